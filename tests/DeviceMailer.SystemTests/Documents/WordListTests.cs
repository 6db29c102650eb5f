// Words that a native reader stumbles on are nowhere in documents, code and settings. stiff-words.txt has them, each with what to write instead.

using System.Text.RegularExpressions;

namespace DeviceMailer.SystemTests.Documents;

public class WordListTests
{
    private const string List = "tests/DeviceMailer.SystemTests/Documents/stiff-words.txt";
    private const int MinRows = 40;

    [Fact]
    public void No_text_has_a_word_of_the_list()
    {
        (string Stiff, string Better)[] rows = [.. Rows()];
        Assert.True(rows.Length >= MinRows, $"{rows.Length} rows");
        var pattern = new Regex($@"\b(?:{string.Join('|', rows.Select(row => Regex.Escape(row.Stiff)))})\b", RegexOptions.IgnoreCase | RegexOptions.Compiled);
        Dictionary<string, string> better = rows.ToDictionary(row => row.Stiff, row => row.Better, StringComparer.OrdinalIgnoreCase);
        var found = new List<string>();
        int files = 0;
        foreach (string path in Texts.Files(".md", ".cs", ".ini"))
        {
            files++;
            string[] lines = Texts.Read(path).Split('\n');
            for (int i = 0; i < lines.Length; i++)
            {
                // Names of tests are sentences with underscores.
                found.AddRange(pattern.Matches(lines[i].Replace('_', ' ')).Select(match => $"{path}:{i + 1}: \"{match.Value}\", better: {better[match.Value]}"));
            }
        }

        Assert.True(files > 500, $"{files} files");
        Assert.True(found.Count == 0, $"{found.Count} found\n{string.Join('\n', found)}");
    }

    private static IEnumerable<(string, string)> Rows()
    {
        foreach (string line in Texts.Read(List).Split('\n').Where(line => line.Length > 0 && line[0] != '#'))
        {
            string[] cells = line.Split(" | ");
            Assert.True(cells.Length == 2 && cells[1].Length > 0, line);
            yield return (cells[0], cells[1]);
        }
    }
}
