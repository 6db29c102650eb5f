// The pins of the settings against each other and against the board.

using System.Collections;
using DeviceMailer.Sensing;

namespace DeviceMailer.Settings;

/// <summary>Checks pins: every key whose value is one, and the pins of the converter's channels.</summary>
internal static class PinChecks
{
    /// <summary>Checks them all.</summary>
    /// <param name="reader">The settings; takes the mistakes.</param>
    /// <param name="board">The board; null: only that no pin is used twice.</param>
    internal static void Check(SettingsReader reader, Board board)
    {
        ArrayList users = new ArrayList(); // each checked against those before it
        for (int i = 0; i < reader.Sections.Count; i++)
        {
            SettingsSection section = (SettingsSection)reader.Sections[i];
            SettingsKey[] keys = reader.Schema.KeysOf(section.Name);
            for (int k = 0; k < keys.Length; k++)
            {
                SettingsKey key = keys[k];
                if (IsPin(key.Kind) && section.Has(key.Name)) CheckPin(reader, new PinUse(section, key, board), users, board);
            }
        }
    }

    private static bool IsPin(ValueKind kind) =>
        kind == ValueKind.Pin || kind == ValueKind.OutputPin || kind == ValueKind.BusPin || kind == ValueKind.AdcChannel;

    private static void CheckPin(SettingsReader reader, PinUse use, ArrayList users, Board board)
    {
        if (use.Pin < 0)
        {
            if (board == null) return; // where a channel hangs only the board knows
            reader.Report(use.Section, use.Key, "found channel " + use.Section.Text(use.Key) + ", expected one of the board " + board.Name + ": " + board.AdcList + "; the second converter is Wi-Fi's");
            return;
        }

        for (int i = 0; i < users.Count; i++)
        {
            PinUse user = (PinUse)users[i];
            if (user.Pin != use.Pin || CanShare(use, user)) continue;
            string where = user.Section.Label + (AskDifferently(use, user) ? " at line " : " uses it at line ") + user.Section.LineOf(user.Key).ToString();
            string expected = AskDifferently(use, user) ? ", expected pull and debounce as in " : ", expected one that is free: ";
            reader.Report(use.Section, use.Key, "found pin " + use.Pin.ToString() + expected + where);
        }

        int before = reader.Errors.Count;
        if (board != null) CheckBoard(reader, use, board);
        NoteButton(reader.Errors, use);
        if (use.Section.Name == "device" && reader.Errors.Count == before) reader.Errors.LedPin = board == null ? use.Pin : board.LedAt(use.Pin);
        users.Add(use);
    }

    // The board's button may be something else by these settings, or watched for more than presses.
    private static void NoteButton(SettingsErrors errors, PinUse use)
    {
        if (use.Pin != (errors.ButtonPin & Board.PinMask)) return;
        if (use.Kind != ValueKind.Pin) errors.ButtonPin = DeviceSettings.NoPin;
        else if (use.Section.Name == SettingsSchema.TriggerSection) errors.ButtonPin |= Board.IsSensed;
    }

    // Two triggers that ask different things of the same contact: it opens, it has not opened for a day.
    private static bool AskDifferently(PinUse a, PinUse b) =>
        a.Kind == ValueKind.Pin && b.Kind == ValueKind.Pin && Trigger.KindOf(a.Section) != Trigger.KindOf(b.Section);

    private static bool CanShare(PinUse a, PinUse b) =>
        AskDifferently(a, b)
        && a.Section.Number("pull") == b.Section.Number("pull") && a.Section.Number("debounce") == b.Section.Number("debounce");

    private static void CheckBoard(SettingsReader reader, PinUse use, Board board)
    {
        string problem = ProblemOf(use, board);
        string found = "found pin " + use.Pin.ToString();
        if (problem != null)
        {
            reader.Report(use.Section, use.Key, found + ", " + problem);
            return;
        }

        int traits = board.TraitsOf(use.Pin);
        if ((traits & PinTraits.Strapping) != 0 && !IsBoardsOwn(use, board))
        {
            reader.Warn(use.Section, use.Key, found + ", whose level at reset selects how the chip boots: nothing may drive it then");
        }

        if ((traits & PinTraits.Usb) != 0) reader.Warn(use.Section, use.Key, found + ", which is the native USB port's: it is gone then");
    }

    private static string ProblemOf(PinUse use, Board board)
    {
        int traits = board.TraitsOf(use.Pin);
        if (traits == 0) return "expected a pin of the board " + board.Name;
        if ((traits & PinTraits.Flash) != 0) return "expected another: the module's flash uses this one";
        if ((traits & PinTraits.Console) != 0) return "expected another: the serial console uses this one";
        if (use.Kind != ValueKind.OutputPin && (traits & PinTraits.Input) == 0) return "expected a pin that can be read";
        if (use.Kind != ValueKind.Pin && use.Kind != ValueKind.AdcChannel && (traits & PinTraits.Output) == 0) return "expected a pin that can be driven";
        if (use.Kind == ValueKind.Pin && (traits & PinTraits.Pull) == 0 && use.Section.Number("pull") != (int)Pull.None)
        {
            return "expected pull = none and an external resistor: it has no pull resistors";
        }

        return null;
    }

    // A button of the board, or the LED of its wiring: the board's or the wiring's designer has allowed for it.
    private static bool IsBoardsOwn(PinUse use, Board board) =>
        use.Kind == ValueKind.OutputPin ? use.Pin == board.LedPin : (board.TraitsOf(use.Pin) & PinTraits.Button) != 0;
}
