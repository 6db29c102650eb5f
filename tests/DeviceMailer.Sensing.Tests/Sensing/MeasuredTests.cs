using DeviceMailer.Log;
using DeviceMailer.Sensing;
using DeviceMailer.Settings;
using DeviceMailer.Tests.Delivery;
using DeviceMailer.Tests.Settings;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Sensing;

[TestClass]
public class MeasuredTests
{
    [TestMethod]
    public void Alarm_comes_after_its_hold_time_and_the_all_clear_after_its_hysteresis()
    {
        Threshold threshold = new Threshold(Triggers("above=-15\nhysteresis=0.5\nhold=1min\n")[0].Measure, 0);
        Assert.IsFalse(threshold.Take(-14999, 0));
        Assert.IsFalse(threshold.Take(-15000, 59000)); // back for a moment: it starts over
        Assert.IsFalse(threshold.Take(-14000, 60000));
        Assert.IsFalse(threshold.Take(-14000, 119999));
        Assert.IsTrue(threshold.Take(-14000, 120000));
        Assert.IsTrue(threshold.IsAlarm);
        Assert.IsFalse(threshold.Take(-14000, 999999));
        Assert.IsFalse(threshold.Take(-15499, 1000000)); // not by enough
        Assert.IsFalse(threshold.Take(-15499, 2000000));
        Assert.IsFalse(threshold.Take(-15501, 2000001));
        Assert.IsTrue(threshold.Take(-15501, 2060001));
        Assert.IsFalse(threshold.IsAlarm);
    }

    [DataRow("above=5\n", 5001, 5000)]
    [DataRow("below=-5\n", -5001, -5000)]
    [DataRow("above=5\nbelow=-5\n", 5001, 4999)]
    [DataRow("above=5\nbelow=-5\n", -5001, 0)]
    public void Bounds(string keys, int outside, int inside)
    {
        Threshold threshold = new Threshold(Triggers(keys)[0].Measure, 0);
        Assert.IsFalse(threshold.Take(inside, 0));
        Assert.IsTrue(threshold.Take(outside, 1));
        Assert.IsTrue(threshold.Take(inside, 2));
    }

    [TestMethod]
    public void Readings_are_scaled_and_sampled_in_time()
    {
        Trigger[] triggers = Triggers("above=20\nscale=0.05\noffset=-50.5\nsample=2s\nclear-subject=fine\n");
        Input input = new Input { Value = 1200 }; // 9.5
        MeasuredTriggers measured = new MeasuredTriggers(triggers, new ISensor[] { input, null }, 0, new EventLog(new LogLines()));
        Assert.IsFalse(measured.TryTake(0));
        Assert.AreEqual(2000, measured.WaitMs(0, 60000));
        input.Value = 1411; // 20.05
        Assert.IsFalse(measured.TryTake(1999));
        Assert.IsTrue(measured.TryTake(2000));
        Assert.AreEqual(0, measured.Trigger);
        Assert.AreEqual(20050, measured.Value);
        Assert.IsFalse(measured.TryTake(2000));
        input.Value = 0;
        Assert.IsTrue(measured.TryTake(4000));
        Assert.AreEqual(1, measured.Trigger); // the all-clear
        Assert.AreEqual(-50500, measured.Value);
    }

    [TestMethod]
    public void Without_an_all_clear_nothing_is_said_of_it()
    {
        Input input = new Input { Value = 4000 };
        MeasuredTriggers measured = new MeasuredTriggers(Triggers("above=20\nsample=1s\n"), new ISensor[] { input }, 0, new EventLog(new LogLines()));
        Assert.IsTrue(measured.TryTake(0));
        Assert.IsFalse(measured.TryTake(0));
        input.Value = 0;
        Assert.IsFalse(measured.TryTake(1000));
        input.Value = 4000;
        Assert.IsTrue(measured.TryTake(2000));
    }

    [TestMethod]
    public void Sensor_that_fails_is_logged_once_reported_once_and_then_asked_seldom()
    {
        Trigger[] triggers = TriggersOf("[i2c]\nsda=21\nscl=22\n[trigger warm]\nsensor=sht3x-temperature\nabove=20\nsample=1s\n");
        Assert.AreEqual(2, triggers.Length);
        LogLines lines = new LogLines();
        Input input = new Input { Fails = true };
        MeasuredTriggers measured = new MeasuredTriggers(triggers, new ISensor[] { input, null }, 0, new EventLog(lines));
        for (int i = 0; i < 4; i++) Assert.IsFalse(measured.TryTake(i * 1000));
        Assert.IsTrue(measured.TryTake(4000));
        Assert.AreEqual(1, measured.Trigger);
        Assert.AreEqual(5000, measured.Value);
        Assert.IsFalse(measured.TryTake(4000));
        Assert.AreEqual(60000, measured.WaitMs(4000, 100000));
        Assert.IsFalse(measured.TryTake(63999));
        Assert.AreEqual(5, input.Asked);
        for (int i = 1; i < 10; i++) Assert.IsFalse(measured.TryTake(4000 + i * 60000));
        Assert.AreEqual("sensor: warm: is out\n", lines.All);

        input.Fails = false;
        Assert.IsFalse(measured.TryTake(4000 + 10 * 60000));
        Assert.AreEqual("sensor: warm: is out\nsensor: warm: measures again; failures: 14\n", lines.All);
        Assert.AreEqual(1000, measured.WaitMs(4000 + 10 * 60000, 100000));
        input.Fails = true;
        for (int i = 1; i < 5; i++) Assert.IsFalse(measured.TryTake(604000 + i * 1000));
        Assert.IsTrue(measured.TryTake(609000)); // a new time, a new report
    }

    [TestMethod]
    public void Sensor_that_still_measures_is_asked_in_a_moment_and_has_not_failed()
    {
        LogLines lines = new LogLines();
        Input input = new Input { Fails = true, Problem = null };
        MeasuredTriggers measured = new MeasuredTriggers(TriggersOf("[i2c]\nsda=21\nscl=22\n[trigger warm]\nsensor=sht3x-temperature\nabove=20\nsample=10s\n"), new ISensor[] { input, null }, 0, new EventLog(lines));
        for (int i = 0; i < 20; i++)
        {
            Assert.IsFalse(measured.TryTake(i * NotifierLimits.StillMeasuringMs));
            Assert.AreEqual(NotifierLimits.StillMeasuringMs, measured.WaitMs(i * NotifierLimits.StillMeasuringMs, 60000));
        }

        Assert.AreEqual("", lines.All);
        input.Fails = false;
        input.Value = 21;
        Assert.IsTrue(measured.TryTake(2000));
        Assert.AreEqual(0, measured.Trigger);
        Assert.AreEqual(10000, measured.WaitMs(2000, 60000));
    }

    [TestMethod]
    public void Values_beyond_all_numbers_are_outside_and_not_turned_over()
    {
        Trigger[] triggers = TriggersOf("[trigger warm]\nadc=6\nscale=1000\noffset=1000000\nabove=1000000\nsample=1s\n");
        Input input = new Input { Value = 2000000 };
        MeasuredTriggers measured = new MeasuredTriggers(triggers, new ISensor[] { input }, 0, new EventLog(new LogLines()));
        Assert.IsTrue(measured.TryTake(0));
        Assert.AreEqual(int.MaxValue - 1, measured.Value);
    }

    private static Trigger[] Triggers(string keys) => TriggersOf("[trigger warm]\nadc=6\n" + keys);

    private static Trigger[] TriggersOf(string sections)
    {
        SettingsErrors errors = new SettingsErrors();
        byte[] file = Bytes.Of("[smtp]\nhost=m\nsecurity=none\n[mail]\nfrom=a@b\nto=c@d\n" + sections);
        DeviceSettings settings = DeviceSettings.Read("t.ini", new TextSource(file, 64), null, null, errors);
        Assert.IsNotNull(settings, errors.MessageAt(0));
        return settings.Triggers;
    }

    private sealed class Input : ISensor
    {
        internal int Value { get; set; }

        internal bool Fails { get; set; }

        internal int Asked { get; private set; }

        public string Problem { get; set; } = "is out";

        public bool TryMeasure(long nowMs, out int milli)
        {
            Asked++;
            milli = Value * 1000;
            return !Fails;
        }
    }
}
