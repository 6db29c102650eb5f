using System;
using DeviceMailer.Delivery;

namespace DeviceMailer.Esp32;

/// <summary>The clocks of the chip.</summary>
internal sealed class DeviceClock : IClock
{
    private long beforeMs;      // uptime of earlier starts, where it is carried through sleeps
    private bool isCarried;

    /// <inheritdoc/>
    public long UptimeMs => beforeMs + Environment.TickCount64;

    /// <inheritdoc/>
    public long UtcTicks => DateTime.UtcNow.Ticks;

    /// <inheritdoc/>
    public long StampTicks => isCarried ? UptimeMs * TimeSpan.TicksPerMillisecond : UtcTicks;

    /// <summary>Uptime is so much now, and goes on from there: the device slept.</summary>
    internal void GoOnFrom(long uptimeMs)
    {
        beforeMs = uptimeMs - Environment.TickCount64;
        isCarried = true;
    }
}
