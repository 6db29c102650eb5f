using DeviceMailer.Sensing.Sensors;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Sensing.Sensors;

[TestClass]
public class Sht3xTests
{
    // Words with their checksums; 0xBEEF and 0x92 are the datasheet's example (4.12). Values by its formulas (4.13), rounded to thousandths.
    [DataRow("000081000081", -45000, 0)]
    [DataRow("FFFFACFFFFAC", 130000, 100000)]
    [DataRow("BEEF92BEEF92", 85523, 74585)]
    [DataRow("666693666693", 25000, 40000)]
    public void Words_become_degrees_and_percent(string frame, int temperature, int humidity)
    {
        FrameLink link = new FrameLink(frame);
        Chip chip = Sht3x.Make(link);
        Assert.IsTrue(chip.TryMeasure(0));
        Assert.AreEqual("2400,wait 16,read 6", link.Said);
        Assert.AreEqual(temperature, chip.Milli(0));
        Assert.AreEqual(humidity, chip.Milli(1));
        Assert.IsTrue(chip.Problem == null);
    }

    [DataRow("BEEF93000081")]
    [DataRow("BEEF92000080")]
    public void Wrong_checksum_of_either_word_is_a_failure_and_the_values_stay(string frame)
    {
        ChipValue humidity = new ChipValue(Sht3x.Make(new FrameLink(frame)), 1);
        Assert.IsFalse(humidity.TryMeasure(0, out int milli));
        Assert.AreEqual(0, milli);
        Assert.AreEqual("answers with a wrong checksum", humidity.Problem);
    }

    [DataRow(0, "2400")]
    [DataRow(1, "2400,wait 16,read 6")]
    public void Sensor_that_does_not_acknowledge_is_a_failure(int failsAt, string said)
    {
        FrameLink link = new FrameLink("000081000081") { FailsAt = failsAt };
        Chip chip = Sht3x.Make(link);
        Assert.IsFalse(chip.TryMeasure(0));
        Assert.AreEqual(said, link.Said);
        Assert.AreEqual("does not answer", chip.Problem);
    }

    [TestMethod]
    public void Both_values_of_one_moment_are_measured_once()
    {
        FrameLink link = new FrameLink("FFFFAC000081");
        Chip chip = Sht3x.Make(link);
        Assert.IsTrue(new ChipValue(chip, 0).TryMeasure(5, out int temperature));
        Assert.IsTrue(new ChipValue(chip, 1).TryMeasure(5, out int humidity));
        Assert.AreEqual(130000, temperature);
        Assert.AreEqual(0, humidity);
        Assert.AreEqual("2400,wait 16,read 6", link.Said);
        Assert.IsTrue(chip.TryMeasure(6));
        Assert.AreEqual("2400,wait 16,read 6,2400,wait 16,read 6", link.Said);
    }
}
