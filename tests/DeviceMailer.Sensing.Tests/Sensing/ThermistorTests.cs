using DeviceMailer.Sensing;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Sensing;

[TestClass]
public class ThermistorTests
{
    // Temperatures by 1/T = 1/298.15 + ln(R/R25)/B in floating point, R by the divider; readings of an ESP32 with 142 mV and 3,441 mV at its ends.
    [DataRow(1800, -17994)]
    [DataRow(1558, -13998)]
    [DataRow(1331, -9992)]
    [DataRow(200, 24744)]
    public void Reading_becomes_degrees(int reading, int milli)
    {
        Thermistor thermistor = new Thermistor("10k/3950/100k", 142, 3441);
        Assert.IsTrue(thermistor.TryConvert(reading, out int found));
        Assert.IsTrue(found >= milli - 2 && found <= milli + 2, found.ToString());
    }

    [TestMethod]
    public void Less_is_warmer_at_every_step_of_the_converter()
    {
        Thermistor thermistor = new Thermistor("4700/3435/10k", 0, 3100);
        int before = int.MaxValue;
        int measured = 0;
        for (int reading = 1; reading < Thermistor.MaxReading; reading += 7)
        {
            if (!thermistor.TryConvert(reading, out int milli)) continue;
            Assert.IsTrue(milli < before, reading.ToString());
            before = milli;
            measured++;
        }

        Assert.IsTrue(measured > 400, measured.ToString());
    }

    [DataRow(0, false)]
    [DataRow(4095, true)]
    [DataRow(3920, true)]
    public void Reading_of_no_thermistor_is_a_failure(int reading, bool isOpen)
    {
        Assert.IsFalse(new Thermistor("10k/3950/100k", 142, 3441).TryConvert(reading, out int milli));
        Assert.AreEqual(isOpen, milli < 0);
    }

    [TestMethod]
    public void Values_that_are_none_are_refused()
    {
        string[] bad = { "", "10k", "10k/3950", "10k/3950/100k/1", "10k/3950/", "10M/3950/100k", "10k/39.5/100k", "10k/999/100k", "10k/10001/100k", "99/3950/100k", "10001k/3950/100k", "-10k/3950/100k", "10 k/3950/100k" };
        for (int i = 0; i < bad.Length; i++) Assert.IsFalse(Thermistor.IsFit(bad[i]), bad[i]);
        Assert.IsTrue(Thermistor.IsFit("10k/3950/100k"));
        Assert.IsTrue(Thermistor.IsFit("100000 / 4250 / 4700"));
    }
}
