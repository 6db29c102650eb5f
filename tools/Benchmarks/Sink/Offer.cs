namespace DeviceMailer.Benchmarks.Sink;

/// <summary>What a sink says that it can.</summary>
/// <param name="Pipelining">Commands in groups (RFC 2920).</param>
/// <param name="Chunking">BDAT (RFC 3030).</param>
internal sealed record Offer(bool Pipelining = true, bool Chunking = false)
{
    /// <summary>The reply to EHLO.</summary>
    /// <param name="startTls">STARTTLS is on offer.</param>
    internal string Reply(bool startTls)
    {
        string reply = "250-sink.localhost\r\n250-8BITMIME\r\n250-SIZE 100000000\r\n";
        if (startTls) reply += "250-STARTTLS\r\n";
        if (Pipelining) reply += "250-PIPELINING\r\n";
        if (Chunking) reply += "250-CHUNKING\r\n";
        return reply + "250 AUTH PLAIN\r\n";
    }
}
