// Writes HTTP messages over a transport, block by block through one buffer. What is written once to count can be written again to send, since a
// head says how long its body is.

using DeviceMailer.Smtp.Transport;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Http;

/// <summary>A writer of requests and answers. The first failure stays, and nothing is sent after it.</summary>
public sealed class HttpWriter
{
    private const byte Percent = (byte)'%';

    private readonly ISmtpTransport transport;
    private readonly OutputBuffer output;
    private bool counts;

    /// <summary>Makes a writer in somebody else's buffer, which is the writer's until <see cref="End"/>.</summary>
    public HttpWriter(ISmtpTransport transport, byte[] buffer)
    {
        this.transport = transport;
        output = new OutputBuffer(buffer);
    }

    /// <summary>How many bytes were written since <see cref="Begin"/>.</summary>
    public int Count { get; private set; }

    /// <summary>What became of it so far.</summary>
    public TransportResult Result { get; private set; }

    /// <summary>Begins.</summary>
    /// <param name="counts">True: nothing is sent, the bytes are only counted.</param>
    public void Begin(bool counts)
    {
        this.counts = counts;
        Count = 0;
        Result = TransportResult.Ok;
        output.Clear();
    }

    /// <summary>Writes bytes.</summary>
    public void Write(byte[] source, int offset, int count)
    {
        Count += count;
        if (counts) return;
        while (count > 0)
        {
            if (output.FreeCount == 0) Flush();
            int part = count < output.FreeCount ? count : output.FreeCount;
            output.Write(source, offset, part);
            offset += part;
            count -= part;
        }
    }

    /// <summary>Writes a text, shorter than the buffer.</summary>
    public void Write(Text text)
    {
        if (!MakeRoom(TextTable.LengthOf((int)text))) return;
        int before = output.Count;
        output.Write(text);
        Added(output.Count - before);
    }

    /// <summary>Writes a word of ASCII, shorter than the buffer.</summary>
    public void WriteWord(string word)
    {
        if (!MakeRoom(word.Length)) return;
        output.WriteWord(word);
        Added(word.Length);
    }

    /// <summary>Writes a number, 0 or more.</summary>
    public void WriteDecimal(int value)
    {
        const int MostDigits = 10;
        if (!MakeRoom(MostDigits)) return;
        int before = output.Count;
        output.WriteDecimal(value);
        Added(output.Count - before);
    }

    /// <summary>Writes bytes as a value of a form: all but letters, digits and <c>-._~</c> escaped (WHATWG URL 5.2; RFC 3986 2.3).</summary>
    public void WriteForm(byte[] source, int offset, int count)
    {
        const int EscapedBytes = 3;
        for (int i = offset; i < offset + count; i++)
        {
            if (!MakeRoom(EscapedBytes)) return;
            if (IsUnreserved(source[i]))
            {
                output.WriteByte(source[i]);
                Added(1);
            }
            else
            {
                output.WriteEscaped(Percent, source[i]);
                Added(EscapedBytes);
            }
        }
    }

    /// <summary>Sends what is left, and says what became of all.</summary>
    public TransportResult End()
    {
        Flush();
        return Result;
    }

    /// <summary>True for what stands in a form as it is.</summary>
    internal static bool IsUnreserved(byte c) =>
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';

    private bool MakeRoom(int count)
    {
        if (output.FreeCount < count) Flush();
        return Result == TransportResult.Ok;
    }

    private void Added(int count)
    {
        Count += count;
        if (counts) output.Clear();
    }

    private void Flush()
    {
        if (output.Count > 0 && !counts && Result == TransportResult.Ok) Result = transport.Write(output.Bytes, 0, output.Count);
        output.Clear();
    }
}
