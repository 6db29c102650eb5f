using DeviceMailer.Sensing;
using DeviceMailer.Settings;
using DeviceMailer.Tests.Settings;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Sensing;

[TestClass]
public class TimetableTests
{
    private const int Hour = 3600000;

    [TestMethod]
    public void Every_so_often_is_counted_from_the_start()
    {
        Timetable timetable = new Timetable(Triggers("every=1h\n"), 5000);
        Assert.AreEqual("", Due(timetable, 5000, -1));
        Assert.AreEqual(60000, timetable.WaitMs(5000, 60000));
        Assert.AreEqual(1, timetable.WaitMs(5000 + Hour - 1, 60000));
        Assert.AreEqual("0 ", Due(timetable, 5000 + Hour, -1));
        Assert.AreEqual("", Due(timetable, 5000 + Hour, -1));
        Assert.AreEqual("0 ", Due(timetable, 5000 + 5L * Hour + 7, -1)); // once for all that was missed
        Assert.AreEqual("", Due(timetable, 5000 + 6L * Hour - 1, -1));
        Assert.AreEqual("0 ", Due(timetable, 5000 + 6L * Hour, -1));
    }

    [TestMethod]
    public void A_time_of_day_comes_once_a_day()
    {
        Timetable timetable = new Timetable(Triggers("at=07:00\n"), 0);
        string days = "";
        for (int minute = 0; minute < 3 * 1440; minute++) days += Due(timetable, minute * 60000L, minute % 1440);
        Assert.AreEqual("0 0 0 ", days);
    }

    [DataRow(419, 420, "0 ")]
    [DataRow(419, 425, "0 ")] // looked at late
    [DataRow(420, 421, "")]
    [DataRow(359, 420, "0 ")] // a change of time by an hour, a minute after the last look
    [DataRow(430, 371, "")] // back, and again
    [DataRow(298, 421, "")] // the clock was set
    [DataRow(425, 419, "")] // back
    [DataRow(-1, 420, "")] // for the first time
    [DataRow(419, -1, "")]
    public void A_time_of_day_is_passed_not_jumped_over(int before, int now, string expected)
    {
        Timetable timetable = new Timetable(Triggers("at=07:00\n"), 0);
        Due(timetable, 0, before);
        Assert.AreEqual(expected, Due(timetable, 1, now));
    }

    [TestMethod]
    public void Midnight_is_a_time_of_day()
    {
        Timetable timetable = new Timetable(Triggers("at=00:00\n"), 0);
        Due(timetable, 0, 1439);
        Assert.AreEqual("0 ", Due(timetable, 1, 0));
    }

    private static string Due(Timetable timetable, long nowMs, int localMinute)
    {
        string due = "";
        for (int trigger = timetable.TryTake(nowMs, localMinute); trigger >= 0; trigger = timetable.TryTake(nowMs, localMinute)) due += trigger.ToString() + " ";
        return due;
    }

    private static Trigger[] Triggers(string keys)
    {
        SettingsErrors errors = new SettingsErrors();
        byte[] file = Bytes.Of("[smtp]\nhost=m\nsecurity=none\n[mail]\nfrom=a@b\nto=c@d\n[trigger alive]\n" + keys);
        DeviceSettings settings = DeviceSettings.Read("t.ini", new TextSource(file, 64), null, null, errors);
        Assert.IsNotNull(settings, errors.MessageAt(0));
        return settings.Triggers;
    }
}
