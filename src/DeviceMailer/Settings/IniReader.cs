// Reads a settings or board file line by line, with the line reader that also reads SMTP replies, in one pass.

using System.Text;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Settings;

/// <summary>A settings file, one meaningful line after the other.</summary>
public sealed class IniReader
{
    private const int ByteOrderMarkLength = 3;

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

            if (LineNumber == 1 && StartsWithUtf16Mark())
            {
                errors.Add(File, 1, 1, "", "found UTF-16, expected UTF-8: save the file as UTF-8");
                errors.Close();
                return false;
            }

            int mistake = FindMistake();
            if (mistake >= 0)
            {
                errors.Add(File, LineNumber, TextUntil(mistake).Length + 1, "", "found a byte that is not UTF-8, expected UTF-8: save the file as UTF-8");
                continue;
            }

            IniLineKind kind = line.Parse(TextUntil(lines.LineOffset + lines.LineLength));
            if (kind == IniLineKind.Malformed) Report(line.Name, line.Value);
            else if (kind != IniLineKind.Nothing) return true;
        }
    }

    /// <summary>Reports a mistake in the line read last, at its section, its key, or what is wrong with it.</summary>
    public void Report(string where, string problem) => errors.Add(File, LineNumber, line.Column, where, problem);

    /// <summary>Reports a mistake at a character of the value read last.</summary>
    public void ReportAt(int index, string where, string problem) => errors.Add(File, LineNumber, line.ColumnOf(index), where, problem);

    /// <summary>Reports a comment behind the value read last, where it is.</summary>
    internal void ReportComment(string where) => ReportAt(line.CommentLike, where, "found a comment behind the value, expected it on a line of its own");

    /// <summary>Warns of a character of the value read last.</summary>
    internal void WarnAt(int index, string where, string problem) => errors.Warn(File, LineNumber, line.ColumnOf(index), where, problem);

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

    // A NUL is UTF-8, but ends a string on the device; UTF-16 is full of them.
    private int FindMistake()
    {
        int mistake = Utf8.FindMistake(lines.Buffer, lines.LineOffset, lines.LineLength);
        int end = mistake < 0 ? lines.LineOffset + lines.LineLength : mistake;
        for (int i = lines.LineOffset; i < end; i++)
        {
            if (lines.Buffer[i] == 0) return i;
        }

        return mistake;
    }

    private string TextUntil(int end)
    {
        int offset = lines.LineOffset;
        if (LineNumber == 1 && StartsWithByteOrderMark(offset, lines.LineLength)) offset += ByteOrderMarkLength;
        return end <= offset ? "" : Encoding.UTF8.GetString(lines.Buffer, offset, end - offset);
    }

    // Of either byte order: no byte of it is UTF-8.
    private bool StartsWithUtf16Mark()
    {
        if (lines.LineLength < 2) return false;
        int first = lines.Buffer[lines.LineOffset];
        return first >= 0xFE && first + lines.Buffer[lines.LineOffset + 1] == 0xFF + 0xFE;
    }

    private bool StartsWithByteOrderMark(int offset, int count)
    {
        byte[] line = lines.Buffer;
        return count >= ByteOrderMarkLength && line[offset] == 0xEF && line[offset + 1] == 0xBB && line[offset + 2] == 0xBF;
    }
}
