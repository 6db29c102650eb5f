using DeviceMailer.Sensing.Sensors;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Sensing.Sensors;

[TestClass]
public class Ads1115Tests
{
    // For each input: the configuration with the bit that says it is done, then the result (9.6.2; steps of 125 µV, 9.3.3, table 3).
    [TestMethod]
    public void Results_become_volts()
    {
        FrameLink link = new FrameLink("C2E3|7FFF|D2E3|0000|E2E3|FFFF|F2E3|3E80");
        Chip chip = Ads1115.Make(link);
        Assert.IsTrue(chip.TryMeasure(0));
        Assert.AreEqual("01C2E3,wait 2,01,read 2,00,read 2,01D2E3,wait 2,01,read 2,00,read 2,01E2E3,wait 2,01,read 2,00,read 2,01F2E3,wait 2,01,read 2,00,read 2", link.Said);
        Assert.AreEqual(4096, chip.Milli(0));
        Assert.AreEqual(0, chip.Milli(1));
        Assert.AreEqual(0, chip.Milli(2));
        Assert.AreEqual(2000, chip.Milli(3));
    }

    [TestMethod]
    public void Conversion_that_is_not_done_is_a_failure()
    {
        Chip chip = Ads1115.Make(new FrameLink("42E3"));
        Assert.IsFalse(chip.TryMeasure(0));
        Assert.AreEqual("has not measured in time", chip.Problem);
    }

    [TestMethod]
    public void Sensor_that_does_not_acknowledge_is_a_failure()
    {
        for (int failsAt = 0; failsAt < 20; failsAt++)
        {
            Chip chip = Ads1115.Make(new FrameLink("C2E3") { FailsAt = failsAt });
            Assert.IsFalse(chip.TryMeasure(0));
            Assert.AreEqual("does not answer", chip.Problem);
        }
    }
}
