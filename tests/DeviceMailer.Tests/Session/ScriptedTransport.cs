// A server made of a transcript: it says its lines when it is its turn, and compares every byte that it hears.

using DeviceMailer.Smtp.Transport;

namespace DeviceMailer.Tests.Session;

/// <summary>
/// Plays the lines <c>S: ...</c> (the server says), <c>C: ...</c> (the client must say), and one word alone: <c>close</c> (the server hangs up),
/// <c>silence</c> (it says nothing more), <c>unreachable</c>, <c>nohost</c>, <c>late</c> (what the attempt to connect comes to).
/// </summary>
internal sealed class ScriptedTransport : ISmtpTransport
{
    private readonly string[] script;
    private readonly int maxRead;
    private int line;
    private int at; // how much of the line under way has been said or heard
    private byte[] current;
    private bool open;

    /// <summary>Makes a server.</summary>
    /// <param name="script">The transcript.</param>
    /// <param name="first">Its first line of conversation.</param>
    /// <param name="maxRead">The most bytes that one read gets; 0: a line at a time.</param>
    internal ScriptedTransport(string[] script, int first, int maxRead)
    {
        this.script = script;
        this.maxRead = maxRead;
        line = first;
        Load();
    }

    /// <summary>What went otherwise than written; empty when nothing did.</summary>
    internal string Mistake { get; private set; } = "";

    /// <summary>True when all of the conversation was had.</summary>
    internal bool IsOver => !IsConversation;

    internal int DeadlineMs { get; private set; }

    private bool IsConversation => line < script.Length && (IsSide("S:") || IsSide("C:") || IsWord);

    private bool IsWord => line < script.Length && script[line].Length > 1 && script[line].IndexOf(' ') < 0;

    public void SetDeadline(int timeoutMs) => DeadlineMs = timeoutMs;

    public TransportResult Connect(string host, int port)
    {
        open = true;
        if (!IsWord) return TransportResult.Ok;
        switch (script[line])
        {
            case "unreachable": Next(); return TransportResult.Failed;
            case "nohost": Next(); return TransportResult.HostNotFound;
            case "late": Next(); return TransportResult.TimedOut;
            default: return TransportResult.Ok;
        }
    }

    public TransportResult Read(byte[] buffer, int offset, int count, out int read)
    {
        read = 0;
        if (!open) return Fail("read after close");
        if (count <= 0) return Fail("read into no room");
        if (IsWord)
        {
            bool closes = script[line] == "close";
            Next();
            return closes ? TransportResult.Closed : TransportResult.TimedOut;
        }

        if (!IsSide("S:")) return Fail("the client waits where it should say: " + (line < script.Length ? script[line] : "nothing more"));

        // By lines, or as many bytes as one read gets, over line ends.
        int most = maxRead > 0 && maxRead < count ? maxRead : count;
        while (read < most && IsSide("S:"))
        {
            int part = current.Length - at;
            if (part > most - read) part = most - read;
            System.Array.Copy(current, at, buffer, offset + read, part);
            read += part;
            Advance(part);
            if (maxRead == 0) break;
        }

        return TransportResult.Ok;
    }

    public TransportResult Write(byte[] buffer, int offset, int count)
    {
        if (!open) return Fail("write after close");
        if (IsWord && script[line] == "close")
        {
            Next();
            return TransportResult.Closed;
        }

        for (int i = offset; i < offset + count; i++)
        {
            if (!IsSide("C:")) return Fail("the client says more: " + Bytes.Visible(Bytes.Text(buffer, i, offset + count - i)));
            if (current[at] != buffer[i]) return Fail("expected " + script[line] + ", heard: " + Bytes.Visible(Bytes.Text(buffer, offset, count)));
            Advance(1);
        }

        return TransportResult.Ok;
    }

    public void Close() => open = false;

    private TransportResult Fail(string mistake)
    {
        if (Mistake.Length == 0) Mistake = "line " + line.ToString() + ": " + mistake;
        return TransportResult.Failed;
    }

    private bool IsSide(string side) => line < script.Length && script[line].Length >= 2 && script[line][0] == side[0] && script[line][1] == ':';

    private void Advance(int count)
    {
        at += count;
        if (at == current.Length) Next();
    }

    private void Next()
    {
        line++;
        at = 0;
        Load();
    }

    private void Load()
    {
        if (IsSide("S:") || IsSide("C:")) current = Bytes.Of((script[line].Length > 3 ? script[line].Substring(3) : "") + "\r\n");
    }
}
