using System;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Smtp.Message;

/// <summary>A file that goes with a message (RFC 2183), or an image that its HTML shows.</summary>
public sealed class Attachment
{
    /// <summary>Makes an attachment.</summary>
    /// <param name="fileName">Its name without folders: see <see cref="IsFileName"/>.</param>
    /// <param name="content">What is in it.</param>
    /// <param name="contentType">
    /// Its type, such as <c>image/png</c>; null: by the name's extension. <c>message/rfc822</c> is sent as a message if mail can carry it
    /// unchanged, otherwise as a file.
    /// </param>
    /// <param name="contentId">
    /// Not null: the HTML shows it as <c>cid:...</c> (RFC 2392), and it is not listed as a file. Letters, digits, dots and hyphens, with or without
    /// an <c>@</c> between them.
    /// </param>
    /// <exception cref="ArgumentException">One of them cannot be put into a header.</exception>
    public Attachment(byte[] fileName, IContent content, byte[] contentType = null, byte[] contentId = null)
    {
        if (!IsFileName(fileName)) throw new ArgumentException("empty, too long, not UTF-8, or with control characters", nameof(fileName));
        if (contentType != null && !MediaTypes.IsValid(contentType)) throw new ArgumentException("not a media type", nameof(contentType));
        if (contentId != null && !MailAddress.IsDomain(contentId, 0, contentId.Length) && !MailAddress.IsMailbox(contentId, false))
        {
            throw new ArgumentException("not an id", nameof(contentId));
        }

        FileName = fileName;
        Content = content;
        ContentType = contentType;
        ContentId = contentId;
    }

    /// <summary>
    /// True for a valid name: UTF-8 on one line, see <see cref="Utf8.IsOneLine"/>, of 1 to <see cref="SmtpLimits.MaxFileNameBytes"/>.
    /// </summary>
    public static bool IsFileName(byte[] name) => name.Length > 0 && name.Length <= SmtpLimits.MaxFileNameBytes && Utf8.IsOneLine(name);

    /// <summary>Its name.</summary>
    public byte[] FileName { get; }

    /// <summary>What is in it.</summary>
    public IContent Content { get; }

    /// <summary>Its type; null: by the name's extension.</summary>
    public byte[] ContentType { get; }

    /// <summary>Its id for the HTML; null: it is a file.</summary>
    public byte[] ContentId { get; }

    /// <summary>The next one of the same message.</summary>
    internal Attachment Next { get; set; }

    /// <summary>How its content is encoded: decided when the message begins.</summary>
    internal TransferEncoding Encoding { get; set; }

    /// <summary>True for a message that is sent as one.</summary>
    internal bool IsEnclosedMessage => Encoding == TransferEncoding.SevenBit || Encoding == TransferEncoding.EightBit;
}
