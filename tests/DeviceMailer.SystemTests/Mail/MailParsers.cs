// The parsers that messages must come back from: Python's email package and npm's mailparser, driven by the scripts in Parsers. Its
// version stands in Servers/Nodemailer/package.json.
using DeviceMailer.SystemTests.Servers;

namespace DeviceMailer.SystemTests.Mail;

/// <summary>Two parsers, and the two servers that messages go through on their way.</summary>
public sealed class MailParsers : ITestServer
{
    private const int MaxFilesAtOnce = 50; // in a command line

    /// <summary>Null if all of them can be run here; otherwise why not.</summary>
    public static string? WhyAbsent() =>
        AiosmtpdServer.WhyAbsent() ?? NodemailerServer.WhyAbsent()
        ?? (Directory.Exists(Path.Combine(NodemailerServer.Modules, "mailparser")) ? null : $"mailparser is not there ({ServerCache.Remedy}).");

    /// <summary>What Python's email package finds in the message of each file.</summary>
    internal static IReadOnlyList<string> AskPython(IReadOnlyList<string> files) =>
        Ask(AiosmtpdServer.Program, ["-I", ScriptFile("parse.py")], files, ".python");

    /// <summary>What mailparser finds in the message of each file.</summary>
    internal static IReadOnlyList<string> AskMailparser(IReadOnlyList<string> files) =>
        Ask(NodemailerServer.Program, [ScriptFile("parse.cjs")], files, ".mailparser");

    private static List<string> Ask(string program, string[] arguments, IReadOnlyList<string> files, string suffix)
    {
        foreach (string[] some in files.Chunk(MaxFilesAtOnce)) Tool.Run(program, [.. arguments, .. some]);
        return [.. files.Select(file => File.ReadAllText(file + suffix))];
    }

    private static string ScriptFile(string name) => Path.Combine(AppContext.BaseDirectory, "Mail", "Parsers", name);
}
