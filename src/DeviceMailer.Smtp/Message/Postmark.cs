using System;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Smtp.Message;

/// <summary>
/// Which message of which device this is, and when it was written. Device, boot and sequence make its Message-ID (RFC 5322 3.6.4): unique across
/// restarts without a clock, and the same one whenever the message is sent again.
/// </summary>
public sealed class Postmark
{
    /// <summary>Makes a postmark.</summary>
    /// <param name="deviceId">Letters, digits and hyphens, 1 to <see cref="SmtpLimits.MaxDeviceIdBytes"/>: the MAC address for instance.</param>
    /// <exception cref="ArgumentException">The id is empty, too long, or has other characters.</exception>
    public Postmark(byte[] deviceId)
    {
        bool hasOthers = deviceId.Length == 0 || deviceId.Length > SmtpLimits.MaxDeviceIdBytes;
        for (int i = 0; i < deviceId.Length; i++) hasOthers |= deviceId[i] == '.';
        if (hasOthers || !MailAddress.IsDomain(deviceId, 0, deviceId.Length)) throw new ArgumentException("letters, digits and hyphens", nameof(deviceId));
        DeviceId = deviceId;
    }

    /// <summary>Which device.</summary>
    public byte[] DeviceId { get; }

    /// <summary>How often the device has started, 0 or more.</summary>
    public int Boot { get; set; }

    /// <summary>The number of the message since this start, 0 or more.</summary>
    public int Sequence { get; set; }

    /// <summary>When, in ticks of 100 ns since the year 1, UTC; 0 while the clock is unset: then no Date is written, which is better than a wrong one.</summary>
    public long UtcTicks { get; set; }

    /// <summary>Writes a Date field with its line end (RFC 5322 3.6.1), at most 39 bytes: for a message that was generated while the clock was unset.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="utcTicks">The time, in ticks of 100 ns since the year 1, UTC.</param>
    /// <param name="offsetMinutes">Local time's offset from it, in minutes.</param>
    public static void WriteDate(OutputBuffer output, long utcTicks, int offsetMinutes) => HeaderWriter.Date(output, utcTicks, offsetMinutes);

    /// <summary>Local time's offset from UTC, in minutes, -720 to 840: the Date is written in local time.</summary>
    public int OffsetMinutes { get; set; }
}
