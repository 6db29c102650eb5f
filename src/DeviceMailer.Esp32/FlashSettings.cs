// The settings file and the board file on the device's flash. The same code is the check on the PC.

using DeviceMailer.Log;
using DeviceMailer.Sensing;
using DeviceMailer.Settings;
using DeviceMailer.Smtp.Message;
using DeviceMailer.Smtp.Sockets;

namespace DeviceMailer.Esp32;

/// <summary>Loads the settings.</summary>
public static class FlashSettings
{
    /// <summary>The settings, on the internal flash (drive I: of nanoFramework).</summary>
    internal const string SettingsPath = "I:\\devicemailer.ini";

    /// <summary>The board's description, a copy of its file in hardware/boards.</summary>
    private const string BoardPath = "I:\\board.ini";

    private const string Part = "settings";

    /// <summary>Reads and checks; null when anything is wrong, and then every mistake is in the log.</summary>
    /// <param name="log">The log.</param>
    /// <param name="errors">Gathers mistakes.</param>
    public static DeviceSettings Load(EventLog log, SettingsErrors errors) => LoadFor(log, errors, false);

    /// <summary>The same.</summary>
    /// <param name="log">The log.</param>
    /// <param name="errors">Gathers mistakes.</param>
    /// <param name="isSetUp">True: there is a page on which somebody may ask for a test mail.</param>
    internal static DeviceSettings LoadFor(EventLog log, SettingsErrors errors, bool isSetUp)
    {
        Board board = LoadBoard(log, errors);
        if (board != null) errors.ButtonPin = board.ButtonPin;
        DeviceSettings settings = LoadSettings(board, errors, isSetUp);
        if (errors.LedPin == DeviceSettings.NoPin && board != null) errors.LedPin = board.LedAt(board.LedPin);
        errors.WriteTo(log);
        return errors.Count == 0 ? settings : null;
    }

    /// <summary>Checks settings that are not the device's yet.</summary>
    internal static void Read(IByteSource settings, EventLog log, SettingsErrors errors)
    {
        Board board = LoadBoard(log, errors);
        DeviceSettings.Read(SettingsPath, settings, board, new FlashFiles(), errors);
    }

    /// <summary>The file that goes with each trigger's alert, which has been checked to be there; null where none does.</summary>
    internal static IContent[] FilesOf(Trigger[] triggers, LogRing ring)
    {
        IContent log = null;
        IContent[] files = new IContent[triggers.Length];
        for (int i = 0; i < triggers.Length; i++)
        {
            if (triggers[i].IsLogAttached) files[i] = log == null ? log = new LogContent(ring, new FlashOutboxFiles()) : log;
            else if (triggers[i].File.Length > 0 && !triggers[i].IsChartAttached && !SecretFiles.IsSecret(triggers[i].File)) files[i] = new FileContent(triggers[i].File); // the check has refused others
        }

        return files;
    }

    /// <summary>The same from outside the firmware: true when the settings are good.</summary>
    public static bool Check() => Load(new EventLog(new ConsoleSink(), NotifierLimits.SettingsLogLineBytes), new SettingsErrors()) != null;

    private static DeviceSettings LoadSettings(Board board, SettingsErrors errors, bool isSetUp)
    {
        FlashFile file = new FlashFile(SettingsPath);
        if (!file.TryOpen())
        {
            errors.Add(SettingsPath, 0, "", "found no such file, expected the settings: deploy a devicemailer.ini");
            return null;
        }

        DeviceSettings settings = DeviceSettings.Read(SettingsPath, file, board, new FlashFiles(), errors, isSetUp);
        file.Close();
        return settings;
    }

    // A device without its board's file works; its pins are then the user's care.
    private static Board LoadBoard(EventLog log, SettingsErrors errors)
    {
        FlashFile file = new FlashFile(BoardPath);
        if (!file.TryOpen())
        {
            log.Write(Part, BoardPath + ": not found, so pins are not checked");
            return null;
        }

        Board board = Board.Read(BoardPath, file, errors);
        file.Close();
        return board;
    }
}
