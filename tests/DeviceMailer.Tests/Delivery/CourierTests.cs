using DeviceMailer.Delivery;
using DeviceMailer.Log;
using DeviceMailer.Smtp;
using DeviceMailer.Smtp.Message;
using DeviceMailer.Smtp.Session;
using DeviceMailer.Smtp.Wire;
using DeviceMailer.Tests.Session;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Delivery;

[TestClass]
public class CourierTests
{
    private static LogLines lines;
    private static string light;

    [TestMethod]
    public void Refusal_is_logged_with_the_reply_and_the_light_goes_out()
    {
        SmtpResult result = Deliver(new string[] { "S: 554-no service for\u0007 you", "S: 554 here", "C: QUIT", "S: 221 bye" });
        Assert.IsTrue(result == SmtpResult.ProtocolError); // the bell
        Assert.IsTrue(lines.All.IndexOf("S: 554-no service for? you\n") == 0, lines.All);
        Assert.AreEqual("on off ", light);

        result = Deliver(new string[] { "S: 554 no service for you", "C: QUIT", "S: 221 bye" });
        Assert.IsTrue(result == SmtpResult.ClientRefused);
        Assert.IsTrue(lines.All.IndexOf("mail: the server refuses this device: the server said 221 bye\n") < 0, lines.All);
        Assert.IsTrue(lines.All.IndexOf("mail: the server refuses this device: the server said 554 no service for you\n") >= 0, lines.All);
        Assert.AreEqual("on off ", light);
    }

    [TestMethod]
    public void Refused_recipients_are_named()
    {
        Deliver(new string[]
        {
            "S: 220 a", "C: EHLO [192.0.2.7]", "S: 250 a", "C: MAIL FROM:<a@example.com>", "S: 250 ok", "C: RCPT TO:<b@example.com>", "S: 550 no",
            "C: RCPT TO:<c@example.com>", "S: 250 ok", "C: DATA", "S: 354 go", "C: hi", "C: .", "S: 250 queued", "C: QUIT", "S: 221 bye",
        });
        Assert.IsTrue(lines.All.IndexOf("mail: delivered, but not to all recipients: the server said 250 queued\nmail: b@example.com: refused 550\n") > 0, lines.All);
    }

    [TestMethod]
    public void Every_result_has_its_text()
    {
        for (int result = 0; result <= (int)SmtpResult.Misuse; result++) Assert.IsTrue(ResultText.Of((SmtpResult)result).Length > 0);
    }

    private static SmtpResult Deliver(string[] conversation)
    {
        lines = new LogLines();
        light = "";
        EventLog log = new EventLog(lines);
        Envelope envelope = new Envelope();
        envelope.SetReversePath(Bytes.Of("a@example.com"));
        envelope.AddRecipient(Bytes.Of("b@example.com"));
        envelope.AddRecipient(Bytes.Of("c@example.com"));
        OutputBuffer message = new OutputBuffer(16);
        message.Write(Bytes.Of("hi"));
        SmtpClient client = new SmtpClient(new ScriptedTransport(conversation, 0, 64), Bytes.Of("[192.0.2.7]"), new SessionLog(log)) { Security = SmtpSecurity.None };
        return new Courier(client, "mail.example.com", 25, new Light(), log).Deliver(envelope, new BufferSource(message));
    }

    private sealed class Light : ISendLight
    {
        public void Set(bool on) => light += on ? "on " : "off ";
    }
}
