// Restarts the device when one of its two loops makes no progress any more: fed by what they get done, not by time that passes. Delivery's progress is each
// reply and each block that is written, too: a long queue at a slow server is none the worse for its length.

using System;
using System.Threading;
using DeviceMailer.Health;
using DeviceMailer.Log;
using DeviceMailer.Smtp.Sockets;
using nanoFramework.Runtime.Native;

namespace DeviceMailer.Esp32;

/// <summary>A software watchdog.</summary>
internal sealed class Watchdog
{
    /// <summary>The loop that senses and keeps.</summary>
    internal const int Sensing = 0;

    /// <summary>The loop that delivers.</summary>
    internal const int Delivery = 1;

    private readonly StartMark start;
    private readonly EventLog log;
    private readonly Timer timer;
    private long sensedMs; // milliseconds of Environment.TickCount64
    private long deliveredMs;

    internal Watchdog(StartMark start, EventLog log)
    {
        this.start = start;
        this.log = log;
        Feed(Sensing);
        Feed(Delivery);
        timer = new Timer(Look, null, NotifierLimits.MaxIdleMs, NotifierLimits.MaxIdleMs);
    }

    /// <summary>Says that a loop has got something done.</summary>
    internal void Feed(int loop)
    {
        if (loop == Sensing) sensedMs = Environment.TickCount64;
        else deliveredMs = Environment.TickCount64;
    }

    internal void Stop() => timer.Dispose();

    private void Look(object state)
    {
        long delivered = SocketTransport.LastProgressMs > deliveredMs ? SocketTransport.LastProgressMs : deliveredMs;
        long oldest = sensedMs < delivered ? sensedMs : delivered;
        if (Environment.TickCount64 - oldest <= NotifierLimits.MaxStallMs) return;
        start.Note(StartReason.Watchdog, Environment.TickCount64);
        log.Flush();
        Power.RebootDevice();
    }
}
