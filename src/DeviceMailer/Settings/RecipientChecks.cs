// Who gets mail, against itself.

using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Settings;

/// <summary>Checks recipients.</summary>
internal static class RecipientChecks
{
    /// <summary>Checks the lists of [mail] and of each trigger.</summary>
    /// <param name="reader">The settings; takes the warnings.</param>
    internal static void Check(SettingsReader reader)
    {
        for (int i = 0; i < reader.Sections.Count; i++)
        {
            SettingsSection section = (SettingsSection)reader.Sections[i];
            if ((section.Name == "mail" || section.Name == SettingsSchema.TriggerSection) && section.Has("to")) CheckTwice(reader, section);
        }
    }

    private static void CheckTwice(SettingsReader reader, SettingsSection section)
    {
        string[] list = DeviceSettings.ListOf(section.Text("to"));
        for (int i = 0; i < list.Length; i++)
        {
            for (int k = i + 1; k < list.Length; k++)
            {
                if (MailAddress.AreSame(Ascii.Bytes(list[i]), Ascii.Bytes(list[k]))) reader.WarnOfEntry(section, "to", k, "found " + list[k] + " twice: once is enough");
            }
        }
    }
}
