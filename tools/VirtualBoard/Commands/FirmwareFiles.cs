using System.Collections.Concurrent;
using System.Reflection;
using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Commands;

/// <summary>The firmware that comes with the tool, and what of it the tool calls by name.</summary>
internal static class FirmwareFiles
{
    /// <summary>Where the device reads its settings.</summary>
    internal const string SettingsPath = @"I:\devicemailer.ini";

    private const string SettingsType = "DeviceMailer.Esp32.FlashSettings";
    private const string CheckMethod = "Check";
    private const string ToolMark = "DotnetToolSettings.xml"; // beside the program in a .NET tool's package, nowhere else

    private static readonly ConcurrentDictionary<(bool StartsFast, IReadOnlySet<string>? WatchedTypes), Lazy<Firmware>> loaded = new();

    /// <summary>The sample settings.</summary>
    internal static string SampleSettings => Path.Combine(AppContext.BaseDirectory, "devicemailer.ini");

    /// <summary>How this tool is started: the package's command where it is installed, else the sources' own way.</summary>
    internal static string Invocation => File.Exists(Path.Combine(AppContext.BaseDirectory, ToolMark)) ? "devicemailer" : "dotnet run --project tools/VirtualBoard --";

    /// <summary>The firmware, the same binaries that are flashed; loaded once, since every board that starts it takes a copy for itself.</summary>
    /// <param name="startsFast">It is booted often and computes little.</param>
    /// <param name="watchedTypes">The classes of which the board is to know the objects.</param>
    internal static Firmware Load(bool startsFast = false, IReadOnlySet<string>? watchedTypes = null) =>
        loaded.GetOrAdd((startsFast, watchedTypes), kind => new Lazy<Firmware>(() => Firmware.Load(Path.Combine(AppContext.BaseDirectory, "firmware", "DeviceMailer.Esp32.dll"), kind.StartsFast, watchedTypes: kind.WatchedTypes))).Value;

    /// <summary>Runs the firmware's own check of the settings on the board's flash: every mistake goes to its console.</summary>
    internal static bool Check(Board board, Firmware firmware)
    {
        bool good = false;
        board.Boot(firmware, main => good = (bool)main.GetType(SettingsType, throwOnError: true)!.GetMethod(CheckMethod, BindingFlags.Public | BindingFlags.Static)!.Invoke(null, null)!);
        board.WaitForEnd(TimeSpan.FromSeconds(30));
        return good;
    }
}
