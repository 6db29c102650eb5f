// The table of settings and the sample say of every key what the schema says: that it is there, its bounds and choices, its default. No more, no less.

using System.Text.RegularExpressions;
using DeviceMailer.SystemTests.Firmware;
using DeviceMailer.SystemTests.Servers;

namespace DeviceMailer.SystemTests.Settings;

public partial class SettingsDocumentTests
{
    private const int ReasonLength = 15; // in characters: less says nothing

    private static readonly string documents = Path.Combine(AppContext.BaseDirectory, "documents");
    private static readonly string sample = File.ReadAllText(Path.Combine(documents, "devicemailer.sample.ini"));

    private static IEnumerable<string> Keys => SettingsRow.All.Select(row => $"{row.Section} {row.Name}");

    [Fact]
    public void The_table_describes_every_key_once()
    {
        Assert.True(SettingsRow.All.Count > 40, "no schema");
        Assert.Equal(Keys.Order(StringComparer.Ordinal), TableRows().Select(row => $"{row.Section} {row.Key}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_table_has_bounds_choices_and_defaults_of_the_schema()
    {
        var complaints = new List<string>();
        foreach ((string section, string key, string description, string fallback) in TableRows())
        {
            SettingsRow row = SettingsRow.All.Single(row => row.Section == section && row.Name == key);
            complaints.AddRange(row.MissingIn(description).Select(missing => $"[{section}] {key} lacks {missing}"));
            if (row.Default is { Length: > 0 } && fallback.Trim('`') != row.Default) complaints.Add($"[{section}] {key} has the default '{fallback}' and not '{row.Default}'");
            if ((row.Default == null) != (fallback == "must be given")) complaints.Add($"[{section}] {key} says '{fallback}' of its default");
        }

        Assert.True(complaints.Count == 0, string.Join('\n', complaints));
    }

    [Fact]
    public void Sample_has_every_key_with_its_default_its_bounds_and_its_reason()
    {
        var complaints = new List<string>();
        SampleLine[] lines = [.. SampleLines()];
        Assert.Empty(lines.Select(line => $"{line.Section} {line.Key}").Except(Keys));
        foreach (SettingsRow row in SettingsRow.All)
        {
            string name = $"[{row.Section}] {row.Name}";
            SampleLine[] described = [.. lines.Where(line => line.Section == row.Section && line.Key == row.Name && line.Reason.Length >= ReasonLength)];
            if (described.Length != 1)
            {
                complaints.Add($"{name} has {described.Length} lines with a reason, expected one");
                continue;
            }

            complaints.AddRange(row.MissingIn(described[0].Reason).Select(missing => $"{name} lacks {missing}"));
            bool saysDefault = described[0].Value == row.Default || described[0].Reason.Contains($"{row.Default} by default", StringComparison.Ordinal);
            if (row.Default is { Length: > 0 } && !saysDefault) complaints.Add($"{name} shows '{described[0].Value}' and not its default '{row.Default}'");
            if (row.Default is { Length: > 0 } && described[0].IsOff) complaints.Add($"{name} is commented out, and has a default");
            if (row.Default == null && !described[0].Reason.Contains("must be given", StringComparison.Ordinal)) complaints.Add($"{name} does not say that it must be given");
        }

        Assert.True(complaints.Count == 0, string.Join('\n', complaints));
    }

    [Fact]
    public void Sample_is_good_as_it_stands_and_with_every_key_switched_on()
    {
        // What excludes others stays off: a list of recipients or a port does not, a second way to say what fires a trigger does.
        string all = OffLine().Replace(sample, match => match.Groups["key"].Value is "normally" or "level" or "below" or "zone" ? match.Value : match.Value[1..]);
        Assert.NotEqual(sample, all);
        using var authority = new TestAuthority();
        foreach (string settings in new[] { sample, all })
        {
            using var bench = new FirmwareBench(settings);
            File.WriteAllText(bench.Board.Flash.PathOf(@"I:\ca.pem"), authority.Pem);
            File.WriteAllText(bench.Board.Flash.PathOf(@"I:\plan.pdf"), "%PDF");
            File.WriteAllText(bench.Board.Flash.PathOf(@"I:\token.txt"), "devicemailer-token 1\nabc\n352441C2\n");
            bench.SwitchOn();
            bench.WaitForLog("device: ready");
            Assert.DoesNotContain("warning", bench.Log, StringComparison.Ordinal);
        }
    }

    // A row may describe several keys, with commas between them; an empty section is the one above.
    private static IEnumerable<(string Section, string Key, string Description, string Default)> TableRows()
    {
        string[] lines = File.ReadAllLines(Path.Combine(documents, "Settings.md"));
        int head = Array.FindIndex(lines, line => line.StartsWith("| section | key |", StringComparison.Ordinal));
        Assert.True(head >= 0, "no table of settings");
        string section = "";
        foreach (string line in lines.Skip(head + 2).TakeWhile(line => line.StartsWith('|')))
        {
            string[] cells = [.. line.Trim('|').Split('|').Select(cell => cell.Trim())];
            if (cells[0].Length > 0) section = cells[0].Split(' ')[0];
            foreach (string key in cells[1].Split(',')) yield return (section, key.Trim(), cells[2], cells[3]);
        }
    }

    // The reason is the line above a key.
    private static IEnumerable<SampleLine> SampleLines()
    {
        string section = "";
        string above = "";
        foreach (string line in sample.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.StartsWith('[')) section = line.Trim('[', ']').Split(' ')[0];
            Match match = KeyLine().Match(line);
            if (match.Success) yield return new SampleLine(section, match.Groups["key"].Value, match.Groups["value"].Value, above, match.Groups["off"].Length > 0);
            above = line.StartsWith("# ", StringComparison.Ordinal) ? line[2..] : "";
        }
    }

    [GeneratedRegex(@"^(?<off>#?)(?<key>[a-z0-9-]+) = (?<value>.*)$")]
    private static partial Regex KeyLine();

    [GeneratedRegex(@"^#(?<key>[a-z0-9-]+) = ", RegexOptions.Multiline)]
    private static partial Regex OffLine();

    private sealed record SampleLine(string Section, string Key, string Value, string Reason, bool IsOff);
}
