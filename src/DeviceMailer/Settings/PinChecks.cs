// The pins of the settings against each other and against the board.

using System.Collections;
using DeviceMailer.Sensing;

namespace DeviceMailer.Settings;

/// <summary>Checks pins.</summary>
internal static class PinChecks
{
    /// <summary>Checks them all.</summary>
    /// <param name="reader">The settings; takes the mistakes.</param>
    /// <param name="board">The board; null: only that no pin is used twice.</param>
    internal static void Check(SettingsReader reader, Board board)
    {
        ArrayList users = new ArrayList(); // sections that hold a pin, each checked against those before it
        for (int i = 0; i < reader.Sections.Count; i++)
        {
            SettingsSection section = (SettingsSection)reader.Sections[i];
            string key = PinKeyOf(section);
            if (key == null || !section.Has(key)) continue;
            CheckUse(reader, section, key, users);
            if (board != null) CheckBoard(reader, section, key, board);
            users.Add(section);
        }
    }

    private static string PinKeyOf(SettingsSection section)
    {
        if (section.Name == SettingsSchema.TriggerSection) return "pin";
        return section.Name == "device" ? "led" : null;
    }

    private static void CheckUse(SettingsReader reader, SettingsSection section, string key, ArrayList users)
    {
        int pin = section.Number(key);
        for (int i = 0; i < users.Count; i++)
        {
            SettingsSection user = (SettingsSection)users[i];
            string userKey = PinKeyOf(user);
            if (user.Number(userKey) != pin) continue;
            reader.Report(section, key, "found pin " + pin.ToString() + ", expected one that is free: " + user.Label + " uses it at line " + user.LineOf(userKey).ToString());
        }
    }

    private static void CheckBoard(SettingsReader reader, SettingsSection section, string key, Board board)
    {
        int pin = section.Number(key);
        int traits = board.TraitsOf(pin);
        bool isTrigger = section.Name == SettingsSchema.TriggerSection;
        string problem = null;
        if (traits == 0) problem = "expected a pin of the board " + board.Name;
        else if ((traits & PinTraits.Flash) != 0) problem = "expected another: the module's flash hangs on it";
        else if (isTrigger && (traits & PinTraits.Input) == 0) problem = "expected a pin that can be read";
        else if (!isTrigger && (traits & PinTraits.Output) == 0) problem = "expected a pin that can be driven";
        else if (isTrigger && (traits & PinTraits.Pull) == 0 && section.Number("pull") != (int)Pull.None)
        {
            problem = "expected pull = none and a resistor outside: it has no pull resistors";
        }

        if (problem != null) reader.Report(section, key, "found pin " + pin.ToString() + ", " + problem);
    }
}
