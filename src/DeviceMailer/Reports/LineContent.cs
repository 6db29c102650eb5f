// Content that is made line by line while it is read: only the line that is being handed out is held.

using System;
using DeviceMailer.Smtp.Message;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Reports;

/// <summary>Lines, as <see cref="IContent"/>. What does not fit the longest line is left out.</summary>
internal abstract class LineContent : IContent
{
    private readonly OutputBuffer line;
    private int next;   // the line behind the one that is held
    private int at;     // how much of that is out

    /// <summary>Makes it.</summary>
    /// <param name="line">Holds a line: this one's from <see cref="Rewind"/> to its end, so that contents which are read one after the other share it.</param>
    protected LineContent(OutputBuffer line) => this.line = line;

    /// <summary>Not known before its end.</summary>
    public int Size => -1;

    /// <inheritdoc/>
    public bool Rewind()
    {
        next = 0;
        at = 0;
        line.Clear();
        BeginLines();
        return true;
    }

    /// <inheritdoc/>
    public int Read(byte[] buffer, int offset, int count)
    {
        while (at == line.Count)
        {
            line.Clear();
            at = 0;
            if (!WriteLine(line, next)) return 0;
            next++;
        }

        if (count > line.Count - at) count = line.Count - at;
        Array.Copy(line.Bytes, at, buffer, offset, count);
        at += count;
        return count;
    }

    /// <summary>Goes back to the first line.</summary>
    protected abstract void BeginLines();

    /// <summary>Writes a line with its end; it may be empty. False: there are no more.</summary>
    protected abstract bool WriteLine(OutputBuffer output, int number);
}
