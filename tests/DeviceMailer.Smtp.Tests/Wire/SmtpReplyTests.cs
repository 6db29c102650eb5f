using DeviceMailer.Smtp;
using DeviceMailer.Smtp.Wire;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Wire;

[TestClass]
public class SmtpReplyTests
{
    [TestMethod]
    public void One_line_is_a_whole_reply()
    {
        SmtpReply reply = new SmtpReply();
        Assert.IsTrue(Add(reply, "250 2.1.0 Sender ok") == ReplyStatus.Complete);
        Assert.AreEqual(250, reply.Code);
        Assert.AreEqual("2.1.0 Sender ok", Bytes.Text(reply.Text, 0, reply.TextLength));
        Assert.IsTrue(reply.IsPositive);
    }

    [TestMethod]
    public void Code_alone_is_a_whole_reply()
    {
        SmtpReply reply = new SmtpReply();
        Assert.IsTrue(Add(reply, "354") == ReplyStatus.Complete);
        Assert.IsTrue(Add(reply, "354 ") == ReplyStatus.Complete);
        Assert.AreEqual(0, reply.TextLength);
        Assert.IsTrue(reply.IsIntermediate);
    }

    [TestMethod]
    public void Lines_are_concatenated_up_to_the_last()
    {
        SmtpReply reply = new SmtpReply();
        Assert.IsTrue(Add(reply, "550-no") == ReplyStatus.NeedMore);
        Assert.IsTrue(Add(reply, "550-") == ReplyStatus.NeedMore);
        Assert.IsTrue(Add(reply, "550 such user") == ReplyStatus.Complete);
        Assert.AreEqual("no such user", Bytes.Text(reply.Text, 0, reply.TextLength));
        Assert.IsTrue(reply.IsPermanentFailure);
    }

    [TestMethod]
    public void Next_reply_begins_anew()
    {
        SmtpReply reply = new SmtpReply();
        Add(reply, "550 no");
        Assert.IsTrue(Add(reply, "421 closing") == ReplyStatus.Complete);
        Assert.AreEqual(421, reply.Code);
        Assert.AreEqual("closing", Bytes.Text(reply.Text, 0, reply.TextLength));
        Assert.IsTrue(reply.IsTransientFailure);
    }

    [TestMethod]
    public void Last_lines_code_decides_and_its_text_is_kept()
    {
        SmtpReply reply = new SmtpReply();
        Assert.IsTrue(Add(reply, "220-2.0.0 mail.example.com") == ReplyStatus.NeedMore);
        Assert.IsTrue(Add(reply, "521 you are blocked") == ReplyStatus.Complete);
        Assert.AreEqual(521, reply.Code);
        Assert.AreEqual(0, reply.EnhancedStatus);
        Assert.AreEqual("you are blocked", Bytes.Text(reply.Text, 0, reply.TextLength));
    }

    [DataRow("250", 250, "")]
    [DataRow("250\ttext", 250, "text")]
    [DataRow("250_separator", 250, "_separator")]
    [DataRow("571 second digit", 571, "second digit")]
    [DataRow("299 second digit", 299, "second digit")]
    [DataRow("220****", 220, "****")]
    public void Odd_lines_are_replies(string line, int code, string text)
    {
        SmtpReply reply = new SmtpReply();
        byte[] bytes = Bytes.Of(line);
        Utf8.Clean(bytes, 0, bytes.Length);
        Assert.IsTrue(reply.Add(bytes, 0, bytes.Length) == ReplyStatus.Complete);
        Assert.AreEqual(code, reply.Code);
        Assert.AreEqual(text, Bytes.Text(reply.Text, 0, reply.TextLength));
    }

    [TestMethod]
    public void Empty_lines_say_nothing()
    {
        SmtpReply reply = new SmtpReply();
        Assert.IsTrue(Add(reply, "") == ReplyStatus.NeedMore);
        Assert.IsTrue(Add(reply, "250-a") == ReplyStatus.NeedMore);
        Assert.IsTrue(Add(reply, "") == ReplyStatus.NeedMore);
        Assert.IsTrue(Add(reply, "250 b") == ReplyStatus.Complete);
        Assert.AreEqual("a b", Bytes.Text(reply.Text, 0, reply.TextLength));
    }

    [DataRow("2")]
    [DataRow("25")]
    [DataRow("150 early")]
    [DataRow("650 late")]
    [DataRow("25x third digit")]
    [DataRow("2500 four digits")]
    [DataRow("HTTP/1.1 200 OK")]
    public void Garbage_is_malformed_and_shown(string line)
    {
        SmtpReply reply = new SmtpReply();
        Assert.IsTrue(Add(reply, line) == ReplyStatus.Malformed);
        Assert.AreEqual(0, reply.Code);
        Assert.AreEqual(line, Bytes.Text(reply.Text, 0, reply.TextLength));
    }

    [TestMethod]
    public void Control_characters_are_shown_as_question_marks()
    {
        // Every one of them, those of U+0080 to U+009F, and no other byte.
        for (int c = 0; c < 256; c++)
        {
            byte[] line = { 65, (byte)c, 66, 0xc2, (byte)c };
            Utf8.Clean(line, 0, line.Length);
            int alone = c == 9 ? 32 : c < 32 || c == 127 ? 63 : c;
            Assert.AreEqual(alone, (int)line[1]);
            Assert.AreEqual(c >= 128 && c < 160 ? 63 : alone, (int)line[4]);
            Assert.AreEqual(c >= 128 && c < 160 ? 63 : 0xc2, (int)line[3]);
        }
    }

    [TestMethod]
    public void Too_many_lines_are_malformed()
    {
        SmtpReply reply = new SmtpReply();
        for (int i = 0; i < SmtpLimits.MaxReplyLines; i++) Assert.IsTrue(Add(reply, "250-more") == ReplyStatus.NeedMore);
        Assert.IsTrue(Add(reply, "250 last") == ReplyStatus.Malformed);
    }

    [TestMethod]
    public void Long_text_is_cut()
    {
        SmtpReply reply = new SmtpReply();
        string text = "";
        for (int i = 0; i < 30; i++) text += "0123456789";
        Add(reply, "250-" + text);
        Assert.IsTrue(Add(reply, "250 " + text) == ReplyStatus.Complete);
        Assert.AreEqual(SmtpLimits.MaxReplyTextBytes, reply.TextLength);
    }

    private static ReplyStatus Add(SmtpReply reply, string line)
    {
        byte[] bytes = Bytes.Of(line);
        return reply.Add(bytes, 0, bytes.Length);
    }
}
