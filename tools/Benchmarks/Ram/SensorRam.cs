// What a trigger with a sensor takes of nanoCLR's heap, beside the settings that ship: each sensor of the catalogue, a thermistor, and a chip without a driver.

using System.Globalization;
using DeviceMailer.Benchmarks.Report;
using DeviceMailer.VirtualBoard;
using DeviceMailer.VirtualBoard.Clr;
using DeviceMailer.VirtualBoard.Loading;
using DeviceMailer.VirtualBoard.Parts;
using DeviceMailer.VirtualBoard.Parts.Sensors;
using DeviceMailer.VirtualBoard.Sensors;

namespace DeviceMailer.Benchmarks.Ram;

/// <summary>Counts the objects of a firmware with one trigger more.</summary>
internal static class SensorRam
{
    private const string Bus = "\n[i2c]\nsda = 21\nscl = 22\n";
    private const string OneWire = "\n[onewire]\ntx = 17\nrx = 16\n";

    private static readonly TimeSpan untilMeasured = TimeSpan.FromMinutes(1);

    /// <summary>What each takes, as a table.</summary>
    internal static Table ToTable()
    {
        var table = new Table(
            "Heap of a trigger with a sensor, in bytes as nanoCLR counts them",
            "Beside the settings that ship: the trigger with its report of failures, its limits, the driver and its link to the bus. Without a sensor nothing is taken.",
            ["trigger", "bytes"],
            textColumns: 1);
        Firmware firmware = Firmware.Load(Path.Combine(AppContext.BaseDirectory, "firmware", "DeviceMailer.Esp32.dll"), watchesObjects: true);
        int without = Measure(firmware, "", null);
        foreach (KnownSensor sensor in KnownSensors.Of(firmware))
        {
            string word = sensor.Quantities[0].Word;
            string section = string.Create(CultureInfo.InvariantCulture, $"{(sensor.IsOneWire ? OneWire : Bus)}[trigger value]\nsensor = {word}\nabove = {sensor.Quantities[0].Most}\n");
            table.Add($"sensor = {word}", $"{Measure(firmware, section, sensor) - without}");
        }

        table.Add("sensor = i2c", $"{Measure(firmware, Bus + "[trigger value]\nsensor = i2c\naddress = 0x48\nregister = 0x00\nabove = 40\n", null) - without}");
        table.Add("adc with ntc", $"{Measure(firmware, "\n[trigger value]\nadc = 6\nntc = 10k/3950/100k\nabove = 40\n", null) - without}");
        table.Add("adc", $"{Measure(firmware, "\n[trigger value]\nadc = 6\nabove = 4000\n", null) - without}");
        return table;
    }

    private static int Measure(Firmware firmware, string section, KnownSensor? sensor)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("devicemailer-ram-");
        try
        {
            using var board = new Board(BoardFile.Find("esp32-devkitc-v4"), Path.Combine(folder.FullName, "flash"), new VirtualClock());
            board.Adc.Set(6, 2000);
            SensorPart? part = sensor == null ? null : SensorPart.Make(sensor.Name, board);
            if (part is IOneWireTarget target) board.OneWire.Wire(target, isThere: true);
            else if (sensor != null) board.I2c.Wire(1, sensor.FirstAddress, part);
            File.WriteAllText(board.Flash.PathOf(@"I:\devicemailer.ini"), File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "devicemailer.ini")) + section);
            board.Boot(firmware);
            board.RunFor(untilMeasured);
            return NotifierRam.Count(firmware, board).Sum(part => part.Bytes);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
