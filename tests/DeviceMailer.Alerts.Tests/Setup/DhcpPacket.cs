using DeviceMailer.Setup;

namespace DeviceMailer.Tests.Setup;

/// <summary>A client's packet, and what stands in the answer.</summary>
internal static class DhcpPacket
{
    internal const int Discover = 1;
    internal const int Offer = 2;
    internal const int Request = 3;
    internal const int Decline = 4;
    internal const int Ack = 5;
    internal const int Nak = 6;
    internal const int Release = 7;

    private const int Options = 240;

    /// <summary>What a client of this number says.</summary>
    internal static byte[] Of(int type, byte client, byte[] requested = null, byte[] server = null)
    {
        byte[] packet = new byte[SetupLimits.DhcpBytes];
        packet[0] = 1;
        packet[1] = 1;
        packet[2] = 6;
        packet[4] = 0xCA;
        packet[7] = client;
        packet[28] = 2;
        packet[33] = client;
        packet[236] = 99;
        packet[237] = 130;
        packet[238] = 83;
        packet[239] = 99;
        int at = Options;
        packet[at++] = 53;
        packet[at++] = 1;
        packet[at++] = (byte)type;
        at = Put(packet, at, 50, requested);
        at = Put(packet, at, 54, server);
        packet[at] = 255;
        return packet;
    }

    /// <summary>Where an option's data begin; less than 0: it is not there.</summary>
    internal static int Find(byte[] packet, int option)
    {
        for (int i = Options; packet[i] != 255; i += 2 + packet[i + 1])
        {
            if (packet[i] == option) return i + 2;
        }

        return -1;
    }

    /// <summary>The answer in a word: its type, and the last byte of the address.</summary>
    internal static string Told(byte[] packet, int length) => length == 0 ? "nothing" : packet[Find(packet, 53)].ToString() + " ." + packet[19].ToString();

    private static int Put(byte[] packet, int at, byte option, byte[] address)
    {
        if (address == null) return at;
        packet[at++] = option;
        packet[at++] = 4;
        for (int i = 0; i < 4; i++) packet[at++] = address[i];
        return at;
    }
}
