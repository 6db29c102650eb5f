// The two header fields that final delivery puts before a message (RFC 5321 4.4). Pure text.
using System.Globalization;
using System.Net;
using System.Text;

namespace DeviceMailer.VirtualBoard.Sink;

/// <summary>Writes Return-Path and Received.</summary>
internal static class TraceHeader
{
    private const string DateFormat = "ddd, dd MMM yyyy HH:mm:ss '+0000'"; // date-time in UTC, RFC 5322 3.3

    /// <summary>The fields for a message that arrived at <paramref name="arrival"/>, CRLF at the end of each line.</summary>
    public static byte[] Write(Envelope envelope, IPAddress client, string id, DateTimeOffset arrival)
    {
        string protocol = envelope.Extended ? "ESMTP" : "SMTP";
        string date = arrival.UtcDateTime.ToString(DateFormat, CultureInfo.InvariantCulture);

        // With several recipients FOR is left out: it would tell each of them of the others (RFC 5321 7.2, 7.6).
        string forOne = envelope.Recipients.Count == 1 ? $"\r\n\tfor <{envelope.Recipients[0]}>" : "";
        return Encoding.ASCII.GetBytes(
            $"Return-Path: <{envelope.ReversePath}>\r\n"
            + $"Received: from {envelope.Client} ({Literal(client)})\r\n"
            + $"\tby {SinkSession.HostName} with {protocol} id {id}{forOne};\r\n"
            + $"\t{date}\r\n");
    }

    // address-literal, RFC 5321 4.1.3
    private static string Literal(IPAddress address) =>
        address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? $"[IPv6:{address}]" : $"[{address}]";
}
