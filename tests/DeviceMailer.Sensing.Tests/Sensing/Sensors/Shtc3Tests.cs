using DeviceMailer.Sensing.Sensors;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Sensing.Sensors;

[TestClass]
public class Shtc3Tests
{
    // 0xBEEF and 0x92 are the datasheet's example of a checksum (5.10). Values by its formulas (5.11), rounded to thousandths.
    [DataRow("000081000081", -45000, 0)]
    [DataRow("FFFFACFFFFAC", 129997, 99998)]
    [DataRow("BEEF92BEEF92", 85521, 74583)]
    [DataRow("6666938000A2", 24999, 50000)]
    public void Words_become_degrees_and_percent(string frame, int temperature, int humidity)
    {
        FrameLink link = new FrameLink(frame);
        Chip chip = Shtc3.Make(link);
        Assert.IsTrue(chip.TryMeasure(0));
        Assert.AreEqual("3517,wait 1,7866,wait 13,read 6,B098", link.Said);
        Assert.AreEqual(temperature, chip.Milli(0));
        Assert.AreEqual(humidity, chip.Milli(1));
    }

    [DataRow("BEEF93BEEF92")]
    [DataRow("BEEF92BEEF90")]
    public void Wrong_checksum_of_either_word_is_a_failure_and_the_chip_sleeps(string frame)
    {
        FrameLink link = new FrameLink(frame);
        Chip chip = Shtc3.Make(link);
        Assert.IsFalse(chip.TryMeasure(0));
        Assert.AreEqual("answers with a wrong checksum", chip.Problem);
        Assert.AreEqual("3517,wait 1,7866,wait 13,read 6,B098", link.Said);
    }

    [DataRow(0, "3517")]
    [DataRow(1, "3517,wait 1,7866,B098")]
    [DataRow(2, "3517,wait 1,7866,wait 13,read 6,B098")]
    [DataRow(3, "3517,wait 1,7866,wait 13,read 6,B098")]
    public void Sensor_that_does_not_acknowledge_is_a_failure(int failsAt, string said)
    {
        FrameLink link = new FrameLink("000081000081") { FailsAt = failsAt };
        Chip chip = Shtc3.Make(link);
        Assert.IsFalse(chip.TryMeasure(0));
        Assert.AreEqual(said, link.Said);
        Assert.AreEqual("does not answer", chip.Problem);
    }
}
