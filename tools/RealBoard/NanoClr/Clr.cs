// nanoFramework's runtime on this machine: the program that the variable NANOCLR names, or the .NET tool of the manifest.

namespace DeviceMailer.RealBoard.NanoClr;

/// <summary>How nanoCLR is started here.</summary>
/// <param name="Program">What to run.</param>
/// <param name="Arguments">What to say before the .pe files.</param>
internal sealed record Clr(string Program, params string[] Arguments)
{
    internal const string Variable = "NANOCLR";

    private const string Name = "nanoclr";

    /// <summary>Null where there is none.</summary>
    internal static Clr? Find()
    {
        string? given = Environment.GetEnvironmentVariable(Variable);
        if (!string.IsNullOrEmpty(given)) return Path.GetFileNameWithoutExtension(given) == Name ? new Clr(given, "run", "--assemblies") : new Clr(given);
        return Tool.Run("dotnet", "tool", "restore").ExitCode == 0 ? new Clr("dotnet", "tool", "run", Name, "--", "run", "--assemblies") : null;
    }

    /// <summary>What the runtime wrote, line by line.</summary>
    internal string[] Run(IEnumerable<string> pes) => Tool.Run(Program, [.. Arguments, .. pes]).Output.ReplaceLineEndings("\n").Split('\n');
}
