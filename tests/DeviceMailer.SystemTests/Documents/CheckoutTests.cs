// A checkout on Windows, where git makes CRLF of line ends by default, is the same to the byte: what passes here passes there.

using System.Diagnostics;
using DeviceMailer.RealBoard;

namespace DeviceMailer.SystemTests.Documents;

public sealed class CheckoutTests : IDisposable
{
    private static readonly TimeSpan limit = TimeSpan.FromMinutes(1);

    private readonly string folder = Directory.CreateTempSubdirectory("devicemailer-checkout-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Checkout_that_asks_for_CRLF_is_the_same_to_the_byte()
    {
        if (!Path.Exists(Repository.PathOf(".git"))) return; // an archive of the sources: nobody checks it out
        string[] here = Checkout("lf", "false");
        string[] there = Checkout("crlf", "true");
        Assert.True(here.Length > 1000, $"{here.Length} files");
        Assert.Equal(here, there);
        Assert.Equal([], here.Where(file => !File.ReadAllBytes(Path.Combine(folder, "lf", file)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(folder, "crlf", file)))));
    }

    // Everything that is committed or staged, written as git does with this setting.
    private string[] Checkout(string lineEnd, string convert)
    {
        string target = Directory.CreateDirectory(Path.Combine(folder, lineEnd)).FullName;
        using Process git = Process.Start(new ProcessStartInfo("git", ["-c", $"core.eol={lineEnd}", "-c", $"core.autocrlf={convert}", "checkout-index", "-a", $"--prefix={target}/"])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardError = true,
        })!;
        string errors = git.StandardError.ReadToEnd();
        Assert.True(git.WaitForExit(limit) && git.ExitCode == 0, errors);
        return [.. Directory.EnumerateFiles(target, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(target, path)).Order(StringComparer.Ordinal)];
    }
}
