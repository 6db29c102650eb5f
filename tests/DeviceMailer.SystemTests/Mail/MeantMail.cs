// What the parsers must find in a message, line by line as their scripts print it.
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DeviceMailer.SystemTests.Mail;

/// <summary>A case as it must come back.</summary>
/// <param name="mail">The case.</param>
/// <param name="eightBit">The server that it came through offers 8BITMIME and SMTPUTF8.</param>
internal sealed class MeantMail(MailCase mail, bool eightBit)
{
    private readonly List<string> lines = [];

    private IEnumerable<FilePart> Inline => mail.Files.Where(IsInline);

    private IEnumerable<FilePart> Attached => mail.Files.Where(file => !IsInline(file));

    private bool IsMixed => Attached.Any();

    private bool IsRelated => Inline.Any();

    private bool HasText => mail.Text is not null || (mail.Html is null && !IsMixed);

    /// <summary>Text as JSON of ASCII, with the escapes that the scripts' languages prefer.</summary>
    public static string Quoted(string text) => $"\"{string.Concat(text.Select(Escaped))}\"";

    /// <summary>What Parsers/parse.py prints: every part with its bytes.</summary>
    public string ForPython()
    {
        lines.Clear();
        AddHeader();
        if (IsMixed) lines.Add("part multipart/mixed");
        if (HasText && mail.Html is not null) lines.Add("part multipart/alternative");
        if (HasText) AddText("text/plain", TextBytes(), mail.TextEncoding);
        if (IsRelated) lines.Add("part multipart/related");
        if (mail.Html is not null) AddText("text/html", HtmlBytes(), mail.HtmlEncoding);
        foreach (FilePart file in Inline.Concat(Attached))
        {
            if (mail.Uuencode && !IsInline(file)) lines.Add("part text/plain us-ascii 7bit uuencoded");
            else AddFile(file, $" {file.MeantEncoding}", enclosed => new MeantMail(enclosed, false).ForPython());
        }

        return string.Join('\n', lines);
    }

    /// <summary>What Parsers/parse.cjs prints: texts as one reads them, files with their bytes.</summary>
    public string ForMailparser()
    {
        lines.Clear();
        AddHeader();
        if (HasText && Readable(TextBytes()) is not ("" or "\n") and var text) lines.Add($"text {Quoted(text)}");
        if (mail.Html is not null) lines.Add($"html {Quoted(Readable(HtmlBytes()))}");
        foreach (FilePart file in Inline.Concat(Attached)) AddFile(file, "", enclosed => new MeantMail(enclosed, false).ForMailparser());
        return string.Join('\n', lines);
    }

    private void AddHeader()
    {
        AddMailboxes("from", [mail.From]);
        if (mail.Sender is not null) AddMailboxes("sender", [mail.Sender]);
        AddMailboxes("reply-to", mail.ReplyTo);
        AddMailboxes("to", mail.To);
        AddMailboxes("cc", mail.Cc);
        if (mail.Subject is not null) lines.Add($"subject {Quoted(mail.MeantSubject ?? mail.Subject)}");
        if (mail.Utc is { } utc) lines.Add("date " + utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        lines.Add($"message-id <{mail.Id}@{mail.From.Address[(mail.From.Address.LastIndexOf('@') + 1)..]}>");
        if (mail.IsAutomatic) lines.Add("auto-submitted auto-generated");
        if (mail.Priority.Length > 0) lines.Add($"importance {mail.Priority}");
        if (mail.Priority.Length > 0) lines.Add($"x-priority {(mail.Priority == "high" ? 1 : 5)}");
    }

    // An address that the server cannot take becomes an empty group.
    private void AddMailboxes(string name, IReadOnlyList<Who> all)
    {
        if (all.Count == 0) return;
        IEnumerable<string> shown = all.Select(who => eightBit || Ascii.IsValid(who.Address) ? who.ToString() : $"{Quoted(who.Name ?? who.Address)}:;");
        lines.Add($"{name} {string.Join(", ", shown)}");
    }

    private void AddText(string type, byte[] content, (string With, string Without) encoding) =>
        lines.Add($"part {type} {mail.Charset} {(eightBit ? encoding.With : encoding.Without)} {Summary(content)}");

    private void AddFile(FilePart file, string encoding, Func<MailCase, string> inside)
    {
        string start = $"part {file.MeantType}{encoding} {(IsInline(file) ? "inline" : "attachment")} {Quoted(file.Name)} <{file.ContentId}> ";
        lines.Add(start + (file.Message is { } enclosed ? "(" + inside(enclosed) + ")" : Summary(file.Content!)));
    }

    private bool IsInline(FilePart file) => mail.Html is not null && file.ContentId is not null;

    private static string Summary(byte[] content) => $"{content.Length} {Convert.ToHexStringLower(SHA256.HashData(content))}";

    private byte[] TextBytes() => Encoded(mail.WithId(mail.MeantText ?? mail.Text ?? ""), mail.Html is null && !IsMixed, mail.TextEncoding);

    private byte[] HtmlBytes() => Encoded(mail.WithId(mail.MeantHtml ?? mail.Html!), !HasText && !IsMixed && !IsRelated, mail.HtmlEncoding);

    // Every line end is CRLF, and the last line of a message without parts has one; what follows base64 is no part of it.
    private byte[] Encoded(string text, bool isAlone, (string With, string Without) encoding)
    {
        string ended = WithLineFeeds(text).Replace("\n", "\r\n", StringComparison.Ordinal);
        bool isBase64 = (eightBit ? encoding.With : encoding.Without) == "base64";
        if (isAlone && !isBase64 && ended.Length > 0 && !ended.EndsWith('\n')) ended += "\r\n";
        return Encoding.GetEncoding(mail.Charset).GetBytes(ended);
    }

    private string Readable(byte[] content) => WithLineFeeds(Encoding.GetEncoding(mail.Charset).GetString(content));

    private static string WithLineFeeds(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    private static string Escaped(char c) => c switch
    {
        '"' or '\\' => $"\\{c}",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        '\f' => "\\f",
        >= ' ' and <= '~' => c.ToString(),
        _ => $"\\u{(int)c:x4}",
    };
}
