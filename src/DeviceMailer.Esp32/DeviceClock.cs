using System;
using DeviceMailer.Delivery;

namespace DeviceMailer.Esp32;

/// <summary>The clocks of the chip.</summary>
internal sealed class DeviceClock : IClock
{
    /// <inheritdoc/>
    public long UptimeMs => Environment.TickCount64;

    /// <inheritdoc/>
    public long UtcTicks => DateTime.UtcNow.Ticks;
}
