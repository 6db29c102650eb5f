// Attachments, images and enclosed messages: every size at which lines and groups end, every kind of name, all levels of parts.
using System.Text;

namespace DeviceMailer.SystemTests.Mail;

/// <summary>The cases.</summary>
internal static class FileCases
{
    private const string Html = "<p><img src=\"cid:one\"><img src=\"cid:two@example.com\"></p>";

    private static readonly FilePart one = FilePart.OfSize(100, "one.png") with { ContentId = "one", MeantType = "image/png" };
    private static readonly FilePart two = FilePart.OfSize(57, "two.jpg") with { ContentId = "two@example.com", MeantType = "image/jpeg", Kind = ContentKind.Flash };
    private static readonly FilePart three = FilePart.OfSize(58, "three.csv") with { MeantType = "text/csv" };
    private static readonly FilePart four = FilePart.OfSize(0, "four.bin");

    private static readonly (string Name, string Type)[] types =
    [
        ("a.txt", "text/plain"), ("a.LOG", "text/plain"), ("a.b.html", "text/html"), ("a.jpeg", "image/jpeg"), ("a.gif", "image/gif"), ("a.bmp", "image/bmp"),
        ("a.json", "application/json"), ("a.xml", "application/xml"), ("a.pdf", "application/pdf"), ("a.zip", "application/zip"), ("a.wav", "audio/wav"),
        ("a", "application/octet-stream"), ("a.", "application/octet-stream"), (".txt", "text/plain"), ("a.unknown", "application/octet-stream"),
    ];

    private static readonly string[] names =
    [
        "plain.bin", "with blanks.bin", "with \"quotes\".bin", "back\\slash.bin", "semi;colon, comma.bin", "it's 100% 'quoted'.bin", "a =? b.bin",
        "T\u00fcr.bin", "\u51b7\u51cd\u5eab.bin", "\U0001F6AA.bin", new string('n', 56), new string('n', 57), new string('"', 56), new string('n', 255), new string('"', 255),
        "with blanks and longer than a line of a header can be, so that it must go in sections.bin",
        new string('\u00fc', 127) + "x", string.Concat(Enumerable.Repeat("\U0001F6AA", 63)) + "abc", "a*0*=utf-8''x.bin",
    ];

    internal static IReadOnlyList<MailCase> All { get; } =
    [
        .. new[] { 0, 1, 2, 3, 56, 57, 58, 59, 113, 114, 115, 570, 1024 }.Select(size => new MailCase($"file of {size}") { Files = [FilePart.OfSize(size)] }),
        .. new[] { 0, 1, 57, 58, 1000 }.Select(size => new MailCase($"callback of {size}") { Files = [FilePart.OfSize(size) with { Kind = ContentKind.Callback }] }),
        .. names.Select((name, i) => new MailCase($"file name {i}") { Files = [FilePart.OfSize(3, name)] }),
        .. Enumerable.Range(0, 64).Select(length => new MailCase($"emoji in a file name behind {length} letters")
        {
            Files = [FilePart.OfSize(3, new string('a', length) + "\U0001F6AA\u00fc.bin")],
        }),
        .. types.Select(type => new MailCase($"type of {type.Name}") { Files = [FilePart.OfSize(10, type.Name) with { MeantType = type.Type }] }),
        new("file of 100 KB") { Files = [FilePart.OfSize(100_000) with { Kind = ContentKind.Flash }] },
        new("file of 5 MB") { Files = [FilePart.OfSize(5_000_000) with { Kind = ContentKind.Flash }] },
        new("file of dots") { Files = [new("dots.txt", Encoding.ASCII.GetBytes(".\r\n.\r\n..\r\n.")) { MeantType = "text/plain" }] },
        new("file of a type that is said") { Files = [FilePart.OfSize(10, "a.txt") with { Type = "application/x.own-type+json", MeantType = "application/x.own-type+json" }] },
        new("file beside no text") { Text = null, Files = [three] },
        new("file beside an empty text") { Text = "", Files = [three] },
        new("empty file beside no text") { Text = null, Files = [four] },
        new("four files") { Files = [three, four, three with { Name = "again.csv" }, four with { Name = "again.bin" }] },
        new("file beside a text of Latin") { Text = "Die T\u00fcr zum Gefrierraum.\n\n", TextEncoding = ("8bit", "quoted-printable"), Files = [three] },
        new("image of the HTML") { Text = null, Html = Html, Files = [one] },
        new("two images of the HTML, and text") { Html = Html, Files = [one, two] },
        new("image of the HTML, and a file") { Text = null, Html = Html, Files = [three, one] },
        new("related in alternative in mixed") { Html = Html, Files = [three, one, four, two] },
        new("related in alternative in mixed, 8 bits in all")
        {
            Text = "Die T\u00fcr zum Gefrierraum.", TextEncoding = ("8bit", "quoted-printable"), Html = Html + " Die T\u00fcr", HtmlEncoding = ("8bit", "quoted-printable"), Files = [one, two, three, four],
        },
        new("alternative in mixed") { Html = "<p>open</p>", Files = [three] },
        new("image that no HTML shows is a file") { Files = [one] },
        .. Enclosed(),
        .. new[] { 0, 1, 44, 45, 46, 90, 1000 }.Select(size => new MailCase($"uuencoded file of {size}") { Uuencode = true, Files = [FilePart.OfSize(size)] }),
        new("two uuencoded files and an image") { Uuencode = true, Html = Html, Files = [three, one, four] },
    ];

    private static IEnumerable<MailCase> Enclosed()
    {
        const string eml = "From: a@example.com\r\nSubject: old\r\n\r\nhi\r\n.\r\n";
        const string multipart = "Content-Type: multipart/mixed; boundary=\"x\"\r\n\r\n--x\r\n\r\none\r\n--x--\r\n";
        var simple = new MailCase("inner") { Sequence = 901, Subject = "T\u00fcr", Text = "Die T\u00fcr zum Gefrierraum.\n", TextEncoding = ("", "quoted-printable") };
        MailCase deep = simple with { Sequence = 902, Html = Html, Files = [one, three] };
        yield return Of("enclosed message", simple);
        yield return Of("enclosed message with files", deep);
        yield return Of("message in a message in a message", simple with { Sequence = 903, Files = [Message(deep)] });
        yield return Of("enclosed message whose id is the beginning of ours", deep with { Sequence = 91 }) with { Sequence = 911 };
        yield return File("LF", eml.Replace("\r\n", "\n", StringComparison.Ordinal));
        yield return File("a line too long", eml + new string('x', 999) + "\r\n");
        yield return File("a delimiter of ours", eml + "--=_dm0.a1b2.7.912\r\n") with { Sequence = 912 };
        yield return File("control characters", eml + "\0\r\n");
        yield return File("no end", eml + "\r");
        yield return new("files that are messages") { Files = [new FilePart("a.eml", Encoding.Latin1.GetBytes(eml)) { Type = "application/octet-stream" }, Message(simple)] };
        yield return new("uuencoded message") { Uuencode = true, Files = [new("old.eml", Encoding.Latin1.GetBytes(multipart))] };

        static MailCase Of(string name, MailCase inner) => new(name) { Text = "see below", Files = [Message(inner)] };

        static FilePart Message(MailCase inner) =>
            new("inner.eml", null) { Kind = ContentKind.Message, Message = inner, MeantType = "message/rfc822", MeantEncoding = "7bit" };

        static MailCase File(string name, string content) => new($"message with {name} goes as a file") { Files = [new("old.eml", Encoding.Latin1.GetBytes(content))] };
    }
}
