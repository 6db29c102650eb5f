// Header fields written straight into an output buffer, without strings. RFC 5322, RFC 2047.
// Promises that no CR, LF or control character of a value can end a header, and that an encoded word is cut only between code points.

using System;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Smtp.Message;

/// <summary>Writes the header of a message, field by field, and the empty line behind it.</summary>
public static class HeaderWriter
{
    // A line with an encoded word has at most 76 characters, the word itself at most 75 (RFC 2047 2).
    private const int MaxEncodedLineBytes = 76;
    private const byte Space = (byte)' ';

    // Names at the value's first line end shorter than 78 even with the longest header name here (RFC 5322 2.1.1).
    private const int MaxPlainValueBytes = 64;

    private static readonly byte[] FieldEnd = Ascii.Bytes(": ");
    private static readonly byte[] NextAddress = Ascii.Bytes(",\r\n ");
    private static readonly byte[] Fold = Ascii.Bytes("\r\n ");
    private static readonly byte[] EncodedWordStart = Ascii.Bytes("=?utf-8?B?");
    private static readonly byte[] EncodedWordEnd = Ascii.Bytes("?=");
    private static readonly byte[] UtcOffset = Ascii.Bytes(" +0000");
    private static readonly byte[] DayNames = Ascii.Bytes("SunMonTueWedThuFriSat");
    private static readonly byte[] MonthNames = Ascii.Bytes("JanFebMarAprMayJunJulAugSepOctNovDec");
    private const int NameLength = 3;

    /// <summary>A field whose name and value are constants of ours: <c>MIME-Version: 1.0</c>.</summary>
    public static void Field(OutputBuffer output, byte[] name, byte[] value)
    {
        output.Write(name);
        output.Write(FieldEnd);
        output.Write(value);
        output.Write(Ascii.CrLf);
    }

    /// <summary>A field of one address or more, a line each (RFC 5322 3.6.3). Checked addresses only.</summary>
    public static void BeginAddresses(OutputBuffer output, byte[] name, byte[] address)
    {
        output.Write(name);
        output.Write(FieldEnd);
        output.Write(address);
    }

    /// <summary>One more address.</summary>
    public static void AddAddress(OutputBuffer output, byte[] address)
    {
        output.Write(NextAddress);
        output.Write(address);
    }

    /// <summary>Ends a field that was begun.</summary>
    public static void End(OutputBuffer output) => output.Write(Ascii.CrLf);

    /// <summary>
    /// A field of free text in UTF-8: as it is when it is short printable ASCII, else in encoded words (RFC 2047), folded between them.
    /// </summary>
    public static void Text(OutputBuffer output, byte[] name, byte[] value)
    {
        output.Write(name);
        output.Write(FieldEnd);
        if (IsPlain(value)) output.Write(value);
        else WriteEncodedWords(output, name.Length + FieldEnd.Length, value);
        output.Write(Ascii.CrLf);
    }

    /// <summary>The date in UTC: <c>Date: Sat, 21 Nov 2026 09:05:00 +0000</c> (RFC 5322 3.3).</summary>
    public static void Date(OutputBuffer output, byte[] name, DateTime utc)
    {
        output.Write(name);
        output.Write(FieldEnd);
        output.Write(DayNames, (int)utc.DayOfWeek * NameLength, NameLength);
        output.WriteByte((byte)',');
        output.WriteByte(Space);
        output.WriteDecimal(utc.Day);
        output.WriteByte(Space);
        output.Write(MonthNames, (utc.Month - 1) * NameLength, NameLength);
        output.WriteByte(Space);
        output.WriteDecimal(utc.Year, 4);
        output.WriteByte(Space);
        output.WriteDecimal(utc.Hour, 2);
        output.WriteByte((byte)':');
        output.WriteDecimal(utc.Minute, 2);
        output.WriteByte((byte)':');
        output.WriteDecimal(utc.Second, 2);
        output.Write(UtcOffset);
        output.Write(Ascii.CrLf);
    }

    // Text that looks like an encoded word must be encoded, or it would be decoded (RFC 2047 5).
    private static bool IsPlain(byte[] value)
    {
        if (value.Length > MaxPlainValueBytes) return false;
        for (int i = 0; i < value.Length; i++)
        {
            if (value[i] < Space || value[i] > 126) return false;
            if (value[i] == '=' && i + 1 < value.Length && value[i + 1] == '?') return false;
        }

        // Blanks at the ends would be lost.
        return value.Length == 0 || (value[0] != Space && value[value.Length - 1] != Space);
    }

    private static void WriteEncodedWords(OutputBuffer output, int column, byte[] value)
    {
        for (int at = 0; at < value.Length;)
        {
            // Whole groups of 3 bytes, 4 characters each, in what the line has left.
            int most = (MaxEncodedLineBytes - column - EncodedWordStart.Length - EncodedWordEnd.Length) / 4 * 3;
            int count = value.Length - at;
            if (count > most)
            {
                count = most;
                while (count > 0 && (value[at + count] & 0xC0) == 0x80) count--; // not within a code point
                if (count == 0) count = most; // not UTF-8 at all
            }

            if (at > 0) output.Write(Fold);
            output.Write(EncodedWordStart);
            Base64.Write(output, value, at, count);
            output.Write(EncodedWordEnd);
            at += count;
            column = 1; // the blank of the fold
        }
    }
}
