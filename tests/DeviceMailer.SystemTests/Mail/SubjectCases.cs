// Subjects: plain and folded, in encoded words, with an emoji at every place where a word can be cut.
namespace DeviceMailer.SystemTests.Mail;

/// <summary>The cases.</summary>
internal static class SubjectCases
{
    private const int MaxBytes = 512;

    // Before this comes the fold behind the first encoded word and that behind the second, whatever the form.
    private const int LastFold = 130;

    internal static IReadOnlyList<MailCase> All { get; } =
    [
        new("no subject") { Subject = null },
        new("empty subject") { Subject = "" },
        new("long subject") { Subject = Repeated("The freezer door is open since noon. ", MaxBytes) },
        new("subject of long words") { Subject = Repeated(new string('w', 55) + " ", MaxBytes) },
        new("subject of one word, plain") { Subject = new string('w', 56) },
        new("subject of one word, too long to be plain") { Subject = new string('w', 57) },
        new("subject of one word, as long as can be") { Subject = new string('w', MaxBytes) },
        new("subject with runs of blanks") { Subject = "one" + new string(' ', 40) + "two" + new string(' ', 30) + "three    four" },
        new("subject of more blanks than a line has") { Subject = "one" + new string(' ', 200) + "two" },
        new("subject with blanks at its ends") { Subject = "  one " },
        new("subject of one blank") { Subject = " " },
        new("subject that looks encoded") { Subject = "this =?utf-8?Q?is_not?= encoded" },
        new("subject with the beginning of an encoded word") { Subject = "a =? b" },
        new("subject with specials") { Subject = "\"Re\": <a@b>, (c) [d]; \\e _ = ? %20 &amp;" },
        new("subject of Latin") { Subject = "K\u00fchlschrankt\u00fcr seit f\u00fcnf Minuten offen" },
        new("long subject of Latin") { Subject = Repeated("T\u00fcr auf, Gefrierfach zu w\u00e4rm ", 500) },
        new("long subject of kanji") { Subject = Repeated("\u51b7\u51cd\u5eab\u306e\u6249\u304c\u958b\u3044\u3066\u3044\u307e\u3059", 500) },
        new("subject that ends with a blank and an accent") { Subject = "\u00fc " },
        new("subject from right to left") { Subject = "\u05d3\u05dc\u05ea \u05e4\u05ea\u05d5\u05d7\u05d4" },
        new("subject with values") { Subject = "{device}: {value} {{x}", MeantSubject = "Fr\u00fchst\u00fcck <5>: 17.5 {x}", Values = [("device", "Fr\u00fchst\u00fcck <5>"), ("value", "17.5")] },
        new("subject with a value of two lines") { Subject = "{device}", MeantSubject = "a??Bcc: evil@example.com", Values = [("device", "a\r\nBcc: evil@example.com")] },
        .. Enumerable.Range(60, 20).Select(length => new MailCase($"subject that is full at {length}") { Subject = new string('a', length - 40) + " " + new string('b', 39) + " c" }),
        .. Enumerable.Range(0, LastFold).Select(length => new MailCase($"emoji in Q behind {length} letters") { Subject = new string('a', length) + "\U0001F6AA\U0001F9CA open" }),
        .. Enumerable.Range(0, 48).Select(length => new MailCase($"emoji in B behind {length} letters") { Subject = new string('a', length) + Repeated("\U0001F9CA", 160) }),
    ];

    // So often that it takes at most so many bytes.
    private static string Repeated(string text, int bytes) =>
        string.Concat(Enumerable.Repeat(text, bytes / System.Text.Encoding.UTF8.GetByteCount(text))).TrimEnd();
}
