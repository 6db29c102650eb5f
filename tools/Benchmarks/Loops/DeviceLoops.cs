// The device's ByteLoops, to be called from .NET.

using System.Diagnostics;
using DeviceMailer.Benchmarks.Device;

namespace DeviceMailer.Benchmarks.Loops;

/// <summary>Pieces of work on one text, each numbered as there.</summary>
internal static class DeviceLoops
{
    private const int Rounds = 9;
    private const int WarmUpRounds = 20; // until the compiler has done its best
    private const int TimesPerRound = 1000;
    private const double NanosecondsPerSecond = 1e9;

    private static readonly Type type = DeviceProgram.TypeOf("ByteLoops");
    private static readonly object loops = Activator.CreateInstance(type)!;
    private static readonly Func<int, int, int> run = type.GetMethod("Run")!.CreateDelegate<Func<int, int, int>>(loops);
    private static readonly int workCount = (int)type.GetField("WorkCount")!.GetRawConstantValue()!;
    private static readonly int textBytes = (int)type.GetField("TextBytes")!.GetRawConstantValue()!;

    /// <summary>True when each loop writes what the client writes.</summary>
    internal static bool Agrees() => (bool)type.GetMethod(nameof(Agrees))!.Invoke(loops, null)!;

    /// <summary>The times of all rounds.</summary>
    internal static LoopTimes Measure()
    {
        var times = new LoopTimes();
        for (int round = -WarmUpRounds; round < Rounds; round++)
        {
            for (int work = 0; work < workCount; work++)
            {
                long start = Stopwatch.GetTimestamp();
                run(work, TimesPerRound);
                double nanoseconds = Stopwatch.GetElapsedTime(start).TotalSeconds * NanosecondsPerSecond;
                if (round >= 0) times.Add(work, nanoseconds / (TimesPerRound * textBytes));
            }
        }

        return times;
    }
}
