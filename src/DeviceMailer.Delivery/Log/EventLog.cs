// The device's log, composed line by line in one fixed buffer.
// Guarantees that no control character of a server's reply reaches the console.

using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Log;

/// <summary>The log: <see cref="Begin"/> a line, write into it, <see cref="End"/> it.</summary>
public sealed class EventLog
{
    private const byte FirstPrintable = 32;
    private const byte Delete = 127;
    private const byte Replacement = (byte)'?';

    private readonly ILogSink sink;
    private readonly OutputBuffer line;
    private bool isDetail;

    /// <summary>Makes a log.</summary>
    /// <param name="sink">Where its lines go.</param>
    /// <param name="lineBytes">The longest line; what is longer is cut.</param>
    public EventLog(ILogSink sink, int lineBytes = NotifierLimits.LogLineBytes)
    {
        this.sink = sink;
        line = new OutputBuffer(lineBytes);
    }

    /// <summary>Begins a line.</summary>
    /// <param name="text">What it begins with: the name of the part that speaks, at least.</param>
    public OutputBuffer Begin(Text text)
    {
        isDetail = false;
        line.Clear();
        line.Write(text);
        return line;
    }

    /// <summary>Writes what stands behind the name of the part that speaks, and wherever else a line has two halves.</summary>
    internal static void WriteSeparator(OutputBuffer line)
    {
        line.WriteByte((byte)':');
        line.WriteByte((byte)' ');
    }

    /// <summary>Begins a line of detail, which is kept only when the settings say so.</summary>
    public OutputBuffer BeginDetail(Text text)
    {
        Begin(text);
        isDetail = true;
        return line;
    }

    /// <summary>Makes sure that no line is lost if the power fails now.</summary>
    public void Flush() => sink.Flush();

    /// <summary>Ends the line and hands it to the sink.</summary>
    public void End()
    {
        byte[] bytes = line.Bytes;
        for (int i = 0; i < line.Count; i++)
        {
            if (bytes[i] < FirstPrintable || bytes[i] == Delete) bytes[i] = Replacement;
        }

        sink.Write(bytes, 0, line.Count, isDetail);
    }

    /// <summary>Writes a whole line.</summary>
    public void Write(Text text)
    {
        Begin(text);
        End();
    }

    /// <summary>Writes a whole line of text, cut where it is too long. For start-up: it allocates.</summary>
    /// <param name="part">The part that speaks.</param>
    /// <param name="text">What it says.</param>
    public void Write(string part, string text)
    {
        isDetail = false;
        line.Clear();
        line.WriteWord(part);
        WriteSeparator(line);
        byte[] bytes = Ascii.Bytes(text);
        line.WriteCut(bytes, 0, bytes.Length);
        End();
    }
}
