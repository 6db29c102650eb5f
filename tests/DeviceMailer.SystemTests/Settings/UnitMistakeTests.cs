// Mistakes in units, voltage dividers and names of other triggers in texts: each is told with its place.

using DeviceMailer.SystemTests.Firmware;

namespace DeviceMailer.SystemTests.Settings;

public class UnitMistakeTests
{
    [Theory]
    [InlineData("adc = 7\ndivider = 200k", "14:11: [trigger a] divider: found \"200k\", expected the resistors from the source to the pin and from the pin to GND, such as 200k/100k")]
    [InlineData("adc = 7\ndivider = 200k/1", "14:11: [trigger a] divider: found \"200k/1\"")]
    [InlineData("adc = 7\ndivider = 200k/100k\nscale = 2", "14:11: [trigger a] divider: found scale as well, expected only one of the two")]
    [InlineData("adc = 7\nntc = 10k/3950/100k\ndivider = 200k/100k", "15:11: [trigger a] divider: found ntc as well, expected only one of the two")]
    [InlineData("sensor = sht3x-temperature\nunit = F", "14:8: warning: [trigger a] unit: found F, to which °C is not converted, so that it is only a word: expected °F, K, or scale with it")]
    [InlineData("sensor = sht3x-temperature\nunit = °F\nbelow = -60", "15:9: warning: [trigger a] below: found -60, but sht3x measures -49 to 266 °F")]
    [InlineData("adc = 7\ntext = \"{a.value} {b.value}\"", "14:19: [trigger a] text: found {b.value}, expected the name of a trigger with a value (adc, sensor or within), a dot, and value, unit, min, max or mean")]
    [InlineData("adc = 7\ntext = \"one\\ntwo {b.value}\"\n[trigger bb]\nadc = 6\nabove = 1", "14:18: [trigger a] text: found {b.value}, expected the name of a trigger")]
    [InlineData("adc = 7\nsubject = {door.value}\n[trigger door]\npin = 15", "14:11: [trigger a] subject: found {door.value}, expected the name of a trigger with a value")]
    [InlineData("adc = 7\nsubject = {a.least}", "14:11: [trigger a] subject: found {a.least}, expected the name of a trigger with a value")]
    [InlineData("adc = 7\nsubject = {a.min}", "14:11: [trigger a] subject: found {a.min}, expected size in [history] with it: without one no values are kept")]
    public void Mistake_is_told_where_it_is(string keys, string told)
    {
        int more = keys.IndexOf("[trigger", StringComparison.Ordinal);
        keys = more < 0 ? keys + "\nabove = 1\n" : keys[..more] + "above = 1\n" + keys[more..] + "\n";
        using var bench = new FirmwareBench(
            "[device]\nname = a\n[smtp]\nhost = 192.0.2.1\nsecurity = none\n[mail]\nfrom = a@b\nto = c@d\n[i2c]\nsda = 21\nscl = 22\n[trigger a]\n" + keys);
        bench.SwitchOn();
        bench.WaitForLog(@"settings: I:\devicemailer.ini:" + told);
    }
}
