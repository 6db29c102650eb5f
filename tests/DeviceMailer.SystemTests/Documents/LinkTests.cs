// What documents link to is there: files, and the headings in them.

using System.Text;
using System.Text.RegularExpressions;
using DeviceMailer.RealBoard;

namespace DeviceMailer.SystemTests.Documents;

public partial class LinkTests
{
    private static IEnumerable<string> Documents => Texts.Files(".md");

    [Fact]
    public void Each_link_leads_to_a_file_and_a_heading()
    {
        var dead = new List<string>();
        int links = 0;
        foreach (string document in Documents)
        {
            foreach (string target in Link().Matches(Texts.Read(document)).Select(match => match.Groups["target"].Value).Where(target => !target.Contains(':', StringComparison.Ordinal)))
            {
                links++;
                string[] parts = target.Split('#', 2);
                string file = parts[0].Length == 0 ? document : Normal(Path.GetDirectoryName(document)!, parts[0]);
                string path = Repository.PathOf(file);
                if (!File.Exists(path) && !Directory.Exists(path)) dead.Add($"{document}: {target}");
                else if (parts.Length == 2 && !Anchors(file).Contains(parts[1])) dead.Add($"{document}: {target}: no such heading");
            }
        }

        Assert.True(links > 100, $"{links} links");
        Assert.True(dead.Count == 0, string.Join('\n', dead));
    }

    [Fact]
    public void Each_document_is_found_from_the_README()
    {
        var found = new HashSet<string> { "README.md" };
        var open = new Queue<string>(found);
        while (open.TryDequeue(out string? document))
        {
            foreach (Match match in Link().Matches(Texts.Read(document)))
            {
                string file = Normal(Path.GetDirectoryName(document)!, match.Groups["target"].Value.Split('#')[0]);
                if (file.EndsWith(".md", StringComparison.Ordinal) && File.Exists(Repository.PathOf(file)) && found.Add(file)) open.Enqueue(file);
            }
        }

        Assert.Equal([], Documents.Except(found));
    }

    private static string Normal(string folder, string target) =>
        Path.GetRelativePath(Repository.Root, Path.GetFullPath(Path.Combine(Repository.Root, folder, target))).Replace('\\', '/');

    // As hosts of repositories make them: lower case, blanks to hyphens, punctuation gone.
    private static HashSet<string> Anchors(string document)
    {
        var anchors = new HashSet<string>();
        foreach (Match heading in Heading().Matches(Texts.Read(document)))
        {
            var anchor = new StringBuilder();
            foreach (char c in heading.Groups["text"].Value.ToLowerInvariant())
            {
                if (char.IsLetterOrDigit(c) || c is '-' or '_') anchor.Append(c);
                else if (c == ' ') anchor.Append('-');
            }

            anchors.Add(anchor.ToString());
        }

        return anchors;
    }

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+ (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
