using System;
using DeviceMailer.Smtp.Message;
using DeviceMailer.Smtp.Wire;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Message;

[TestClass]
public class HeaderWriterTests
{
    [DataRow(2026, 11, 21, 9, 5, 0, "Sat, 21 Nov 2026 09:05:00 +0000")]
    [DataRow(2024, 2, 29, 23, 59, 59, "Thu, 29 Feb 2024 23:59:59 +0000")]
    [DataRow(2030, 1, 1, 0, 0, 0, "Tue, 1 Jan 2030 00:00:00 +0000")]
    public void Dates(int year, int month, int day, int hour, int minute, int second, string expected)
    {
        OutputBuffer output = new OutputBuffer(64);
        HeaderWriter.Date(output, Bytes.Of("Date"), new DateTime(year, month, day, hour, minute, second));
        Assert.AreEqual("Date: " + expected + "\r\n", Bytes.Text(output.Bytes, 0, output.Count));
    }

    [TestMethod]
    public void Short_ASCII_stands_as_it_is() => AssertSubject("Freezer door opened", "Freezer door opened");

    [TestMethod]
    public void Other_text_is_encoded() => AssertSubject("T\u00fcr offen", "=?utf-8?B?VMO8ciBvZmZlbg==?=");

    [TestMethod]
    public void Line_ends_cannot_leave_the_header() => AssertSubject("a\r\nBcc: b@c", "=?utf-8?B?YQ0KQmNjOiBiQGM=?=");

    [TestMethod]
    public void What_looks_encoded_is_encoded() => AssertSubject("=?utf-8?Q?x?=", "=?utf-8?B?PT91dGYtOD9RP3g/PQ==?=");

    [TestMethod]
    public void Encoded_words_are_cut_between_code_points_and_short_enough()
    {
        // Characters of 2, 3 and 4 bytes over every place where a word may have to end; 76 characters and the CR.
        string[] characters = { "\u00e9", "\u20ac", "\ud83d\ude00" };
        for (int c = 0; c < characters.Length; c++)
        {
            for (int before = 30; before < 48; before++)
            {
                string text = "";
                for (int i = 0; i < before; i++) text += "x";
                text += characters[c] + characters[c];
                OutputBuffer output = new OutputBuffer(512);
                HeaderWriter.Text(output, Bytes.Of("Subject"), Bytes.Of(text));
                Assert.AreEqual(text, Decode(Bytes.Text(output.Bytes, 0, output.Count)), before.ToString());
            }
        }
    }

    private static void AssertSubject(string text, string expected)
    {
        OutputBuffer output = new OutputBuffer(256);
        HeaderWriter.Text(output, Bytes.Of("Subject"), Bytes.Of(text));
        Bytes.AreEqual("Subject: " + expected + "\r\n", output.Bytes, 0, output.Count, "");
    }

    // Each word must decode by itself; a character cut in two would show here.
    private static string Decode(string header)
    {
        string decoded = "";
        string[] lines = header.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            Assert.IsTrue(lines[i].Length <= 77, lines[i]);
            int start = lines[i].IndexOf("=?utf-8?B?");
            if (start < 0) continue;
            string word = lines[i].Substring(start + 10);
            byte[] bytes = Convert.FromBase64String(word.Substring(0, word.IndexOf("?=")));
            decoded += Bytes.Text(bytes, 0, bytes.Length);
        }

        return decoded;
    }
}
