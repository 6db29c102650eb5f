// Outputs against the triggers that they follow, and against what could switch them off.

using System.Collections;
using DeviceMailer.Alerts;
using DeviceMailer.Sensing;

namespace DeviceMailer.Settings;

/// <summary>Checks the sections [output NAME].</summary>
internal static class OutputChecks
{
    /// <summary>Checks them all.</summary>
    /// <param name="reader">The settings; takes the mistakes.</param>
    internal static void Check(SettingsReader reader)
    {
        for (int i = 0; i < reader.Sections.Count; i++)
        {
            SettingsSection section = (SettingsSection)reader.Sections[i];
            if (section.Name != SettingsSchema.OutputSection) continue;
            CheckFollowed(reader, section);
            if (section.Number("until") == 1 && reader.Section(SettingsSchema.InputSection) == null)
            {
                reader.Report(section, "until", "found acknowledged, expected [input acknowledge] with it: nothing would end it");
            }

            if (reader.Section("power").Number("mode") == 1)
            {
                reader.Report(section, "pin", "found " + section.Text("pin") + ", expected no output with mode = sleep: the chip drives no pin in deep sleep");
            }
        }
    }

    /// <summary>True when an output follows a trigger.</summary>
    internal static bool IsFollowed(ArrayList sections, SettingsSection trigger)
    {
        for (int i = 0; i < sections.Count; i++)
        {
            SettingsSection section = (SettingsSection)sections[i];
            if (section.Name != SettingsSchema.OutputSection || !section.Has("follows")) continue;
            string follows = section.Text("follows");
            if (follows == Output.AnyAlarm ? Trigger.Lasts(trigger) : follows == trigger.Title) return true;
        }

        return false;
    }

    private static void CheckFollowed(SettingsReader reader, SettingsSection section)
    {
        if (!section.Has("follows") || section.Text("follows") == Output.AnyAlarm) return;
        string name = section.Text("follows");
        NearestWord nearest = new NearestWord(name);
        nearest.Offer(Output.AnyAlarm);
        for (int i = 0; i < reader.Sections.Count; i++)
        {
            SettingsSection trigger = (SettingsSection)reader.Sections[i];
            if (trigger.Name != SettingsSchema.TriggerSection) continue;
            nearest.Offer(trigger.Title);
            if (trigger.Title != name) continue;
            bool needsNoEnd = Trigger.Lasts(trigger) || section.Has("for") || section.Number("until") == 1;
            if (!needsNoEnd) reader.Report(section, "follows", "found " + name + ", which is over at once, expected for or until = acknowledged with it");
            return;
        }

        reader.Report(section, "follows", "found " + name + ", expected the name of a trigger, or " + Output.AnyAlarm + nearest.Question);
    }
}
