// What lasts, and what is made of that: reminders, escalation, the light, and the press that ends them.

using DeviceMailer.Sensing;

namespace DeviceMailer.Settings;

/// <summary>Checks the keys of alarms, and [input acknowledge].</summary>
internal static class AlarmChecks
{
    private const string Acknowledge = "acknowledge";

    /// <summary>Checks them all.</summary>
    /// <param name="reader">The settings; takes the mistakes.</param>
    internal static void Check(SettingsReader reader)
    {
        for (int i = 0; i < reader.Sections.Count; i++)
        {
            SettingsSection section = (SettingsSection)reader.Sections[i];
            if (section.Name == SettingsSchema.TriggerSection) CheckTrigger(reader, section);
            if (section.Name == SettingsSchema.InputSection && section.Title != Acknowledge)
            {
                reader.Report(section, "found an unknown input, expected [input " + Acknowledge + "]");
            }
        }
    }

    /// <summary>Warns of what has no effect.</summary>
    /// <param name="reader">The settings; takes the warnings.</param>
    internal static void WarnOfEffect(SettingsReader reader)
    {
        bool isWatched = false;
        for (int i = 0; i < reader.Sections.Count; i++)
        {
            SettingsSection section = (SettingsSection)reader.Sections[i];
            isWatched |= section.Name == SettingsSchema.OutputSection || (section.Name == SettingsSchema.TriggerSection && IsWatched(section));
            if (section.Name == SettingsSchema.TriggerSection && section.Has("remind") && section.Number("remind") < section.Number("interval"))
            {
                reader.Warn(section, "remind", "found " + section.Text("remind") + ", more often than interval = " + section.Text("interval") + " allows: reminders are merged");
            }
        }

        SettingsSection input = reader.Section(SettingsSchema.InputSection);
        if (input != null && !isWatched) reader.Warn(input, "pin", "found a button that acknowledges, which has no effect without a trigger that has remind, escalate or light, and without an output");
        SettingsSection device = reader.Section("device");
        for (int i = 0; i < reader.Sections.Count && !device.Has("led"); i++)
        {
            SettingsSection section = (SettingsSection)reader.Sections[i];
            if (section.Name == SettingsSchema.TriggerSection && section.Number("light") == 1) reader.Warn(section, "light", "found yes, which has no effect without led in [device]");
        }
    }

    /// <summary>True when somebody wants to know how long a trigger's alarm lasts.</summary>
    internal static bool IsWatched(SettingsSection trigger) => trigger.Has("remind") || trigger.Has("escalate") || trigger.Number("light") == 1;

    private static void CheckTrigger(SettingsReader reader, SettingsSection section)
    {
        if (Trigger.Lasts(section) || IsWrong(section, "pin") || IsWrong(section, "adc") || IsWrong(section, "sensor")) return;
        string[] keys = { "remind", "escalate", "light" };
        for (int k = 0; k < keys.Length; k++)
        {
            if (section.IsWritten(keys[k])) reader.Report(section, keys[k], "found it on a trigger that does not last, expected one with a pin that changes back, or with a value: a time of day or both edges are over at once");
        }
    }

    // It is reported already, and nobody knows what fires the trigger.
    private static bool IsWrong(SettingsSection section, string key) => section.IsWritten(key) && !section.Has(key);
}
