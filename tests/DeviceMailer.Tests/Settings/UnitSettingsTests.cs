// Units in which values are shown, voltage dividers, and names of other triggers in texts: what the settings make of them.

using DeviceMailer.Sensing;
using DeviceMailer.Settings;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Settings;

[TestClass]
public class UnitSettingsTests
{
    private const string Start = "[smtp]\nhost = 192.0.2.1\nsecurity = none\n[mail]\nfrom = a@b\nto = c@d\n[i2c]\nsda = 4\nscl = 5\n";

    [DataRow("sensor = sht3x-temperature\nunit = °F", 21500, 70700)]
    [DataRow("sensor = sht3x-temperature\nunit = °F\noffset = -0.5", 21500, 70200)]
    [DataRow("sensor = sht3x-temperature\nunit = °F\nscale = 2\noffset = 1", 21500, 44000)]   // converted by hand
    [DataRow("sensor = sht3x-temperature\nunit = K", -40000, 233150)]
    [DataRow("sensor = sht3x-temperature\nunit = degrees", 21500, 21500)]
    [DataRow("sensor = bme280-pressure\nunit = inHg", 1013250, 29921)]
    [DataRow("sensor = bme280-pressure\nunit = mmHg", 1013250, 760000)]
    [DataRow("sensor = ina219-voltage\nunit = mV", 12340, 12340000)]
    [DataRow("adc = 7\nntc = 10k/3950/100k\nunit = °F", -18000, -400)]
    [DataRow("adc = 7\ndivider = 200k/100k", 0, 426)]            // 142 mV at the pin, by three
    [DataRow("adc = 7\ndivider = 200k/100k", 4095000, 10323)]    // 3,441 mV, by three
    [DataRow("adc = 7\ndivider = 200k/100k\noffset = 0.1\nunit = mV", 1000000, 2843100)]
    public void Value_is_in_the_unit_that_is_asked_for(string keys, int reading, int milli)
    {
        Measure measure = Triggers("[trigger a]\n" + keys + "\nabove = 1\n")[0].Measure;
        int value = MeasuredTriggers.Scale(measure, reading);
        int slack = milli / 1000;
        if (slack < 0) slack = -slack;
        Assert.IsTrue(value >= milli - slack - 1 && value <= milli + slack + 1, value.ToString());
    }

    [DataRow("sensor = sht3x-temperature\nunit = °F", 10, "°F")]
    [DataRow("sensor = bme280-pressure\nunit = inHg", 1, "inHg")]
    [DataRow("sensor = ina219-voltage\nunit = mV", 10000, "mV")]
    [DataRow("adc = 7\ndivider = 200k/100k", 10, "V")]
    [DataRow("adc = 7\ndivider = 200k/100k\nunit = mV", 10000, "mV")]
    [DataRow("adc = 7", 0, "")]
    public void Value_has_as_many_decimals_as_mean_something(string keys, int round, string unit)
    {
        Trigger trigger = Triggers("[trigger a]\n" + keys + "\nabove = 1\n")[0];
        Assert.AreEqual(round, trigger.Measure.RoundMilli);
        Assert.AreEqual(unit, SettingsBench.Text(trigger.Unit));
    }

    [TestMethod]
    public void Name_may_stand_before_its_trigger_and_have_blanks_and_dots()
    {
        Trigger[] triggers = Triggers("[history]\nsize = 8 KiB\n[trigger door]\npin = 15\ntext = \"{no. 1 cellar.max} {no. 1 cellar.unit}\"\n[trigger no. 1 cellar]\nadc = 7\nbelow = 3\n");
        Assert.AreEqual("{no. 1 cellar.max} {no. 1 cellar.unit}\n{footer}", SettingsBench.Text(triggers[0].Text));
    }

    private static Trigger[] Triggers(string text)
    {
        SettingsErrors errors = new SettingsErrors();
        DeviceSettings settings = SettingsBench.Read(Start + text, 64, errors);
        SettingsBench.AssertNone(errors);
        return settings.Triggers;
    }
}
