// The tool's command line: without a word it measures everything.

using System.CommandLine;
using DeviceMailer.Benchmarks.Allocation;
using DeviceMailer.Benchmarks.Flash;
using DeviceMailer.Benchmarks.Fleet;
using DeviceMailer.Benchmarks.Loops;
using DeviceMailer.Benchmarks.Ram;
using DeviceMailer.Benchmarks.Rates;
using DeviceMailer.Benchmarks.Report;
using DeviceMailer.Benchmarks.Segments;
using DeviceMailer.Benchmarks.Waits;

namespace DeviceMailer.Benchmarks.Commands;

/// <summary>Declares the parts and the options.</summary>
internal static class CommandLine
{
    private static readonly string[] partNames = ["waits", "ram", "allocation", "rates", "segments", "flash", "loops", "fleet"];

    private static readonly Argument<string[]> Parts = new("PART")
    {
        Description = "What to measure: waits for the server per message, ram of a client as nanoCLR counts it, allocation per message on .NET, "
            + "rates beside other mail clients, TCP segments of a photo, flash of each feature, loops byte by byte, a fleet of devices behind a power cut (default: all).",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<int> Messages = new("--messages")
    {
        Description = "How many messages the allocation is the mean of.",
        HelpName = "COUNT",
        DefaultValueFactory = _ => 10000,
    };

    private static readonly Option<FileInfo?> Picture = new("--picture")
    {
        Description = "Where to draw the fleet, as SVG.",
        HelpName = "FILE",
    };

    private static readonly Option<FileInfo?> Clr = new("--nanoclr")
    {
        Description = "nanoFramework's nanoclr tool, to time the loops there too. Started as FILE run --assemblies A.pe B.pe ...; a .dll by dotnet.",
        HelpName = "FILE",
    };

    private static readonly Option<DirectoryInfo?> Pe = new("--pe")
    {
        Description = "Where mscorlib.pe and nanoFramework.System.Text.pe are, for --nanoclr.",
        HelpName = "DIR",
    };

    private static readonly Option<FileInfo?> MetadataProcessor = new("--metadata-processor")
    {
        Description = "nanoFramework's metadata processor (3.x), for --nanoclr. Started as FILE -loadHints NAME DLL ... -parse DLL -compile PE false.",
        HelpName = "FILE",
    };

    internal static RootCommand Create()
    {
        Parts.AcceptOnlyFromAmong(partNames);
        var root = new RootCommand(
            "Measures DeviceMailer's mail client: the device's own assembly, on loopback and in memory. "
            + "Only ratios within one run mean anything on a shared machine; counts are the same on every one.")
        {
            Parts, Messages, Picture, Clr, Pe, MetadataProcessor,
        };
        Messages.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1) result.AddError("--messages: expected 1 or more");
        });
        root.Validators.Add(result =>
        {
            int given = new FileSystemInfo?[] { result.GetValue(Clr), result.GetValue(Pe), result.GetValue(MetadataProcessor) }.Count(file => file != null);
            if (given is 1 or 2) result.AddError("--nanoclr, --pe and --metadata-processor are given together");
        });
        root.SetAction(Run);
        return root;
    }

    // Tables come together at the end, so that what a part says meanwhile does not stand between them.
    private static int Run(ParseResult parsed)
    {
        string[] asked = parsed.GetValue(Parts) is { Length: > 0 } some ? some : partNames;
        var tables = new List<Table>();
        foreach (string part in partNames.Where(part => asked.Contains(part)))
        {
            Console.Error.WriteLine($"measuring {part} ...");
            tables.AddRange(part switch
            {
                "waits" => [WaitsPart.ToTable()],
                "ram" => [SessionRam.ToTable(), MessageRam.ToTable(), NotifierRam.ToTable(), FeatureRam.ToTable(), SetupRam.ToTable(), SensorRam.ToTable(), TokenRam.ToTable()],
                "allocation" => [AllocationPart.ToTable(parsed.GetValue(Messages))],
                "rates" => [RatesPart.ToTable()],
                "segments" => [SegmentsPart.ToTable()],
                "flash" => [FlashPart.ToTable()],
                "fleet" => [FleetPart.ToTable()],
                _ => (Table[])[LoopsPart.ToTable(FilesOf(parsed))],
            });
        }

        if (parsed.GetValue(Picture) is { } picture) File.WriteAllText(picture.FullName, FleetPart.ToSvg());
        Console.WriteLine();
        foreach (Table table in tables) Console.WriteLine(table);
        return 0;
    }

    private static NanoClrFiles? FilesOf(ParseResult parsed) => parsed.GetValue(Clr) is { } clr
        ? new NanoClrFiles(clr.FullName, parsed.GetValue(Pe)!.FullName, parsed.GetValue(MetadataProcessor)!.FullName)
        : null;
}
