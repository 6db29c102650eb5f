// The nanoclr verb: runs the device tests in nanoFramework's own runtime and counts. A launcher that dies half-way leaves tests that nobody
// reports; the assembly beside the .pe file says how many there are.

namespace DeviceMailer.RealBoard.NanoClr;

/// <summary>Tests in nanoCLR.</summary>
internal static class NanoClrCommand
{
    private const string Tests = "NFUnitTest";
    private const string FolderVariable = "NANOCLR_PE";

    internal static ExitCode Run(string[] folders)
    {
        if (Clr.Find() is not { } clr)
        {
            Console.WriteLine($"nanoCLR is not here: the variable {Clr.Variable} names no program, and 'dotnet tool restore' does not bring the tool nanoclr.");
            return ExitCode.NotHere;
        }

        if (folders.Length == 0) folders = DefaultFolders();
        if (folders.Length == 0)
        {
            Console.WriteLine("There are no tests as .pe files: dotnet build -p:NanoPackages=true makes them.");
            return ExitCode.BadInput;
        }

        var total = new Counts();
        foreach (string folder in folders)
        {
            if (!File.Exists(Path.Combine(folder, Tests + ".pe")))
            {
                Console.WriteLine($"{folder}: found no {Tests}.pe");
                return ExitCode.BadInput;
            }

            Counts counts = RunFolder(clr, folder);
            Console.WriteLine($"{folder}: {counts}");
            total += counts;
        }

        Console.WriteLine($"nanoCLR: {total}");
        return total.AllPassed ? ExitCode.Ok : ExitCode.Failed;
    }

    private static Counts RunFolder(Clr clr, string folder)
    {
        string[] lines = clr.Run(Directory.EnumerateFiles(folder, "*.pe").Select(Path.GetFullPath).OrderBy(pe => Path.GetFileName(pe) != "mscorlib.pe").ThenBy(pe => pe, StringComparer.Ordinal));
        string assembly = Path.Combine(folder, Tests + ".dll");
        Counts counts = Counts.Of(lines, File.Exists(assembly) ? VirtualBoard.TestNames.In(assembly) : null);
        foreach (string line in counts.AllPassed ? [] : lines.Where(line => line.StartsWith("Test failed,", StringComparison.Ordinal) || line.StartsWith("Test skipped,", StringComparison.Ordinal)).DefaultIfEmpty(LastWords(lines)))
        {
            Console.WriteLine(line);
        }

        return counts;
    }

    // A runtime that does not come to the tests says why at its end.
    private static string LastWords(string[] lines) => string.Join('\n', lines.Where(line => line.Length > 0).TakeLast(8));

    private static string[] DefaultFolders()
    {
        string? given = Environment.GetEnvironmentVariable(FolderVariable);
        if (!string.IsNullOrEmpty(given)) return given.Split(Path.PathSeparator);
        return [.. Directory.EnumerateFiles(Repository.PathOf("tests"), Tests + ".pe", SearchOption.AllDirectories)
            .Where(pe => pe.Contains(Path.Combine("bin", "packages") + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            .Select(pe => Path.GetRelativePath(Directory.GetCurrentDirectory(), Path.GetDirectoryName(pe)!)).Order(StringComparer.Ordinal)];
    }
}
