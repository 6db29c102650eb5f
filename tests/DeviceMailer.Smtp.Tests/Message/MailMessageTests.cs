using DeviceMailer.Smtp.Message;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Message;

[TestClass]
public class MailMessageTests
{
    private const string Start = "From: freezer@example.com\r\nTo: cook@example.com\r\n";
    private const string End = "Message-ID: <a1b2.7.3@example.com>\r\nAuto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n";
    private const string Plain = "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: ";

    [TestMethod]
    public void A_text_needs_no_parts()
    {
        MailMessage message = MailText.New("Freezer", "one\n.two");
        Assert.AreEqual(Start + "Subject: Freezer\r\n" + End + Plain + "7bit\r\n\r\none\r\n.two\r\n", MailText.Of(message));
    }

    [TestMethod]
    public void Every_header_field_in_its_place()
    {
        Letterhead letterhead = new Letterhead(new Mailbox(Bytes.Of("a@example.com"), Bytes.Of("A")))
        {
            Sender = new Mailbox(Bytes.Of("s@example.com")),
            ReplyTo = new Mailbox[] { new Mailbox(Bytes.Of("r@example.com")) },
            To = new Mailbox[] { new Mailbox(Bytes.Of("t@example.com")), new Mailbox(Bytes.Of("u@example.com")) },
            Cc = new Mailbox[] { new Mailbox(Bytes.Of("c@example.com")) },
            ListId = Bytes.Of("x.devices.example.com"),
            Priority = MailPriority.High,
            Charset = Charset.UsAscii,
        };
        MailMessage message = new MailMessage(letterhead, new Postmark(Bytes.Of("x")) { UtcTicks = new System.DateTime(2026, 11, 21, 9, 5, 0).Ticks, OffsetMinutes = 60 });
        Assert.AreEqual(
            "From: \"A\" <a@example.com>\r\nSender: s@example.com\r\nReply-To: r@example.com\r\nTo: t@example.com,\r\n u@example.com\r\nCc: c@example.com\r\n"
            + "Date: Sat, 21 Nov 2026 10:05:00 +0100\r\nMessage-ID: <x.0.0@example.com>\r\nAuto-Submitted: auto-generated\r\nList-Id: <x.devices.example.com>\r\nImportance: high\r\nX-Priority: 1\r\n"
            + "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=us-ascii\r\nContent-Transfer-Encoding: 7bit\r\n\r\n",
            MailText.Of(message));
    }

    [TestMethod]
    public void List_id_that_is_no_domain_name_is_refused()
    {
        Letterhead letterhead = new Letterhead(new Mailbox(Bytes.Of("a@example.com")));
        Assert.ThrowsException(typeof(System.ArgumentException), () => letterhead.ListId = Bytes.Of("a>\r\nBcc: b"));
        Assert.IsNull(letterhead.ListId);
        letterhead.Attachments = AttachmentStyle.Uuencode;
        letterhead.IsAutomatic = false;
        letterhead.Priority = MailPriority.Low;
        Assert.IsTrue(letterhead.Attachments == AttachmentStyle.Uuencode && letterhead.Priority == MailPriority.Low && letterhead.Charset == Charset.Utf8 && !letterhead.IsAutomatic);
    }

    [TestMethod]
    public void Parts_are_as_deep_as_they_must_be()
    {
        MailMessage message = MailText.New("x", "text", "<p>html <img src='cid:dot'></p>\n");
        message.Attach(new Attachment(Bytes.Of("a.bin"), new BytesContent(new byte[] { 1, 2, 3 })));
        message.Attach(new Attachment(Bytes.Of("dot.png"), new BytesContent(new byte[] { 4 }), null, Bytes.Of("dot")));
        message.Attach(new Attachment(Bytes.Of("b.txt"), new BytesContent(new byte[0])));
        Assert.AreEqual(
            Start + "Subject: x\r\n" + End
            + "Content-Type: multipart/mixed;\r\n boundary=\"=_dm0.a1b2.7.3\"\r\n\r\n--=_dm0.a1b2.7.3\r\n"
            + "Content-Type: multipart/alternative;\r\n boundary=\"=_dm1.a1b2.7.3\"\r\n\r\n--=_dm1.a1b2.7.3\r\n"
            + Plain + "7bit\r\n\r\ntext\r\n--=_dm1.a1b2.7.3\r\n"
            + "Content-Type: multipart/related; type=\"text/html\";\r\n boundary=\"=_dm2.a1b2.7.3\"\r\n\r\n--=_dm2.a1b2.7.3\r\n"
            + "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 7bit\r\n\r\n<p>html <img src='cid:dot'></p>\r\n\r\n--=_dm2.a1b2.7.3\r\n"
            + "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-ID: <dot>\r\nContent-Disposition: inline;\r\n filename=\"dot.png\"\r\n\r\nBA==\r\n--=_dm2.a1b2.7.3--\r\n"
            + "--=_dm1.a1b2.7.3--\r\n--=_dm0.a1b2.7.3\r\n"
            + "Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment;\r\n filename=\"a.bin\"\r\n\r\nAQID\r\n--=_dm0.a1b2.7.3\r\n"
            + "Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment;\r\n filename=\"b.txt\"\r\n\r\n\r\n--=_dm0.a1b2.7.3--\r\n",
            MailText.Of(message));
    }

    [DataRow("", "7bit", "")]
    [DataRow("Tab\tand\r\nlines\n.\n", "7bit", "Tab\tand\r\nlines\r\n.\r\n")]
    [DataRow("a\nb\rc\r\nd\r\r\n", "7bit", "a\r\nb\r\nc\r\nd\r\n\r\n")]
    [DataRow("T\u00fcr = auf, und das seit heute", "quoted-printable", "T=C3=BCr =3D auf, und das seit heute\r\n")]
    [DataRow("\u20ac\u20ac\u20ac", "base64", "4oKs4oKs4oKs\r\n")]
    [DataRow("blank \nl\u00f6st nichts aus \nan Enden\t\n", "quoted-printable", "blank=20\r\nl=C3=B6st nichts aus=20\r\nan Enden=09\r\n")]
    [DataRow("bell \u0007 rings", "quoted-printable", "bell =07 rings\r\n")]
    public void Text_goes_as_it_suits(string text, string encoding, string expected)
    {
        MailMessage message = MailText.New(null, text);
        string all = MailText.Of(message);
        Assert.IsTrue(all.IndexOf("Content-Transfer-Encoding: " + encoding + "\r\n") > 0, all);
        Assert.AreEqual(Bytes.Visible(expected), Bytes.Visible(MailText.BodyOf(message)));
    }

    [TestMethod]
    public void Text_goes_as_8bit_where_the_server_takes_it()
    {
        MailMessage message = MailText.New(null, "T\u00fcr\n");
        Assert.AreEqual("T\u00fcr\r\n", MailText.BodyOf(message, true));
        Assert.IsTrue(message.IsEightBit);
        MailText.BodyOf(message);
        Assert.IsFalse(message.IsEightBit);
        message.SetBody(Bytes.Of("Door\n"));
        MailText.BodyOf(message, true);
        Assert.IsFalse(message.IsEightBit);
    }

    [TestMethod]
    public void Lines_over_998_bytes_never_leave()
    {
        string line = "";
        for (int i = 0; i < 998; i++) line += "x";
        Assert.AreEqual(line + "\r\n", MailText.BodyOf(MailText.New(null, line)));
        string body = MailText.BodyOf(MailText.New(null, line + "x"));
        string[] lines = body.Split('\n');
        for (int i = 0; i < lines.Length; i++) Assert.IsTrue(lines[i].Length <= 77, lines[i]); // with its CR
    }

    [TestMethod]
    public void A_line_like_a_delimiter_is_no_delimiter()
    {
        MailMessage message = MailText.New(null, "--=_dm0.a1b2.7.3\nnot a part\n");
        message.Attach(new Attachment(Bytes.Of("a"), new BytesContent(new byte[1])));
        Assert.IsTrue(MailText.Of(message).IndexOf("--=3D_dm0.a1b2.7.3\r\nnot a part") > 0, MailText.Of(message));
        message.SetBody(Bytes.Of("--=_dm0.a1b2.7\n-- \nsignature\n"));
        Assert.IsTrue(MailText.Of(message).IndexOf("7bit\r\n\r\n--=_dm0.a1b2.7\r\n-- \r\nsignature\r\n") > 0, MailText.Of(message));
    }

    [TestMethod]
    public void Characters_that_do_not_fit_become_question_marks_and_are_counted()
    {
        MailMessage message = MailText.New("\u20ac", "T\u00fcr: 5 \u20ac \ud83d\ude00, noch ein langer Satz dazu\n");
        message.Letterhead.Charset = Charset.Latin1;
        string all = MailText.Of(message);
        Assert.IsTrue(all.IndexOf("charset=iso-8859-1\r\n") > 0, all);
        Assert.IsTrue(all.IndexOf("\r\n\r\nT=FCr: 5 ? ?, noch") > 0, all);
        Assert.AreEqual(2, message.ReplacedCharacters); // not counted again by every look at the text
        message.Letterhead.Charset = Charset.UsAscii;
        Assert.AreEqual("T?r: 5 ? ?, noch ein langer Satz dazu\r\n", MailText.BodyOf(message));
        Assert.AreEqual(3, message.ReplacedCharacters);
    }

    [TestMethod]
    public void Values_stand_for_their_names_and_cannot_end_a_header()
    {
        MailMessage message = MailText.New("{device}: {{{value}}", "{device} = {value}{empty}{unknown} {open", "<b>{device}</b>");
        message.Values = new Values("<Freezer>", "1\r\nBcc: x");
        Assert.AreEqual("<Freezer>: {1??Bcc: x}", MailText.Field(message, "Subject"));
        string all = MailText.Of(message);
        Assert.IsTrue(all.IndexOf("\r\n\r\n<Freezer> = 1??Bcc: x{unknown} {open\r\n") > 0, all);
        Assert.IsTrue(all.IndexOf("\r\n\r\n<b>&lt;Freezer&gt;</b>\r\n") > 0, all);
    }

    [DataRow("a {device} {{b} {value}", -1)]
    [DataRow("{nothing}", 0)]
    [DataRow("ab {device", 3)]
    [DataRow("ab {}", 3)]
    [DataRow("{", 0)]
    [DataRow("{{ {device} {Device}", 12)]
    public void Mistakes_in_templates_are_found(string template, int expected) =>
        Assert.AreEqual(expected, Template.FindMistake(Bytes.Of(template), new Values("", "")));

    [TestMethod]
    public void What_could_end_a_header_is_refused()
    {
        MailMessage message = MailText.New("before", "before");
        string[] subjects = { "a\r\nBcc: b@example.com", "a\n", "\ra", "a\tb", "a\u0085b", "a\u2028b" };
        for (int i = 0; i < subjects.Length; i++)
        {
            byte[] subject = Bytes.Of(subjects[i]);
            MailText.AssertRefused(() => message.SetSubject(subject));
        }

        MailText.AssertRefused(() => message.SetSubject(new byte[] { 65, 0, 66 })); // strings end at NUL on nanoCLR
        MailText.AssertRefused(() => message.SetSubject(new byte[] { 0xC3, 0x28 }));
        MailText.AssertRefused(() => message.SetBody(new byte[] { 0xFF }));
        MailText.AssertRefused(() => message.SetBody(null, new byte[] { 0xFF }));
        Assert.AreEqual("before", Bytes.Text(message.Subject, 0, message.Subject.Length));
        MailText.AssertRefused(() => _ = new Attachment(Bytes.Of("a\r\nb"), new BytesContent(new byte[0])));
        MailText.AssertRefused(() => _ = new Attachment(Bytes.Of("a"), new BytesContent(new byte[0]), Bytes.Of("text/plain\r\nX: y")));
        MailText.AssertRefused(() => _ = new Attachment(Bytes.Of("a"), new BytesContent(new byte[0]), null, Bytes.Of("a>b")));
        MailText.AssertRefused(() => _ = new Postmark(Bytes.Of("a b")));
        MailText.AssertRefused(() => _ = new Postmark(Bytes.Of("")));
    }

    [TestMethod]
    public void Address_in_UTF_8_is_shown_or_carried_as_the_server_can()
    {
        MailMessage message = MailText.New("x", "y");
        message.Letterhead.To = new Mailbox[] { new Mailbox(Bytes.Of("k\u00f6chin@example.com")) };
        Assert.IsTrue(message.Begin(true, true));
        Assert.IsTrue(message.IsUtf8);
        Assert.IsTrue(message.IsEightBit);
        Assert.IsTrue(message.Begin(true, false));
        Assert.IsFalse(message.IsUtf8);
        message.Letterhead = new Letterhead(new Mailbox(Bytes.Of("k\u00f6chin@example.com")));
        Assert.IsFalse(message.Begin(true, false));
        Assert.IsTrue(message.Read(new byte[8], 0, 8) < 0);
        Assert.IsTrue(message.Begin(true, true));
    }

    /// <summary>{device}, {value} and {empty}.</summary>
    internal sealed class Values : ITemplateValues
    {
        private static readonly string[] names = { "device", "value", "empty" };
        private readonly byte[][] values;

        internal Values(string device, string value) => values = new byte[][] { Bytes.Of(device), Bytes.Of(value), new byte[0] };

        public int IndexOf(byte[] text, int offset, int count)
        {
            string name = Bytes.Text(text, offset, count);
            for (int i = 0; i < names.Length; i++)
            {
                if (names[i] == name) return i;
            }

            return -1;
        }

        public void Write(int index, bool asHtml, Smtp.Wire.OutputBuffer output)
        {
            if (asHtml) HtmlText.Write(output, values[index]);
            else output.Write(values[index]);
        }
    }
}
