// Media types by the extension of a file's name (RFC 6838; image, text and application registries of IANA).

using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Smtp.Message;

/// <summary>Media types.</summary>
internal static class MediaTypes
{
    private const byte Dot = (byte)'.';
    private const byte Slash = (byte)'/';
    private const byte Separator = (byte)' ';

    /// <summary>A message as a file: RFC 2046 5.2.1.</summary>
    internal static readonly byte[] Message = Ascii.Bytes("message/rfc822");

    internal static readonly byte[] Unknown = Ascii.Bytes("application/octet-stream");

    // One array for all: each array takes 20 bytes of heap beyond its own. Extension, type, extension, type, ...
    private static readonly byte[] Table = Ascii.Bytes(
        "txt text/plain log text/plain csv text/csv htm text/html html text/html jpg image/jpeg jpeg image/jpeg png image/png gif image/gif "
        + "bmp image/bmp json application/json xml application/xml pdf application/pdf zip application/zip wav audio/wav eml message/rfc822 ");

    /// <summary>True for <c>type/subtype</c>, without parameters (RFC 2045 5.1).</summary>
    internal static bool IsValid(byte[] type)
    {
        int slashes = 0;
        for (int i = 0; i < type.Length; i++)
        {
            byte c = type[i];
            bool letterOrDigit = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (c == Slash) slashes++;
            else if (!letterOrDigit && c != '-' && c != '+' && c != '.' && c != '_') return false;
        }

        return slashes == 1 && type[0] != Slash && type[type.Length - 1] != Slash && type.Length <= SmtpLimits.MaxMediaTypeBytes;
    }

    /// <summary>True for <see cref="Message"/>.</summary>
    internal static bool IsMessage(Attachment attachment)
    {
        byte[] type = attachment.ContentType;
        if (type != null) return SameText(type, 0, type.Length, Message, 0, Message.Length);
        int found = Find(attachment.FileName);
        return found >= 0 && SameText(Table, found, WordLength(found), Message, 0, Message.Length);
    }

    /// <summary>Writes the type of a file by its name.</summary>
    internal static void Write(OutputBuffer output, byte[] fileName)
    {
        int found = Find(fileName);
        if (found < 0) output.Write(Unknown);
        else output.Write(Table, found, WordLength(found));
    }

    // Where the type of an extension stands in the table; less than 0: nowhere.
    private static int Find(byte[] fileName)
    {
        int dot = fileName.Length - 1;
        while (dot >= 0 && fileName[dot] != Dot) dot--;
        if (dot < 0) return -1;
        int count = fileName.Length - dot - 1;
        for (int at = 0; at < Table.Length;)
        {
            int length = WordLength(at);
            int type = at + length + 1;
            if (SameText(fileName, dot + 1, count, Table, at, length)) return type;
            at = type + WordLength(type) + 1;
        }

        return -1;
    }

    private static int WordLength(int at)
    {
        int end = at;
        while (Table[end] != Separator) end++;
        return end - at;
    }

    // Upper and lower case of letters are the same.
    private static bool SameText(byte[] a, int aOffset, int aCount, byte[] b, int bOffset, int bCount)
    {
        if (aCount != bCount) return false;
        for (int i = 0; i < aCount; i++)
        {
            byte c = a[aOffset + i];
            if (c >= 'A' && c <= 'Z') c += 32;
            if (c != b[bOffset + i]) return false;
        }

        return true;
    }
}
