using DeviceMailer.Delivery;
using DeviceMailer.Health;
using DeviceMailer.Tests.Outbox;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Health;

[TestClass]
public class HealthTests
{
    private const int Period = 6000;

    [DataRow(0, 0)] // good: dark
    [DataRow(1, 1)] // a mail waits
    [DataRow(2, 2)] // no network
    [DataRow(3, 3)] // no server
    [DataRow(4, 4)] // no flash
    [DataRow(5, 5)] // log in again
    [DataRow(6, 6)] // an alarm
    [DataRow(7, 15)] // bad settings: all the time
    public void Status_has_its_number_of_flashes_in_each_period(int status, int flashes)
    {
        int lit = 0;
        for (int ms = 0; ms < 10 * Period; ms += Blink.UnitMs)
        {
            bool on = Blink.IsLit((Status)status, ms);
            if (on) lit++;
            Assert.IsTrue(on == Blink.IsLit((Status)status, ms + Blink.UnitMs - 1));
        }

        Assert.AreEqual(10 * flashes, lit);
    }

    [TestMethod]
    public void Sending_is_lit_and_nothing_changes_while_nothing_blinks()
    {
        for (int ms = 0; ms < 2 * Period; ms += 100) Assert.IsTrue(Blink.IsLit(Status.Sending, ms));
        Assert.AreEqual(60000, Blink.UntilChangeMs(Status.Sending, 5, 60000));
        Assert.AreEqual(60000, Blink.UntilChangeMs(Status.Good, 5, 60000));
        Assert.AreEqual(Blink.UnitMs - 5, Blink.UntilChangeMs(Status.NoServer, 5, 60000));
        Assert.AreEqual(3, Blink.UntilChangeMs(Status.NoServer, 5, 3));
        Assert.IsTrue(Blink.IsLit(Status.NoServer, 30L * 24 * 3600 * 1000)); // a month of it
    }

    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(4)]
    [DataRow(8)] // set-up mode
    [DataRow(9)] // forgetting
    public void Next_change_is_when_the_light_changes(int status)
    {
        long at = 0;
        for (int changes = 0; changes < 50; changes++)
        {
            bool lit = Blink.IsLit((Status)status, at);
            int until = Blink.UntilChangeMs((Status)status, at, int.MaxValue);
            Assert.IsTrue(until > 0);
            Assert.IsTrue(lit == Blink.IsLit((Status)status, at + until - 1));
            at += until;
            Assert.IsTrue(lit != Blink.IsLit((Status)status, at));
        }
    }

    [TestMethod]
    public void Start_is_what_the_platform_says_unless_there_is_a_mark()
    {
        MemoryFiles files = new MemoryFiles();
        Assert.IsTrue(Open(files, StartReason.Power).Reason == StartReason.Power);
        Assert.AreEqual(0, files.Operations); // a good start writes nothing
        StartMark mark = Open(files, StartReason.Timer);
        Assert.IsTrue(mark.IsWake);
        mark.Note(StartReason.Watchdog, 0);
        mark = Open(files, StartReason.Timer);
        Assert.IsTrue(mark.Reason == StartReason.Watchdog);
        Assert.IsFalse(mark.IsWake);
        Assert.IsTrue(Open(files, StartReason.Pin).Reason == StartReason.Pin); // it was read
    }

    [TestMethod]
    public void Failures_one_after_the_other_wait_longer_and_a_good_run_forgives()
    {
        MemoryFiles files = new MemoryFiles();
        int last = 0;
        for (int i = 0; i < 40; i++)
        {
            int wait = Open(files, StartReason.Power).Note(StartReason.Failure, 1000);
            Assert.IsTrue(wait >= last && wait <= NotifierLimits.MaxRestartWaitMs);
            if (i == 0) Assert.AreEqual(NotifierLimits.FirstRestartWaitMs, wait);
            last = wait;
        }

        Assert.AreEqual(NotifierLimits.MaxRestartWaitMs, last);
        Assert.AreEqual(NotifierLimits.FirstRestartWaitMs, Open(files, StartReason.Power).Note(StartReason.Failure, NotifierLimits.GoodRunMs + 1));
    }

    [TestMethod]
    public void Damaged_mark_is_none()
    {
        MemoryFiles files = new MemoryFiles();
        Open(files, StartReason.Power).Note(StartReason.Failure, 0);
        files.Damage(DeviceMailer.Outbox.OutboxFile.OddLedger, 4, 5);
        Assert.IsTrue(Open(files, StartReason.Power).Reason == StartReason.Power);
    }

    private static StartMark Open(MemoryFiles files, StartReason platform)
    {
        StartMark mark = new StartMark(files);
        mark.Open(platform);
        return mark;
    }
}
