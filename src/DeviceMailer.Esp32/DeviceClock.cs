using System;
using DeviceMailer.Delivery;
using DeviceMailer.History;
using DeviceMailer.Zones;

namespace DeviceMailer.Esp32;

/// <summary>The clocks of the chip.</summary>
internal sealed class DeviceClock : IClock
{
    private readonly Zone zone;
    private long beforeMs;      // uptime of earlier starts, where it is carried through sleeps
    private bool isCarried;

    /// <summary>Makes the clocks.</summary>
    /// <param name="zone">Local time; null: UTC.</param>
    internal DeviceClock(Zone zone) => this.zone = zone;

    /// <inheritdoc/>
    public long UptimeMs => beforeMs + Environment.TickCount64;

    /// <inheritdoc/>
    public long UtcTicks => DateTime.UtcNow.Ticks;

    /// <inheritdoc/>
    public long StampTicks => isCarried ? UptimeMs * TimeSpan.TicksPerMillisecond : UtcTicks;

    /// <inheritdoc/>
    public int OffsetMinutes(long utcTicks) => Zone.MinutesAt(zone, utcTicks);

    /// <summary>Minutes of local time since 2000; less than 0 while the clock is unset.</summary>
    internal int LocalMinute
    {
        get
        {
            long ticks = UtcTicks;
            return LocalTime.IsPlausible(ticks) ? HistoryBook.MinuteOf(ticks) + OffsetMinutes(ticks) : -1;
        }
    }

    /// <summary>Uptime is so much now, and goes on from there: the device slept.</summary>
    internal void GoOnFrom(long uptimeMs)
    {
        beforeMs = uptimeMs - Environment.TickCount64;
        isCarried = true;
    }
}
