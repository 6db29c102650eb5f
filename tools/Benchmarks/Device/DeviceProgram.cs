// The device's side of the measurements, as it was built for the device, loaded as the virtual board loads firmware.

using System.Reflection;
using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.Benchmarks.Device;

/// <summary>tools/Benchmarks.Device in this process. No board: nothing of it asks for one.</summary>
internal static class DeviceProgram
{
    /// <summary>The name of its assembly.</summary>
    internal const string AssemblyName = "DeviceMailer.Benchmarks.Device";

    private static readonly Lazy<Firmware> firmware = new(() => Firmware.Load(Path.Combine(Folder, AssemblyName + ".dll")));
    private static readonly Lazy<Assembly> program = new(() => firmware.Value.Take().Main);

    /// <summary>Where its files are.</summary>
    internal static string Folder => Path.Combine(AppContext.BaseDirectory, "benchmark-program");

    /// <summary>A type of it, by its name without the namespace.</summary>
    internal static Type TypeOf(string name) => program.Value.GetType($"{AssemblyName}.{name}", throwOnError: true)!;
}
