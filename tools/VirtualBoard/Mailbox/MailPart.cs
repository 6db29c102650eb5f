namespace DeviceMailer.VirtualBoard.Mailbox;

/// <summary>One part of a mail: a text, a picture, a file.</summary>
/// <param name="Number">Its place among the parts, from 0.</param>
/// <param name="ContentType">Such as <c>text/plain; charset=utf-8</c>.</param>
/// <param name="FileName">The name it was sent under; empty when it has none.</param>
/// <param name="Encoding">Its transfer encoding.</param>
/// <param name="Bytes">The decoded content.</param>
/// <param name="ContentId">What HTML calls it by; empty when it has none.</param>
/// <param name="IsAttachment">True for a file, false for what is read in place.</param>
public sealed record MailPart(int Number, string ContentType, string FileName, string Encoding, byte[] Bytes, string ContentId, bool IsAttachment)
{
    // Raster formats only: an SVG may hold a script.
    private static readonly string[] pictures = ["image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp"];

    /// <summary>The type without its parameters, in lower case.</summary>
    public string MediaType => ContentType.Split(';')[0].Trim().ToLowerInvariant();

    /// <summary>True for a picture that can be shown safely.</summary>
    public bool IsPicture => pictures.Contains(MediaType);
}
