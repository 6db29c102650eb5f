using DeviceMailer.Delivery;
using DeviceMailer.Tests.Outbox;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Delivery;

[TestClass]
public class SpreadTests
{
    private const int TenMinutesMs = 600000;
    private const int NetworkMs = 90000;

    private static readonly string[] Delivery = PostmanTests.Join(
        PostmanTests.Hello, PostmanTests.Mail, PostmanTests.One("b", "250 ok"), PostmanTests.Content, PostmanTests.Said("250 queued"), PostmanTests.Quit);

    [TestMethod]
    public void Places_are_whole_seconds_within_the_spread_and_every_id_keeps_its_own()
    {
        Assert.AreEqual(Desk.PlaceMs, Spread.PlaceMs(TenMinutesMs, Bytes.Of(Desk.DeviceId)));
        Assert.AreEqual(Desk.PlaceMs, Spread.PlaceMs(TenMinutesMs, Bytes.Of(Desk.DeviceId)));
        Assert.AreEqual(0, Spread.PlaceMs(999, Bytes.Of(Desk.DeviceId)));
        for (int i = 0; i < 100; i++)
        {
            int place = Spread.PlaceMs(TenMinutesMs, Bytes.Of("a0b76500" + i.ToString()));
            Assert.IsTrue(place >= 0 && place < TenMinutesMs && place % 1000 == 0, place.ToString());
        }
    }

    [TestMethod]
    public void What_waited_for_power_is_sent_at_the_devices_place_counted_from_the_network()
    {
        Spread spread = new Spread(TenMinutesMs);
        Desk desk = new Desk(spread, WithMail(), Delivery);
        Assert.AreEqual(NotifierLimits.MaxIdleMs, desk.Step());
        Join(desk, spread, NetworkMs);
        AssertSentAt(desk, NetworkMs + Desk.PlaceMs);
    }

    [TestMethod]
    public void New_alarm_goes_at_once()
    {
        Spread spread = new Spread(TenMinutesMs);
        Desk desk = new Desk(spread, WithMail(), Delivery);
        Join(desk, spread, NetworkMs);
        desk.Add(1);
        desk.Step();
        desk.AssertOver();
        Assert.AreEqual(1, desk.Outbox.Count); // the one that waited for power
    }

    [TestMethod]
    public void What_all_devices_mail_is_sent_at_the_devices_place_from_when_it_came()
    {
        Spread spread = new Spread(TenMinutesMs);
        Desk desk = new Desk(spread, new MemoryFiles(), Delivery);
        Join(desk, spread, 0);
        desk.UptimeMs = NetworkMs;
        desk.Add(1);
        spread.PutOff();
        AssertSentAt(desk, NetworkMs + Desk.PlaceMs);
    }

    [TestMethod]
    public void What_comes_before_the_network_is_counted_from_the_network()
    {
        Spread spread = new Spread(TenMinutesMs);
        Desk desk = new Desk(spread, new MemoryFiles(), Delivery);
        desk.Add(1);
        spread.PutOff();
        Assert.AreEqual(NotifierLimits.MaxIdleMs, desk.Step());
        Join(desk, spread, NetworkMs);
        AssertSentAt(desk, NetworkMs + Desk.PlaceMs);
    }

    [TestMethod]
    public void What_waits_for_its_next_attempt_goes_on_waiting_for_that()
    {
        MemoryFiles files = WithMail();
        Desk before = new Desk(null, files, PostmanTests.Join(PostmanTests.Hello, PostmanTests.Mail, PostmanTests.One("b", "450 later"), PostmanTests.Said("C: RSET"), PostmanTests.Said("250 ok"), PostmanTests.Quit));
        before.Step();
        Spread spread = new Spread(TenMinutesMs);
        Desk desk = new Desk(spread, files, Delivery);
        Join(desk, spread, 0);
        Assert.IsTrue(desk.Outbox.NextDueMs() < 70000, "it waits for the fleet");
    }

    // A flash with one mail.
    private static MemoryFiles WithMail()
    {
        MemoryFiles files = new MemoryFiles();
        new Desk(null, files, new string[0]).Add(1);
        return files;
    }

    private static void Join(Desk desk, Spread spread, long atMs)
    {
        desk.UptimeMs = atMs;
        Assert.IsTrue(spread.TryConnect());
    }

    private static void AssertSentAt(Desk desk, long dueMs)
    {
        desk.UptimeMs = dueMs - 1;
        desk.Step();
        Assert.AreEqual(1, desk.Outbox.Count);
        desk.UptimeMs = dueMs;
        desk.Step();
        desk.AssertOver();
        Assert.AreEqual(0, desk.Outbox.Count);
    }
}
