// An address with the name of whose it is, as people write them: name <address>, "name" <address>, or the address alone (RFC 5322 3.4). For start-up.

using DeviceMailer.Smtp;
using DeviceMailer.Smtp.Message;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Settings;

/// <summary>One entry of a list of addresses.</summary>
internal sealed class AddressEntry
{
    private const char Quote = '"';
    private const char Backslash = '\\';
    private const string Specials = "\"<>,;@";

    /// <summary>Takes one apart.</summary>
    /// <param name="text">The entry, without blanks around it.</param>
    internal AddressEntry(string text)
    {
        int open = text.LastIndexOf('<');
        bool isNamed = open >= 0 && text[text.Length - 1] == '>';
        Address = isNamed ? text.Substring(open + 1, text.Length - open - 2).Trim() : text;
        Name = isNamed ? text.Substring(0, open).Trim() : "";
        IsFit = MailAddress.IsMailbox(Ascii.Bytes(Address), false) && TakeName();
    }

    /// <summary>True when there is an address, and a name that can stand in front of it or none.</summary>
    internal bool IsFit { get; }

    /// <summary>The address.</summary>
    internal string Address { get; }

    /// <summary>The name; empty: there is none.</summary>
    internal string Name { get; private set; }

    /// <summary>Cuts a list at its commas but those in quotes.</summary>
    internal static string[] Split(string list)
    {
        string[] pieces = list.Split(',');
        int count = 0;
        for (int i = 0; i < pieces.Length; i++)
        {
            bool isOpen = count > 0 && HasOpenQuote(pieces[count - 1]);
            if (isOpen) pieces[count - 1] += "," + pieces[i];
            else pieces[count++] = pieces[i];
        }

        string[] entries = new string[count];
        for (int i = 0; i < count; i++) entries[i] = pieces[i];
        return entries;
    }

    /// <summary>Makes the mailbox of a fit one.</summary>
    internal Mailbox ToMailbox() => new Mailbox(Ascii.Bytes(Address), Name.Length == 0 ? null : Ascii.Bytes(Name));

    // What has a meaning in a list must be in quotes, an @ as well: who writes one forgot a comma, or put a comment there.
    private bool TakeName()
    {
        bool isQuoted = Name.Length > 1 && Name[0] == Quote && Name[Name.Length - 1] == Quote;
        if (isQuoted) Name = Unquoted(Name);
        for (int i = 0; i < Name.Length && !isQuoted; i++)
        {
            if (Specials.IndexOf(Name[i]) >= 0) return false;
        }

        byte[] bytes = Ascii.Bytes(Name);
        return bytes.Length <= SmtpLimits.MaxDisplayNameBytes && Utf8.IsOneLine(bytes);
    }

    // RFC 5322 3.2.4: a backslash stands in front of a quote and of itself.
    private static string Unquoted(string name)
    {
        string text = "";
        int run = 1;
        for (int i = 1; i < name.Length - 1; i++)
        {
            if (name[i] != Backslash || i == name.Length - 2) continue;
            text += name.Substring(run, i - run);
            i++;
            run = i;
        }

        return text + name.Substring(run, name.Length - 1 - run);
    }

    private static bool HasOpenQuote(string text)
    {
        bool isOpen = false;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == Backslash && isOpen) i++;
            else if (text[i] == Quote) isOpen = !isOpen;
        }

        return isOpen;
    }
}
