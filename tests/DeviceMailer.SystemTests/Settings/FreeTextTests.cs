// Free texts of the settings, from the file to the mail and back through a parser: what the check accepts arrives as it was written, and what could
// be anything but a text on its line is refused with its place. Values come from a seed: control characters, line ends of every alphabet, quotes,
// encoded words, long ones.

using System.Globalization;
using System.Text;
using DeviceMailer.SystemTests.Firmware;
using DeviceMailer.VirtualBoard.Sink;
using MimeKit;

namespace DeviceMailer.SystemTests.Settings;

public class FreeTextTests
{
    private const int Triggers = 28;    // of 32, each with an alert at the start
    private const int MaxSubjectBytes = 255;
    private const int MaxNameBytes = 32;
    private const int MaxUnitBytes = 16;
    private const int MaxTextBytes = 300; // a line of the file has 510, escapes included

    private static readonly string[] pieces =
    [
        "\t", "\n", "\r", "\u0001", "\u001b[31m", "\u007f", "\u0085", "\u009b", "\u2028", "\u2029", // not on a line
        "a", " ", "  ", "\"", "\\", "'", ";", "#", "=", "=?utf-8?Q?=0A?=", "?=", "<b>&", "\r\n.\r\n", "Subject: x", ".", "é", "漢字", "\U0001F525", "\u00a0", "\u200b", "\u202e",
        new string('x', 90), new string('ü', 60), "word " + new string('y', 70), "\ufeff", "%", "()<>@,:[]",
    ];

    public static TheoryData<int> Seeds => [1, 2, 3];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Accepted_texts_arrive_as_they_were_written_and_others_are_refused_with_their_place(int seed)
    {
        var random = new Random(seed);
        (string Subject, string Text)[] all = [.. Enumerable.Range(0, Triggers).Select(_ => (Make(random, MaxSubjectBytes, "\n", "\r"), Make(random, MaxTextBytes, "\r")))];
        bool[] isFit = [.. all.Select(each => IsOneLine(each.Subject))];
        Assert.Contains(true, isFit);
        Assert.Contains(false, isFit);

        // Each subject that is refused is named by its trigger; nothing starts.
        using (var bench = new FirmwareBench(Settings(all, _ => true)))
        {
            bench.SwitchOn();
            bench.WaitForLog("to fix");
            string[] refused = [.. Enumerable.Range(0, all.Length).Where(i => !isFit[i]).Select(i => $"[trigger t{i:00}] subject: found ")];
            string[] said = [.. bench.Board.Console.Lines.Where(line => line.Contains("] subject: found ", StringComparison.Ordinal))];
            Assert.All(said, line => Assert.Contains(refused, line.Contains));
            Assert.All(bench.Board.Console.Lines, line => Assert.True(line.All(c => c >= ' '), line));
            Assert.Contains(refused[0], said[0], StringComparison.Ordinal);
        }

        using FirmwareBench sending = new FirmwareBench(Settings(all, i => isFit[i])).Boot();
        sending.WaitForMail(isFit.Count(fit => fit));
        foreach (ReceivedMail mail in sending.Mail)
        {
            using var stream = new MemoryStream(mail.Content);
            MimeMessage message = MimeMessage.Load(stream);
            string body = message.TextBody!.ReplaceLineEndings("\n");
            int number = int.Parse(body[..2], CultureInfo.InvariantCulture);
            Assert.Equal(all[number].Subject.Trim(), message.Subject?.Trim() ?? ""); // the parser cuts blanks at the ends
            Assert.Equal(all[number].Text.ReplaceLineEndings("\n"), body[3..body.IndexOf("-end-", StringComparison.Ordinal)]);
            Assert.Equal(["auto-submitted", "content-transfer-encoding", "content-type", "from", "message-id", "mime-version", "subject", "to"], FieldsOf(message));
        }
    }

    // What else of the settings stands in a mail: the device's name, a unit, HTML, the words of an all-clear.
    [Theory]
    [MemberData(nameof(Seeds))]
    public void Accepted_names_units_and_html_arrive_as_they_were_written(int seed)
    {
        const int count = 8;
        var random = new Random(seed + 100);
        string device = Fit(random, MaxNameBytes);
        string[] units = [.. Enumerable.Range(0, count).Select(_ => Fit(random, MaxUnitBytes))];
        string[] htmls = [.. Enumerable.Range(0, count).Select(_ => Fit(random, MaxSubjectBytes / 2))];
        var file = new StringBuilder($"[device]\nname = {Quoted(device)}\n[smtp]\nhost = mail.example.com\nsecurity = none\n[mail]\nfrom = a@example.com\nto = b@example.com\nlimit = 3600\n");
        for (int i = 0; i < count; i++)
        {
            file.Append(CultureInfo.InvariantCulture, $"[trigger t{i}]\nboot = yes\ninterval = 0s\nunit = {Quoted(units[i])}\ntext = \"{i}[{{unit}}][{{device}}]-end-\"\nhtml = {Quoted($"{htmls[i]}[{{unit}}]-end-")}\n");
        }

        using FirmwareBench bench = new FirmwareBench(file.ToString()).Boot();
        bench.WaitForMail(count);
        foreach (ReceivedMail mail in bench.Mail)
        {
            using var stream = new MemoryStream(mail.Content);
            MimeMessage message = MimeMessage.Load(stream);
            int number = message.TextBody![0] - '0';
            Assert.StartsWith($"{number}[{units[number]}][{device}]-end-", message.TextBody, StringComparison.Ordinal);
            Assert.StartsWith($"{htmls[number]}[{units[number].Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal)}", WithPlainQuotes(message.HtmlBody!), StringComparison.Ordinal);
            Assert.Equal($"{device}: t{number}".Trim(), message.Subject?.Trim());
        }
    }

    // Whether a value's quotes are escaped does not matter outside of tags.
    private static string WithPlainQuotes(string html) => html.Replace("&quot;", "\"", StringComparison.Ordinal).Replace("&#39;", "'", StringComparison.Ordinal);

    private static string Fit(Random random, int maxBytes)
    {
        string value = Make(random, maxBytes, "\n", "\r");
        while (value.Trim().Length == 0 || !IsOneLine(value)) value = Make(random, maxBytes, "\n", "\r");
        return value;
    }

    [Theory]
    [InlineData("[device]\nname = \"a\\nb\"", "[device] name")]
    [InlineData("[device]\nname = \"a\u0085b\"", "[device] name")]
    [InlineData("[smtp]\nuser = \"a\\tb\"\npassword = x", "[smtp] user")]
    [InlineData("[smtp]\nuser = a\npassword = \"a\\nb\"", "[smtp] password")]
    [InlineData("[smtp]\nhelo = \"a\\nb\"", "[smtp] helo")]
    [InlineData("[mail]\nfrom = \"a\u0085b@example.com\"", "[mail] from")]
    [InlineData("[mail]\nto = \"a@example.com\\nb\"", "[mail] to")]
    [InlineData("[trigger x]\nboot = yes\nunit = \"a\u2028\"", "[trigger x] unit")]
    [InlineData("[trigger x]\nboot = yes\nclear-subject = \"a\rb\"", "[trigger x] clear-subject")]
    [InlineData("[trigger x]\nboot = yes\nattach = \"I:\\\\a\rb.txt\"", "[trigger x] attach")]
    [InlineData("[trigger x]\nboot = yes\nattach = I:\\.\\DeviceMailer.ini", "[trigger x] attach")]
    public void Every_other_free_text_is_checked_too(string text, string place)
    {
        using var bench = new FirmwareBench(text + "\n");
        bench.SwitchOn();
        bench.WaitForLog("to fix");
        Assert.Contains($"{place}: found ", bench.Log, StringComparison.Ordinal);
        Assert.All(bench.Board.Console.Lines, line => Assert.True(line.All(c => c is >= ' ' and not '\u0085' and not '\u2028'), line));
        Assert.Empty(bench.Board.Unhandled);
    }

    // The device may have had no clock yet.
    private static IEnumerable<string> FieldsOf(MimeMessage message) => message.Headers.Select(header => header.Field.ToLowerInvariant())
        .Union(message.Body!.Headers.Select(header => header.Field.ToLowerInvariant())).Where(field => field != "date").Order(StringComparer.Ordinal);

    private static string Settings((string Subject, string Text)[] all, Func<int, bool> isWanted)
    {
        var file = new StringBuilder("[smtp]\nhost = mail.example.com\nsecurity = none\n[mail]\nfrom = a@example.com\nto = b@example.com\nlimit = 3600\n");
        for (int i = 0; i < all.Length; i++)
        {
            if (!isWanted(i)) continue;
            file.Append(CultureInfo.InvariantCulture, $"[trigger t{i:00}]\nboot = yes\ninterval = 0s\nsubject = {Quoted(all[i].Subject)}\ntext = {Quoted($"{i:00} {all[i].Text}-end-")}\n");
        }

        return file.ToString();
    }

    // As the file wants it: a line end within a value as an escape, braces doubled.
    private static string Quoted(string value) =>
        '"' + value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal) + '"';

    private static string Make(Random random, int maxBytes, params string[] without)
    {
        string value = "";
        int count = random.Next(1, 7);
        for (int i = 0; i < count; i++)
        {
            // The first ten end a line or are none: rarer than in the list, so that some texts are without.
            string piece = pieces[random.Next(3) == 0 ? random.Next(pieces.Length) : random.Next(10, pieces.Length)];
            if (without.Contains("\r") && piece.Contains('\r', StringComparison.Ordinal)) piece = random.Next(2) == 0 ? "\n" : "\t";
            if (Encoding.UTF8.GetByteCount(value + piece) <= maxBytes) value += piece;
        }

        return value;
    }

    private static bool IsOneLine(string text) => text.All(c => c >= ' ' && c is not ((>= '\u007f' and <= '\u009f') or '\u2028' or '\u2029'));
}
