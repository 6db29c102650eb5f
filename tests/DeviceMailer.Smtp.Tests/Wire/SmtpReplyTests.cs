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
    public void Lines_are_joined_until_the_last()
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
    public void Code_that_changes_within_a_reply_is_malformed()
    {
        SmtpReply reply = new SmtpReply();
        Add(reply, "250-a");
        Assert.IsTrue(Add(reply, "550 b") == ReplyStatus.Malformed);
    }

    [DataRow("")]
    [DataRow("2")]
    [DataRow("25")]
    [DataRow("150 early")]
    [DataRow("650 late")]
    [DataRow("260 second digit")]
    [DataRow("25x third digit")]
    [DataRow("250_separator")]
    [DataRow("2500 four digits")]
    [DataRow("HTTP/1.1 200 OK")]
    [DataRow("250 a\rb")]
    [DataRow("250 a\u0000b")]
    [DataRow("250 a\u001bb")]
    public void Garbage_is_malformed(string line)
    {
        // On nanoCLR a string ends at NUL: there the line is just shorter, so the byte is put back.
        byte[] bytes = Bytes.Of(line);
        if (line.Length == 5 && bytes.Length < 7) bytes = new byte[] { 50, 53, 48, 32, 97, 0, 98 };
        Assert.IsTrue(new SmtpReply().Add(bytes, 0, bytes.Length) == ReplyStatus.Malformed);
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
