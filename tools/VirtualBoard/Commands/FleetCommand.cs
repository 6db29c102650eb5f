// The new verb for many devices: a settings file for each row of a table, from one template, and a page of labels to stick on them. Everything passes the
// firmware's own check before anything is written.

using System.Net;
using System.Text;
using DeviceMailer.VirtualBoard.Clr;
using DeviceMailer.VirtualBoard.Settings;
using QRCoder;

namespace DeviceMailer.VirtualBoard.Commands;

/// <summary>Writes the settings of a fleet.</summary>
internal sealed class FleetCommand
{
    /// <summary>The page of labels.</summary>
    internal const string Labels = "labels.html";

    // For ten thousand devices: 17 connections a second at their relay (tools/Benchmarks, part fleet).
    private const string Spread = "10min";
    private const int MaxMistakes = 20;
    private const int PixelsPerModule = 4;

    internal required string Table { get; init; }

    /// <summary>What all devices have in common.</summary>
    internal required string Template { get; init; }

    /// <summary>Where to.</summary>
    internal required string Folder { get; init; }

    internal string? Board { get; init; }

    /// <summary>Replaces files that are there.</summary>
    internal bool Force { get; init; }

    internal ExitCode Run()
    {
        try
        {
            if (Directory.Exists(Folder) && Directory.EnumerateFileSystemEntries(Folder).Any() && !Force) return Refuse($"{Folder} has files: choose another folder with --out, or replace them with --force");
            var template = new SettingsTemplate(File.ReadAllText(Template));
            (FleetRow Row, string Settings)[] made = [.. FleetTable.Read(Table).Select(row => (row, SettingsOf(template, row)))];
            string[] mistakes = [.. MistakesIn(made).Take(MaxMistakes + 1)];
            if (mistakes.Length > MaxMistakes) mistakes[MaxMistakes] = "and more";
            if (mistakes.Length > 0) return Refuse("Nothing was written:\n" + string.Join('\n', mistakes));
            Write(made);
            return ExitCode.Ok;
        }
        catch (Exception e) when (e is IOException or FormatException or UnauthorizedAccessException)
        {
            return Refuse(e.Message);
        }
    }

    // What tells a fleet's devices apart, and keeps them apart, is written where nobody has said otherwise.
    private static string SettingsOf(SettingsTemplate template, FleetRow row)
    {
        var values = row.Values.ToList();
        bool IsSaid(string section, string key) => template.Has(section, key) || values.Exists(value => value.Section == section && value.Key == key);
        if (!IsSaid("outbox", "spread")) values.Add(("outbox", "spread", Spread));
        string from = values.Find(value => value is { Section: "mail", Key: "from" }).Value ?? template.ValueOf("mail", "from") ?? "";
        string domain = from[(from.LastIndexOf('@') + 1)..].TrimEnd('>', '"', ' ');
        if (!IsSaid("mail", "list-id") && domain.Length > 0) values.Add(("mail", "list-id", $"{row.Label}.devices.{domain}"));
        return template.With(values);
    }

    private IEnumerable<string> MistakesIn((FleetRow Row, string Settings)[] made)
    {
        using var flash = new WorkFolder(null);
        using var board = new Board(BoardFile.Find(Board ?? CommandLine.DefaultBoard), flash.Path, new RealClock());
        var firmware = FirmwareFiles.Load();
        foreach ((FleetRow row, string settings) in made)
        {
            File.WriteAllText(board.Flash.PathOf(FirmwareFiles.SettingsPath), settings);
            SettingsCheck check = SettingsCheck.Run(board, firmware, row.Label);
            foreach (SettingsMessage message in check.Messages.Where(message => !message.IsWarning)) yield return $"{row.Place}: {row.Name}: {message.Key}: {message.Text}";
        }
    }

    private void Write((FleetRow Row, string Settings)[] made)
    {
        Directory.CreateDirectory(Folder);
        foreach ((FleetRow row, string settings) in made) SettingsText.Write(Path.Combine(Folder, row.Label + ".ini"), settings);
        File.WriteAllText(Path.Combine(Folder, Labels), LabelsOf(made.Select(one => one.Row)));
        string first = Path.Combine(Folder, made[0].Row.Label + ".ini");
        Console.WriteLine($"{Folder}: settings of {made.Length:N0} devices, and {Labels}, to be printed and put on them.");
        Console.WriteLine($"1. Try one; no mail leaves:      {FirmwareFiles.Invocation} --settings {first}");
        Console.WriteLine($"2. Send a real test mail:        {FirmwareFiles.Invocation} send {first}");
        Console.WriteLine($"3. Flash each with its own file: tools/flash --port PORT --settings {first} --file ca.pem=ca.pem --write");
    }

    // On the device stands, to read or to scan, what its mails call it. There is no secret in it.
    private static string LabelsOf(IEnumerable<FleetRow> rows)
    {
        var page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>Labels</title>\n");
        page.Append("<style>body{font:12pt sans-serif}figure{display:inline-block;margin:4mm;text-align:center;break-inside:avoid}svg{width:25mm;height:25mm;display:block;margin:auto}</style>\n</head>\n<body>\n");
        using var generator = new QRCodeGenerator();
        foreach (FleetRow row in rows)
        {
            using QRCodeData data = generator.CreateQrCode(row.Name, QRCodeGenerator.ECCLevel.M);
            using var code = new SvgQRCode(data);
            page.Append($"<figure>{code.GetGraphic(PixelsPerModule)}<figcaption>{WebUtility.HtmlEncode(row.Name)}</figcaption></figure>\n");
        }

        return page.Append("</body>\n</html>\n").ToString();
    }

    private static ExitCode Refuse(string reason)
    {
        Console.Error.WriteLine(reason);
        return ExitCode.BadInput;
    }
}
