using System;
using DeviceMailer.Smtp.Message;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Message;

[TestClass]
public class SubjectTests
{
    [DataRow("Freezer door opened", "Freezer door opened")]
    [DataRow("", "")]
    [DataRow("T\u00fcr offen", "=?utf-8?Q?T=C3=BCr_offen?=")]
    [DataRow("\u00fc\u00fc\u00fc", "=?utf-8?B?w7zDvMO8?=")]
    [DataRow("=?utf-8?Q?x?=", "=?utf-8?B?PT91dGYtOD9RP3g/PQ==?=")]
    [DataRow(" blank", "=?utf-8?Q?_blank?=")]
    [DataRow("blank ", "=?utf-8?Q?blank_?=")]
    [DataRow("two  blanks", "=?utf-8?Q?two__blanks?=")]
    public void Subjects(string subject, string expected) => Assert.AreEqual(expected, MailText.Field(MailText.New(subject, ""), "Subject"));

    [TestMethod]
    public void Long_plain_subjects_are_folded_at_blanks()
    {
        string subject = "";
        for (int words = 0; words < 30; words++)
        {
            subject += (words > 0 ? " " : "") + "word" + words.ToString();
            MailMessage message = MailText.New(subject, "");
            Assert.AreEqual(subject, MailText.Field(message, "Subject"));
            AssertShortLines(message);
        }
    }

    [TestMethod]
    public void A_word_too_long_for_a_line_is_encoded()
    {
        string word = "";
        for (int i = 0; i < 300; i++) word += "x";
        MailMessage message = MailText.New(word, "");
        Assert.AreEqual(word, Decode(MailText.Field(message, "Subject")));
        AssertShortLines(message);
    }

    [TestMethod]
    public void Encoded_words_are_cut_between_code_points_and_short_enough()
    {
        // Characters of 2, 3 and 4 bytes over every place where a word may have to end, in both forms.
        string[] characters = { "\u00e9", "\u20ac", "\ud83d\ude00" };
        for (int c = 0; c < characters.Length; c++)
        {
            for (int before = 28; before < 62; before++)
            {
                string text = "";
                for (int i = 0; i < before; i++) text += "x";
                AssertDecodes(text + characters[c] + characters[c]);
                AssertDecodes(text + characters[c] + " " + characters[c] + characters[c] + characters[c] + characters[c] + characters[c] + characters[c] + characters[c] + characters[c]);
            }
        }
    }

    [TestMethod]
    public void Second_encoded_word_is_not_cut_where_the_bytes_looked_at_end()
    {
        for (int before = 108; before < 120; before++)
        {
            string text = "";
            for (int i = 0; i < before; i++) text += "x";
            AssertDecodes(text + "\ud83d\ude00\u00e9 open");
        }
    }

    private static void AssertDecodes(string subject)
    {
        MailMessage message = MailText.New(subject, "");
        Assert.AreEqual(subject, Decode(MailText.Field(message, "Subject")));
        AssertShortLines(message);
    }

    private static void AssertShortLines(MailMessage message)
    {
        string[] lines = MailText.Of(message).Split('\n');
        for (int i = 0; i < lines.Length; i++) Assert.IsTrue(lines[i].Length <= 79, lines[i]); // 78 and the CR
    }

    // Each word by itself: a character cut in two would show here.
    private static string Decode(string value)
    {
        string decoded = "";
        string[] words = value.Split(' ');
        for (int i = 0; i < words.Length; i++)
        {
            Assert.IsTrue(words[i].Length <= 75, words[i]);
            Assert.AreEqual("=?utf-8?", words[i].Substring(0, 8));
            string text = words[i].Substring(10, words[i].Length - 12);
            byte[] bytes = words[i][8] == 'B' ? Convert.FromBase64String(text) : FromQ(text);
            decoded += Bytes.Text(bytes, 0, bytes.Length);
        }

        return decoded;
    }

    private static byte[] FromQ(string text)
    {
        byte[] bytes = new byte[text.Length];
        int count = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '=')
            {
                bytes[count] = (byte)(Digit(text[i + 1]) << 4 | Digit(text[i + 2]));
                i += 2;
            }
            else
            {
                bytes[count] = (byte)(text[i] == '_' ? ' ' : text[i]);
            }

            count++;
        }

        byte[] all = new byte[count];
        Array.Copy(bytes, all, count);
        return all;
    }

    private static int Digit(char c) => c <= '9' ? c - '0' : c - 'A' + 10;
}
