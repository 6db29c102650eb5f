// Runs the device's side of the measurements in nanoCLR: converts its assemblies with the metadata processor, starts it, reads its times.

using System.Diagnostics;
using System.Globalization;
using DeviceMailer.Benchmarks.Device;

namespace DeviceMailer.Benchmarks.Loops;

/// <summary>nanoFramework's runtime on this machine.</summary>
internal static class NanoClr
{
    private const string Mark = "measured"; // of the device program's lines
    private const int NanosecondsPerTick = 100;

    private static readonly TimeSpan limit = TimeSpan.FromMinutes(1);

    // In the order of their references.
    private static readonly string[] framework = ["mscorlib", "nanoFramework.System.Text"];
    private static readonly string[] ours = ["DeviceMailer.Smtp", DeviceProgram.AssemblyName];

    /// <summary>The times that the device program took there.</summary>
    /// <exception cref="InvalidOperationException">A tool did not do its work; the message has its last words.</exception>
    internal static LoopTimes Measure(NanoClrFiles files)
    {
        DirectoryInfo work = Directory.CreateTempSubdirectory("devicemailer-nanoclr-");
        try
        {
            foreach (string name in ours) Convert(files, name, work.FullName);
            string[] pes = [.. framework.Select(name => PathOf(files.PeFolder, name, ".pe")), .. ours.Select(name => PathOf(work.FullName, name, ".pe"))];
            string output = Run(files.Clr, ["run", "--assemblies", .. pes]);
            return Parse(output);
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    private static void Convert(NanoClrFiles files, string name, string folder)
    {
        string[] hints =
        [
            .. framework.SelectMany(known => new[] { "-loadHints", known, PathOf(Path.Combine(DeviceProgram.Folder, "declarations"), known, ".dll") }),
            .. ours.SelectMany(known => new[] { "-loadHints", known, PathOf(DeviceProgram.Folder, known, ".dll") }),
        ];
        string pe = PathOf(folder, name, ".pe");
        string output = Run(files.MetadataProcessor, [.. hints, "-parse", PathOf(DeviceProgram.Folder, name, ".dll"), "-compile", pe, "false"]);
        if (!File.Exists(pe)) throw Failure(files.MetadataProcessor, output);
    }

    // measured WORK TICKS BYTES
    private static LoopTimes Parse(string output)
    {
        var times = new LoopTimes();
        string[][] lines = [.. output.Split('\n').Select(line => line.Trim().Split(' ')).Where(words => words[0] == Mark && words.Length == 4)];
        if (lines.Length == 0) throw Failure("nanoCLR", output);
        foreach (string[] words in lines)
        {
            double ticks = double.Parse(words[2], CultureInfo.InvariantCulture);
            times.Add(int.Parse(words[1], CultureInfo.InvariantCulture), ticks * NanosecondsPerTick / int.Parse(words[3], CultureInfo.InvariantCulture));
        }

        return times;
    }

    private static string Run(string program, string[] arguments)
    {
        bool isDll = Path.GetExtension(program) == ".dll";
        var start = new ProcessStartInfo(isDll ? "dotnet" : program, isDll ? [program, .. arguments] : arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        if (process.WaitForExit(limit)) return output.Result + errors.Result;
        process.Kill();
        throw new InvalidOperationException($"{Path.GetFileName(program)} took longer than {limit}");
    }

    private static InvalidOperationException Failure(string program, string output) =>
        new($"{Path.GetFileName(program)}: {output.Trim().Split('\n')[^1]}");

    private static string PathOf(string folder, string name, string extension) => Path.Combine(folder, name + extension);
}
