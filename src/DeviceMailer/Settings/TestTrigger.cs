// A trigger with test = yes: a button that sends a test mail when it is held. It is a trigger like any other whose keys have other defaults, so a device
// without one holds nothing of it.

using DeviceMailer.Sensing;

namespace DeviceMailer.Settings;

/// <summary>Other defaults for the trigger of a test mail.</summary>
internal static class TestTrigger
{
    private const string Key = "test";

    // Keys, each with what it has here. Mailed at any hour, and as often as somebody asks for it.
    private const string Defaults =
        "interval|0s|urgent|yes|subject|{device}: test mail|"
        + "text|This is a test mail: somebody asked for it with the button of {trigger} on {device}. Nothing has happened.\n";

    // A button is held for so long that nobody does it by accident.
    private const string HeldDefaults = "hold|5s|sample|500ms";

    /// <summary>Fills in what its section does not say.</summary>
    internal static void Complete(SettingsSection section)
    {
        if (section.Name != SettingsSchema.TriggerSection || section.Number(Key) == 0) return;
        SetDefaults(section, Defaults);
        if (section.IsWritten("edge")) return; // in sleep mode nobody watches how long
        SetDefaults(section, HeldDefaults);
        if (!section.IsWritten("normally")) section.SetDefault("level", section.Number("pull") == (int)Pull.Down ? "high" : "low", Key); // pressed
    }

    private static void SetDefaults(SettingsSection section, string defaults)
    {
        string[] words = defaults.Split('|');
        for (int i = 0; i < words.Length; i += 2) section.SetDefault(words[i], words[i + 1], Key);
    }
}
