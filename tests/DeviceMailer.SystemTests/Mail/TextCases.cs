// Texts and HTML: every encoding and character set, and all that has ever been lost between two mail programs.
namespace DeviceMailer.SystemTests.Mail;

/// <summary>The cases.</summary>
internal static class TextCases
{
    private const string Delimiter = "--=_dm0." + MailCase.IdMark;

    private static readonly (string, string) quoted = ("8bit", "quoted-printable");
    private static readonly (string, string) base64 = ("8bit", "base64");
    private static readonly (string, string) quotedAlways = ("quoted-printable", "quoted-printable");
    private static readonly (string, string) base64Always = ("base64", "base64");

    private static readonly (string, string)[] values = [("device", "<Freezer & \"Co\">"), ("value", "17.5 \u2103"), ("empty", "")];

    internal static IReadOnlyList<MailCase> All { get; } =
    [
        new("no text") { Text = null },
        new("empty text") { Text = "" },
        new("text that is one line end") { Text = "\n" },
        new("text that ends with a line end") { Text = "one\r\n" },
        new("text with every line end") { Text = "one\r\ntwo\nthree\rfour\n\rfive\r\r\nsix\n\n\nseven\r" },
        new("text of one dot") { Text = "." },
        new("dots everywhere") { Text = ".\n..\n...\n.a\n..b\n\n.\n.\r\n. .\nc.\n.\n" },
        new("text like the end of data") { Text = "one\r\n.\r\nMAIL FROM:<evil@example.com>\r\n\r\n.\n.\r" },
        new("text with From at line starts") { Text = "From here\nFrom there\n>From elsewhere\n" },
        new("text like a header") { Text = "Subject: no\nContent-Type: text/evil\n\n" },
        new("lines that begin with dashes") { Text = "--\n-- \n--=\n--=_\n--=_dm\n--=_dm0\n--=_dm0.\n----\n" },
        new("lines like our delimiter") { Text = $"{Delimiter}\nContent-Type: text/evil\n\n{Delimiter}--\n", TextEncoding = quotedAlways },
        new("delimiter of another level") { Text = $"one\n{Delimiter.Replace('0', '2')}x", TextEncoding = quotedAlways },
        new("delimiter of another message") { Text = $"{Delimiter.Replace(MailCase.IdMark, "a1b2.7.0", StringComparison.Ordinal)}\n" },
        new("delimiter within a line") { Text = $" {Delimiter}\nx{Delimiter}" },
        new("delimiter beside a file") { Text = $"{Delimiter}--", TextEncoding = quotedAlways, Files = [FilePart.OfSize(1)] },
        new("blanks and tabs at line ends") { Text = "one \ntwo\t\n \n\t\n  \t \nthree  " },
        new("blanks and tabs at line ends, in Latin") { Text = "\u00fc \n\u00fc\t\n \n\t\nan ordinary line of text, so that it is worth the while\n\u00fc  ", TextEncoding = quoted },
        new("equals signs") { Text = "a=b\n=\n==3D=\n" },
        new("control characters") { Text = "nul \0, bell \a, escape \u001b, delete \u007f, page \f", TextEncoding = quotedAlways },
        new("line of 998") { Text = new string('x', 998) + "\nnext" },
        new("line of 999") { Text = new string('x', 999) + "\nnext", TextEncoding = quotedAlways },
        new("line of 998 bytes of UTF-8") { Text = new string('\u00fc', 499) + "\nnext", TextEncoding = base64 },
        new("line of 1000 bytes of UTF-8") { Text = new string('\u00fc', 500) + "\nnext", TextEncoding = base64Always },
        new("line of 5000 dots") { Text = new string('.', 5000), TextEncoding = quotedAlways },
        new("long text") { Text = string.Concat(Enumerable.Range(0, 1000).Select(i => $"{i}{new string('.', i % 7)}\n.{i}\n")) },
        new("long text of Latin") { Text = string.Concat(Enumerable.Range(0, 500).Select(i => $".{i} ist eine Zahl f\u00fcr sich und gerade\n")), TextEncoding = quoted },
        new("Latin") { Text = "Die T\u00fcr zum Gefrierraum steht offen.", TextEncoding = quoted },
        new("kanji") { Text = "\u51b7\u51cd\u5eab\u306e\u6249\n\u304c\u958b\u3044\u3066\u3044\u307e\u3059", TextEncoding = base64 },
        new("emoji") { Text = "\U0001F6AA\U0001F9CA\n.\n\U0001F525", TextEncoding = base64 },
        new("character that begins with a BOM") { Text = "one \ufeff two, a text that is long enough", TextEncoding = quoted },
        new("Latin in ISO-8859-1") { Text = "Die T\u00fcr zum Gefrierraum steht offen.", Charset = "iso-8859-1", TextEncoding = quoted },
        new("much Latin in ISO-8859-1") { Text = "\u00e4\u00f6\u00fc\u00df\u00c4\u00d6\u00dc\u00e9\n.\n\u00ff\u00a0", Charset = "iso-8859-1", TextEncoding = base64 },
        new("more than fits ISO-8859-1") { Text = "20 \u20ac, \U0001F6AA f\u00fcr die T\u00fcr", MeantText = "20 ?, ? f\u00fcr die T\u00fcr", Charset = "iso-8859-1", TextEncoding = quoted },
        new("ASCII in ISO-8859-1") { Text = "open\n.", Charset = "iso-8859-1" },
        new("ASCII") { Text = "open\n.", Charset = "us-ascii" },
        new("more than fits ASCII") { Text = "T\u00fcr \u20ac \U0001F6AA.\n", MeantText = "T?r ? ?.\n", Charset = "us-ascii" },
        new("text and HTML") { Text = "open", Html = "<p>open</p>" },
        new("HTML alone") { Text = null, Html = "<p>.</p>\n.\n" },
        new("HTML alone, without a line end, in Latin") { Text = null, Html = "<p>T\u00fcr zum Gefrierraum</p>", HtmlEncoding = quoted },
        new("text of Latin and HTML of kanji") { Text = "Die T\u00fcr zum Gefrierraum", TextEncoding = quoted, Html = "<p>\u51b7\u51cd\u5eab\u306e\u6249</p>", HtmlEncoding = base64 },
        new("empty text and HTML") { Text = "", Html = "<br>" },
        new("HTML in ISO-8859-1") { Html = "<p>Die T\u00fcr zum Gefrierraum</p>", HtmlEncoding = quoted, Charset = "iso-8859-1" },
        new("values in text and HTML")
        {
            Text = "{device} at {value}{empty}, {{not} {unknown} {",
            MeantText = "<Freezer & \"Co\"> at 17.5 \u2103, {not} {unknown} {",
            TextEncoding = quoted,
            Html = "<b title='{device}'>{value}</b>{empty}",
            MeantHtml = "<b title='&lt;Freezer &amp; &quot;Co&quot;&gt;'>17.5 \u2103</b>",
            HtmlEncoding = quoted,
            Values = values,
        },
        new("values in ISO-8859-1") { Text = "{device}{value}", MeantText = "<Freezer & \"Co\">17.5 ?", Charset = "iso-8859-1", Values = values },
        new("value that is a dot") { Text = "{device}\n{device}", MeantText = ".\n.", Values = [("device", ".")] },
        new("braces without values") { Text = "{device} {{x}" },
    ];
}
