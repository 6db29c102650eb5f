using DeviceMailer.Sensing.Sensors;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Sensing.Sensors;

[TestClass]
public class Sht4xTests
{
    // 0xBEEF and 0x92 are the datasheet's example of a checksum (4.4). Values by its formulas (4.6), rounded to thousandths; humidity is cut at 0 and 100 %.
    [DataRow("000081000081", -45000, 0)]
    [DataRow("FFFFACFFFFAC", 130000, 100000)]
    [DataRow("BEEF92BEEF92", 85523, 87231)]
    [DataRow("6666938000A2", 25000, 56501)]
    public void Words_become_degrees_and_percent(string frame, int temperature, int humidity)
    {
        FrameLink link = new FrameLink(frame);
        Chip chip = Sht4x.Make(link);
        Assert.IsTrue(chip.TryMeasure(0));
        Assert.AreEqual("FD,wait 9,read 6", link.Said);
        Assert.AreEqual(temperature, chip.Milli(0));
        Assert.AreEqual(humidity, chip.Milli(1));
    }

    [DataRow("BEEF93BEEF92")]
    [DataRow("BEEF92BEEF90")]
    public void Wrong_checksum_of_either_word_is_a_failure(string frame)
    {
        Chip chip = Sht4x.Make(new FrameLink(frame));
        Assert.IsFalse(chip.TryMeasure(0));
        Assert.AreEqual("answers with a wrong checksum", chip.Problem);
    }

    [DataRow(0, "FD")]
    [DataRow(1, "FD,wait 9,read 6")]
    public void Sensor_that_does_not_acknowledge_is_a_failure(int failsAt, string said)
    {
        FrameLink link = new FrameLink("000081000081") { FailsAt = failsAt };
        Chip chip = Sht4x.Make(link);
        Assert.IsFalse(chip.TryMeasure(0));
        Assert.AreEqual(said, link.Said);
        Assert.AreEqual("does not answer", chip.Problem);
    }
}
