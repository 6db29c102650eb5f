// Messages that break mail clients and servers, as the client is given them: with CRLF, and dots not doubled.
using System.Text;
using static DeviceMailer.SystemTests.Servers.ServerTalk;

namespace DeviceMailer.SystemTests.Client;

/// <summary>Messages. A character is an octet of ISO-8859-1, so that octets that are not UTF-8 can be written.</summary>
internal static class ClientMail
{
    /// <summary>Dots at line starts, blanks at line ends, octets that are not UTF-8, an empty last line.</summary>
    public static readonly string Odd = OddMessageAsSent;

    /// <summary>ASCII, so that any server takes it.</summary>
    public const string Plain = "Subject: plain\r\n" + WireFields + "\r\n.\r\nplain\r\n";

    /// <summary>A header field in UTF-8 (RFC 6532).</summary>
    public static readonly string Utf8Header =
        Encoding.Latin1.GetString(Encoding.UTF8.GetBytes("Subject: T\u00fcr \u2103 \U0001F6AA offen\r\n" + WireFields + "\r\n\u00e4rger\r\n"));

    /// <summary>Three that differ, for one connection.</summary>
    public static IReadOnlyList<string> Three =>
        [Odd, Plain.Replace("plain", "second", StringComparison.Ordinal), Odd.Replace("dots", "third", StringComparison.Ordinal)];

    /// <summary>About a megabyte, with dots at the start and the end of lines of every length, so that each place of a block meets one.</summary>
    public static string Dots()
    {
        var text = new StringBuilder("Subject: many dots\r\n" + WireFields + "\r\n");
        for (int line = 0; text.Length < 1_000_000; line++)
        {
            text.Append('.', line % 5).Append('x', line % 67).Append('.', line % 3).Append("\r\n");
        }

        return text.ToString();
    }
}
