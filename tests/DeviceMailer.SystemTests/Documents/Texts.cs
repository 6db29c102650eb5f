// The repository's texts, as they are in the working copy.

using DeviceMailer.RealBoard;

namespace DeviceMailer.SystemTests.Documents;

/// <summary>Files that people read.</summary>
internal static class Texts
{
    private static readonly string[] made = ["bin", "obj", "TestResults", "node_modules", "packages"];
    private static readonly string[] hidden = [".github", ".ci", ".devcontainer"];

    /// <summary>All files with one of these endings, without what a build made, as paths from the repository's root with slashes.</summary>
    internal static IEnumerable<string> Files(params string[] endings) =>
        In(Repository.Root).Where(path => endings.Contains(Path.GetExtension(path))).Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/')).Order(StringComparer.Ordinal);

    /// <summary>A file's text with LF between lines, whatever the checkout made of it.</summary>
    internal static string Read(string path) => File.ReadAllText(Repository.PathOf(path)).ReplaceLineEndings("\n");

    private static IEnumerable<string> In(string folder) =>
        Directory.EnumerateFiles(folder).Concat(Directory.EnumerateDirectories(folder).Where(IsOurs).SelectMany(In));

    private static bool IsOurs(string folder)
    {
        string name = Path.GetFileName(folder);
        return !made.Contains(name) && (!name.StartsWith('.') || hidden.Contains(name));
    }
}
