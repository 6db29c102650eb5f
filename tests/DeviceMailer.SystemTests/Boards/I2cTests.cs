// I2C: the sensor by its datasheet, and what the device says of one that is not there.

using DeviceMailer.VirtualBoard.Parts.Sensors;

namespace DeviceMailer.SystemTests.Boards;

public class I2cTests
{
    private const string Members = """
        static I2cDevice Sensor() => new I2cDevice(new I2cConnectionSettings(1, 0x44));

        static void Tell(string what, I2cTransferResult result) => Say(what + " " + (int)result.Status + " " + result.BytesTransferred);

        static string Hex(byte[] bytes)
        {
            string text = "";
            for (int i = 0; i < bytes.Length; i++) text += bytes[i].ToString("X2");
            return text;
        }
        """;

    private const string Measure = """
        I2cDevice sensor = Sensor();
        byte[] words = new byte[6];
        Tell("write", sensor.Write(new byte[] { 0x24, 0x00 }));
        Thread.Sleep(16);
        Tell("read", sensor.Read(words));
        Say(Hex(words));
        """;

    [Theory]
    [InlineData(-45, 0, "000081000081")]
    [InlineData(130, 100, "FFFFACFFFFAC")]
    [InlineData(25, 50, "6666938000A2")]
    public void Sensor_measures_as_its_datasheet_says(double temperature, double humidity, string words)
    {
        using var bench = new BoardBench(Measure, Members);
        bench.Board.I2c.Wire(1, Sht3x.Address, new Sht3x(bench.Board) { Temperature = temperature, Humidity = humidity });
        Assert.Equal($"write 1 2 | read 1 6 | {words}", bench.Run());
    }

    [Fact]
    public void Checksum_is_that_of_the_datasheets_example() => Assert.Equal(0x92, Sht3x.Checksum([0xBE, 0xEF]));

    [Fact]
    public void Measurement_that_is_not_done_is_not_acknowledged_and_leaves_the_buffer()
    {
        using var bench = new BoardBench(Measure.Replace("16", "15", StringComparison.Ordinal) + """
            Thread.Sleep(1);
            Tell("later", sensor.Read(words));
            Tell("again", sensor.Read(words));
            """, Members);
        bench.Board.I2c.Wire(1, Sht3x.Address, new Sht3x(bench.Board));
        Assert.Equal("write 1 2 | read 4 0 | 000000000000 | later 1 6 | again 4 0", bench.Run());
    }

    [Fact]
    public void Piece_of_an_array_is_written_and_read()
    {
        using var bench = new BoardBench("""
            I2cDevice sensor = Sensor();
            byte[] bytes = new byte[] { 9, 0x24, 0x16, 9, 9, 9 };
            Tell("write", sensor.Write(new SpanByte(bytes, 1, 2)));
            Thread.Sleep(5);
            Tell("read", sensor.Read(new SpanByte(bytes).Slice(3)));
            Say(Hex(bytes));
            """, Members);
        bench.Board.I2c.Wire(1, Sht3x.Address, new Sht3x(bench.Board) { Temperature = 130 });
        Assert.Equal("write 1 2 | read 1 3 | 092416FFFFAC", bench.Run());
    }

    [Fact]
    public void Checksum_can_be_wrong()
    {
        using var bench = new BoardBench(Measure, Members);
        bench.Board.I2c.Wire(1, Sht3x.Address, new Sht3x(bench.Board) { Temperature = 130, Humidity = 100, HasBadChecksums = true });
        Assert.Equal("write 1 2 | read 1 6 | FFFFADFFFFAD", bench.Run());
    }

    [Fact]
    public void Device_that_is_not_there_is_told_by_the_result()
    {
        using var bench = new BoardBench(Measure + """
            Tell("both", sensor.WriteRead(new byte[2], words));
            Tell("byte", sensor.WriteByte(1));
            Say(sensor.ReadByte().ToString());
            """, Members);
        bench.Board.I2c.Wire(2, Sht3x.Address, new Sht3x(bench.Board));
        Assert.Equal("write 4 0 | read 4 0 | 000000000000 | both 4 0 | byte 4 0 | 0", bench.Run());
    }

    [Fact]
    public void Bus_that_is_held_times_out_and_a_sensor_comes_and_goes()
    {
        using var bench = new BoardBench("I2cDevice sensor = Sensor(); while (true) { Tell(\"write\", sensor.Write(new byte[] { 0x24, 0x00 })); Thread.Sleep(1000); }", Members);
        var sensor = new Sht3x(bench.Board);
        bench.Board.I2c.Wire(1, Sht3x.Address, sensor);
        bench.Run(500);
        bench.Board.I2c.StuckBuses.Add(1);
        bench.RunFor(1000);
        bench.Board.I2c.StuckBuses.Clear();
        bench.Board.I2c.Wire(1, Sht3x.Address, null);
        Assert.Equal("write 1 2 | write 2 0 | write 4 0", bench.RunFor(1000));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Bus_that_the_chip_lacks_is_refused(int bus)
    {
        using var bench = new BoardBench($"Configuration.SetPinFunction(21, DeviceFunction.I2C1_DATA); Try(\"bus\", () => new I2cDevice(new I2cConnectionSettings({bus}, 0x44)));", Members);
        Assert.Equal("bus: ArgumentException", bench.Run());
    }
}
