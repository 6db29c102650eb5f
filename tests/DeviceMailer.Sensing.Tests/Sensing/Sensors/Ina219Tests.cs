using DeviceMailer.Sensing.Sensors;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Sensing.Sensors;

[TestClass]
public class Ina219Tests
{
    // Voltage first, then the shunt's. 5D98 and 07D0 are the datasheet's example (8.5.1, table 2: 11.98 V, 20 mV); 7D00 and 8300 the ends of its range (8.6.3.1, table 7).
    [DataRow("5D98|07D0", 11980, 200)]
    [DataRow("0002|7D00", 0, 3200)]
    [DataRow("FA02|8300", 32000, -3200)]
    [DataRow("3E82|FFFB", 8000, -1)]
    [DataRow("3E82|0004", 8000, 0)]
    public void Registers_become_volts_and_amperes(string frames, int voltage, int current)
    {
        FrameLink link = new FrameLink(frames);
        Chip chip = Ina219.Make(link);
        Assert.IsTrue(chip.TryMeasure(0));
        Assert.AreEqual("02,read 2,01,read 2", link.Said);
        Assert.AreEqual(voltage, chip.Milli(0));
        Assert.AreEqual(current, chip.Milli(1));
    }

    [TestMethod]
    public void Overflow_is_a_failure()
    {
        Chip chip = Ina219.Make(new FrameLink("5D99|7FFF"));
        Assert.IsFalse(chip.TryMeasure(0));
        Assert.AreEqual("is overloaded", chip.Problem);
    }

    [TestMethod]
    public void Sensor_that_does_not_acknowledge_is_a_failure()
    {
        for (int failsAt = 0; failsAt < 4; failsAt++)
        {
            Chip chip = Ina219.Make(new FrameLink("5D98|07D0") { FailsAt = failsAt });
            Assert.IsFalse(chip.TryMeasure(0));
            Assert.AreEqual("does not answer", chip.Problem);
        }
    }
}
