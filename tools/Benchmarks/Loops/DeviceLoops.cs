// The device's ByteLoops, to be called from .NET.

using DeviceMailer.Benchmarks.Device;

namespace DeviceMailer.Benchmarks.Loops;

/// <summary>Pieces of work on one text.</summary>
internal static class DeviceLoops
{
    /// <summary>The pieces, by their numbers: the client's own and a loop's, in pairs.</summary>
    internal static readonly IReadOnlyList<string> Works = ["dot-stuffing: client", "dot-stuffing: loop", "base64: client", "base64: loop"];

    private static readonly Type type = DeviceProgram.TypeOf("ByteLoops");
    private static readonly object loops = Activator.CreateInstance(type)!;
    private static readonly Func<int, int, int> run = type.GetMethod("Run")!.CreateDelegate<Func<int, int, int>>(loops);

    /// <summary>The bytes of the text.</summary>
    internal static int TextBytes { get; } = (int)type.GetField(nameof(TextBytes))!.GetRawConstantValue()!;

    /// <summary>True when each loop writes what the client writes.</summary>
    internal static bool Agrees() => (bool)type.GetMethod(nameof(Agrees))!.Invoke(loops, null)!;

    /// <summary>Does one piece of work so many times.</summary>
    internal static void Run(int work, int times) => run(work, times);
}
