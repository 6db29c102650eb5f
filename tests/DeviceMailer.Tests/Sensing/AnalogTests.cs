using DeviceMailer.Sensing;
using DeviceMailer.Settings;
using DeviceMailer.Tests.Settings;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Sensing;

[TestClass]
public class AnalogTests
{
    [TestMethod]
    public void Alarm_comes_after_its_hold_time_and_the_all_clear_after_its_hysteresis()
    {
        Threshold threshold = new Threshold(Triggers("above=-15\nhysteresis=0.5\nhold=1min\n")[0]);
        Assert.IsFalse(threshold.Take(-14999, 0));
        Assert.IsFalse(threshold.Take(-15000, 59000)); // back for a moment: it begins anew
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
        Threshold threshold = new Threshold(Triggers(keys)[0]);
        Assert.IsFalse(threshold.Take(inside, 0));
        Assert.IsTrue(threshold.Take(outside, 1));
        Assert.IsTrue(threshold.Take(inside, 2));
    }

    [TestMethod]
    public void Readings_are_scaled_and_sampled_in_time()
    {
        Trigger[] triggers = Triggers("above=20\nscale=0.05\noffset=-50.5\nsample=2s\nclear-subject=fine\n");
        Input input = new Input { Value = 1200 }; // 9.5
        AnalogTriggers analog = new AnalogTriggers(triggers, new IAnalogInput[] { input, null }, 0);
        Assert.IsFalse(analog.TryTake(0));
        Assert.AreEqual(2000, analog.WaitMs(0, 60000));
        input.Value = 1411; // 20.05
        Assert.IsFalse(analog.TryTake(1999));
        Assert.IsTrue(analog.TryTake(2000));
        Assert.AreEqual(0, analog.Trigger);
        Assert.AreEqual(20050, analog.Milli);
        Assert.IsFalse(analog.TryTake(2000));
        input.Value = 0;
        Assert.IsTrue(analog.TryTake(4000));
        Assert.AreEqual(1, analog.Trigger); // the all-clear
        Assert.AreEqual(-50500, analog.Milli);
    }

    [TestMethod]
    public void Without_an_all_clear_nothing_is_said_of_it()
    {
        Input input = new Input { Value = 4000 };
        AnalogTriggers analog = new AnalogTriggers(Triggers("above=20\nsample=1s\n"), new IAnalogInput[] { input }, 0);
        Assert.IsTrue(analog.TryTake(0));
        Assert.IsFalse(analog.TryTake(0));
        input.Value = 0;
        Assert.IsFalse(analog.TryTake(1000));
        input.Value = 4000;
        Assert.IsTrue(analog.TryTake(2000));
    }

    private static Trigger[] Triggers(string keys)
    {
        SettingsErrors errors = new SettingsErrors();
        byte[] file = Bytes.Of("[smtp]\nhost=m\nsecurity=none\n[mail]\nfrom=a@b\nto=c@d\n[trigger warm]\nadc=6\n" + keys);
        DeviceSettings settings = DeviceSettings.Read("t.ini", new TextSource(file, 64), null, null, errors);
        Assert.IsNotNull(settings, errors.MessageAt(0));
        return settings.Triggers;
    }

    private sealed class Input : IAnalogInput
    {
        internal int Value { get; set; }

        public int Read() => Value;
    }
}
