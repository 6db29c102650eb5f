// README is short enough to be read, and its commands do what it says: each is run as it is written.

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

    // As they stand there, but for --no-build: their projects were built before this test. `dotnet test` is what runs this, if its solution has all tests.
    [Fact]
    public async Task Each_command_of_the_README_does_what_it_says()
    {
        string[] commands = [.. Block().Matches(Texts.Read("README.md")).SelectMany(block => block.Groups["lines"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries)).Select(line => line.Split(" # ")[0].Trim())];
        Assert.True(commands.Length >= 6, string.Join('\n', commands));
        int mails = 0;
        foreach (string command in commands.Where(command => command != "dotnet test"))
        {
            (int exitCode, string output) = await RunAsync(command);
            Assert.True(exitCode == 0, $"{command}: {exitCode}\n{output}");
            if (command.Contains("tools/Workbench", StringComparison.Ordinal)) Assert.Contains("mail: delivered", output, StringComparison.Ordinal);
            if (command.Contains("tools/Workbench", StringComparison.Ordinal)) mails++;
            if (command.StartsWith("tools/flash", StringComparison.Ordinal)) Assert.Contains("Nothing was done", output, StringComparison.Ordinal);
        }

        Assert.Contains("dotnet test", commands);
        Assert.Equal(2, mails);
        Assert.True(File.Exists(Path.Combine(folder, "my.ini")));
    }

    [Fact]
    public void Dotnet_test_runs_all_tests()
    {
        string solution = Texts.Read("DeviceMailer.sln").Replace('\\', '/');
        string[] projects = [.. Texts.Files(".csproj").Where(project => Texts.Read(project).Contains("Microsoft.NET.Test.Sdk", StringComparison.Ordinal))];
        Assert.True(projects.Length >= 2, string.Join('\n', projects));
        Assert.All(projects, project => Assert.Contains($"\"{project}\"", solution, StringComparison.Ordinal));
    }

    [Fact]
    public void Projects_and_scripts_that_documents_name_are_there()
    {
        string[] named = [.. Texts.Files(".md").SelectMany(document => Named().Matches(Texts.Read(document)).Select(match => match.Groups["path"].Value.Replace('\\', '/'))).Where(path => !IsPlaceholder(path)).Distinct()];
        Assert.True(named.Length > 10, $"{named.Length} names");
        Assert.Equal([], named.Where(path => !File.Exists(Repository.PathOf(path)) && !Directory.Exists(Repository.PathOf(path))));
    }

    // NAME stands for any, and an obj folder is what a build makes.
    private static bool IsPlaceholder(string path) => path.Contains("NAME", StringComparison.Ordinal) || path.Contains("ASSEMBLY", StringComparison.Ordinal) || path.Contains("/obj/", StringComparison.Ordinal);

    private async Task<(int ExitCode, string Output)> RunAsync(string command)
    {
        // A script starts a project with its own words in front.
        string[] words = command.Split(' ');
        if (words[0].StartsWith("tools/", StringComparison.Ordinal))
        {
            Match script = Script().Match(Texts.Read(words[0]));
            Assert.True(script.Success, words[0]);
            words = ["dotnet", "run", "--project", "tools/" + script.Groups["project"].Value, "--", script.Groups["word"].Value, .. words[1..]];
        }

        Assert.Equal(["dotnet", "run", "--project"], words[..3]);
        string configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name; // bin/Debug/net10.0
        string[] arguments = [.. words[3..].Select(word => word.StartsWith("src/", StringComparison.Ordinal) || word.StartsWith("tools/", StringComparison.Ordinal) ? Repository.PathOf(word) : word)];
        using var stop = new CancellationTokenSource(limit);
        using Process process = Process.Start(new ProcessStartInfo("dotnet", ["run", "--no-build", "-c", configuration, "--project", .. arguments])
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
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    [GeneratedRegex(@"^```console\n(?<lines>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"exec dotnet run --project ""\$\(dirname ""\$0""\)/(?<project>\w+)"" -- (?<word>\w+) ""\$@""")]
    private static partial Regex Script();

    [GeneratedRegex(@"(?:`|--project |^)(?<path>(?:tools|src|tests|hardware|\.ci)[\\/][\w./\\-]*\w)", RegexOptions.Multiline)]
    private static partial Regex Named();

    // Semantic Versioning 2.0.0.
    [GeneratedRegex(@"^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?")]
    private static partial Regex Version();

    [GeneratedRegex(@"\]\((?<file>[a-z0-9-]+\.(ini|scenario))\)")]
    private static partial Regex RecipeFile();
}
