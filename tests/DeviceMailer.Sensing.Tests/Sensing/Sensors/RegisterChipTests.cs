// Chips without a driver, read as the settings say. The settings are those of src/DeviceMailer/Sensing/Sensors/README.md; frames and values are of the chips' datasheets.

using DeviceMailer.Sensing;
using DeviceMailer.Sensing.Sensors;
using DeviceMailer.Settings;
using DeviceMailer.Tests.Settings;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Sensing.Sensors;

[TestClass]
public class RegisterChipTests
{
    private const string Lm75 = "register = 0x00\nsigned = yes\nshift = 5\nscale = 0.125\n";
    private const string Tmp102 = "register = 0x00\nsigned = yes\nshift = 4\nscale = 0.0625\n";
    private const string Tmp117 = "register = 0x00\nsigned = yes\nscale = 0.007813\n";
    private const string Mcp9808 = "register = 0x05\nsigned = yes\nbits = 13\nscale = 0.0625\n";
    private const string Bh1750 = "register = 0x23\nwait = 24ms\nscale = 0.833333\n";

    [DataRow(Lm75, "7D00", "00,read 2", 125000)]       // NXP LM75B, table 10
    [DataRow(Lm75, "FFE0", "00,read 2", -125)]
    [DataRow(Lm75, "C900", "00,read 2", -55000)]
    [DataRow(Tmp102, "7FF0", "00,read 2", 127937)]     // TI SBOS397, table 4
    [DataRow(Tmp102, "1900", "00,read 2", 25000)]
    [DataRow(Tmp102, "E700", "00,read 2", -25000)]
    [DataRow(Tmp117, "0C80", "00,read 2", 25001)]      // TI SNOSD82, table 7-1: 25 °C; six decimals of the scale make it 1/1000 more
    [DataRow(Tmp117, "F380", "00,read 2", -25001)]
    [DataRow(Mcp9808, "C190", "05,read 2", 25000)]     // Microchip DS25095, 5.1.3: three flags above the value
    [DataRow(Mcp9808, "1E70", "05,read 2", -25000)]
    [DataRow(Bh1750, "8390", "23,wait 24,read 2", 28066655)] // Rohm, "How to calculate": 28,067 lx, the scale rounded
    public void Chip_is_read_as_its_datasheet_says(string keys, string frame, string said, int milli)
    {
        FrameLink link = new FrameLink(frame);
        Measure measure = MeasureOf(keys);
        Chip chip = measure.Sensor.Make(link);
        Assert.IsTrue(chip.TryMeasure(0));
        Assert.AreEqual(said, link.Said);
        Assert.AreEqual(milli, (int)((long)chip.Milli(0) * measure.ScaleMillionths / 1000000));
    }

    [DataRow("bytes = 1\n", "FE", 254000)]
    [DataRow("bytes = 1\nsigned = yes\n", "FE", -2000)]
    [DataRow("bytes = 2\norder = little\n", "3412", 4660000)]
    [DataRow("bytes = 3\nsigned = yes\norder = little\n", "FFFFFF", -1000)]
    [DataRow("bytes = 4\nsigned = yes\n", "FFFFFFFE", -2000)]
    [DataRow("bytes = 4\nshift = 12\nbits = 8\n", "00345678", 69000)]
    public void Bits_of_an_answer_become_a_number(string keys, string frame, int milli)
    {
        FrameLink link = new FrameLink(frame);
        Chip chip = MeasureOf(keys).Sensor.Make(link);
        Assert.IsTrue(chip.TryMeasure(0));
        Assert.AreEqual(",read " + (frame.Length / 2).ToString(), link.Said);
        Assert.AreEqual(milli, chip.Milli(0));
    }

    [TestMethod]
    public void Command_of_two_bytes_is_written_and_what_is_not_acknowledged_is_a_failure()
    {
        FrameLink link = new FrameLink("0001");
        Assert.IsTrue(MeasureOf("register = 0x2400\n").Sensor.Make(link).TryMeasure(0));
        Assert.AreEqual("2400,read 2", link.Said);
        for (int failsAt = 0; failsAt < 2; failsAt++)
        {
            Chip chip = MeasureOf("register = 0x00\n").Sensor.Make(new FrameLink("0001") { FailsAt = failsAt });
            Assert.IsFalse(chip.TryMeasure(0));
            Assert.AreEqual("does not answer", chip.Problem);
        }
    }

    [TestMethod]
    public void Number_that_has_no_thousandths_is_a_failure()
    {
        Chip chip = MeasureOf("bytes = 4\n").Sensor.Make(new FrameLink("FFFFFFFF"));
        Assert.IsFalse(chip.TryMeasure(0));
        Assert.AreEqual("gives a number beyond 2147483", chip.Problem);
    }

    private static Measure MeasureOf(string keys)
    {
        SettingsErrors errors = new SettingsErrors();
        DeviceSettings settings = SettingsBench.Read(
            SettingsBench.Replace(SettingsBench.Minimal, "[trigger leak]\npin = 5\n", "[i2c]\nsda = 4\nscl = 5\n[trigger hot]\nsensor = i2c\naddress = 0x48\nabove = 60\n" + keys), 128, errors);
        SettingsBench.AssertNone(errors);
        return settings.Triggers[0].Measure;
    }
}
