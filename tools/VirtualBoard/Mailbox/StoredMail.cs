// A mail opened for reading. MimeKit does the decoding; whatever is malformed is shown as MimeKit makes it out, and never throws.

using System.Globalization;
using System.Text.RegularExpressions;
using MimeKit;

namespace DeviceMailer.VirtualBoard.Mailbox;

/// <summary>One mail with everything that a mail program shows of it.</summary>
public sealed partial class StoredMail
{
    private const string NoText = "(no text)";

    private StoredMail(MailSummary summary, MimeMessage message, byte[] source, IReadOnlyList<string> recipients)
    {
        Summary = summary;
        Source = source;
        Parts = [.. PartsOf(message)];
        Text = message.TextBody ?? (message.HtmlBody is { } html ? PlainTextOf(html) : NoText);
        RawHtml = message.HtmlBody ?? "";
        Headers = [.. message.Headers.Select(header => (header.Field, Unfolded(header)))];
        Sender = message.Headers[HeaderId.ReturnPath]?.Trim() ?? "";
        Recipients = recipients;
    }

    /// <summary>Its line in the list.</summary>
    public MailSummary Summary { get; }

    /// <summary>The bytes as stored, with the header fields that the server put first.</summary>
    public byte[] Source { get; }

    /// <summary>The envelope's sender, in angle brackets.</summary>
    public string Sender { get; }

    /// <summary>The envelope's recipients; empty when they are no longer known.</summary>
    public IReadOnlyList<string> Recipients { get; }

    /// <summary>The header fields in order, decoded and on one line each.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; }

    /// <summary>The text that a person reads.</summary>
    public string Text { get; }

    /// <summary>True when there is an HTML part.</summary>
    public bool HasHtml => RawHtml.Length > 0;

    /// <summary>The leaves of its MIME tree, in order.</summary>
    public IReadOnlyList<MailPart> Parts { get; }

    private string RawHtml { get; }

    /// <summary>
    /// The HTML part as it may be looked at: its looks and the pictures that came with it, without scripts, links, forms, frames and whatever else
    /// reaches out. Show it in a sandbox all the same.
    /// </summary>
    public string SafeHtml() => HtmlCleaner.Clean(RawHtml, id =>
        Parts.FirstOrDefault(part => part.IsPicture && part.ContentId == id) is { } part ? $"data:{part.MediaType};base64,{Convert.ToBase64String(part.Bytes)}" : null);

    internal static StoredMail Read(string path, IReadOnlyList<string> recipients)
    {
        byte[] source = File.ReadAllBytes(path);
        using MimeMessage message = Load(source);
        return new StoredMail(SummaryOf(path, message, source.Length), message, source, recipients);
    }

    internal static MailSummary ReadSummary(string path)
    {
        byte[] source = File.ReadAllBytes(path);
        using MimeMessage message = Load(source);
        return SummaryOf(path, message, source.Length);
    }

    private static MimeMessage Load(byte[] source)
    {
        using var stream = new MemoryStream(source);
        return MimeMessage.Load(stream);
    }

    private static MailSummary SummaryOf(string path, MimeMessage message, long bytes)
    {
        const int WordsLength = 160;
        MailboxAddress? from = message.From.Mailboxes.FirstOrDefault();
        string text = message.TextBody ?? (message.HtmlBody is { } html ? PlainTextOf(html) : "");
        string words = BlankPattern().Replace(text.Length > 4 * WordsLength ? text[..(4 * WordsLength)] : text, " ").Trim();
        if (words.Length > WordsLength) words = words[..WordsLength] + "…";
        bool urgent = message.XPriority is XMessagePriority.High or XMessagePriority.Highest || message.Importance == MessageImportance.High;
        return new MailSummary(
            Path.GetFileName(path),
            from == null ? "" : from.Name is { Length: > 0 } name ? name : from.Address,
            string.Join(", ", message.To.Mailboxes.Select(to => to.Address)),
            message.Subject ?? "",
            ReceivedAt(path),
            bytes,
            words,
            message.BodyParts.OfType<MimePart>().Count(part => part.IsAttachment),
            urgent);
    }

    // A maildir's file name begins with the seconds and microseconds of its arrival.
    private static DateTime ReceivedAt(string path)
    {
        Match match = ArrivalPattern().Match(Path.GetFileName(path));
        if (!match.Success) return File.GetCreationTimeUtc(path);
        long microseconds = (long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) * 1_000_000) + long.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture);
        return DateTime.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);
    }

    private static IEnumerable<MailPart> PartsOf(MimeMessage message)
    {
        int number = 0;
        foreach (MimeEntity entity in message.BodyParts)
        {
            using var content = new MemoryStream();
            if (entity is MimePart { Content: { } body }) body.DecodeTo(content);
            else entity.WriteTo(content, contentOnly: true);
            string type = entity.ContentType.ToString().Replace("Content-Type: ", "", StringComparison.OrdinalIgnoreCase);
            string encoding = entity.Headers[HeaderId.ContentTransferEncoding] ?? "7bit";
            string name = (entity as MimePart)?.FileName ?? "";
            yield return new MailPart(number++, type, Path.GetFileName(name), encoding, content.ToArray(), entity.ContentId ?? "", entity.IsAttachment);
        }
    }

    private static string Unfolded(Header header) => BlankPattern().Replace(header.Value ?? "", " ").Trim();

    // Good enough to read where a mail has no text part: tags go, the commonest entities are decoded.
    private static string PlainTextOf(string html) => System.Net.WebUtility.HtmlDecode(TagPattern().Replace(html, " ")).Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex BlankPattern();

    [GeneratedRegex(@"<style.*?</style>|<script.*?</script>|<[^>]*>", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex TagPattern();

    [GeneratedRegex(@"^(\d{10})\.M(\d{6})")]
    private static partial Regex ArrivalPattern();
}
