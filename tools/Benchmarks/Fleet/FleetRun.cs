// Ten thousand devices whose power comes back at once, and one relay: each device is the notifier as it ships (tools/Benchmarks.Fleet), in virtual time.
// What the relay sees is counted. By a seed, so that it is the same on every machine.

using System.Reflection;
using System.Text;
using DeviceMailer.Benchmarks.Device;
using DeviceMailer.VirtualBoard;
using DeviceMailer.VirtualBoard.Clr;
using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.Benchmarks.Fleet;

/// <summary>Runs a fleet.</summary>
internal sealed class FleetRun
{
    /// <summary>How many devices a fleet has.</summary>
    internal const int Devices = 10000;

    /// <summary>What `new --fleet` writes, in minutes.</summary>
    internal const int BestMinutes = 10;

    private const int Seed = 7;
    private const int CountedSeconds = 6 * 3600;
    private const int MillisecondsPerSecond = 1000;
    private const string Namespace = "DeviceMailer.Benchmarks.Fleet.";

    private static readonly TimeSpan limit = TimeSpan.FromMinutes(5);
    private static readonly Lazy<Firmware> program = new(() => Firmware.Load(Path.Combine(DeviceProgram.Folder, "DeviceMailer.Benchmarks.Fleet.dll")));

    private readonly FleetScenario scenario;
    private readonly int[] perSecond = new int[CountedSeconds];
    private int refused;

    private FleetRun(FleetScenario scenario) => this.scenario = scenario;

    /// <summary>Runs a fleet until nobody has anything left to send.</summary>
    /// <param name="scenario">What happens.</param>
    /// <param name="spreadMinutes">The settings' spread, in minutes; 0: none.</param>
    /// <param name="devices">How many.</param>
    internal static FleetResult Run(FleetScenario scenario, int spreadMinutes, int devices = Devices) => new FleetRun(scenario).RunOnBoard(SettingsOf(spreadMinutes), devices);

    private static string SettingsOf(int spreadMinutes) =>
        "[smtp]\nhost = relay.example.com\nsecurity = none\n[mail]\nfrom = device@example.com\nto = desk@example.com\n"
        + $"[outbox]\nmessages = 4\nspread = {spreadMinutes}min\n[trigger power]\nboot = yes\nsubject = {{device}}: power is back\n";

    /// <summary>What a device calls when it connects.</summary>
    internal int Connect(long nowMs)
    {
        if (nowMs < scenario.RelayMs) return -1;
        long second = nowMs / MillisecondsPerSecond;
        if (second >= CountedSeconds) return 0;
        perSecond[second]++;
        if (perSecond[second] <= scenario.MaxPerSecond) return 0;
        refused++;
        return -1;
    }

    // On a board's thread, which the device's locks ask for; nothing else of the board is used.
    private FleetResult RunOnBoard(string settings, int devices)
    {
        DirectoryInfo flash = Directory.CreateTempSubdirectory("devicemailer-fleet-");
        try
        {
            using var board = new Board(BoardFile.Find("esp32-devkitc-v4"), flash.FullName, new VirtualClock());
            FleetResult? result = null;
            board.Boot(program.Value, fleet => result = Run(fleet, settings, devices));
            if (!board.WaitForEnd(limit)) throw new TimeoutException("the fleet did not end");
            return result ?? throw new InvalidOperationException(board.Unhandled[0]);
        }
        finally
        {
            flash.Delete(recursive: true);
        }
    }

    private FleetResult Run(Assembly fleet, string settings, int devices)
    {
        Type type = TypeOf(fleet, "FleetDevice");
        if (!(bool)type.GetMethod("Load")!.Invoke(null, [Encoding.ASCII.GetBytes(settings), Seed])!) throw new InvalidOperationException("the fleet's settings have a mistake");
        Delegate relay = Delegate.CreateDelegate(TypeOf(fleet, "RelayCall"), this, typeof(FleetRun).GetMethod(nameof(Connect), BindingFlags.Instance | BindingFlags.NonPublic)!);
        var chance = new Random(Seed);
        var due = new PriorityQueue<(Func<long, long> Step, Func<bool> IsDone), long>();
        for (int i = 0; i < devices; i++)
        {
            long networkMs = chance.Next(scenario.FirstNetworkMs, scenario.LastNetworkMs);
            object device = Activator.CreateInstance(type, i, networkMs, relay)!;
            due.Enqueue((type.GetMethod("Step")!.CreateDelegate<Func<long, long>>(device), type.GetMethod("IsDone")!.CreateDelegate<Func<bool>>(device)), 0);
        }

        long lastMs = 0;
        while (due.TryDequeue(out (Func<long, long> Step, Func<bool> IsDone) device, out long nowMs))
        {
            long nextMs = device.Step(nowMs);
            if (device.IsDone()) lastMs = nowMs;
            else due.Enqueue(device, Math.Max(nextMs, nowMs + 1));
        }

        return new FleetResult(perSecond, lastMs, refused);
    }

    private static Type TypeOf(Assembly fleet, string name) => fleet.GetType(Namespace + name, throwOnError: true)!;
}
