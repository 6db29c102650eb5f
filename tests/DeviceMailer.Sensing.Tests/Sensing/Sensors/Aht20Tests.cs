using DeviceMailer.Sensing.Sensors;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Sensing.Sensors;

[TestClass]
public class Aht20Tests
{
    // Frames by 5.4, figure 15: state, humidity and temperature with 20 bits each, checksum. Values by 6.1 and 6.2, rounded to thousandths.
    [DataRow("1C000000000058", -50000, 0)]
    [DataRow("1CFFFFFFFFFF7A", 150000, 100000)]
    [DataRow("1C80000600004E", 25000, 50000)]
    [DataRow("1C733335C28F18", 22000, 45000)]
    public void Frame_becomes_degrees_and_percent(string frame, int temperature, int humidity)
    {
        FrameLink link = new FrameLink("18|" + frame);
        Chip chip = Aht20.Make(link);
        Assert.IsTrue(chip.TryMeasure(0));
        Assert.AreEqual("71,read 1,AC3300,wait 80,read 7", link.Said);
        Assert.AreEqual(temperature, chip.Milli(0));
        Assert.AreEqual(humidity, chip.Milli(1));
    }

    [TestMethod]
    public void Sensor_that_has_lost_its_power_is_prepared_first()
    {
        FrameLink link = new FrameLink("10|1C80000600004E|18|1C80000600004E");
        Chip chip = Aht20.Make(link);
        Assert.IsTrue(chip.TryMeasure(0));
        Assert.AreEqual("71,read 1,BE0800,wait 10,AC3300,wait 80,read 7", link.Said);
        Assert.IsTrue(chip.TryMeasure(1));
        Assert.AreEqual("71,read 1,BE0800,wait 10,AC3300,wait 80,read 7,71,read 1,AC3300,wait 80,read 7", link.Said);
    }

    [DataRow("1C80000600004F", "answers with a wrong checksum")]
    [DataRow("9C0000000000B4", "has not measured in time")]
    public void Bad_frame_is_a_failure(string frame, string problem)
    {
        Chip chip = Aht20.Make(new FrameLink("18|" + frame));
        Assert.IsFalse(chip.TryMeasure(0));
        Assert.AreEqual(problem, chip.Problem);
    }

    [TestMethod]
    public void Sensor_that_does_not_acknowledge_is_a_failure()
    {
        for (int failsAt = 0; failsAt < 5; failsAt++)
        {
            Chip chip = Aht20.Make(new FrameLink("10|1C80000600004E") { FailsAt = failsAt });
            Assert.IsFalse(chip.TryMeasure(0));
            Assert.AreEqual("does not answer", chip.Problem);
        }
    }
}
