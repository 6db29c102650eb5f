// The settings file and the board file on the device's flash. The same code is the check on the PC.

using DeviceMailer.Log;
using DeviceMailer.Settings;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Esp32;

/// <summary>Loads the settings.</summary>
public static class FlashSettings
{
    /// <summary>The settings, on the internal flash (drive I: of nanoFramework).</summary>
    private const string SettingsPath = "I:\\devicemailer.ini";

    /// <summary>The board's description, a copy of its file in hardware/boards.</summary>
    private const string BoardPath = "I:\\board.ini";

    private static readonly byte[] Part = Ascii.Bytes("settings");

    /// <summary>Reads and checks; null when anything is wrong, and then every mistake is in the log.</summary>
    public static DeviceSettings Load(EventLog log)
    {
        SettingsErrors errors = new SettingsErrors();
        Board board = LoadBoard(log, errors);
        DeviceSettings settings = LoadSettings(board, errors);
        if (errors.Count == 0) return settings;

        errors.WriteTo(log);
        return null;
    }

    /// <summary>The same from outside the firmware: true when the settings are good.</summary>
    public static bool Check() => Load(new EventLog(new ConsoleSink())) != null;

    private static DeviceSettings LoadSettings(Board board, SettingsErrors errors)
    {
        FlashFile file = new FlashFile(SettingsPath);
        if (!file.TryOpen())
        {
            errors.Add(SettingsPath, 0, "", "found no such file, expected the settings: deploy a devicemailer.ini");
            return null;
        }

        DeviceSettings settings = DeviceSettings.Read(SettingsPath, file, board, errors);
        file.Close();
        return settings;
    }

    // A device without its board's file works; its pins are then the user's care.
    private static Board LoadBoard(EventLog log, SettingsErrors errors)
    {
        FlashFile file = new FlashFile(BoardPath);
        if (!file.TryOpen())
        {
            log.Write(Part, BoardPath + ": not there, so pins are not checked");
            return null;
        }

        Board board = Board.Read(BoardPath, file, errors);
        file.Close();
        return board;
    }
}
