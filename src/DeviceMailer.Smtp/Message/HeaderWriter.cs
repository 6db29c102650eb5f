// Header fields written straight into an output buffer, without strings (RFC 5322, RFC 6532).

using System;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Smtp.Message;

/// <summary>Writes header fields.</summary>
internal static class HeaderWriter
{
    private const byte Space = (byte)' ';
    private const byte Colon = (byte)':';
    private const byte Open = (byte)'<';
    private const byte Close = (byte)'>';
    private const int MaxQuotedNameBytes = 30; // all of them escaped, it still fits the line behind the longest field name

    /// <summary>The value of a field of mailboxes, a line each (RFC 5322 3.6.2, 3.6.3).</summary>
    /// <param name="output">Where to.</param>
    /// <param name="mailboxes">One or more.</param>
    /// <param name="utf8">
    /// UTF-8 may stand in headers (RFC 6532 3.2). Where not, a mailbox with an address that needs it becomes an empty group with its name
    /// (RFC 6857 3.1.8): it is shown, and nobody can answer to it.
    /// </param>
    /// <param name="column">Where the line stands.</param>
    internal static void Mailboxes(OutputBuffer output, Mailbox[] mailboxes, bool utf8, int column)
    {
        for (int i = 0; i < mailboxes.Length; i++)
        {
            if (i > 0) output.Write(Word.NextAddress);
            Mailbox(output, mailboxes[i], utf8, i > 0 ? 1 : column);
        }
    }

    /// <summary><c>Date: Sat, 21 Nov 2026 10:05:00 +0100</c> (RFC 5322 3.3).</summary>
    /// <param name="output">Where to.</param>
    /// <param name="utcTicks">The time, in ticks of 100 ns, UTC.</param>
    /// <param name="offsetMinutes">Local time's offset from it.</param>
    internal static void Date(OutputBuffer output, long utcTicks, int offsetMinutes)
    {
        DateTime local = new DateTime(utcTicks + offsetMinutes * TimeSpan.TicksPerMinute);
        output.Write(Word.Date);
        output.Write(Word.DayNames, (int)local.DayOfWeek);
        output.WriteByte((byte)',');
        output.WriteByte(Space);
        output.WriteDecimal(local.Day);
        output.WriteByte(Space);
        output.Write(Word.MonthNames, local.Month - 1);
        output.WriteByte(Space);
        output.WriteDecimal(local.Year, 4);
        output.WriteByte(Space);
        output.WriteDecimal(local.Hour, 2);
        output.WriteByte(Colon);
        output.WriteDecimal(local.Minute, 2);
        output.WriteByte(Colon);
        output.WriteDecimal(local.Second, 2);
        output.WriteByte(Space);
        output.WriteByte((byte)(offsetMinutes < 0 ? '-' : '+'));
        int ahead = offsetMinutes < 0 ? -offsetMinutes : offsetMinutes;
        output.WriteDecimal(ahead / 60, 2);
        output.WriteDecimal(ahead % 60, 2);
        output.Write(Ascii.CrLf);
    }

    /// <summary>A mailbox, folded where the line has no room for its address any more.</summary>
    internal static void Mailbox(OutputBuffer output, Mailbox mailbox, bool utf8, int column)
    {
        byte[] name = mailbox.DisplayName;
        if (!utf8 && !mailbox.IsAscii)
        {
            HeaderText.WriteEncoded(output, name == null || name.Length == 0 ? mailbox.Address : name, column);
            output.Write(Word.EmptyGroup);
            return;
        }

        if (name == null || name.Length == 0)
        {
            output.Write(mailbox.Address);
            return;
        }

        if (name.Length <= MaxQuotedNameBytes && HeaderText.IsPlain(name))
        {
            int before = output.Written;
            HeaderParameter.WriteQuoted(output, name);
            column += output.Written - before;
        }
        else
        {
            column = HeaderText.WriteEncoded(output, name, column);
        }

        if (column + mailbox.Address.Length + 3 > HeaderText.MaxLineBytes) output.Write(Word.Fold);
        else output.WriteByte(Space);
        output.WriteByte(Open);
        output.Write(mailbox.Address);
        output.WriteByte(Close);
    }
}
