// The mistakes in a settings file, gathered so that all of them can be reported at once, and the warnings beside them.

using DeviceMailer.Log;

namespace DeviceMailer.Settings;

/// <summary>Gathers mistakes: where, what was found, what was expected.</summary>
public sealed class SettingsErrors
{
    private const string Part = "settings";

    private readonly string[] messages = new string[NotifierLimits.MaxSettingsErrors];

    private readonly string[] warnings = new string[NotifierLimits.MaxSettingsWarnings];

    private bool isClosed;

    /// <summary>How many mistakes there are, those beyond <see cref="NotifierLimits.MaxSettingsErrors"/> included.</summary>
    public int Count { get; private set; }

    /// <summary>The light's pin, where there is no mistake in that: mistakes are told by it.</summary>
    public int LedPin { get; set; } = DeviceSettings.NoPin;

    /// <summary>
    /// The board's button, as <see cref="Board.ButtonPin"/> has it, with <see cref="Board.IsSensed"/>: where it is held, mistakes can be fixed.
    /// <see cref="DeviceSettings.NoPin"/>: there is none, or its pin is an output, a bus or an analogue input.
    /// </summary>
    public int ButtonPin { get; set; } = DeviceSettings.NoPin;

    /// <summary>The mistake at <paramref name="index"/>: <c>file:line:column: [section] key: found ..., expected ...</c>.</summary>
    public string MessageAt(int index) => messages[index];

    /// <summary>Adds a mistake. A line of 0 is the file as a whole.</summary>
    public void Add(string file, int line, string where, string problem) => Add(file, line, 0, where, problem);

    /// <summary>Adds a mistake. A column of 0 is the line as a whole.</summary>
    public void Add(string file, int line, int column, string where, string problem)
    {
        if (isClosed) return;
        if (Count < messages.Length) messages[Count] = Message(file, line, column, where, problem);
        Count++;
    }

    /// <summary>Takes no more: the file cannot be read at all, and what would follow has that one cause.</summary>
    internal void Close() => isClosed = true;

    /// <summary>How many warnings there are, at most <see cref="NotifierLimits.MaxSettingsWarnings"/>: further ones are dropped.</summary>
    public int WarningCount { get; private set; }

    /// <summary>The warning at <paramref name="index"/>, in the form of a mistake.</summary>
    public string WarningAt(int index) => warnings[index];

    /// <summary>Adds a warning: what works, but is seldom meant. It stops nothing.</summary>
    public void Warn(string file, int line, int column, string where, string problem)
    {
        if (isClosed || WarningCount == warnings.Length) return;
        warnings[WarningCount] = Message(file, line, column, "warning: " + where, problem);
        WarningCount++;
    }

    /// <summary>Writes them all to the log, and how many mistakes there were.</summary>
    public void WriteTo(EventLog log)
    {
        for (int i = 0; i < Count && i < messages.Length; i++) log.Write(Part, messages[i]);
        if (Count > messages.Length) log.Write(Part, "and " + (Count - messages.Length).ToString() + " more");
        for (int i = 0; i < WarningCount; i++) log.Write(Part, warnings[i]);
        if (Count > 0) log.Write(Part, Count.ToString() + (Count == 1 ? " mistake to fix" : " mistakes to fix"));
    }

    private static string Message(string file, int line, int column, string where, string problem) =>
        file + (line > 0 ? ":" + line.ToString() : "") + (column > 0 ? ":" + column.ToString() : "") + ": " + (where.Length > 0 ? where + ": " : "") + problem;
}
