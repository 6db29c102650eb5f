// Looks for what a stopped server has left over.
using System.Text;

namespace DeviceMailer.SystemTests.Servers;

/// <summary>Processes that belong to a server's folder.</summary>
internal static class ServerRemains
{
    /// <summary>Every process with the folder in its command line, its environment, or as its root or current folder.</summary>
    public static string[] ProcessesOf(string folder) =>
        [.. Directory.EnumerateDirectories("/proc")
            .Where(process => char.IsAsciiDigit(Path.GetFileName(process)[0]))
            .Where(process => Traces(process).Any(trace => trace.Contains(folder, StringComparison.Ordinal)))];

    private static IEnumerable<string> Traces(string process) =>
    [
        Read(() => File.ReadAllText(Path.Combine(process, "cmdline"), Encoding.Latin1)),
        Read(() => File.ReadAllText(Path.Combine(process, "environ"), Encoding.Latin1)),
        Read(() => new DirectoryInfo(Path.Combine(process, "root")).LinkTarget),
        Read(() => new DirectoryInfo(Path.Combine(process, "cwd")).LinkTarget),
    ];

    private static string Read(Func<string?> source)
    {
        try
        {
            return source() ?? "";
        }
        catch (Exception hidden) when (hidden is IOException or UnauthorizedAccessException)
        {
            return ""; // it has just ended, or is none of ours
        }
    }
}
