// The triggers' keys against each other: what fires each of them, and how many there are.

namespace DeviceMailer.Settings;

/// <summary>Checks triggers.</summary>
internal static class TriggerChecks
{
    private static readonly string[] sourceKeys = { "pin", "adc", "every", "at" };

    /// <summary>Checks them all.</summary>
    /// <param name="reader">The settings; takes the mistakes.</param>
    internal static void Check(SettingsReader reader)
    {
        int triggers = 0;
        for (int i = 0; i < reader.Sections.Count; i++)
        {
            SettingsSection section = (SettingsSection)reader.Sections[i];
            if (section.Name != SettingsSchema.TriggerSection) continue;
            triggers++;
            CheckSources(reader, section);
        }

        if (triggers <= NotifierLimits.MaxTriggers) return;
        reader.Report("[trigger]", "found " + triggers.ToString() + " triggers, expected at most " + NotifierLimits.MaxTriggers.ToString());
    }

    // What fires a trigger: one thing.
    private static void CheckSources(SettingsReader reader, SettingsSection section)
    {
        int sources = section.Number("boot");
        for (int k = 0; k < sourceKeys.Length; k++)
        {
            if (section.IsWritten(sourceKeys[k])) sources++;
        }

        if (section.IsWritten("adc") && !section.IsWritten("above") && !section.IsWritten("below"))
        {
            reader.Report(section, "adc", "found no bound for it, expected above, below, or both");
        }

        if (sources == 1) return;
        string found = sources == 0 ? "nothing that fires it" : sources.ToString() + " things that fire it";
        reader.Report(section, "found " + found + ", expected one of: pin, adc, every, at, boot = yes");
    }
}
