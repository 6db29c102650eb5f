// That subject and text of a message are shown as a reader would see them, and that nothing malformed makes it throw.
using System.Text;
using DeviceMailer.VirtualBoard.Sink;

namespace DeviceMailer.SystemTests.Sink;

/// <summary>Tests of <see cref="MailText"/>.</summary>
public sealed class MailTextTests
{
    [Theory]
    [InlineData("Subject: plain\r\n\r\n", "plain")]
    [InlineData("SUBJECT :  plain  \r\n\r\n", "plain")]
    [InlineData("From: a\r\nsubject: last", "last")]
    [InlineData("Subject: one\r\n two\r\n\tthree\r\n\r\n", "one two\tthree")]
    [InlineData("Subject: first\r\nSubject: second\r\n\r\n", "first")]
    [InlineData("From: a\r\n\r\nSubject: body\r\n", "")]
    [InlineData("", "")]
    [InlineData("Subject: =?utf-8?B?WsO8cmljaCDihKI=?=\r\n\r\n", "Zürich ™")]
    [InlineData("Subject: =?UTF-8?q?Z=C3=BCrich_ist_hei=C3=9f?=\r\n\r\n", "Zürich ist heiß")]
    [InlineData("Subject: =?iso-8859-1?Q?Z=fcrich?=\r\n\r\n", "Zürich")]
    [InlineData("Subject: =?us-ascii*en?Q?hot?= stuff\r\n\r\n", "hot stuff")]
    [InlineData("Subject: =?utf-8?Q?one_?=\r\n =?utf-8?Q?two?=\r\n\r\n", "one two")]
    [InlineData("Subject: =?utf-8?Q?one?= and =?utf-8?Q?two?=\r\n\r\n", "one and two")]
    [InlineData("Subject: =?utf-8?Q??=x\r\n\r\n", "x")]
    [InlineData("Subject: =?koi8-r?B?8Q==?=\r\n\r\n", "Я")]
    [InlineData("Subject: =?utf-8?B?!!!?=\r\n\r\n", "")]
    [InlineData("Subject: =?utf-8?X?abc?=\r\n\r\n", "=?utf-8?X?abc?=")]
    [InlineData("Subject: =?utf-8?Q?abc\r\n\r\n", "=?utf-8?Q?abc")]
    [InlineData("Subject: =?us-ascii?Q?=FC?=\r\n\r\n", "?")]
    [InlineData("Subject: =?utf-8?Q?=C3?= =?utf-8?Q?=BC?=\r\n\r\n", "ü")] // half a character each
    [InlineData("Subject: raw \u00fc\r\n\r\n", "raw ü")]
    public void Subject_is_decoded(string message, string subject) =>
        Assert.Equal(subject, MailText.Subject(Encoding.Latin1.GetBytes(message)));

    [Theory]
    [InlineData("", "", "body\r\n", "body\n")]
    [InlineData("text/plain", "7bit", "body\r\n", "body\n")]
    [InlineData("text/plain; charset=utf-8", "8bit", "Z\u00c3\u00bcrich", "Zürich")]
    [InlineData("text/plain; charset=\"iso-8859-1\"", "8bit", "Z\u00fcrich", "Zürich")]
    [InlineData("TEXT/PLAIN; CHARSET=UTF-8; format=flowed", "Base64", "WsO8\r\ncmljaA==\r\n", "Zürich")]
    [InlineData("text/plain; charset=utf-8", "quoted-printable", "Z=C3=BCr=\r\nich =3D  \r\n.\r\n", "Zürich =  \n.\n")]
    [InlineData("text/plain; charset=utf-8", "quoted-printable", "a=c3=bc=", "aü")]
    [InlineData("text/plain", "quoted-printable", "50 =XY =4 = x", "50 =XY =4 = x")]
    [InlineData("text/html", "7bit", "<p>x</p>", "<p>x</p>")]
    [InlineData("text/plain", "base64", "not base64", "\u009e\u008b[j\u00c7\u00ba")]
    [InlineData("text/plain", "x-rot13", "obql", "obql")]
    [InlineData("text/plain; charset=koi8-r", "8bit", "\u00f1", "Я")]
    [InlineData("text/plain; charset=utf-8", "quoted-printable", "=FF", "\ufffd")]
    [InlineData("text/plain; charset=utf-8", "8bit", "\u00fcber", "\ufffdber")] // not UTF-8, though it says so
    [InlineData("image/png", "base64", "iVBORw==", "iVBORw==")]
    [InlineData(";;;=\"", "7bit", "x", "x")]
    public void Text_of_a_single_part_is_decoded(string type, string encoding, string body, string text)
    {
        string header = (type.Length == 0 ? "" : $"Content-Type: {type}\r\n")
            + (encoding.Length == 0 ? "" : $"Content-Transfer-Encoding: {encoding}\r\n");

        Assert.Equal(text, MailText.Text(Encoding.Latin1.GetBytes($"Subject: x\r\n{header}\r\n{body}")));
    }

    [Theory]
    [InlineData("preamble\r\n--b\r\n\r\nfirst\r\n--b\r\n\r\nsecond\r\n--b--\r\nepilogue", "first")]
    [InlineData("--b\r\nContent-Type: text/html\r\n\r\n<p>\r\n--b\r\nContent-Type: text/plain\r\n\r\nx\r\n\r\n--b--", "x\n")]
    [InlineData("--b\r\n\r\nno end", "no end")]
    [InlineData("--b \t\r\n\r\npadding\r\n--b--", "padding")]
    [InlineData("--b\r\n\r\n--bc\r\n--b--", "--bc")]
    [InlineData("--b\n\nunix\n--b--\n", "unix")]
    [InlineData("--b\r\nContent-Transfer-Encoding: base64\r\n\r\naGk=\r\n--b--", "hi")]
    [InlineData("--b\r\n--b--", "")]
    [InlineData("--b\r\nContent-Type: image/png\r\n\r\nx\r\n--b--", "--b\nContent-Type: image/png\n\nx\n--b--")]
    [InlineData("--b--\r\n", "--b--\n")]
    [InlineData("nothing here", "nothing here")]
    public void First_plain_text_of_a_multipart_is_found(string body, string text) =>
        Assert.Equal(text, Multipart("b", body));

    [Fact]
    public void Plain_text_is_found_in_a_nested_multipart()
    {
        string inner = "Content-Type: multipart/alternative; boundary=\"in;ner\"\r\n\r\n--in;ner\r\n\r\ndeep\r\n--in;ner--";

        Assert.Equal("deep", Multipart("b", $"--b\r\n{inner}\r\n--b--"));
    }

    [Fact]
    public void Endless_nesting_is_followed_so_far_and_no_further()
    {
        string body = string.Concat(Enumerable.Repeat("--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n", 5000));

        Assert.StartsWith("--b", Multipart("b", body), StringComparison.Ordinal);
    }

    [Fact]
    public void Message_without_a_header_is_all_text() =>
        Assert.Equal("no header\nhere\n", MailText.Text("no header\r\nhere\r\n"u8.ToArray()));

    [Fact]
    public void Random_and_mutilated_messages_never_throw()
    {
        const int Seed = 20_260_101;
        var random = new Random(Seed);
        byte[] sample = Encoding.Latin1.GetBytes(
            "Subject: =?utf-8?B?WsO8?=\r\n =?utf-8?Q?=C3=BC?=\r\nContent-Type: multipart/mixed; boundary=\"b\\\"\"\r\n\r\n"
            + "--b\"\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n=C3=BC=\r\n"
            + "--b\"\r\nContent-Transfer-Encoding: base64\r\n\r\nWsO8\r\n--b\"--\r\n");
        for (int round = 0; round < 20_000; round++)
        {
            byte[] message = [.. sample.Take(random.Next(sample.Length + 1))];
            for (int change = random.Next(6); change > 0 && message.Length > 0; change--)
            {
                message[random.Next(message.Length)] = (byte)random.Next(256);
            }

            Assert.NotNull(MailText.Subject(message));
            Assert.NotNull(MailText.Text(message));
        }
    }

    private static string Multipart(string boundary, string body) =>
        MailText.Text(Encoding.Latin1.GetBytes($"Content-Type: multipart/mixed; boundary={boundary}\r\n\r\n{body}"));
}
