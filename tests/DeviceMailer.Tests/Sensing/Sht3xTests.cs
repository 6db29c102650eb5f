using DeviceMailer.Sensing;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Sensing;

[TestClass]
public class Sht3xTests
{
    // Words with their checksums; 0xBEEF and 0x92 are the datasheet's example (4.12). Values by its formulas (4.13), rounded to thousandths.
    [DataRow(0x00, 0x00, 0x81, -45000, 0)]
    [DataRow(0xFF, 0xFF, 0xAC, 130000, 100000)]
    [DataRow(0xBE, 0xEF, 0x92, 85523, 74585)]
    [DataRow(0x66, 0x66, 0x93, 25000, 40000)]
    public void Words_become_degrees_and_percent(int high, int low, int checksum, int temperature, int humidity)
    {
        Link link = new Link(high, low, checksum, high, low, checksum);
        Sht3x chip = new Sht3x(link);
        Assert.IsTrue(chip.TryMeasure(0));
        Assert.AreEqual("2400,wait 16,read", link.Said);
        Assert.AreEqual(temperature, chip.TemperatureMilli);
        Assert.AreEqual(humidity, chip.HumidityMilli);
        Assert.IsTrue(chip.Problem == null);
    }

    [DataRow(0x93, 0x81)]
    [DataRow(0x92, 0x80)]
    public void Wrong_checksum_of_either_word_is_a_failure_and_the_values_stay(int first, int second)
    {
        Link link = new Link(0xBE, 0xEF, first, 0x00, 0x00, second);
        Sht3x chip = new Sht3x(link);
        Sht3xSensor sensor = new Sht3xSensor(chip, true);
        Assert.IsFalse(sensor.TryMeasure(0, out int milli));
        Assert.AreEqual(0, milli);
        Assert.AreEqual("answers with a wrong checksum", sensor.Problem);
    }

    [DataRow(false, true, "2400")]
    [DataRow(true, false, "2400,wait 16,read")]
    public void Sensor_that_does_not_acknowledge_is_a_failure(bool writes, bool reads, string said)
    {
        Link link = new Link(0, 0, 0x81, 0, 0, 0x81) { Writes = writes, Reads = reads };
        Sht3x chip = new Sht3x(link);
        Assert.IsFalse(chip.TryMeasure(0));
        Assert.AreEqual(said, link.Said);
        Assert.AreEqual("does not answer", chip.Problem);
    }

    [TestMethod]
    public void Both_values_of_one_moment_are_measured_once()
    {
        Link link = new Link(0xFF, 0xFF, 0xAC, 0, 0, 0x81);
        Sht3x chip = new Sht3x(link);
        Assert.IsTrue(new Sht3xSensor(chip, false).TryMeasure(5, out int temperature));
        Assert.IsTrue(new Sht3xSensor(chip, true).TryMeasure(5, out int humidity));
        Assert.AreEqual(130000, temperature);
        Assert.AreEqual(0, humidity);
        Assert.AreEqual("2400,wait 16,read", link.Said);
        Assert.IsTrue(chip.TryMeasure(6));
        Assert.AreEqual("2400,wait 16,read2400,wait 16,read", link.Said);
    }

    private sealed class Link : II2cLink
    {
        private readonly int[] words;

        internal Link(int a, int b, int c, int d, int e, int f) => words = new int[] { a, b, c, d, e, f };

        internal bool Writes { get; set; } = true;

        internal bool Reads { get; set; } = true;

        internal string Said { get; private set; } = "";

        public bool TryWrite(byte[] bytes)
        {
            for (int i = 0; i < bytes.Length; i++) Said += bytes[i].ToString("X2");
            return Writes;
        }

        public bool TryRead(byte[] buffer)
        {
            Said += ",read";
            for (int i = 0; i < buffer.Length && Reads; i++) buffer[i] = (byte)words[i];
            return Reads;
        }

        public void Wait(int milliseconds) => Said += ",wait " + milliseconds.ToString();
    }
}
