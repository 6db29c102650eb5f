// The name server behind the board's Wi-Fi: answers questions for addresses as Network.Resolve does, and knows of no other records.

using System.Buffers.Binary;
using System.Net;
using System.Text;
using DeviceMailer.VirtualBoard.Api;

namespace DeviceMailer.VirtualBoard.Parts;

/// <summary>Answers DNS queries (RFC 1035 4) for the network.</summary>
internal static class NameServer
{
    /// <summary>The port of name servers.</summary>
    internal const int Port = 53;

    private const int HeaderBytes = 12;
    private const int AddressType = 1;
    private const int NameError = 3;
    private const int TimeToLive = 300;

    /// <summary>The answer; null: it is no query.</summary>
    internal static byte[]? Answer(byte[] query, Network network)
    {
        if (query.Length < HeaderBytes || (query[2] & 0x80) != 0) return null;
        var name = new StringBuilder();
        int at = HeaderBytes;
        while (at < query.Length && query[at] > 0 && at + query[at] < query.Length)
        {
            name.Append(name.Length > 0 ? "." : "").Append(Encoding.ASCII.GetString(query, at + 1, query[at]));
            at += query[at] + 1;
        }

        int end = at + 5; // the root, type and class
        if (end > query.Length) return null;
        IPAddress? address = AddressOf(name.ToString(), network);
        bool hasAddress = address != null && BinaryPrimitives.ReadInt16BigEndian(query.AsSpan(at + 1)) == AddressType;
        byte[] answer = query[..end];
        answer[2] |= 0x80;                                              // a response
        answer[3] = (byte)(0x80 | (address == null ? NameError : 0));   // that knows others' names, too
        answer[7] = (byte)(hasAddress ? 1 : 0);
        Array.Clear(answer, 8, 4);
        byte[] record = [0xC0, HeaderBytes, 0, AddressType, 0, 1, 0, 0, TimeToLive >> 8, TimeToLive & 0xFF, 0, 4];
        return hasAddress ? [.. answer, .. record, .. address!.GetAddressBytes()] : answer;
    }

    private static IPAddress? AddressOf(string name, Network network)
    {
        try
        {
            return network.Resolve(name);
        }
        catch (NanoSocketException)
        {
            return null;
        }
    }
}
