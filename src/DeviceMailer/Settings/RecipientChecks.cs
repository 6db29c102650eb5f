// Who gets mail, against itself. Asked of each line as it is read, since later nobody knows any more on which one an address stood.

using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Settings;

/// <summary>Checks recipients.</summary>
internal static class RecipientChecks
{
    /// <summary>Warns of addresses that stand before, on the same line or an earlier one.</summary>
    /// <param name="reader">The line; takes the warnings.</param>
    /// <param name="where">Section and key.</param>
    /// <param name="key">The key.</param>
    /// <param name="before">The addresses of earlier lines; empty or null: none.</param>
    /// <param name="value">Those of this one.</param>
    internal static void Check(IniReader reader, string where, SettingsKey key, string before, string value)
    {
        string[] list = key.EntriesOf(value);
        for (int i = 0; i < list.Length; i++)
        {
            byte[] address = AddressOf(list[i]);
            bool isKnown = !string.IsNullOrEmpty(before) && IsAmong(address, key.EntriesOf(before), int.MaxValue);
            if (isKnown || IsAmong(address, list, i)) reader.WarnAt(key.IndexOf(value, i), where, "found " + new AddressEntry(list[i].Trim()).Address + " twice: once is enough");
        }
    }

    private static bool IsAmong(byte[] address, string[] list, int count)
    {
        for (int i = 0; i < list.Length && i < count; i++)
        {
            if (MailAddress.AreSame(AddressOf(list[i]), address)) return true;
        }

        return false;
    }

    private static byte[] AddressOf(string entry) => Ascii.Bytes(new AddressEntry(entry.Trim()).Address);
}
