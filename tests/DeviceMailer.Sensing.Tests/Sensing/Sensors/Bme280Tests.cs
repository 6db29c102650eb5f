using DeviceMailer.Sensing.Sensors;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Sensing.Sensors;

[TestClass]
public class Bme280Tests
{
    // The trimming values and the raw values of the BMP280's datasheet, 3.12, with its result: 25.08 °C, 100,653 Pa. It has no example for humidity: those trimming values
    // are a real chip's, and its formula in floating point (BME280, 8.1) gives 56.206 %.
    private const string First = "706B436718FC7D8E43D6D00B270B8C00F9FF8C3CF8C67017004B";
    private const string Second = "7201001329031E";

    [TestMethod]
    public void Example_of_the_datasheet_gives_its_values()
    {
        FrameLink link = new FrameLink("58|" + First + "|655AC07EED00");
        Chip chip = Bme280.MakeWithoutHumidity(link);
        Assert.IsTrue(chip.TryMeasure(0));
        Assert.AreEqual("D0,read 1,88,read 26,F425,wait 10,F7,read 6", link.Said);
        Assert.AreEqual(25080, chip.Milli(0));
        Assert.AreEqual(1006533, chip.Milli(1));
    }

    [TestMethod]
    public void Trimming_values_are_read_once_and_again_after_a_failure()
    {
        FrameLink link = new FrameLink("60|" + First + "|" + Second + "|655AC07EED007530|655AC07EED007530|8000007EED008000|60|" + First + "|" + Second + "|655AC07EED007530");
        Chip chip = Bme280.Make(link);
        Assert.IsTrue(chip.TryMeasure(0));
        Assert.AreEqual("D0,read 1,88,read 26,E1,read 7,F201,F425,wait 10,F7,read 8", link.Said);
        Assert.AreEqual(25080, chip.Milli(0));
        Assert.AreEqual(1006533, chip.Milli(1));
        Assert.AreEqual(56203, chip.Milli(2));
        Assert.IsTrue(chip.TryMeasure(1));
        Assert.AreEqual("D0,read 1,88,read 26,E1,read 7,F201,F425,wait 10,F7,read 8,F201,F425,wait 10,F7,read 8", link.Said);
        Assert.IsFalse(chip.TryMeasure(2));
        Assert.AreEqual("has not measured", chip.Problem);
        Assert.IsTrue(chip.TryMeasure(3));
    }

    [TestMethod]
    public void Other_chip_is_a_failure()
    {
        Chip chip = Bme280.Make(new FrameLink("58"));
        Assert.IsFalse(chip.TryMeasure(0));
        Assert.AreEqual("is another chip", chip.Problem);
    }

    [TestMethod]
    public void Sensor_that_does_not_acknowledge_is_a_failure()
    {
        for (int failsAt = 0; failsAt < 10; failsAt++)
        {
            Chip chip = Bme280.Make(new FrameLink("60|" + First + "|" + Second + "|655AC07EED007530") { FailsAt = failsAt });
            Assert.IsFalse(chip.TryMeasure(0));
            Assert.AreEqual("does not answer", chip.Problem);
        }
    }
}
