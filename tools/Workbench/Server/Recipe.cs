namespace DeviceMailer.Workbench.Server;

/// <summary>What of a recipe can be put into other settings: its triggers, and the buses that they need.</summary>
/// <param name="Name">Its file's name, in words.</param>
/// <param name="Sections">Its sections of buses and triggers, each with its head.</param>
internal sealed record Recipe(string Name, IReadOnlyList<string> Sections)
{
    private static readonly string[] buses = ["[i2c]", "[onewire]"];

    /// <summary>The recipes that come with the firmware.</summary>
    internal static IReadOnlyList<Recipe> All { get; } = [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "recipes"), "*.ini").Order(StringComparer.Ordinal).Select(Read)];

    /// <summary>The text to insert into settings: a bus that they have already is left out.</summary>
    internal string TextFor(string settings) => string.Join("\n", Sections.Where(section => !buses.Any(bus => section.StartsWith(bus, StringComparison.Ordinal) && settings.Contains(bus, StringComparison.Ordinal)))).TrimEnd();

    private static Recipe Read(string file)
    {
        var sections = new List<string>();
        foreach (string line in File.ReadLines(file))
        {
            if (line.StartsWith('[')) sections.Add("");
            if (sections.Count > 0) sections[^1] += line + "\n";
        }

        string[] wanted = [.. sections.Where(section => section.StartsWith("[trigger", StringComparison.Ordinal) || buses.Any(bus => section.StartsWith(bus, StringComparison.Ordinal)))];
        return new Recipe(Path.GetFileNameWithoutExtension(file).Replace('-', ' '), wanted);
    }
}
