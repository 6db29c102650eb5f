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
            if ((section.Name == "mail" || section.Name == SettingsSchema.TriggerSection) && section.Has("to")) CheckTwice(reader, section, "to");
            if (section.Name == "mail" && section.Has("bcc")) CheckTwice(reader, section, "bcc");
        }
    }

    private static void CheckTwice(SettingsReader reader, SettingsSection section, string key)
    {
        string[] list = AddressEntry.Split(section.Text(key));
        for (int i = 0; i < list.Length; i++) list[i] = new AddressEntry(list[i].Trim()).Address;
        for (int i = 0; i < list.Length; i++)
        {
            for (int k = i + 1; k < list.Length; k++)
            {
                if (MailAddress.AreSame(Ascii.Bytes(list[i]), Ascii.Bytes(list[k]))) reader.WarnOfEntry(section, key, k, "found " + list[k] + " twice: once is enough");
            }
        }
    }
}
