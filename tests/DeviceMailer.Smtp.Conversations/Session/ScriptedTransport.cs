// A server made of a transcript: it says its lines when it is its turn, and compares every byte that it hears.

using DeviceMailer.Smtp.Transport;

namespace DeviceMailer.Tests.Session;

/// <summary>
/// Plays the lines <c>S: ...</c> (the server says), <c>C: ...</c> (the client must say), and one word alone: <c>close</c> (the server hangs up),
/// <c>again</c> (a further connection), <c>broken</c> (what the client writes does not get through any more), <c>silence</c> (it says nothing more), <c>unreachable</c>, <c>nohost</c>, <c>late</c> (what the attempt to connect comes to);
/// <c>tls</c>, <c>notls</c>, <c>expired</c>, <c>wronghost</c> (what the handshake comes to).
/// </summary>
internal sealed class ScriptedTransport : ISmtpTransport
{
    private readonly string[] script;
    private readonly int maxRead;
    private readonly int cutAfter;
    private int line;
    private int at; // how much of the line under way has been said or heard
    private int said;
    private byte[] current;
    private bool open;
    private bool hungUp;
    private bool heard = true; // the client spoke last, or has just connected

    /// <summary>Makes a server.</summary>
    /// <param name="script">The transcript.</param>
    /// <param name="first">Its first line of conversation.</param>
    /// <param name="maxRead">The most bytes that one read gets; 0: a line at a time.</param>
    /// <param name="cutAfter">The connection breaks when the server has said so many bytes; less than 0: never.</param>
    internal ScriptedTransport(string[] script, int first, int maxRead, int cutAfter = -1)
    {
        this.script = script;
        this.maxRead = maxRead;
        this.cutAfter = cutAfter;
        line = first;
        Load();
    }

    /// <summary>What went otherwise than written; empty when nothing did.</summary>
    internal string Mistake { get; private set; } = "";

    /// <summary>True when all of the conversation was had.</summary>
    internal bool IsOver => !IsConversation;

    /// <summary>How often the client has stopped to wait for the server.</summary>
    internal int Waits { get; private set; }

    /// <summary>How many bytes the server has said.</summary>
    internal int Said => said;

    /// <summary>True while the final dot has been heard and its reply not said to its end.</summary>
    internal bool IsDotPending { get; private set; }

    /// <summary>True when the connection was cut.</summary>
    internal bool IsCut => cutAfter >= 0 && said >= cutAfter;

    private bool IsConversation => line < script.Length && (IsSide("S:") || IsSide("C:") || IsWord);

    private bool IsWord => line < script.Length && script[line].Length > 1 && script[line].IndexOf(' ') < 0 && script[line] != "closed";

    public void SetDeadline(int timeoutMs)
    {
        if (timeoutMs < 1000) Fail("a deadline of " + timeoutMs.ToString());
    }

    public TransportResult Connect(string host, int port)
    {
        open = true;
        heard = true;
        hungUp = false;
        if (IsWord && script[line] == "again") Next();
        if (!IsWord) return TransportResult.Ok;
        switch (script[line])
        {
            case "unreachable": Next(); return TransportResult.Failed;
            case "nohost": Next(); return TransportResult.HostNotFound;
            case "late": Next(); return TransportResult.TimedOut;
            default: return TransportResult.Ok;
        }
    }

    public TransportResult StartTls(string host)
    {
        if (!open) return Fail("handshake after close");
        if (IsCut) return TransportResult.Closed;
        if (!IsWord) return Fail("a handshake where it should be: " + (line < script.Length ? script[line] : "nothing more"));
        string word = script[line];
        Next();
        heard = true;
        switch (word)
        {
            case "tls": return TransportResult.Ok;
            case "expired": return TransportResult.CertificateExpired;
            case "wronghost": return TransportResult.CertificateWrongHost;
            case "late": return TransportResult.TimedOut;
            default: return TransportResult.TlsFailed;
        }
    }

    public TransportResult Read(byte[] buffer, int offset, int count, out int read)
    {
        read = 0;
        if (!open) return Fail("read after close");
        if (count <= 0) return Fail("read into no room");
        if (heard) Waits++;
        heard = false;
        if (IsCut || hungUp) return TransportResult.Closed;
        if (IsWord)
        {
            bool closes = script[line] == "close";
            Next();
            return closes ? TransportResult.Closed : TransportResult.TimedOut;
        }

        if (!IsSide("S:")) return Fail("the client waits where it should say: " + (line < script.Length ? script[line] : "nothing more"));

        // By lines, or as many bytes as one read gets, over line ends.
        int most = maxRead > 0 && maxRead < count ? maxRead : count;
        if (cutAfter >= 0 && most > cutAfter - said) most = cutAfter - said;
        while (read < most && IsSide("S:"))
        {
            int part = current.Length - at;
            if (part > most - read) part = most - read;
            System.Array.Copy(current, at, buffer, offset + read, part);
            read += part;
            said += part;
            Advance(part);
            if (maxRead == 0) break;
        }

        return TransportResult.Ok;
    }

    public TransportResult Write(byte[] buffer, int offset, int count)
    {
        if (!open) return Fail("write after close");
        heard = true; // also when it is cut: what is written then goes into a buffer first
        if (IsWord && script[line] == "broken")
        {
            Next();
            return TransportResult.Failed;
        }

        if (IsWord && script[line] == "close")
        {
            Next();
            hungUp = true;
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
        if (at < current.Length) return;
        if (IsSide("C:")) IsDotPending |= script[line] == "C: .";
        else if (script[line].Length < 7 || script[line][6] != '-') IsDotPending = false; // S: 250-... goes on
        Next();
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
