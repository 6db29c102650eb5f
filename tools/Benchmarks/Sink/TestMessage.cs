using System.Text;

namespace DeviceMailer.Benchmarks.Sink;

/// <summary>The messages that are sent: text in lines of 72 bytes, some of which begin with a dot.</summary>
internal static class TestMessage
{
    private const int LinesPerDot = 10;
    private const string Line = "The door of the freezer room was opened, and nobody has closed it yet.\r\n";

    /// <summary>The headers that clients are given which compose them on their own.</summary>
    internal const string Subject = "Freezer door opened";

    /// <summary>A body of so many bytes, to a line.</summary>
    internal static string Body(int bytes)
    {
        var body = new StringBuilder();
        for (int line = 0; body.Length < bytes; line++) body.Append(line % LinesPerDot == 1 ? string.Concat(".", Line.AsSpan(1)) : Line);
        return body.ToString();
    }

    /// <summary>The whole message: headers, an empty line, the body.</summary>
    internal static string Whole(int bytes) =>
        "From: freezer@example.com\r\nTo: cook@example.com\r\nDate: Thu, 1 Jan 2026 00:00:00 +0000\r\nMessage-ID: <1@freezer.example.com>\r\n"
        + $"Subject: {Subject}\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=us-ascii\r\n\r\n{Body(bytes)}";
}
