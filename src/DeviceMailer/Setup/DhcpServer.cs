// Lends addresses of the device's own network (RFC 2131), four of them. One packet in, at most one out, in the same buffer.
// Guarantees that whatever comes is answered right or not at all. Time is an argument.

using System;

namespace DeviceMailer.Setup;

/// <summary>A DHCP server without sockets. Answers are broadcast: a client that has no address yet cannot be reached otherwise.</summary>
public sealed class DhcpServer
{
    /// <summary>The server's port.</summary>
    public const int Port = 67;

    /// <summary>The client's port.</summary>
    public const int ClientPort = 68;

    // RFC 2131 2, figure 1.
    private const int HopsOffset = 3;
    private const int SecondsOffset = 8;
    private const int ClientAddressOffset = 12;
    private const int YourAddressOffset = 16;
    private const int ServerAddressOffset = 20;
    private const int HardwareOffset = 28;
    private const int NamesOffset = 44;         // sname and file
    private const int CookieOffset = 236;
    private const int Cookie = 0x63825363;
    private const int OptionsOffset = 240;
    private const int MinBytes = 300;           // RFC 1542 2.1
    private const byte Request = 1;
    private const byte Reply = 2;
    private const byte Ethernet = 1;
    private const int MacBytes = 6;
    private const int AddressBytes = 4;

    // RFC 2132.
    private const byte Pad = 0;
    private const byte Mask = 1;
    private const byte Router = 3;
    private const byte NameServer = 6;
    private const byte RequestedAddress = 50;
    private const byte LeaseTime = 51;
    private const byte MessageType = 53;
    private const byte ServerId = 54;
    private const byte End = 255;

    private const int Discover = 1;
    private const int Offer = 2;
    private const int Requests = 3;
    private const int Decline = 4;
    private const int Ack = 5;
    private const int Nak = 6;
    private const int Release = 7;

    private readonly byte[] address;
    private readonly byte[] macs = new byte[SetupLimits.MaxClients * MacBytes];
    private readonly long[] untilMs = new long[SetupLimits.MaxClients];
    private int at;             // where the next option goes
    private int type;
    private int requested;      // where its addresses stand; 0: it has none
    private int serverId;

    /// <summary>Makes a server that lends the addresses behind its own.</summary>
    /// <param name="address">The device's, of a network with 24 bits.</param>
    public DhcpServer(byte[] address) => this.address = address;

    /// <summary>Answers a packet. Returns the answer's length in bytes, in the same buffer; 0: there is none.</summary>
    /// <param name="packet">At least <see cref="SetupLimits.DhcpBytes"/>.</param>
    /// <param name="count">How many bytes have come.</param>
    /// <param name="nowMs">Uptime in milliseconds.</param>
    public int Answer(byte[] packet, int count, long nowMs)
    {
        if (!IsRequest(packet, count) || !ReadOptions(packet, count)) return 0;
        switch (type)
        {
            case Discover:
                int free = SlotFor(packet, nowMs);
                return free < 0 ? 0 : Write(packet, Offer, free);
            case Requests:
                return AnswerRequest(packet, nowMs);
            case Decline:
            case Release:
                int slot = SlotOf(packet);
                if (slot >= 0) untilMs[slot] = 0;
                return 0;
            default:
                return 0;
        }
    }

    // Another server's offer was taken (RFC 2131 4.3.2), or the address is the client's here; one from another network is refused at once.
    private int AnswerRequest(byte[] packet, long nowMs)
    {
        if (serverId != 0 && !IsOurs(packet, serverId, address[AddressBytes - 1])) return 0;
        int wanted = requested != 0 ? requested : ClientAddressOffset;
        int slot = SlotFor(packet, nowMs);
        if (slot < 0) return 0;
        if (!IsOurs(packet, wanted, LastByte(slot)))
        {
            // What it had before a restart of ours, where nobody has it now.
            int earlier = packet[wanted + AddressBytes - 1] - LastByte(0);
            if (earlier < 0 || earlier >= SetupLimits.MaxClients || untilMs[earlier] > nowMs || !IsOurs(packet, wanted, LastByte(earlier))) return Write(packet, Nak, -1);
            untilMs[slot] = 0;
            slot = earlier;
        }

        Array.Copy(packet, HardwareOffset, macs, slot * MacBytes, MacBytes);
        untilMs[slot] = nowMs + SetupLimits.LeaseSeconds * 1000L;
        return Write(packet, Ack, slot);
    }

    private static bool IsRequest(byte[] packet, int count)
    {
        if (count < OptionsOffset || packet[0] != Request || packet[1] != Ethernet || packet[2] != MacBytes) return false;
        return (packet[CookieOffset] << 24 | packet[CookieOffset + 1] << 16 | packet[CookieOffset + 2] << 8 | packet[CookieOffset + 3]) == Cookie;
    }

    private bool ReadOptions(byte[] packet, int count)
    {
        type = 0;
        requested = 0;
        serverId = 0;
        for (int i = OptionsOffset; i < count && packet[i] != End;)
        {
            if (packet[i] == Pad)
            {
                i++;
                continue;
            }

            if (i + 2 > count || i + 2 + packet[i + 1] > count) return false;
            int length = packet[i + 1];
            if (packet[i] == MessageType && length == 1) type = packet[i + 2];
            if (packet[i] == RequestedAddress && length == AddressBytes) requested = i + 2;
            if (packet[i] == ServerId && length == AddressBytes) serverId = i + 2;
            i += 2 + length;
        }

        return type != 0;
    }

    // Its own, else the one that was free first; less than 0: all are lent.
    private int SlotFor(byte[] packet, long nowMs)
    {
        int slot = SlotOf(packet);
        for (int i = 0; i < SetupLimits.MaxClients && slot < 0; i++)
        {
            if (untilMs[i] <= nowMs) slot = i;
        }

        return slot;
    }

    // Where it is, or was until somebody else got it.
    private int SlotOf(byte[] packet)
    {
        for (int slot = 0; slot < SetupLimits.MaxClients; slot++)
        {
            int same = 0;
            while (same < MacBytes && macs[slot * MacBytes + same] == packet[HardwareOffset + same]) same++;
            if (same == MacBytes && untilMs[slot] > 0) return slot;
        }

        return -1;
    }

    private byte LastByte(int slot) => (byte)(address[AddressBytes - 1] + 1 + slot);

    private bool IsOurs(byte[] packet, int offset, byte last)
    {
        for (int i = 0; i < AddressBytes - 1; i++)
        {
            if (packet[offset + i] != address[i]) return false;
        }

        return packet[offset + AddressBytes - 1] == last;
    }

    // RFC 2131 4.3.1, table 3.
    private int Write(byte[] packet, int answer, int slot)
    {
        packet[0] = Reply;
        packet[HopsOffset] = 0;
        Array.Clear(packet, SecondsOffset, 2);
        if (answer != Ack) Array.Clear(packet, ClientAddressOffset, AddressBytes);
        Array.Clear(packet, YourAddressOffset, 2 * AddressBytes);
        Array.Clear(packet, NamesOffset, CookieOffset - NamesOffset);
        Array.Clear(packet, OptionsOffset, packet.Length - OptionsOffset);
        at = OptionsOffset;
        Put(packet, MessageType, 1);
        packet[at++] = (byte)answer;
        PutAddress(packet, ServerId, address[AddressBytes - 1]);
        if (slot >= 0)
        {
            Array.Copy(address, 0, packet, YourAddressOffset, AddressBytes);
            packet[YourAddressOffset + AddressBytes - 1] = LastByte(slot);
            Array.Copy(address, 0, packet, ServerAddressOffset, AddressBytes);
            Put(packet, LeaseTime, AddressBytes);
            at += 2; // a lease of less than 65,536 s
            packet[at++] = SetupLimits.LeaseSeconds >> 8;
            packet[at++] = SetupLimits.LeaseSeconds & 0xFF;
            Put(packet, Mask, AddressBytes);
            for (int i = 0; i < AddressBytes; i++) packet[at++] = (byte)(i < AddressBytes - 1 ? 255 : 0);
            PutAddress(packet, Router, address[AddressBytes - 1]);
            PutAddress(packet, NameServer, address[AddressBytes - 1]);
        }

        packet[at++] = End;
        return at < MinBytes ? MinBytes : at;
    }

    private void Put(byte[] packet, byte option, int length)
    {
        packet[at++] = option;
        packet[at++] = (byte)length;
    }

    private void PutAddress(byte[] packet, byte option, byte last)
    {
        Put(packet, option, AddressBytes);
        Array.Copy(address, 0, packet, at, AddressBytes);
        packet[at + AddressBytes - 1] = last;
        at += AddressBytes;
    }
}
