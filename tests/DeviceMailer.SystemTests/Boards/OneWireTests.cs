// 1-Wire: the platform's host with the simulated bus and thermometer, and what it says of nobody.

using DeviceMailer.VirtualBoard.Parts;
using DeviceMailer.VirtualBoard.Parts.Sensors;

namespace DeviceMailer.SystemTests.Boards;

public class OneWireTests
{
    private const string Members = """
        static nanoFramework.Device.OneWire.OneWireHost host = new nanoFramework.Device.OneWire.OneWireHost();

        static bool Send(params byte[] bytes)
        {
            bool isGood = true;
            foreach (byte b in bytes) isGood &= host.WriteByte(b) == 1;
            return isGood;
        }

        static string Hex(byte[] bytes)
        {
            string text = "";
            for (int i = 0; i < bytes.Length; i++) text += bytes[i].ToString("X2");
            return text;
        }

        static string Read()
        {
            byte[] answer = new byte[9];
            for (int i = 0; i < answer.Length; i++) answer[i] = host.ReadByte();
            return Hex(answer);
        }
        """;

    // The datasheet's power-on memory, with its checksum, and then 25.0625 °C.
    private const string Measure = """
        Say(host.TouchReset() + " " + Send(0xCC, 0xBE) + " " + Read());
        host.TouchReset();
        Send(0xCC, 0x44);
        Thread.Sleep(WAIT);
        host.TouchReset();
        Send(0xCC, 0xBE);
        Say(Read());
        """;

    [Theory]
    [InlineData("750", "910...")]
    [InlineData("749", "500...")]
    public void Thermometer_measures_for_its_time(string wait, string begin)
    {
        using var bench = new BoardBench(Measure.Replace("WAIT", wait, StringComparison.Ordinal), Members);
        var part = new Ds18b20(bench.Board);
        part["temperature"] = 25.0625;
        bench.Board.OneWire.Wire(part, isThere: true);
        string[] said = bench.Run().Split(" | ");
        Assert.Equal("True True 50054B467FFF0C101C", said[0]);
        Assert.StartsWith(begin.TrimEnd('.'), said[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Search_finds_all_in_its_order_and_each_can_be_addressed()
    {
        using var bench = new BoardBench("""
            for (bool has = host.FindFirstDevice(true, false); has; has = host.FindNextDevice(true, false)) Say(Hex(host.SerialNumber));
            host.TouchReset();
            Say(Send(0x55, 0x28, 0x02, 0, 0, 0, 0, 0, 0xFF) + " " + Send(0xBE) + " " + Read());
            """, Members);
        foreach (string number in new[] { "28-000000000001", "28-000000000002", "28-000000000003" })
        {
            var part = new Ds18b20(bench.Board);
            part.SetNumber(number);
            bench.Board.OneWire.Wire(part, isThere: true);
        }

        string[] said = bench.Run().Split(" | ");
        Assert.Equal(["280200000000", "280100000000", "280300000000"], said[..3].Select(line => line[..12]));
        Assert.Equal("True True FFFFFFFFFFFFFFFFFF", said[3]); // the checksum is another
    }

    [Fact]
    public void Nobody_is_ones_and_a_held_wire_is_zeros()
    {
        const string Ask = "Say(host.TouchReset() + \" \" + Send(0xCC, 0xBE) + \" \" + Read() + \" \" + host.FindFirstDevice(true, false));";
        using (var bench = new BoardBench(Ask, Members)) Assert.Equal("False True FFFFFFFFFFFFFFFFFF False", bench.Run());
        using var held = new BoardBench(Ask, Members);
        held.Board.OneWire.IsHeld = true;
        Assert.Equal("True False 000000000000000000 False", held.Run());
    }

    [Fact]
    public void Checksum_is_that_of_the_example() => Assert.Equal(0xA2, OneWire.Checksum([0x02, 0x1C, 0xB8, 0x01, 0x00, 0x00, 0x00])); // Maxim, application note 27
}
