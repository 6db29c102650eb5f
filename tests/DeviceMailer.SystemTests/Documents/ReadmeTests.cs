// README is short enough to be read, and its commands do what it says: each is run as it is written, by the tool that the build made. `dotnet test` is
// what runs this.

using System.Diagnostics;
using System.Text.RegularExpressions;
using DeviceMailer.RealBoard;

namespace DeviceMailer.SystemTests.Documents;

public sealed partial class ReadmeTests : IDisposable
{
    private const int MaxWords = 900;
    private static readonly TimeSpan limit = TimeSpan.FromMinutes(3);

    private readonly string folder = Directory.CreateTempSubdirectory("devicemailer-readme-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void README_has_at_most_900_words() => Assert.InRange(Texts.Read("README.md").Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Length, 300, MaxWords);

    [Fact]
    public void The_changelog_begins_with_the_version_that_is_built() =>
        Assert.Equal(
            Version().Match(Texts.Read("Directory.Build.props").Split("<Version>")[1]).Value,
            Version().Match(Texts.Read("CHANGELOG.md").Split("\n## ")[1]).Value);

    [Fact]
    public void The_page_of_recipes_has_each_with_its_settings_and_its_scenario()
    {
        string page = Texts.Read("src/DeviceMailer.Esp32/recipes/README.md");
        string[] files = [.. Directory.GetFiles(Repository.PathOf("src/DeviceMailer.Esp32/recipes")).Select(path => Path.GetFileName(path)!).Where(name => name != "README.md")];
        Assert.Equal(files.Order(StringComparer.Ordinal), RecipeFile().Matches(page).Select(match => match.Groups["file"].Value).Order(StringComparer.Ordinal));
        foreach (string part in new[] { "Parts", "Wiring", "Settings", "Scenario" }) Assert.Equal(files.Length / 2, page.Split($"\n- **{part}**: ").Length - 1);
    }

    [Fact]
    public async Task Each_command_of_the_README_does_what_it_says()
    {
        string[] commands = [.. Block().Matches(Texts.Read("README.md")).SelectMany(block => block.Groups["lines"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries)).Select(line => line.Split(" # ")[0].Trim())];
        Assert.Equal(
            ["dotnet run --project tools/Workbench", "dotnet test", "dotnet run --project tools/VirtualBoard -- new", "dotnet run --project tools/VirtualBoard -- check", "dotnet run --project tools/Workbench -- --settings", "tools/flash --port"],
            commands.Select(command => string.Join(' ', command.Split(' ').TakeWhile((word, i) => i < 4 || word is "--" or "new" or "check" or "--settings").Take(command.StartsWith("tools/", StringComparison.Ordinal) ? 2 : 6))));
        foreach (string command in commands.Where(command => command != "dotnet test"))
        {
            (int exitCode, string output) = await RunAsync(command);
            Assert.True(exitCode == 0, $"{command}: {exitCode}\n{output}");
            if (command.Contains("tools/Workbench", StringComparison.Ordinal)) Assert.Contains("mail: delivered", output, StringComparison.Ordinal);
            if (command.StartsWith("tools/flash", StringComparison.Ordinal)) Assert.Contains("Nothing was done", output, StringComparison.Ordinal);
        }
    }

    // Without building: the commands' tools are beside this assembly. The workbench without its page is the virtual board; with it, ToolTests start it.
    private async Task<(int ExitCode, string Output)> RunAsync(string command)
    {
        string[] words = command.Split(' ');
        (string tool, string[] arguments) = words[0] == "tools/flash"
            ? ("RealBoard.dll", ["flash", .. words[1..]])
            : ("VirtualBoard.dll", words.SkipWhile(word => word != "--").Skip(1).ToArray());
        for (int i = 0; i < arguments.Length; i++)
        {
            if (arguments[i].StartsWith("src/", StringComparison.Ordinal)) arguments[i] = Repository.PathOf(arguments[i]);
        }

        using var stop = new CancellationTokenSource(limit);
        using Process process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, tool), .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["NANOFF"] = Environment.ProcessPath },
        })!;
        try
        {
            Task<string> errors = process.StandardError.ReadToEndAsync(stop.Token);
            string output = await process.StandardOutput.ReadToEndAsync(stop.Token);
            await process.WaitForExitAsync(stop.Token);
            return (process.ExitCode, output + await errors);
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }
    }

    [GeneratedRegex(@"^```console\n(?<lines>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    // Semantic Versioning 2.0.0.
    [GeneratedRegex(@"^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?")]
    private static partial Regex Version();

    [GeneratedRegex(@"\]\((?<file>[a-z0-9-]+\.(ini|scenario))\)")]
    private static partial Regex RecipeFile();
}
