// The firmware's own reader and check, run on a board that does nothing else, and what they say in a form that the tool can use: there is no
// second parser. Files that are only missing on this PC get a stand-in, so that everything else is checked all the same.

using System.Collections;
using System.Reflection;
using DeviceMailer.VirtualBoard.Commands;
using DeviceMailer.VirtualBoard.Loading;
using DeviceMailer.VirtualBoard.Sink;
using DeviceMailer.VirtualBoard.Tokens;

namespace DeviceMailer.VirtualBoard.Settings;

/// <summary>The settings on a board's flash, read and judged.</summary>
internal sealed class SettingsCheck
{
    private const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;
    private const string TokenKey = "[oauth] token";
    private const string ZoneKey = "[time] zone";
    private static readonly TimeSpan limit = TimeSpan.FromSeconds(30);

    private readonly Board board;
    private readonly string settings;
    private readonly string[] lines;
    private readonly bool filesMayBeMissing;
    private readonly Dictionary<(string Section, string Key), string> values = [];
    private readonly List<SettingsMessage> messages = [];
    private readonly List<NamedFile> named = [];
    private readonly Dictionary<NamedFile, string> standIns = []; // with what was written
    private SettingsCheck? earlier; // while this one runs
    private object? reader;

    private SettingsCheck(Board board, string settings, bool filesMayBeMissing, SettingsCheck? earlier)
    {
        this.board = board;
        this.settings = settings;
        this.filesMayBeMissing = filesMayBeMissing;
        this.earlier = earlier;
        string path = board.Flash.PathOf(FirmwareFiles.SettingsPath);
        lines = File.Exists(path) ? File.ReadAllLines(path) : [];
    }

    /// <summary>Reads and checks what is on the board's flash.</summary>
    /// <param name="board">A board that is off; it is off afterwards.</param>
    /// <param name="firmware">The firmware.</param>
    /// <param name="settings">What the user calls the settings file.</param>
    /// <param name="filesMayBeMissing">False: a file that is not there is a mistake, as on the device.</param>
    /// <param name="earlier">The last check of this flash, whose stand-ins are still there: a board that runs meanwhile reads them.</param>
    internal static SettingsCheck Run(Board board, Firmware firmware, string settings, bool filesMayBeMissing = true, SettingsCheck? earlier = null)
    {
        var check = new SettingsCheck(board, settings, filesMayBeMissing, earlier);
        board.Boot(firmware, check.ReadOnBoard);
        if (!board.WaitForEnd(limit) || board.Unhandled.Count > 0)
        {
            throw new InvalidOperationException($"the firmware's check did not end well: {string.Join("; ", board.Unhandled)}");
        }

        earlier?.RemoveStandIns(but: check);
        check.earlier = null;
        return check;
    }

    /// <summary>True when the firmware would start.</summary>
    internal bool IsGood => messages.TrueForAll(message => message.IsWarning);

    /// <summary>Mistakes and warnings, in the order of the file.</summary>
    internal IEnumerable<SettingsMessage> Messages => messages.OrderBy(message => message.Line).ThenBy(message => message.Column);

    /// <summary>The files that something else stands in for.</summary>
    internal IReadOnlyCollection<NamedFile> StandIns => standIns.Keys;

    /// <summary>A value as text, its default where it is not written; empty when there is none or a wrong one.</summary>
    internal string this[string section, string key] => values.GetValueOrDefault((section, key), "");

    /// <summary>The mail servers that the settings name.</summary>
    internal string[] Hosts => this["smtp", "host"].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The port, that of the security where none is written.</summary>
    internal int Port
    {
        get
        {
            if (int.TryParse(this["smtp", "port"], out int port)) return port;
            if (IsMxRoute) return 25;
            return this["smtp", "security"] switch { "tls" => 465, "starttls" => 587, _ => 25 };
        }
    }

    /// <summary>True: to the servers of the recipients' domains.</summary>
    internal bool IsMxRoute => this["smtp", "route"] == "mx";

    /// <summary>Takes the stand-ins off the flash again, but for those that somebody has written over and those that another check goes on with.</summary>
    internal void RemoveStandIns(SettingsCheck? but = null)
    {
        foreach (NamedFile file in standIns.Keys)
        {
            if (but?.StandInAt(file.Path) == null && IsStandIn(file.Path)) File.Delete(board.Flash.PathOf(file.Path));
        }
    }

    private string? StandInAt(string devicePath) => standIns.FirstOrDefault(one => one.Key.Path == devicePath).Value;

    private bool IsStandIn(string devicePath) => StandInAt(devicePath) is { } written && board.Flash.PathOf(devicePath) is { } path && File.Exists(path) && File.ReadAllText(path) == written;

    // On the board's thread: the firmware's code runs here.
    private void ReadOnBoard(Assembly main)
    {
        MethodInfo load = main.GetType("DeviceMailer.Esp32.FlashSettings", throwOnError: true)!.GetMethod("Load", Any)!;
        Type errorsType = load.GetParameters()[1].ParameterType;
        ReadSections(main, errorsType);
        foreach (NamedFile file in named) StandInFor(file);

        object errors = Activator.CreateInstance(errorsType)!;
        object log = Activator.CreateInstance(load.GetParameters()[0].ParameterType, Activator.CreateInstance(main.GetType("DeviceMailer.Esp32.ConsoleSink")!, nonPublic: true), 512)!;
        load.Invoke(null, [log, errors]);
        TakeMessages(errors, "Count", "MessageAt");
        TakeMessages(errors, "WarningCount", "WarningAt");
        foreach (NamedFile file in named) JudgeFile(file);
    }

    private void ReadSections(Assembly main, Type errorsType)
    {
        Type fileType = main.GetType("DeviceMailer.Esp32.FlashFile", throwOnError: true)!;
        object file = Activator.CreateInstance(fileType, Any, null, [FirmwareFiles.SettingsPath], null)!;
        if (!(bool)fileType.GetMethod("TryOpen", Any)!.Invoke(file, null)!) return;
        Type readerType = errorsType.Assembly.GetType("DeviceMailer.Settings.SettingsReader", throwOnError: true)!;
        reader = readerType.GetMethod("Read", Any)!.Invoke(null, [FirmwareFiles.SettingsPath, file, Activator.CreateInstance(errorsType)])!;
        fileType.GetMethod("Close", Any)!.Invoke(file, null);

        object schema = Get(reader, "Schema");
        foreach (object section in (IEnumerable)Get(reader, "Sections"))
        {
            foreach (object key in (Array)Call(schema, "KeysOf", Get(section, "Name"))!) ReadKey(section, key);
        }
    }

    private void ReadKey(object section, object key)
    {
        string name = (string)Get(key, "Name");
        if (Call(section, "Text", name) is not string { Length: > 0 } value) return;
        values.TryAdd(((string)Get(section, "Name"), name), value);
        string kind = Get(key, "Kind").ToString()!;
        bool isFile = kind is "File" or "Certificate" or "TokenFile" || (kind == "FileOrLog" && value is not ("log" or "chart"));
        if (isFile) named.Add(new NamedFile(value, $"{Get(section, "Label")} {name}", (int)Call(section, "LineOf", name)!, (int)Call(section, "ColumnOf", name)!, kind == "Certificate"));
    }

    private void StandInFor(NamedFile file)
    {
        if (!filesMayBeMissing) return;
        string path;
        try
        {
            path = board.Flash.PathOf(file.Path);
        }
        catch (IOException)
        {
            return; // on no drive that the board has: the firmware says so
        }

        if (StandInAt(file.Path) != null) return; // named twice
        bool isStandIn = earlier?.IsStandIn(file.Path) ?? false;
        if (File.Exists(path) && !isStandIn) return;
        string content = isStandIn ? earlier!.StandInAt(file.Path)! : ContentFor(file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (!isStandIn) File.WriteAllText(path, content);
        standIns.Add(file, content);
        string problem = $"found no file {file.Path} on this PC: it must be on the device; {(file.IsCertificate ? "the command roots writes it, and " : file.Key == TokenKey ? "the command login writes it, and " : "")}this puts it there: {file.Deploying(settings)}";
        messages.Add(new SettingsMessage(settings, file.Line, file.Column, SettingsMessage.LengthAt(lines, file.Line, file.Column), true, file.Key, problem["found ".Length..], "", problem));
    }

    private static string ContentFor(NamedFile file)
    {
        using SinkAuthority? authority = file.IsCertificate ? new SinkAuthority("localhost") : null;
        return authority?.Root.ExportCertificatePem() ?? (file.Key == TokenKey ? TokenFileWriter.ContentOf("stand-in") : "");
    }

    // What this PC knows of a certificate, said in place of the firmware's shorter word.
    private void JudgeFile(NamedFile file)
    {
        if (!file.IsCertificate || standIns.ContainsKey(file) || board.Flash.PathOf(file.Path) is not { } path || !File.Exists(path)) return;
        if (CertificateFile.Problem(File.ReadAllBytes(path), DateTime.UtcNow) is not { } problem) return;
        messages.RemoveAll(message => message.Key == file.Key && !message.IsWarning);
        messages.Add(SettingsMessage.Parse($"{FirmwareFiles.SettingsPath}:{file.Line}:{file.Column}: {file.Key}: {problem}", FirmwareFiles.SettingsPath, settings, lines));
    }

    private void TakeMessages(object errors, string count, string at)
    {
        for (int i = 0; i < (int)Get(errors, count); i++)
        {
            if (Call(errors, at, i) is string message) messages.Add(WithZone(SettingsMessage.Parse(message, FirmwareFiles.SettingsPath, settings, lines)));
            else return; // more than the firmware keeps
        }
    }

    // The device knows rules, and this PC which one a name stands for.
    private static SettingsMessage WithZone(SettingsMessage message)
    {
        string name = message.Found.Trim('"');
        if (message.Key != ZoneKey || name.Length == 0) return message;
        string expected = ZoneRule.Find(name) is { } rule ? $"the rule of {name}: zone = {rule}" : message.Expected;
        return message with { Expected = expected, Text = $"found {message.Found}, expected {expected}" };
    }

    private static object Get(object thing, string property) => thing.GetType().GetProperty(property, Any)!.GetValue(thing)!;

    private static object? Call(object thing, string method, object argument) => thing.GetType().GetMethod(method, Any, [argument.GetType()])!.Invoke(thing, [argument]);
}
