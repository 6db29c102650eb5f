// Media types by the extension of a file's name (RFC 6838; image, text and application registries of IANA).

using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Smtp.Message;

/// <summary>Media types.</summary>
internal static class MediaTypes
{
    private const byte Dot = (byte)'.';
    private const byte Slash = (byte)'/';
    private const string Utf8Parameter = "; charset=utf-8";

    // Extension, type, extension, type, ..., with bars between them.
    private static readonly WordList Types = new WordList(
        "txt|text/plain|log|text/plain|csv|text/csv|htm|text/html|html|text/html|jpg|image/jpeg|jpeg|image/jpeg|png|image/png|gif|image/gif"
        + "|bmp|image/bmp|json|application/json|xml|application/xml|pdf|application/pdf|zip|application/zip|wav|audio/wav"
        + "|eml|message/rfc822|*|application/octet-stream");

    private const int MessageExtension = 30;
    private const int Unknown = 33;

    /// <summary>True for <c>type/subtype</c> (RFC 2045 5.1). Of parameters there may be one, and this one: <c>; charset=utf-8</c>.</summary>
    internal static bool IsValid(byte[] type)
    {
        int slashes = 0;
        int count = EndsWithCharset(type) ? type.Length - Utf8Parameter.Length : type.Length;
        for (int i = 0; i < count; i++)
        {
            byte c = type[i];
            bool letterOrDigit = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (c == Slash) slashes++;
            else if (!letterOrDigit && c != '-' && c != '+' && c != '.' && c != '_') return false;
        }

        return slashes == 1 && type[0] != Slash && type[count - 1] != Slash && type.Length <= SmtpLimits.MaxMediaTypeBytes;
    }

    /// <summary>True for message/rfc822: a message as a file (RFC 2046 5.2.1).</summary>
    internal static bool IsMessage(Attachment attachment)
    {
        byte[] type = attachment.ContentType;
        if (type != null) return Types.Find(type, 0, type.Length) == MessageExtension + 1;
        return Find(attachment.FileName) == MessageExtension + 1;
    }

    /// <summary>Writes message/rfc822.</summary>
    internal static void WriteMessage(OutputBuffer output) => output.Write(Types, MessageExtension + 1);

    /// <summary>Writes the type of what has no other: application/octet-stream.</summary>
    internal static void WriteUnknown(OutputBuffer output) => output.Write(Types, Unknown);

    /// <summary>Writes the type of a file by its name.</summary>
    internal static void Write(OutputBuffer output, byte[] fileName) => output.Write(Types, Find(fileName));

    private static bool EndsWithCharset(byte[] type)
    {
        int start = type.Length - Utf8Parameter.Length;
        for (int i = 0; start > 0 && i < Utf8Parameter.Length; i++)
        {
            if (type[start + i] != Utf8Parameter[i]) return false;
        }

        return start > 0;
    }

    // Which word the type of a file is.
    private static int Find(byte[] fileName)
    {
        int dot = fileName.Length - 1;
        while (dot >= 0 && fileName[dot] != Dot) dot--;
        if (dot < 0) return Unknown;
        int extension = Types.Find(fileName, dot + 1, fileName.Length - dot - 1);
        bool isExtension = extension >= 0 && extension % 2 == 0; // what stands between them is a type
        return isExtension ? extension + 1 : Unknown;
    }
}
