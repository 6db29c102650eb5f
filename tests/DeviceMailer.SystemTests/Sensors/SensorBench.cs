// A driver of the firmware's catalogue, the same binary that is flashed, with its simulated chip; no firmware runs around it.

using System.Reflection;
using System.Runtime.Loader;
using DeviceMailer.VirtualBoard;
using DeviceMailer.VirtualBoard.Clr;
using DeviceMailer.VirtualBoard.Parts;
using DeviceMailer.VirtualBoard.Parts.Sensors;
using DeviceMailer.VirtualBoard.Sensors;

namespace DeviceMailer.SystemTests.Sensors;

/// <summary>A sensor on the bench.</summary>
internal sealed class SensorBench : IDisposable
{
    private const string Folder = "DeviceMailer.Sensing.Sensors.";

    private static readonly Lazy<VirtualBoard.Loading.Firmware> firmware = new(
        () => VirtualBoard.Loading.Firmware.Load(Path.Combine(AppContext.BaseDirectory, "firmware", "DeviceMailer.Esp32.dll")));

    private readonly string flash = Directory.CreateTempSubdirectory("devicemailer-sensor-").FullName;
    private static readonly Lazy<Assembly> notifier = new(Load);

    private static readonly TimeSpan pause = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(2);

    private readonly object chip;
    private long nowMs;

    /// <summary>Puts a sensor on the bench, by its name in the catalogue.</summary>
    internal SensorBench(string name)
    {
        Board = new Board(BoardFile.Find("esp32-devkitc-v4"), flash, new VirtualClock());
        Part = SensorPart.Make(name, Board);
        MethodInfo at = notifier.Value.GetType(Folder + "SensorCatalogue", throwOnError: true)!.GetMethod("At")!;
        object row = Enumerable.Range(0, int.MaxValue).Select(index => at.Invoke(null, [index])!).First(row => (string)Get(row, "Name")! == name);
        Link = (PartLink)DispatchProxy.Create(notifier.Value.GetType("DeviceMailer.Sensing.IChipLink", throwOnError: true)!, typeof(PartLink));
        Link.Part = Part;
        Link.Board = Board;
        chip = ((Delegate)Get(row, "Make")!).DynamicInvoke(Link)!;
    }

    /// <summary>The sensors of the firmware.</summary>
    internal static IReadOnlyList<KnownSensor> All { get; } = KnownSensors.Of(firmware.Value);

    /// <summary>Its board.</summary>
    internal Board Board { get; }

    /// <summary>The simulated chip.</summary>
    internal SensorPart Part { get; }

    /// <summary>What is between driver and chip.</summary>
    internal PartLink Link { get; }

    /// <summary>Why the driver could not measure; null: it could.</summary>
    internal string? Problem => (string?)Get(chip, "Problem");

    /// <summary>How long the last measurement took, beside what the driver waited: it is asked again and again until it is over.</summary>
    internal TimeSpan Took { get; private set; }

    /// <summary>Measures; false: it failed.</summary>
    internal bool TryMeasure()
    {
        Took = TimeSpan.Zero;
        nowMs++;
        bool measured = TryOnce();
        for (; !measured && Problem == null && Took < patience; measured = TryOnce())
        {
            Board.RunFor(pause);
            Took += pause;
            nowMs += (long)pause.TotalMilliseconds;
        }

        return measured;
    }

    /// <summary>The section for its bus.</summary>
    internal static string BusOf(KnownSensor sensor) => sensor.IsOneWire ? "[onewire]\ntx = 17\nrx = 16\n" : "[i2c]\nsda = 21\nscl = 22\n";

    /// <summary>Wires a simulated chip, to the highest of its addresses.</summary>
    internal static void Wire(Board board, KnownSensor sensor, SensorPart part)
    {
        if (part is IOneWireTarget target) board.OneWire.Wire(target, isThere: true);
        else board.I2c.Wire(1, sensor.LastAddress, part);
    }

    /// <summary>A value of the last good measurement, in its unit.</summary>
    internal double Value(int quantity) => (int)chip.GetType().GetMethod("Milli")!.Invoke(chip, [quantity])! / 1000.0;

    public void Dispose()
    {
        Board.Dispose();
        Directory.Delete(flash, recursive: true);
    }

    private bool TryOnce() => (bool)chip.GetType().GetMethod("TryMeasure")!.Invoke(chip, [nowMs])!;

    // Not in a context of its own, as at a boot: a proxy for one of its interfaces could not refer to it there.
    private static Assembly Load()
    {
        AssemblyLoadContext.Default.LoadFromStream(new MemoryStream(firmware.Value.ImageOf("DeviceMailer.Smtp")!));
        return AssemblyLoadContext.Default.LoadFromStream(new MemoryStream(firmware.Value.ImageOf("DeviceMailer")!));
    }

    private static object? Get(object thing, string property) => thing.GetType().GetProperty(property)!.GetValue(thing);
}
