// What sleep mode asks of the other settings, and of the board: which pins can wake, and what cannot be watched in a deep sleep. And that a log which
// goes with an alert is kept.

using DeviceMailer.Sensing;

namespace DeviceMailer.Settings;

/// <summary>Checks <c>[power]</c> and <c>[log]</c> against the rest.</summary>
internal static class PowerChecks
{
    private const string ChipWithoutWakePins = "ESP32-C3";
    private const string Mode = "mode = sleep";

    /// <summary>Checks them all.</summary>
    /// <param name="reader">The settings; takes the mistakes.</param>
    /// <param name="board">The board; null: its pins are not checked.</param>
    internal static void Check(SettingsReader reader, Board board)
    {
        bool sleeps = reader.Section("power").Number("mode") == 1;
        SettingsSection page = reader.Section("page");
        if (sleeps && page.IsWritten("password")) reader.Report(page, "password", "found it with " + Mode + ", expected mode = on: a device that sleeps answers nobody");
        bool keepsLog = reader.Section("log").Number("size") >= NotifierLimits.LogFileBytes;
        int restHigh = 0;
        int restLow = 0;
        SettingsSection lastHigh = null;
        for (int i = 0; i < reader.Sections.Count; i++)
        {
            SettingsSection section = (SettingsSection)reader.Sections[i];
            bool isTrigger = section.Name == SettingsSchema.TriggerSection;
            if (!isTrigger && section.Name != SettingsSchema.InputSection) continue;
            if (isTrigger && !keepsLog && section.Has("attach") && section.Text("attach") == Trigger.LogFile)
            {
                reader.Report(section, "attach", "found log, expected [log] size of " + NotifierLimits.LogFileBytes.ToString() + " or more with it");
            }

            if (sleeps) CheckTrigger(reader, section, board);
            if (!sleeps || !section.Has("pin")) continue;
            if (Contact.EdgeOf(section, (Pull)section.Number("pull")) == Edge.Rising)
            {
                restLow++;
                continue;
            }

            restHigh++;
            lastHigh = section;
        }

        if (restHigh <= (restLow > 0 ? 1 : 2)) return;
        reader.Report(lastHigh, "edge", "found " + lastHigh.Text("edge") + ", expected rising with " + Mode + ": the chip can wake by one pin that falls and any number that rise, or by two that fall");
    }

    private static void CheckTrigger(SettingsReader reader, SettingsSection section, Board board)
    {
        TriggerKind kind = Trigger.KindOf(section);
        if (kind == TriggerKind.Count || kind == TriggerKind.Silence || kind == TriggerKind.Level)
        {
            string key = kind == TriggerKind.Count ? "within" : kind == TriggerKind.Silence ? "silence" : "pin";
            reader.Report(section, key, "found " + section.Text(key) + ", expected an edge with " + Mode + ": nobody watches a pin in deep sleep");
            return;
        }

        if (kind != TriggerKind.Clock && kind != TriggerKind.Edge && section.Number("sample") < NotifierLimits.MinSleepSampleMs)
        {
            reader.Report(section, "sample", "found " + section.Text("sample") + ", expected 1min or more with " + Mode + ": the device wakes for each");
        }

        if (!section.Has("pin")) return;
        if (section.Number("pull") != (int)Pull.None)
        {
            reader.Report(section, "pull", "found " + section.Text("pull") + ", expected none with " + Mode + ", and a resistor outside: the chip's own are off in deep sleep");
        }

        int pin = section.Number("pin");
        if (board == null || board.TraitsOf(pin) == 0) return;
        if (board.Chip == ChipWithoutWakePins)
        {
            reader.Report(section, "pin", "found " + pin.ToString() + ", expected none with " + Mode + ": the pins of an " + ChipWithoutWakePins + " cannot wake it here, only every and at can");
        }
        else if ((board.TraitsOf(pin) & PinTraits.Rtc) == 0)
        {
            reader.Report(section, "pin", "found " + pin.ToString() + ", expected one that can wake the chip with " + Mode + ": rtc in the board's file");
        }
    }
}
