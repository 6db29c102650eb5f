// Restarts the device when one of its two loops makes no progress any more: fed by what they get done, not by time that passes.

using System;
using System.Threading;
using DeviceMailer.Health;
using DeviceMailer.Log;
using nanoFramework.Runtime.Native;

namespace DeviceMailer.Esp32;

/// <summary>A software watchdog.</summary>
internal sealed class Watchdog
{
    /// <summary>The loop that senses and keeps.</summary>
    internal const int Sensing = 0;

    /// <summary>The loop that delivers.</summary>
    internal const int Delivery = 1;

    private const int Loops = 2;

    private readonly long[] fedMs = new long[Loops];
    private readonly StartMark start;
    private readonly EventLog log;
    private readonly Timer timer;

    internal Watchdog(StartMark start, EventLog log)
    {
        this.start = start;
        this.log = log;
        for (int i = 0; i < Loops; i++) Feed(i);
        timer = new Timer(Look, null, NotifierLimits.MaxIdleMs, NotifierLimits.MaxIdleMs);
    }

    /// <summary>Says that a loop has got something done.</summary>
    internal void Feed(int loop) => fedMs[loop] = Environment.TickCount64;

    internal void Stop() => timer.Dispose();

    private void Look(object state)
    {
        for (int i = 0; i < Loops; i++)
        {
            if (Environment.TickCount64 - fedMs[i] <= NotifierLimits.MaxStallMs) continue;
            start.Note(StartReason.Watchdog, Environment.TickCount64);
            log.Flush();
            Power.RebootDevice();
        }
    }
}
