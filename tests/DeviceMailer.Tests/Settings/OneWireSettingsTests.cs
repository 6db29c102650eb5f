using DeviceMailer.Settings;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Settings;

[TestClass]
public class OneWireSettingsTests
{
    private const string Start = "[smtp]\nhost=192.0.2.1\nsecurity=none\n[mail]\nfrom=a@b\nto=c@d\n";
    private const string Bus = "[onewire]\ntx=17\nrx=16\n";
    private const string Trigger = "[trigger a]\nsensor=ds18b20\nabove=1\n";

    [TestMethod]
    public void Pins_and_number_are_read()
    {
        DeviceSettings settings = Read(Bus + Trigger + "number=28-0123456789ab\n", "ESP32", out SettingsErrors errors);
        SettingsBench.AssertNone(errors);
        Assert.AreEqual(0, errors.WarningCount);
        Assert.AreEqual(17, settings.OneWirePins.First);
        Assert.AreEqual(16, settings.OneWirePins.Second);
        Assert.IsNull(settings.I2cPins);
        Assert.AreEqual(0x28, settings.Triggers[0].Measure.Sensor.Family);
        Assert.AreEqual(0xAB, (int)settings.Triggers[0].Measure.Sensor.Number[1]);
    }

    [TestMethod]
    public void Without_a_number_it_is_the_only_one()
    {
        DeviceSettings settings = Read(Bus + Trigger + "[trigger b]\nsensor=ds18b20\nbelow=0\n", "ESP32-S3", out SettingsErrors errors);
        SettingsBench.AssertNone(errors);
        Assert.IsNull(settings.Triggers[0].Measure.Sensor.Number);
        Assert.IsTrue(settings.Triggers[0].Measure.Sensor.IsSameChip(settings.Triggers[1].Measure.Sensor));
    }

    [TestMethod]
    public void Chips_with_different_numbers_are_two()
    {
        DeviceSettings settings = Read(Bus + Trigger + "number=28-000000000001\n[trigger b]\nsensor=ds18b20\nbelow=0\nnumber=28-000000000002\n", "", out SettingsErrors errors);
        SettingsBench.AssertNone(errors);
        Assert.IsFalse(settings.Triggers[0].Measure.Sensor.IsSameChip(settings.Triggers[1].Measure.Sensor));
    }

    [TestMethod]
    public void Mistakes_say_what_was_expected()
    {
        string[] cases =
        {
            Trigger, "ESP32", "t.ini:8:8: [trigger a] sensor: found no bus, expected tx and rx in [onewire]",
            "[onewire]\ntx=17\n" + Trigger, "ESP32", "t.ini:10:8: [trigger a] sensor: found no bus, expected tx and rx in [onewire]",
            Bus + Trigger, "ESP32-C3", "t.ini:8:4: [onewire] tx: found pin 17, but nanoFramework has no 1-Wire for the ESP32-C3: it takes a third serial port",
            Bus + Trigger + "number=28-01\n", "ESP32", "t.ini:13:8: [trigger a] number: found \"28-01\", expected a device's number as the log shows it at the start, such as 28-0123456789ab",
            Bus + Trigger + "number=10-0123456789ab\n", "ESP32", "t.ini:13:8: [trigger a] number: found 10-0123456789ab, expected one that ds18b20 can have: it begins with 28",
            Bus + Trigger + "address=0x44\n", "ESP32", "t.ini:13:9: [trigger a] address: found 0x44, expected none: this sensor is on 1-Wire",
            "[i2c]\nsda=4\nscl=5\n[trigger a]\nsensor=sht3x-humidity\nabove=1\nnumber=28-0123456789ab\n", "ESP32", "t.ini:13:8: [trigger a] number: found 28-0123456789ab, expected none: this sensor is on I2C",
            "[onewire]\ntx=17\nrx=17\n" + Trigger, "ESP32", "t.ini:9:4: [onewire] rx: found pin 17, expected one that is free: [onewire] uses it at line 8",
        };
        for (int i = 0; i < cases.Length; i += 3)
        {
            Assert.IsNull(Read(cases[i], cases[i + 1], out SettingsErrors errors));
            Assert.AreEqual(1, errors.Count, errors.MessageAt(0));
            Assert.AreEqual(cases[i + 2], errors.MessageAt(0));
        }
    }

    [TestMethod]
    public void Without_the_boards_file_the_bus_is_refused()
    {
        SettingsErrors errors = new SettingsErrors();
        Assert.IsNull(DeviceSettings.Read("t.ini", new TextSource(Bytes.Of(Start + Bus + Trigger), 64), null, null, errors));
        Assert.AreEqual(1, errors.Count);
        Assert.AreEqual("t.ini:8:4: [onewire] tx: found pin 17, but no board file, which says whether the chip has 1-Wire: expected the board's file as I:\\board.ini", errors.MessageAt(0));
    }

    [TestMethod]
    public void Bus_that_nobody_uses_is_a_warning()
    {
        Read(Bus + "[trigger a]\npin=4\n", "ESP32", out SettingsErrors errors);
        SettingsBench.AssertNone(errors);
        Assert.AreEqual("t.ini:8:4: warning: [onewire] tx: found 17, which has no effect without a trigger that has a sensor on it", errors.WarningAt(errors.WarningCount - 1));
    }

    private static DeviceSettings Read(string sections, string chip, out SettingsErrors errors)
    {
        errors = new SettingsErrors();
        Board board = Board.Read("b.ini", new TextSource(Bytes.Of("[board]\nchip = " + chip + "\n[pins]\n4 = in out pull\n5 = in out pull\n16 = in out\n17 = in out\n"), 64), errors);
        return DeviceSettings.Read("t.ini", new TextSource(Bytes.Of(Start + sections), 64), board, null, errors);
    }
}
