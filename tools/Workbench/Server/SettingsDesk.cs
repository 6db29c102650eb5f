// The settings as they are edited: the text on the board's flash, and the firmware's own check of a text that is not saved yet.

using DeviceMailer.VirtualBoard;
using DeviceMailer.VirtualBoard.Commands;
using DeviceMailer.VirtualBoard.Loading;
using DeviceMailer.VirtualBoard.Session;
using DeviceMailer.VirtualBoard.Settings;

namespace DeviceMailer.Workbench.Server;

/// <summary>Reads, checks and saves settings for one session.</summary>
internal sealed class SettingsDesk : IDisposable
{
    private const string ShownName = "devicemailer.ini";

    private static readonly string[] placeholders = ["device", "trigger", "value", "unit", "time", "count", "uptime", "rssi", "firmware", "first", "last", "reason"];

    private readonly BoardSession session;
    private readonly Lazy<Firmware> firmware = new(() => FirmwareFiles.Load(startsFast: true, FirmwareNames.Watched));
    private readonly Lazy<SettingsVocabulary> vocabulary;
    private readonly SemaphoreSlim oneAtATime = new(1, 1);

    internal SettingsDesk(BoardSession session)
    {
        this.session = session;
        vocabulary = new Lazy<SettingsVocabulary>(() => SettingsVocabulary.Of(firmware.Value));
    }

    /// <inheritdoc/>
    public void Dispose() => oneAtATime.Dispose();

    /// <summary>What stands for values in subjects and texts.</summary>
    internal static IReadOnlyList<string> Placeholders => placeholders;

    /// <summary>The sections and keys.</summary>
    internal SettingsVocabulary Vocabulary => vocabulary.Value;

    /// <summary>The settings on the flash.</summary>
    internal string Read() => File.Exists(session.SettingsFile) ? File.ReadAllText(session.SettingsFile) : "";

    /// <summary>What the firmware says of a text, with the flash's other files beside it.</summary>
    internal async Task<IReadOnlyList<SettingsMessage>> CheckAsync(string text)
    {
        await oneAtATime.WaitAsync();
        try
        {
            return await Task.Run(() => Check(text));
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    /// <summary>Writes the settings to the flash and restarts the board.</summary>
    internal void SaveAndRestart(string text)
    {
        session.WriteSettings(text);
        session.Do("restart");
    }

    private IReadOnlyList<SettingsMessage> Check(string text)
    {
        using var folder = new WorkFolder(null);
        foreach (string file in Directory.EnumerateFiles(session.Board.Flash.Folder)) File.Copy(file, Path.Combine(folder.Path, Path.GetFileName(file)));
        File.WriteAllText(Path.Combine(folder.Path, Path.GetFileName(session.SettingsFile)), text);
        SettingsCheck? check = null;
        FirmwareSettings.Read(firmware.Value, BoardFile.Find(session.Board.File.Path), folder.Path, ShownName, ref check);
        return [.. check.Messages];
    }
}
