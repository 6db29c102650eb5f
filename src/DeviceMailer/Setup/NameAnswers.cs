// Answers every question for a name with the device's own address (RFC 1035 4), so that a phone that has joined is led to the page whatever it asks for.
// One packet in, at most one out, in the same buffer.

using System;

namespace DeviceMailer.Setup;

/// <summary>A name server that knows one address.</summary>
public static class NameAnswers
{
    /// <summary>Its port.</summary>
    public const int Port = 53;

    private const int HeaderBytes = 12;
    private const int MaxLabelBytes = 63;
    private const int MaxNameBytes = 255;
    private const int AnswerBytes = 16;
    private const int QuestionTailBytes = 4;    // type and class
    private const byte Response = 0x80;
    private const byte OpcodeAndResponse = 0xF8;
    private const byte Authoritative = 0x04;
    private const byte RecursionDesired = 0x01;
    private const byte TypeA = 1;
    private const byte TypeAny = 255;
    private const byte Internet = 1;
    private const byte Pointer = 0xC0;          // RFC 1035 4.1.4

    /// <summary>Answers a packet. Returns the answer's length in bytes, in the same buffer; 0: there is none.</summary>
    /// <param name="packet">At least <see cref="SetupLimits.NameBytes"/>.</param>
    /// <param name="count">How many bytes have come.</param>
    /// <param name="address">The device's, 4 bytes.</param>
    public static int Answer(byte[] packet, int count, byte[] address)
    {
        if (count < HeaderBytes || (packet[2] & OpcodeAndResponse) != 0 || packet[4] != 0 || packet[5] != 1) return 0; // one question
        int end = HeaderBytes;
        while (end < count && packet[end] != 0)
        {
            if (packet[end] > MaxLabelBytes) return 0;
            end += 1 + packet[end];
        }

        end++;
        if (end - HeaderBytes > MaxNameBytes || end + QuestionTailBytes > count || end + QuestionTailBytes + AnswerBytes > packet.Length) return 0;
        bool isKnown = packet[end] == 0 && (packet[end + 1] == TypeA || packet[end + 1] == TypeAny) && packet[end + 2] == 0 && packet[end + 3] == Internet;
        end += QuestionTailBytes;

        // No other type has any data; that is said so, too, since a phone would wait for it.
        packet[2] = (byte)(Response | Authoritative | (packet[2] & RecursionDesired));
        packet[3] = 0;
        Array.Clear(packet, 6, HeaderBytes - 6);
        if (!isKnown) return end;
        packet[7] = 1;
        Array.Clear(packet, end, AnswerBytes);
        packet[end] = Pointer;
        packet[end + 1] = HeaderBytes;
        packet[end + 3] = TypeA;
        packet[end + 5] = Internet;
        packet[end + 9] = SetupLimits.NameSeconds;
        packet[end + 11] = (byte)address.Length;
        Array.Copy(address, 0, packet, end + 12, address.Length);
        return end + AnswerBytes;
    }
}
