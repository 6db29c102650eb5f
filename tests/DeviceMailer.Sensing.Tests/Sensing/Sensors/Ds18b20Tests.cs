using DeviceMailer.Sensing.Sensors;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Sensing.Sensors;

[TestClass]
public class Ds18b20Tests
{
    private const string Whole = "4E55AA7F,44,BE,read 9";

    // The datasheet's table 1, each with the limits that the driver writes, and its checksum. 85 °C is measured here: the limits are not the EEPROM's.
    [DataRow("D00755AA7FFF0C1047", 125000)]
    [DataRow("500555AA7FFF0C10AF", 85000)]
    [DataRow("910155AA7FFF0C10C3", 25062)]
    [DataRow("A20055AA7FFF0C10C7", 10125)]
    [DataRow("080055AA7FFF0C1051", 500)]
    [DataRow("000055AA7FFF0C107B", 0)]
    [DataRow("F8FF55AA7FFF0C1070", -500)]
    [DataRow("5EFF55AA7FFF0C10D9", -10125)]
    [DataRow("6FFE55AA7FFF0C105B", -25062)]
    [DataRow("90FC55AA7FFF0C10FC", -55000)]
    public void Sixteenths_become_degrees(string frame, int temperature)
    {
        FrameLink link = new FrameLink(frame);
        Chip chip = Ds18b20.Make(link);
        Assert.IsFalse(chip.TryMeasure(0));
        Assert.IsNull(chip.Problem);
        Assert.IsTrue(chip.TryMeasure(750), chip.Problem);
        Assert.AreEqual(Whole, link.Said);
        Assert.AreEqual(temperature, chip.Milli(0));
    }

    [TestMethod]
    public void It_is_asked_when_its_time_is_over_and_not_before_and_measures_anew_then()
    {
        FrameLink link = new FrameLink("080055AA7FFF0C1051");
        Chip chip = Ds18b20.Make(link);
        for (int ms = 1000; ms < 1750; ms += 50) Assert.IsFalse(chip.TryMeasure(ms));
        Assert.IsNull(chip.Problem);
        Assert.AreEqual("4E55AA7F,44", link.Said);
        Assert.IsTrue(chip.TryMeasure(1750));
        Assert.IsTrue(chip.TryMeasure(1750)); // another trigger in the same moment
        Assert.AreEqual(Whole, link.Said);
        Assert.IsFalse(chip.TryMeasure(1751));
        Assert.IsNull(chip.Problem);
        Assert.AreEqual(Whole + ",4E55AA7F,44", link.Said);
        Assert.AreEqual(500, chip.Milli(0));
    }

    // The datasheet's power-on values: 85 °C, limits 4B and 46.
    [DataRow("50054B467FFF0C101C", "has lost its supply while it measured")]
    [DataRow("080055AA7FFF0C1050", "answers with a wrong checksum")]
    [DataRow("080155AA7FFF0C1051", "answers with a wrong checksum")]
    public void Power_on_value_and_wrong_checksum_are_failures(string frame, string problem)
    {
        Chip chip = Ds18b20.Make(new FrameLink(frame + "|080055AA7FFF0C1051"));
        Assert.IsFalse(chip.TryMeasure(0));
        Assert.IsFalse(chip.TryMeasure(750));
        Assert.AreEqual(problem, chip.Problem);
        Assert.IsFalse(chip.TryMeasure(1000));
        Assert.IsTrue(chip.TryMeasure(1750));
        Assert.AreEqual(500, chip.Milli(0));
    }

    [DataRow(0, "4E55AA7F", 0)]
    [DataRow(1, "4E55AA7F,44", 0)]
    [DataRow(2, "4E55AA7F,44,BE", 750)]
    [DataRow(3, Whole, 750)]
    public void Sensor_that_does_not_answer_is_a_failure(int failsAt, string said, int atMs)
    {
        FrameLink link = new FrameLink("080055AA7FFF0C1051") { FailsAt = failsAt };
        Chip chip = Ds18b20.Make(link);
        Assert.IsFalse(chip.TryMeasure(0));
        if (atMs > 0)
        {
            Assert.IsNull(chip.Problem);
            Assert.IsFalse(chip.TryMeasure(atMs));
        }

        Assert.AreEqual("does not answer", chip.Problem);
        Assert.AreEqual(said, link.Said);
    }
}
