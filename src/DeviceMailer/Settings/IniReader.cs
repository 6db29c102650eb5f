// Reads a settings or board file line by line, with the line reader that also reads SMTP replies, in one pass.

using System.Text;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Settings;

/// <summary>A settings file, one meaningful line after the other.</summary>
public sealed class IniReader
{
    private static readonly byte[] ByteOrderMark = { 0xEF, 0xBB, 0xBF };

    private readonly IByteSource source;
    private readonly SettingsErrors errors;
    private readonly LineReader lines = new LineReader(NotifierLimits.MaxSettingsLineBytes, NotifierLimits.FileBlockBytes);
    private readonly IniLine line = new IniLine();
    private bool atEnd;

    /// <summary>Makes a reader of <paramref name="source"/> that reports mistakes under the name <paramref name="file"/>.</summary>
    public IniReader(string file, IByteSource source, SettingsErrors errors)
    {
        File = file;
        this.source = source;
        this.errors = errors;
    }

    /// <summary>The name under which mistakes are reported.</summary>
    public string File { get; }

    /// <summary>The number of the line read last, from 1.</summary>
    public int LineNumber { get; private set; }

    /// <summary>The line read last: a section or a key.</summary>
    public IniLine Line => line;

    /// <summary>Goes to the next section or key; malformed lines on the way are reported. False at the end.</summary>
    public bool Next()
    {
        for (; ; )
        {
            LineStatus status = TakeLine();
            if (status == LineStatus.NeedMore) return false;
            LineNumber++;
            if (status == LineStatus.LineTooLong)
            {
                errors.Add(File, LineNumber, 0, "", "found a longer line, expected at most " + NotifierLimits.MaxSettingsLineBytes.ToString() + " bytes");
                continue;
            }

            IniLineKind kind = line.Parse(Text());
            if (kind == IniLineKind.Malformed) Report(line.Name, line.Value);
            else if (kind != IniLineKind.Nothing) return true;
        }
    }

    /// <summary>Reports a mistake in the line read last, at its section, its key, or what is wrong with it.</summary>
    public void Report(string where, string problem) => errors.Add(File, LineNumber, line.Column, where, problem);

    /// <summary>Reports a mistake at a character of the value read last.</summary>
    public void ReportAt(int index, string where, string problem) => errors.Add(File, LineNumber, line.ColumnOf(index), where, problem);

    private LineStatus TakeLine()
    {
        for (; ; )
        {
            LineStatus status = lines.TryTake();
            if (status != LineStatus.NeedMore) return status;
            if (atEnd) return lines.TryTakeRest();

            int read = source.Read(lines.Buffer, lines.FreeOffset, lines.FreeCount);
            if (read < 0) errors.Add(File, 0, "", "reading failed behind line " + LineNumber.ToString());
            if (read <= 0) atEnd = true;
            else lines.Added(read);
        }
    }

    private string Text()
    {
        int offset = lines.LineOffset;
        int count = lines.LineLength;
        if (LineNumber == 1 && StartsWithByteOrderMark(offset, count))
        {
            offset += ByteOrderMark.Length;
            count -= ByteOrderMark.Length;
        }

        return count == 0 ? "" : Encoding.UTF8.GetString(lines.Buffer, offset, count);
    }

    private bool StartsWithByteOrderMark(int offset, int count)
    {
        if (count < ByteOrderMark.Length) return false;
        for (int i = 0; i < ByteOrderMark.Length; i++)
        {
            if (lines.Buffer[offset + i] != ByteOrderMark[i]) return false;
        }

        return true;
    }
}
