// A severity is a name for what triggers have in common: who hears of them, whether at night, whether they are reminded of. Its keys are the defaults of
// the triggers that name it, so that the device holds nothing of it.

using DeviceMailer.Sensing;

namespace DeviceMailer.Settings;

/// <summary>Other defaults for triggers with a severity.</summary>
internal static class Severity
{
    private const string Key = "severity";

    /// <summary>Fills in what a trigger's section does not say, and reports a severity that is not there.</summary>
    internal static void Complete(SettingsReader reader, SettingsSection section)
    {
        if (section.Name != SettingsSchema.TriggerSection || !section.Has(Key)) return;
        string name = section.Text(Key);
        NearestWord nearest = new NearestWord(name);
        for (int i = 0; i < reader.Sections.Count; i++)
        {
            SettingsSection severity = (SettingsSection)reader.Sections[i];
            if (severity.Name != SettingsSchema.SeveritySection) continue;
            if (severity.Title == name)
            {
                Copy(reader.Schema, severity, section);
                return;
            }

            nearest.Offer(severity.Title);
        }

        reader.Report(section, Key, "found " + name + ", expected the name of a section [severity NAME]" + nearest.Question);
    }

    // A reminder of what does not last is for others with this severity.
    private static void Copy(SettingsSchema schema, SettingsSection severity, SettingsSection section)
    {
        string[] names = schema.NamesOf(severity.Name);
        for (int i = 0; i < names.Length; i++)
        {
            string name = names[i];
            bool isForAlarms = name != "to" && name != "urgent";
            if (severity.IsWritten(name) && severity.Has(name) && (!isForAlarms || Trigger.Lasts(section))) section.SetDefault(name, severity.Text(name), Key);
        }
    }
}
