// An answer of a time server (RFC 4330 4), right or wrong.

using System;

namespace DeviceMailer.Tests.Sntp;

/// <summary>What a time server says.</summary>
internal sealed class TimeAnswer
{
    private const int OriginatePlace = 24;
    private const int TransmitPlace = 40;

    /// <summary>Leap indicator, version and mode: no warning, 4, server.</summary>
    internal int First { get; set; } = 4 << 3 | 4;

    internal int Stratum { get; set; } = 2;

    /// <summary>Seconds since 1900, of which 32 bits are sent.</summary>
    internal uint Seconds { get; set; } = 0xEEB44425; // 2026-11-27 18:02:13

    /// <summary>The first byte of the fraction.</summary>
    internal byte Fraction { get; set; }

    /// <summary>How many bytes of it come.</summary>
    internal int Length { get; set; } = 48;

    /// <summary>It repeats something else than what was sent.</summary>
    internal bool IsOfAnother { get; set; }

    internal int Write(byte[] question, byte[] buffer, int offset)
    {
        Array.Clear(buffer, offset, 48);
        buffer[offset] = (byte)First;
        buffer[offset + 1] = (byte)Stratum;
        Array.Copy(question, TransmitPlace, buffer, offset + OriginatePlace, 8);
        if (IsOfAnother) buffer[offset + OriginatePlace + 7] ^= 1;
        for (int i = 0; i < 4; i++) buffer[offset + TransmitPlace + i] = (byte)(Seconds >> (24 - 8 * i));
        buffer[offset + TransmitPlace + 4] = Fraction;
        return Length;
    }
}
