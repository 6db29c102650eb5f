using DeviceMailer.DeepSleep;
using DeviceMailer.Sensing;
using DeviceMailer.Settings;
using DeviceMailer.Tests.Settings;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.DeepSleep;

[TestClass]
public class WakePinsTests
{
    // Triggers at GPIO 4, 27 and 33; levels of these from the lowest bit on. What wakes: EXT0's pin and level, EXT1's pins and level, pins left out.
    [DataRow("000", "none; 4 27 33 high; 0")]
    [DataRow("100", "4 low; 27 33 high; 0")]
    [DataRow("010", "27 low; 4 33 high; 0")]
    [DataRow("110", "4 low; 33 high; 1")]
    [DataRow("111", "4 low; 27 low; 1")]
    public void Each_pin_wakes_at_the_opposite_level(string levels, string expected)
    {
        WakePins pins = new WakePins(Triggers("4", "27", "33"));
        long bits = 0;
        for (int i = 0; i < levels.Length; i++) bits |= levels[i] == '1' ? 1L << i : 0;
        pins.Choose(bits, true);
        Assert.AreEqual(expected, Text(pins));
    }

    [TestMethod]
    public void Two_pins_that_are_high_both_wake()
    {
        WakePins pins = new WakePins(Triggers("4", "39"));
        pins.Choose(3, true);
        Assert.AreEqual("4 low; 39 low; 0", Text(pins));
    }

    [TestMethod]
    public void Pins_that_woke_too_often_are_left_out()
    {
        WakePins pins = new WakePins(Triggers("4", "27"));
        pins.Choose(1, false);
        Assert.AreEqual("none; none; 2", Text(pins));
    }

    private static string Text(WakePins pins)
    {
        string text = pins.Ext0Pin < 0 ? "none" : pins.Ext0Pin.ToString() + (pins.Ext0Level == 0 ? " low" : " high");
        text += ";";
        for (int pin = 0; pin < 64; pin++)
        {
            if ((pins.Ext1Pins & (1L << pin)) != 0) text += " " + pin.ToString();
        }

        text += pins.Ext1Pins == 0 ? " none" : pins.Ext1AtHigh ? " high" : " low";
        return text + "; " + pins.LeftOut.ToString();
    }

    private static Trigger[] Triggers(params string[] pins)
    {
        SettingsErrors errors = new SettingsErrors();
        string file = "[smtp]\nhost=m\nsecurity=none\n[mail]\nfrom=a@b\nto=c@d\n";
        for (int i = 0; i < pins.Length; i++) file += "[trigger t" + pins[i] + "]\npin=" + pins[i] + "\n";
        DeviceSettings settings = DeviceSettings.Read("t.ini", new TextSource(Bytes.Of(file), 64), null, null, errors);
        Assert.IsNotNull(settings, errors.MessageAt(0));
        return settings.Triggers;
    }
}
