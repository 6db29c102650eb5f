// The mistakes in a settings file, gathered so that all of them can be reported at once.

using DeviceMailer.Log;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Settings;

/// <summary>Gathers mistakes: where, what was found, what was expected.</summary>
public sealed class SettingsErrors
{
    private static readonly byte[] Part = Ascii.Bytes("settings");

    private readonly string[] messages = new string[NotifierLimits.MaxSettingsErrors];

    /// <summary>How many mistakes there are, those beyond <see cref="NotifierLimits.MaxSettingsErrors"/> included.</summary>
    public int Count { get; private set; }

    /// <summary>The mistake at <paramref name="index"/>: <c>file:line:column: [section] key: found ..., expected ...</c>.</summary>
    public string MessageAt(int index) => messages[index];

    /// <summary>Adds a mistake. A line of 0 is the file as a whole.</summary>
    public void Add(string file, int line, string where, string problem) => Add(file, line, 0, where, problem);

    /// <summary>Adds a mistake. A column of 0 is the line as a whole.</summary>
    public void Add(string file, int line, int column, string where, string problem)
    {
        if (Count < messages.Length)
        {
            messages[Count] = file + (line > 0 ? ":" + line.ToString() : "") + (column > 0 ? ":" + column.ToString() : "") + ": " + (where.Length > 0 ? where + ": " : "") + problem;
        }

        Count++;
    }

    /// <summary>Writes them all to the log, and how many there were.</summary>
    public void WriteTo(EventLog log)
    {
        for (int i = 0; i < Count && i < messages.Length; i++) log.Write(Part, messages[i]);
        if (Count > messages.Length) log.Write(Part, "and " + (Count - messages.Length).ToString() + " more");
        log.Write(Part, Count.ToString() + (Count == 1 ? " mistake; nothing was started" : " mistakes; nothing was started"));
    }
}
