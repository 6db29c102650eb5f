// A file of a message, as it is given and as it must be found again.
namespace DeviceMailer.SystemTests.Mail;

/// <summary>An attachment, or an image of the HTML.</summary>
internal sealed record FilePart(string Name, byte[]? Content)
{
    /// <summary>Where the device takes it from.</summary>
    public ContentKind Kind { get; init; } = ContentKind.Bytes;

    /// <summary>The type that the device is told; null: by the name's extension.</summary>
    public string? Type { get; init; }

    /// <summary>The id by which the HTML shows it; null: it is a file.</summary>
    public string? ContentId { get; init; }

    /// <summary>The message that is enclosed in place of <see cref="Content"/>.</summary>
    public MailCase? Message { get; init; }

    /// <summary>The type that must be found.</summary>
    public string MeantType { get; init; } = "application/octet-stream";

    /// <summary>The encoding that must be found.</summary>
    public string MeantEncoding { get; init; } = "base64";

    /// <summary>A file with bytes of every value in it.</summary>
    public static FilePart OfSize(int size, string name = "a.bin") => new(name, [.. Enumerable.Range(0, size).Select(i => (byte)(i * 7 + (i >> 8)))]);
}
