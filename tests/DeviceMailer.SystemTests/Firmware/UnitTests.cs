// The unit in which a value is asked for, from the sensor to the line of the log that shows its first value.

using DeviceMailer.SystemTests.Sensors;
using DeviceMailer.VirtualBoard.Parts.Sensors;
using DeviceMailer.VirtualBoard.Sensors;

namespace DeviceMailer.SystemTests.Firmware;

public class UnitTests
{
    private const int Channel = 7;

    [Theory]
    [InlineData("sht3x-temperature", "unit = °F", 21.5, @"70\.(69|7|71) °F")]
    [InlineData("sht3x-temperature", "unit = °F\noffset = -0.5", 21.5, @"70\.(19|2|21) °F")]
    [InlineData("sht3x-temperature", "unit = °F\nscale = 2\noffset = 1", 20, @"(41|40\.99\d|41\.00\d) °F")]
    [InlineData("sht3x-temperature", "unit = K", -40, @"233\.1[456] K")]
    [InlineData("sht3x-temperature", "unit = degrees", 21.5, @"21\.(49|5|51) degrees")]
    [InlineData("bme280-pressure", "unit = inHg", 1013.25, @"29\.9[12]\d inHg")]
    [InlineData("bme280-pressure", "unit = mmHg", 1013.25, @"(759\.9\d|760(\.0\d)?) mmHg")]
    [InlineData("ina219-voltage", "unit = mV", 12.34, @"12340 mV")]
    public void Value_of_a_sensor_is_in_the_unit_that_is_asked_for(string word, string keys, double measured, string shown)
    {
        using var bench = new FirmwareBench(FirmwareBench.Settings($"[i2c]\nsda = 21\nscl = 22\n[trigger a]\nsensor = {word}\n{keys}\nabove = 100000"));
        string[] words = word.Split('-');
        KnownSensor sensor = SensorBench.All.Single(sensor => sensor.Name == words[0]);
        SensorPart part = SensorPart.Make(words[0], bench.Board);
        foreach (KnownQuantity quantity in sensor.Quantities) part[quantity.Name] = quantity.Name == words[1] ? measured : 20;
        bench.Board.I2c.Wire(1, sensor.FirstAddress, part);
        AssertFirst(bench, shown);
    }

    [Theory]
    [InlineData("divider = 200k/100k", 0, @"0\.43 V")]            // 142 mV at the pin, by three
    [InlineData("divider = 200k/100k", 4095, @"10\.32 V")]        // 3,441 mV, by three
    [InlineData("divider = 200k/100k\noffset = 100\nunit = mV", 1000, @"29[34]0 mV")]
    [InlineData("ntc = 10k/3950/100k\nunit = °F", 1800, @"-?0\.\d °F")]     // -18 °C
    [InlineData("unit = V", 1800, @"1800 V")]                     // nobody knows what a reading is in volts
    public void Value_of_the_converter_is_in_the_unit_that_is_asked_for(string keys, int reading, string shown)
    {
        using var bench = new FirmwareBench(FirmwareBench.Settings($"[trigger a]\nadc = {Channel}\n{keys}\nabove = 100000"));
        bench.Board.Adc.Set(Channel, reading);
        AssertFirst(bench, shown);
    }

    private static void AssertFirst(FirmwareBench bench, string shown)
    {
        bench.SwitchOn();
        bench.WaitForLog("sensor: a: ");
        Assert.Matches($@"sensor: a: {shown}", bench.Log);
    }
}
