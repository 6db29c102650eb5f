using DeviceMailer.Alerts;
using DeviceMailer.Sensing;
using DeviceMailer.Settings;
using DeviceMailer.Tests.Settings;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Alerts;

[TestClass]
public class AlertGateTests
{
    private const int Minute = 60000;
    private const int Day = 720; // noon
    private const int Night = 30;

    [TestMethod]
    public void First_event_is_mailed_at_once_and_a_burst_is_merged()
    {
        AlertGate gate = Gate(100, 0);
        gate.Add(0, 1, 10);
        Assert.AreEqual(0, gate.WaitMs(0, Day, Minute));
        Assert.IsTrue(gate.TryTake(0, Day));
        AssertAlert(gate, 0, 1, 1, 10, 10);
        for (int i = 1; i <= 50; i++) gate.Add(0, i, 100 + i);
        Assert.IsFalse(gate.TryTake(5 * Minute - 1, Day));
        Assert.AreEqual(1, gate.WaitMs(5 * Minute - 1, Day, Minute));
        Assert.IsTrue(gate.TryTake(5 * Minute, Day));
        AssertAlert(gate, 0, 50, 50, 101, 150);
        Assert.IsFalse(gate.TryTake(100 * Minute, Day));
        Assert.AreEqual(Minute, gate.WaitMs(100 * Minute, Day, Minute));
    }

    [TestMethod]
    public void Triggers_have_intervals_of_their_own()
    {
        AlertGate gate = Gate(100, 0);
        gate.Add(0, 1, 10);
        gate.Add(1, 1, 10);
        Assert.IsTrue(gate.TryTake(0, Day));
        Assert.IsTrue(gate.TryTake(0, Day));
        gate.Add(0, 1, 10);
        gate.Add(1, 1, 10);
        Assert.IsTrue(gate.TryTake(Minute, Day));
        Assert.AreEqual(1, gate.Trigger); // its interval is a minute
        Assert.IsFalse(gate.TryTake(Minute, Day));
    }

    [TestMethod]
    public void Device_sends_no_more_mails_in_an_hour_than_allowed_and_drops_no_event()
    {
        AlertGate gate = Gate(6, 0);
        int mails = 0;
        int events = 0;
        int added = 0;
        for (int ms = 0; ms < 600 * Minute; ms += Minute / 2)
        {
            gate.Add(1, 1, ms);
            added++;
            if (!gate.TryTake(ms, Day)) continue;
            mails++;
            events += gate.Count;
        }

        Assert.IsTrue(mails >= 60 && mails <= 66, mails.ToString()); // 6 an hour, and 6 saved up at the start
        Assert.IsTrue(gate.TryTake(700 * Minute, Day));
        Assert.AreEqual(added, events + gate.Count);
    }

    [TestMethod]
    public void Quiet_hours_hold_back_what_is_not_urgent()
    {
        AlertGate gate = Gate(100, 60);
        gate.Add(0, 1, 10);
        gate.Add(1, 1, 10); // urgent
        Assert.IsTrue(gate.TryTake(0, Night));
        Assert.AreEqual(1, gate.Trigger);
        Assert.IsFalse(gate.TryTake(0, Night));
        Assert.AreEqual(10 * Minute, gate.WaitMs(0, Night, 10 * Minute));
        Assert.AreEqual(30 * Minute, gate.WaitMs(0, Night, 1440 * Minute)); // a device that sleeps does so until it is over
        Assert.IsTrue(gate.TryTake(1, 60));
        Assert.AreEqual(0, gate.Trigger);
    }

    [TestMethod]
    public void Unset_clock_knows_no_night()
    {
        AlertGate gate = Gate(100, 60);
        gate.Add(0, 1, 10);
        Assert.IsTrue(gate.TryTake(0, -1));
    }

    [TestMethod]
    public void Notice_goes_in_a_mail_of_its_own_after_an_hour_and_then_ever_more_seldom()
    {
        AlertGate gate = Gate(100, 0);
        int at = 10 * Minute;
        for (int hours = 1; hours < 100; hours *= 2)
        {
            gate.SetNotice(true, at, 10);
            gate.SetNotice(true, at + Minute, 20); // more of them wait for no longer
            int wait = (hours > 24 ? 24 : hours) * 60 * Minute;
            Assert.AreEqual(wait, gate.WaitMs(at, Day, int.MaxValue));
            at += wait;
            Assert.IsFalse(gate.TryTake(at - 1, Day));
            Assert.IsTrue(gate.TryTake(at, Day));
            Assert.AreEqual(2, gate.Trigger); // behind the two triggers
        }

        gate.SetNotice(true, at + 1441 * Minute, 10); // it was quiet for a day
        Assert.AreEqual(60 * Minute, gate.WaitMs(at + 1441 * Minute, Day, int.MaxValue));
    }

    [TestMethod]
    public void Notice_that_another_mail_took_along_is_over()
    {
        AlertGate gate = Gate(100, 0);
        gate.SetNotice(true, 0, 10);
        gate.SetNotice(false, 30 * Minute, 10);
        Assert.IsFalse(gate.TryTake(600 * Minute, Day));
        Assert.AreEqual(Minute, gate.WaitMs(600 * Minute, Day, Minute));
    }

    [TestMethod]
    public void All_clear_began_with_its_alarm_and_a_start_with_the_last_sign_of_life()
    {
        long before = new System.DateTime(2026, 11, 21, 6, 0, 0).Ticks;
        long at = new System.DateTime(2026, 11, 21, 7, 0, 0).Ticks;
        AlertGate gate = new AlertGate(Triggers("[trigger door]\npin=4\nclear-subject=shut\n[trigger up]\nboot=yes\n"), 1000, new QuietHours(0, 0), 0);
        gate.AddStart(before, 5);
        gate.AddStart(at, 6); // the mail of the start before waits still
        gate.Add(0, 1, at);
        gate.Add(2, 0, at + 10);
        Assert.IsTrue(gate.TryTake(0, Day));
        Assert.IsTrue(gate.TryTake(0, Day));
        Assert.AreEqual(1, gate.Trigger);
        Assert.AreEqual(2, gate.Count);
        Assert.IsTrue(gate.FirstTicks == before && gate.LastTicks == 6);
        Assert.IsTrue(gate.TryTake(0, Day));
        Assert.AreEqual(2, gate.Trigger);
        Assert.IsTrue(gate.FirstTicks == at && gate.LastTicks == at + 10);
        Assert.IsTrue(gate.TellsStarts && !Gate(1, 0).TellsStarts);
    }

    [DataRow(60, 120, 59, false)]
    [DataRow(60, 120, 60, true)]
    [DataRow(60, 120, 120, false)]
    [DataRow(1320, 390, 1439, true)]
    [DataRow(1320, 390, 0, true)]
    [DataRow(1320, 390, 390, false)]
    [DataRow(1320, 390, 1319, false)]
    [DataRow(60, 60, 60, false)]
    public void Quiet_hours(int from, int until, int minute, bool expected) =>
        Assert.AreEqual(expected, new QuietHours(from, until).Contains(minute));

    private static void AssertAlert(AlertGate gate, int trigger, int value, int count, int first, int last)
    {
        Assert.AreEqual(trigger, gate.Trigger);
        Assert.AreEqual(value, gate.Value);
        Assert.AreEqual(count, gate.Count);
        Assert.AreEqual(first, (int)gate.FirstTicks);
        Assert.AreEqual(last, (int)gate.LastTicks);
    }

    // A door with an interval of five minutes, a leak with one of a minute, urgent; quiet from midnight on.
    private static AlertGate Gate(int mailsPerHour, int quietUntil)
    {
        Trigger[] triggers = Triggers("[trigger door]\npin=4\n[trigger leak]\npin=5\ninterval=1min\nurgent=yes\n");
        return new AlertGate(triggers, mailsPerHour, new QuietHours(0, quietUntil), 0);
    }

    private static Trigger[] Triggers(string sections)
    {
        SettingsErrors errors = new SettingsErrors();
        return DeviceSettings.Read("t.ini", new TextSource(Bytes.Of("[smtp]\nhost=m\nsecurity=none\n[mail]\nfrom=a@b\nto=c@d\n" + sections), 64), null, null, errors).Triggers;
    }
}
