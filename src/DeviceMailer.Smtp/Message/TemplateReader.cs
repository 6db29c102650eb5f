// A text on its way out: values in the place of their names, every line end made CRLF. Nothing is held but a position.
// Guarantees the same bytes however they are pulled.

using System;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Smtp.Message;

/// <summary>Reads a template with its values in it, in UTF-8.</summary>
internal sealed class TemplateReader : IContent
{
    private const byte CarriageReturn = 13;
    private const byte LineFeed = 10;
    private const byte Replacement = (byte)'?';


    private readonly OutputBuffer window;
    private byte[] text;
    private bool asHtml;
    private int position;
    private int within;     // bytes that are out of the value, or the line end, at the position

    /// <summary>Makes a reader.</summary>
    /// <param name="window">Lent by this while it reads.</param>
    internal TemplateReader(OutputBuffer window) => this.window = window;

    /// <summary>What stands for the names; null: braces are braces.</summary>
    internal ITemplateValues Values { get; set; }

    /// <summary>Not known before its end.</summary>
    public int Size => -1;

    /// <summary>Reads this from now on.</summary>
    internal void Begin(byte[] template, bool html)
    {
        text = template;
        asHtml = html;
        Rewind();
    }

    /// <inheritdoc/>
    public bool Rewind()
    {
        position = 0;
        within = 0;
        return true;
    }

    /// <inheritdoc/>
    public int Read(byte[] buffer, int offset, int count)
    {
        int at = offset;
        int end = offset + count;
        while (at < end && position < text.Length)
        {
            byte c = text[position];
            if (c == LineFeed || c == CarriageReturn) at = WriteLineEnd(buffer, at);
            else if (c == Template.Open && Values != null) at = WriteValue(buffer, at, end - at);
            else at = CopyRun(buffer, at, end - at);
        }

        return at - offset;
    }

    // One byte of CR LF. A bare CR and a bare LF are line ends as well.
    private int WriteLineEnd(byte[] buffer, int at)
    {
        buffer[at] = Ascii.CrLf[within];
        within++;
        if (within < Ascii.CrLf.Length) return at + 1;
        within = 0;
        bool both = text[position] == CarriageReturn && position + 1 < text.Length && text[position + 1] == LineFeed;
        position += both ? Ascii.CrLf.Length : 1;
        return at + 1;
    }

    private int WriteValue(byte[] buffer, int at, int room)
    {
        int close = Template.EndOfName(text, position);
        int value = Template.IsBrace(text, position) || close < 0 ? -1 : Values.IndexOf(text, position + 1, close - position - 1);
        if (value < 0)
        {
            // {{ is a brace, and a name that means nothing stands for itself: its setter has been told.
            buffer[at] = Template.Open;
            position += Template.IsBrace(text, position) ? 2 : 1;
            return at + 1;
        }

        window.Lend(buffer, at, room, within);
        Values.Write(value, asHtml, window);
        int count = window.Count;
        if (window.Overflowed)
        {
            within += count;
        }
        else
        {
            within = 0;
            position = close + 1;
        }

        for (int i = at; i < at + count; i++)
        {
            if ((buffer[i] < ' ' && !LateDigit.Is(buffer[i])) || buffer[i] == 127) buffer[i] = Replacement;
        }

        return at + count;
    }

    // All up to the next line end or brace at once.
    private int CopyRun(byte[] buffer, int at, int room)
    {
        int run = text.Length - position;
        if (run > room) run = room;
        run = Before(Ascii.BoxedLineFeed, run);
        run = Before(Ascii.BoxedCarriageReturn, run);
        if (Values != null) run = Before(Template.BoxedOpen, run);
        Array.Copy(text, position, buffer, at, run);
        position += run;
        return at + run;
    }

    private int Before(object boxedByte, int run)
    {
        int found = Array.IndexOf(text, boxedByte, position, run);
        return found < 0 ? run : found - position;
    }
}
