using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Delivery;

/// <summary>One message for two domains: each has servers of its own, and none waits for the other's.</summary>
[TestClass]
public class DomainsTests
{
    private const int Both = 3;

    [TestMethod]
    public void Each_domain_gets_a_transaction()
    {
        Desk desk = new Desk(new TwoDomains(), PostmanTests.Join(Delivered("b"), Delivered("c")));
        desk.Add(Both);
        Assert.AreEqual(NotifierLimits.MaxIdleMs, desk.Step());
        desk.AssertOver();
        Assert.AreEqual(0, desk.Outbox.Count);
    }

    [TestMethod]
    public void Domain_that_puts_it_off_does_not_keep_the_other_back()
    {
        Desk desk = new Desk(new TwoDomains(), PostmanTests.Join(PutOff("b"), Delivered("c"), Delivered("b")));
        desk.Add(Both);
        int wait = desk.Step();
        Assert.IsTrue(wait >= 59000 && wait <= 60000, wait.ToString());
        Assert.AreEqual(1, desk.Outbox.RecipientsOf(1));
        Assert.AreEqual(1, desk.Outbox.FailuresOf(1));
        desk.UptimeMs += 70000;
        desk.Step();
        desk.AssertOver();
        Assert.AreEqual(0, desk.Outbox.Count);
    }

    [TestMethod]
    public void Both_put_it_off_at_one_time_and_that_is_one_failure()
    {
        Desk desk = new Desk(new TwoDomains(), PostmanTests.Join(PutOff("b"), PutOff("c"), PutOff("b"), Delivered("c"), Delivered("b")));
        desk.Add(Both);
        desk.Step();
        Assert.AreEqual(1, desk.Outbox.FailuresOf(1));
        desk.UptimeMs += 70000;
        desk.Step();
        Assert.AreEqual(2, desk.Outbox.FailuresOf(1));
        Assert.AreEqual(1, desk.Outbox.RecipientsOf(1));
        desk.UptimeMs += 340000; // 5 min and up to 1/8
        desk.Step();
        desk.AssertOver();
        Assert.AreEqual(0, desk.Outbox.Count);
    }

    [TestMethod]
    public void Domain_that_is_down_does_not_keep_what_the_other_put_off()
    {
        TwoDomains route = new TwoDomains();
        route.Hosts[1] = 0;
        Desk desk = new Desk(route, PostmanTests.Join(PutOff("b"), Delivered("b"), Delivered("c")));
        desk.Add(Both);
        desk.Step();
        desk.UptimeMs += 70000;
        desk.Step();
        Assert.AreEqual(2, desk.Outbox.RecipientsOf(1));
        route.Hosts[1] = 1;
        desk.UptimeMs += 400000;
        desk.Step();
        desk.AssertOver();
        Assert.AreEqual(0, desk.Outbox.Count);
    }

    [TestMethod]
    public void Domain_that_takes_no_mail_is_told_of_and_the_other_gets_it()
    {
        TwoDomains route = new TwoDomains();
        route.Hosts[0] = -1;
        Desk desk = new Desk(route, Delivered("c"));
        desk.Add(Both);
        desk.Add(1);
        desk.Step();
        desk.AssertOver();
        Assert.AreEqual(0, desk.Outbox.Count);
        Assert.AreEqual("Since the last mail: 2 recipients refused.", desk.Told);
        Assert.AreEqual("on off ", desk.Light);
    }

    private static string[] Delivered(string who) => PostmanTests.Join(
        PostmanTests.Hello, PostmanTests.Mail, PostmanTests.One(who, "250 ok"), PostmanTests.Content, PostmanTests.Said("250 queued"), PostmanTests.Quit);

    private static string[] PutOff(string who) => PostmanTests.Join(
        PostmanTests.Hello, PostmanTests.Mail, PostmanTests.One(who, "450 later"), PostmanTests.Said("C: RSET"), PostmanTests.Said("250 ok"), PostmanTests.Quit);
}
