using DeviceMailer.Settings;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Settings;

[TestClass]
public class PowerCheckTests
{
    private const string Pins = "4 = in out pull rtc\n5 = in out pull\n12 = in out pull rtc\n13 = in out pull rtc\n34 = in rtc adc1.6\n";

    [TestMethod]
    public void Defaults_are_always_on()
    {
        DeviceSettings settings = Read("", "ESP32", "pin=4\n", out SettingsErrors errors);
        Assert.AreEqual(0, errors.Count, errors.MessageAt(0));
        Assert.IsFalse(settings.Sleeps);
        Assert.AreEqual(0, settings.BudgetMs);
        Assert.AreEqual(4096, settings.LogBytes);
        Assert.IsFalse(settings.LogsAll);
    }

    [DataRow("ESP32", "pin=4\npull=none\n")]
    [DataRow("ESP32", "pin=4\npull=none\n[trigger b]\npin=12\npull=none\n")] // two that fall
    [DataRow("ESP32-S3", "pin=4\npull=none\n[trigger b]\npin=12\npull=none\nedge=rising\n[trigger c]\npin=13\npull=none\nedge=rising\n")]
    [DataRow("ESP32", "adc=6\nabove=1\nsample=1min\n")]
    [DataRow("ESP32-C3", "every=1h\n")]
    public void Sleep_mode_takes_what_the_chip_can_do(string chip, string trigger)
    {
        DeviceSettings settings = Read("mode=sleep\n", chip, trigger, out SettingsErrors errors);
        Assert.AreEqual(0, errors.Count, errors.MessageAt(0));
        Assert.IsTrue(settings.Sleeps);
    }

    [DataRow("ESP32", "pin=5\npull=none\n", "t.ini:10:5: [trigger a] pin: found 5, expected one that can wake the chip with mode = sleep: rtc in the board's file")]
    [DataRow("ESP32", "pin=4\n", "t.ini:9:1: [trigger a] pull: found up, expected none with mode = sleep, and a resistor outside: the chip's own are off in deep sleep")]
    [DataRow("ESP32", "adc=6\nabove=1\n", "t.ini:9:1: [trigger a] sample: found 1s, expected 1min or more with mode = sleep: the device wakes for each")]
    [DataRow("ESP32-C3", "pin=4\npull=none\n", "t.ini:10:5: [trigger a] pin: found 4, expected none with mode = sleep: the pins of an ESP32-C3 cannot wake it here, only every and at can")]
    [DataRow("ESP32", "pin=4\npull=none\n[trigger b]\npin=12\npull=none\nedge=both\n[trigger c]\npin=13\npull=none\nedge=rising\n", "t.ini:15:6: [trigger b] edge: found both, expected rising with mode = sleep: the chip can wake by one pin that falls and any number that rise, or by two that fall")]
    public void Sleep_mode_refuses_what_it_cannot(string chip, string trigger, string expected)
    {
        Read("mode=sleep\n", chip, trigger, out SettingsErrors errors);
        Assert.AreEqual(1, errors.Count, errors.MessageAt(1));
        Assert.AreEqual(expected, errors.MessageAt(0));
    }

    [DataRow("pin=4\npull=none\nwithin=1h\nabove=5\n", "t.ini:12:8: [trigger a] within: found 1h, expected an edge with mode = sleep: nobody watches a pin in deep sleep")]
    [DataRow("pin=4\npull=none\nsilence=1d\n", "t.ini:12:9: [trigger a] silence: found 1d, expected an edge with mode = sleep: nobody watches a pin in deep sleep")]
    [DataRow("pin=4\npull=none\nlevel=low\n", "t.ini:10:5: [trigger a] pin: found 4, expected an edge with mode = sleep: nobody watches a pin in deep sleep")]
    public void Sleep_mode_cannot_count(string trigger, string expected)
    {
        Read("mode=sleep\n", "ESP32", trigger, out SettingsErrors errors);
        Assert.AreEqual(1, errors.Count, errors.MessageAt(1));
        Assert.AreEqual(expected, errors.MessageAt(0));
    }

    [TestMethod]
    public void Log_that_is_not_kept_cannot_be_attached()
    {
        Read("[log]\nsize=0\n", "ESP32", "pin=4\nattach=log\n", out SettingsErrors errors);
        Assert.AreEqual("t.ini:12:8: [trigger a] attach: found log, expected [log] size of 256 or more with it", errors.MessageAt(0));
    }

    private static DeviceSettings Read(string power, string chip, string trigger, out SettingsErrors errors)
    {
        errors = new SettingsErrors();
        Board board = Board.Read("b.ini", new TextSource(Bytes.Of("[board]\nchip = " + chip + "\n[pins]\n" + Pins), 64), errors);
        string file = "[power]\n" + power + "[smtp]\nhost=m\nsecurity=none\n[mail]\nfrom=a@b\nto=c@d\n[trigger a]\n" + trigger;
        return DeviceSettings.Read("t.ini", new TextSource(Bytes.Of(file), 64), board, null, errors);
    }
}
