// The same work in nanoCLR, timed there, since a host can time nothing but the whole run. One line for each piece of work and round:
// "measured WORK TICKS BYTES", ticks of 100 ns.

using System;

namespace DeviceMailer.Benchmarks.Device;

/// <summary>Where nanoCLR starts.</summary>
public static class Program
{
    private const int Rounds = 5;
    private const long MinTicks = 2000000; // 0.2 s, for a clock of milliseconds

    /// <summary>Measures and prints.</summary>
    public static void Main()
    {
        ByteLoops loops = new ByteLoops();
        if (!loops.Agrees()) throw new InvalidOperationException("a loop writes something else than the client");
        for (int round = 0; round < Rounds; round++)
        {
            for (int work = 0; work < ByteLoops.WorkCount; work++) Measure(loops, work);
        }
    }

    private static void Measure(ByteLoops loops, int work)
    {
        int times = 1;
        for (; ; )
        {
            long start = DateTime.UtcNow.Ticks;
            loops.Run(work, times);
            long ticks = DateTime.UtcNow.Ticks - start;
            if (ticks >= MinTicks)
            {
                Console.WriteLine("measured " + work.ToString() + " " + ticks.ToString() + " " + (times * ByteLoops.TextBytes).ToString());
                return;
            }

            times *= 2;
        }
    }
}
