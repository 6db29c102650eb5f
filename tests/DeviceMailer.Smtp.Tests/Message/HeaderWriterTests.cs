using System;
using DeviceMailer.Smtp.Message;
using DeviceMailer.Smtp.Wire;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Message;

[TestClass]
public class HeaderWriterTests
{
    [DataRow(2026, 11, 21, 9, 5, 0, 0, "Sat, 21 Nov 2026 09:05:00 +0000")]
    [DataRow(2024, 2, 29, 23, 59, 59, 60, "Fri, 1 Mar 2024 00:59:59 +0100")]
    [DataRow(2030, 1, 1, 0, 0, 0, -210, "Mon, 31 Dec 2029 20:30:00 -0330")]
    [DataRow(2026, 6, 1, 12, 0, 0, 840, "Tue, 2 Jun 2026 02:00:00 +1400")]
    public void Dates(int year, int month, int day, int hour, int minute, int second, int offsetMinutes, string expected)
    {
        OutputBuffer output = new OutputBuffer(64);
        HeaderWriter.Date(output, new DateTime(year, month, day, hour, minute, second).Ticks, offsetMinutes);
        Assert.AreEqual("Date: " + expected + "\r\n", Bytes.Text(output.Bytes, 0, output.Count));
    }

    [DataRow("a@example.com", "", "To: a@example.com")]
    [DataRow("a@example.com", "Cook", "To: \"Cook\" <a@example.com>")]
    [DataRow("a@example.com", "Cook, \"the\" \\ one", "To: \"Cook, \\\"the\\\" \\\\ one\" <a@example.com>")]
    [DataRow("a@example.com", "K\u00f6chin", "To: =?utf-8?Q?K=C3=B6chin?= <a@example.com>")]
    [DataRow("a@example.com", "=?x", "To: =?utf-8?B?PT94?= <a@example.com>")]
    [DataRow("a@example.com", "\u20ac\u20ac", "To: =?utf-8?B?4oKs4oKs?= <a@example.com>")]
    [DataRow("b@example.com", "A name so long that it cannot stand in quotes on one line, all in all",
        "To: =?utf-8?Q?A_name_so_long_that_it_cannot_stand_in_quotes_on_one_line=2C?=\r\n =?utf-8?Q?_all_in_all?= <b@example.com>")]
    [DataRow("k\u00f6chin@example.com", "", "To: =?utf-8?Q?k=C3=B6chin=40example=2Ecom?= :;")]
    [DataRow("k\u00f6chin@example.com", "Cook", "To: =?utf-8?Q?Cook?= :;")]
    public void Mailboxes(string address, string name, string expected)
    {
        OutputBuffer output = new OutputBuffer(256);
        output.WriteWord("To: ");
        HeaderWriter.Mailbox(output, new Mailbox(Bytes.Of(address), name.Length == 0 ? null : Bytes.Of(name)), false, output.Count);
        Bytes.AreEqual(expected, output.Bytes, 0, output.Count, "");
    }

    [TestMethod]
    public void Address_in_UTF_8_stands_as_it_is_where_headers_may_have_it()
    {
        OutputBuffer output = new OutputBuffer(64);
        HeaderWriter.Mailbox(output, new Mailbox(Bytes.Of("k\u00f6chin@example.com")), true, 0);
        Bytes.AreEqual("k\u00f6chin@example.com", output.Bytes, 0, output.Count, "");
    }

    [TestMethod]
    public void Names_that_could_end_a_header_are_refused()
    {
        string[] names = { "a\r\nBcc: b@example.com", "a\nb", "a\rb", "a\u007fb" };
        for (int i = 0; i < names.Length; i++)
        {
            byte[] name = Bytes.Of(names[i]);
            MailText.AssertRefused(() => _ = new Mailbox(Bytes.Of("a@example.com"), name));
        }

        MailText.AssertRefused(() => _ = new Mailbox(Bytes.Of("a@example.com"), new byte[] { 65, 0, 66 })); // strings end at NUL on nanoCLR
        MailText.AssertRefused(() => _ = new Mailbox(Bytes.Of("a@example.com>")));
        MailText.AssertRefused(() => _ = new Mailbox(Bytes.Of("a@example.com"), new byte[] { 0xC3 }));
        MailText.AssertRefused(() => _ = new Mailbox(Bytes.Of("a@example.com"), new byte[129]));
    }

    [DataRow("plain.txt", "")]
    [DataRow("=?a.txt", "; name=\"=?utf-8?B?PT9hLnR4dA==?=\"")]
    [DataRow("T\u00fcr.jpg", "; name=\"=?utf-8?B?VMO8ci5qcGc=?=\"")]
    public void File_names_in_the_older_form(string name, string expected)
    {
        OutputBuffer output = new OutputBuffer(256);
        HeaderParameter.WriteOlder(output, Bytes.Of(name));
        string text = Bytes.Text(output.Bytes, 0, output.Count);
        Assert.AreEqual(expected, text.Length == 0 ? "" : ";" + text.Substring(3));
    }

    [DataRow("plain.txt", "; filename=\"plain.txt\"")]
    [DataRow("with \"quotes\" and \\.txt", "; filename=\"with \\\"quotes\\\" and \\\\.txt\"")]
    [DataRow("=?a.txt", "; filename*=utf-8''%3D%3Fa.txt")]
    [DataRow("T\u00fcr.jpg", "; filename*=utf-8''T%C3%BCr.jpg")]
    [DataRow("\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00.jpg",
        "; filename*0*=utf-8''%F0%9F%98%80%F0%9F%98%80%F0%9F%98%80%F0%9F%98%80; filename*1*=%F0%9F%98%80.jpg")]
    public void File_names(string name, string expected)
    {
        OutputBuffer output = new OutputBuffer(256);
        HeaderParameter.Write(output, Word.FileName, Bytes.Of(name));
        string text = Bytes.Text(output.Bytes, 0, output.Count);
        string unfolded = "";
        string[] lines = text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            Assert.IsTrue(lines[i].Length <= 77, lines[i]);
            unfolded += lines[i].EndsWith("\r") ? lines[i].Substring(0, lines[i].Length - 1) : lines[i];
        }

        Assert.AreEqual(expected, unfolded);
    }
}
