// The seam for sensors of one's own, as its page shows it: the example's class and its line of Sensors.cs are compiled into the firmware as they stand there, with a stand-in for the
// binding's package that has its members' names and types, and run on a board.

using System.Text.RegularExpressions;
using DeviceMailer.RealBoard;
using DeviceMailer.SystemTests.Build;
using DeviceMailer.SystemTests.Documents;
using DeviceMailer.SystemTests.Firmware;
using DeviceMailer.VirtualBoard.Parts;

namespace DeviceMailer.SystemTests.Sensors;

public sealed partial class BindingTests : IDisposable
{
    private const string Page = "src/DeviceMailer/Sensing/Sensors/README.md";
    private const string NextCase = "                case TriggerKind.Sensor:\n";
    private const string FirstUsing = "using System.Device.Adc;\n";

    // What the example uses of nanoFramework.Iot.Device.Vl53L0x, with a chip that has its distance in two bytes.
    private const string StandIn = """
        using System;
        using System.Device.I2c;

        namespace Iot.Device.Vl53L0X
        {
            public enum OperationRange
            {
                Minimum = 5,
                Maximum = 8000,
                OutOfRange = 8190,
            }

            public class Vl53L0X
            {
                public const byte DefaultI2cAddress = 0x29;

                private readonly I2cDevice device;
                private readonly byte[] answer = new byte[2];

                public Vl53L0X(I2cDevice i2cDevice, int operationTimeoutMilliseconds = 500, bool shouldDispose = true)
                {
                    device = i2cDevice;
                    if (!Read()) throw new Exception("no VL53L0X");
                }

                public ushort Distance => Read() ? (ushort)((answer[0] << 8) | answer[1]) : (ushort)OperationRange.OutOfRange;

                private bool Read() => device.Read(answer).Status == I2cTransferStatus.FullTransfer;
            }
        }
        """;

    private static readonly string[] sourceFolders = ["src/DeviceMailer.Esp32", "src/DeviceMailer.Smtp.Sockets"];
    private static readonly string[] assemblies = ["DeviceMailer.Smtp", "DeviceMailer.Delivery", "DeviceMailer"];

    private readonly string folder = Directory.CreateTempSubdirectory("devicemailer-binding-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Example_is_a_sensor_of_the_firmware()
    {
        using var bench = new FirmwareBench(FirmwareBench.Settings(
            "[i2c]\nsda = 21\nscl = 22\n[trigger tank]\nsensor = i2c\naddress = 0x29\nunit = m\nabove = 1.5\nsample = 1s\ninterval = 0s\nsubject = Tank {value} {unit}\n"))
        {
            Firmware = VirtualBoard.Loading.Firmware.Load(Build()),
        };
        var chip = new Ranger { Millimeters = 900 };
        bench.Board.I2c.Wire(1, 0x29, chip);
        bench.Boot();
        bench.WaitForLog("sensor: tank: 0.9 m");
        chip.Millimeters = 1600;
        bench.WaitForMail(1);
        Assert.Equal("Tank 1.6 m", bench.Mail.Last().Subject);
        chip.Millimeters = 8190;
        bench.WaitForLog("sensor: tank: sees nothing");
        bench.Board.I2c.Wire(1, 0x29, null);
        bench.WaitForMail(2);
        Assert.Equal("freezer: tank cannot be measured", bench.Mail.Last().Subject);
        Assert.Empty(bench.Board.Unhandled);
    }

    private string Build()
    {
        string sources = Directory.CreateDirectory(Path.Combine(folder, "src")).FullName;
        string built = Directory.CreateDirectory(Path.Combine(folder, "bin")).FullName;
        foreach (string file in sourceFolders.SelectMany(path => Directory.EnumerateFiles(Repository.PathOf(path), "*.cs")))
        {
            File.Copy(file, Path.Combine(sources, Path.GetFileName(file)));
        }

        string[] blocks = [.. Block().Matches(Texts.Read(Page)).Select(match => match.Groups[1].Value)];
        Assert.Equal(2, blocks.Length);
        string wiring = Path.Combine(sources, "Sensors.cs");
        string before = File.ReadAllText(wiring);
        Assert.Contains(NextCase, before, StringComparison.Ordinal);
        File.WriteAllText(wiring, before.Replace(NextCase, blocks[1] + NextCase, StringComparison.Ordinal).Replace(FirstUsing, FirstUsing + "using Iot.Device.Vl53L0X;\n", StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(sources, "DistanceSensor.cs"), blocks[0]);
        File.WriteAllText(Path.Combine(sources, "Vl53L0X.cs"), StandIn);
        string[] used = [.. assemblies.Select(name => Path.Combine(AppContext.BaseDirectory, "firmware", name + ".dll"))];
        return DeviceCompiler.CompileFiles(sources, built, used);
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    private sealed class Ranger : II2cTarget
    {
        internal int Millimeters { get; set; }

        public bool Write(ReadOnlySpan<byte> bytes) => true;

        public bool Read(Span<byte> bytes)
        {
            bytes[0] = (byte)(Millimeters >> 8);
            bytes[1] = (byte)Millimeters;
            return true;
        }
    }
}
