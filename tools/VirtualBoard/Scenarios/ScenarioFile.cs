// A scenario as text: a head (settings, board, start), then steps and expectations, one a line, # begins a comment. The steps are
// understood once the board runs, since their names are those of its settings.

using System.Globalization;
using DeviceMailer.VirtualBoard.Session;
using DeviceMailer.VirtualBoard.Words;

namespace DeviceMailer.VirtualBoard.Scenarios;

/// <summary>A scenario that was read.</summary>
public sealed class ScenarioFile
{
    private static readonly string[] startFormats = ["yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss"];

    private readonly List<ScenarioLine> lines = [];
    private readonly List<string> mistakes = [];

    private ScenarioFile(string name) => Name = name;

    /// <summary>Its name, for messages.</summary>
    public string Name { get; }

    /// <summary>The settings file that it names, as it stands there; null: none.</summary>
    public string? Settings { get; private set; }

    /// <summary>The board that it names; null: none.</summary>
    public string? Board { get; private set; }

    /// <summary>The true time at which it begins, UTC.</summary>
    public DateTime Start { get; private set; } = new(2026, 1, 5, 8, 0, 0, DateTimeKind.Utc);

    /// <summary>Its steps, not understood yet.</summary>
    public IReadOnlyList<ScenarioLine> Lines => lines;

    /// <summary>Reads a file.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="ScenarioException">Its head has mistakes.</exception>
    public static ScenarioFile Read(string path) => Parse(path, File.ReadAllText(path));

    /// <summary>Reads a text.</summary>
    /// <param name="name">Its name, for messages.</param>
    /// <param name="text">It.</param>
    /// <exception cref="ScenarioException">Its head has mistakes.</exception>
    public static ScenarioFile Parse(string name, string text)
    {
        var file = new ScenarioFile(name);
        string[] raw = text.ReplaceLineEndings("\n").Split('\n');
        for (int i = 0; i < raw.Length; i++) file.Add(new ScenarioLine(i + 1, WithoutComment(raw[i])));
        return file.mistakes.Count == 0 ? file : throw new ScenarioException(file.mistakes);
    }

    /// <summary>What a session for it is made with.</summary>
    /// <param name="options">What else is said; the scenario's own head goes before it.</param>
    public SessionOptions OptionsFor(SessionOptions options)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(Name))!;
        return options with
        {
            Settings = Settings == null ? options.Settings : Path.Combine(folder, Settings),
            Board = Board ?? options.Board,
            Start = Start,
            Seed = 1,
        };
    }

    /// <summary>A message about a place in it.</summary>
    internal string At(ScenarioLine line, int column, string message) =>
        string.Create(CultureInfo.InvariantCulture, $"{Name}:{line.Number}:{Math.Max(column, 1)}: {message}");

    private void Add(ScenarioLine line)
    {
        if (line.Text.Trim().Length == 0) return;
        var reader = new CommandReader(line.Text);
        int column = reader.Column;
        if (reader.TryWord("settings")) Settings = reader.Rest.Trim('"');
        else if (reader.TryWord("board")) Board = reader.Rest.Trim('"');
        else if (reader.TryWord("start")) TakeStart(line, reader);
        else lines.Add(line);
        if (lines.Count > 0 && lines[^1] != line) mistakes.Add(At(line, column, $"found '{line.Text.Trim()}' behind a step, expected settings, board and start before the first one"));
    }

    private void TakeStart(ScenarioLine line, CommandReader reader)
    {
        if (DateTime.TryParseExact(reader.Rest, startFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTime start)) Start = start;
        else mistakes.Add(At(line, reader.Column, $"found '{reader.Rest}', expected a date and time in UTC, such as 2026-11-21 08:00"));
    }

    // A # within double quotes is none.
    private static string WithoutComment(string line)
    {
        bool isQuoted = false;
        for (int i = 0; i < line.Length; i++)
        {
            if (line[i] == '\\' && isQuoted) i++;
            else if (line[i] == '"') isQuoted = !isQuoted;
            else if (line[i] == '#' && !isQuoted) return line[..i];
        }

        return line;
    }
}
