// One connection of the sink: as few reads and writes as there can be. All replies to what has come go in one write.

using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace DeviceMailer.Benchmarks.Sink;

/// <summary>The server's side of SMTP and LMTP for well-behaved clients.</summary>
internal sealed class FastSinkSession(Stream connection, Offer offer, X509Certificate2? certificate, Action onMessage) : IDisposable
{
    private const string Done = "250 2.0.0 Ok\r\n";
    private static readonly byte[] endOfData = "\r\n.\r\n"u8.ToArray();
    private static readonly byte[] greeting = "220 sink.localhost ESMTP LMTP\r\n"u8.ToArray();

    private readonly byte[] input = new byte[64 * 1024];
    private readonly StringBuilder replies = new();
    private Stream stream = connection;
    private int start;
    private int end;
    private bool isTls;
    private bool isOver;

    /// <summary>Serves until QUIT or the client's end.</summary>
    internal void Run(bool tlsFirst)
    {
        if (tlsFirst) ShakeHands();
        stream.Write(greeting);
        while (!isOver && TryReadLine(out string line)) Answer(line);
        Flush();
    }

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();

    private void Answer(string line)
    {
        string[] words = line.Split(' ', 3);
        switch (words[0].ToUpperInvariant())
        {
            case "EHLO":
            case "LHLO":
                replies.Append(offer.Reply(startTls: certificate != null && !isTls));
                break;
            case "STARTTLS":
                replies.Append("220 2.0.0 Go ahead\r\n");
                Flush();
                ShakeHands();
                break;
            case "AUTH":
                replies.Append("235 2.7.0 Ok\r\n");
                break;
            case "DATA":
                replies.Append("354 Go ahead\r\n");
                SkipContent();
                break;
            case "BDAT":
                Skip(int.Parse(words[1], CultureInfo.InvariantCulture));
                replies.Append(Done);
                if (words.Length > 2) onMessage();
                break;
            case "QUIT":
                replies.Append("221 2.0.0 Bye\r\n");
                isOver = true;
                break;
            default:
                replies.Append(Done);
                break;
        }
    }

    private void ShakeHands()
    {
        var tls = new SslStream(stream, leaveInnerStreamOpen: false);
        stream = tls;
        isTls = true;
        tls.AuthenticateAsServer(certificate!);
    }

    private bool TryReadLine(out string line)
    {
        for (; ; )
        {
            int length = input.AsSpan(start, end - start).IndexOf((byte)'\n');
            if (length >= 0)
            {
                line = Encoding.ASCII.GetString(input, start, length).TrimEnd('\r');
                start += length + 1;
                return true;
            }

            line = "";
            if (!TryReadMore()) return false;
        }
    }

    // Up to and with CRLF.CRLF: of what has none, only as much is kept as may be its beginning.
    private void SkipContent()
    {
        for (; ; )
        {
            int length = input.AsSpan(start, end - start).IndexOf(endOfData);
            if (length >= 0)
            {
                start += length + endOfData.Length;
                replies.Append(Done);
                onMessage();
                return;
            }

            start = Math.Max(start, end - endOfData.Length + 1);
            if (!TryReadMore()) throw new IOException("the client left within a message");
        }
    }

    private void Skip(int count)
    {
        while (count > end - start)
        {
            count -= end - start;
            start = end;
            if (!TryReadMore()) throw new IOException("the client left within a chunk");
        }

        start += count;
    }

    // The client hears all that it can before it has to say more.
    private bool TryReadMore()
    {
        Flush();
        input.AsSpan(start, end - start).CopyTo(input);
        end -= start;
        start = 0;
        int read = stream.Read(input, end, input.Length - end);
        end += read;
        return read > 0;
    }

    private void Flush()
    {
        if (replies.Length == 0) return;
        stream.Write(Encoding.ASCII.GetBytes(replies.ToString()));
        replies.Clear();
    }
}
