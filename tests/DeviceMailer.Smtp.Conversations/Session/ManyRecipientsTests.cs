// From one recipient to a hundred, with and without groups, a reply to each of them or one for all: nothing is lost count of.

using DeviceMailer.Smtp;
using DeviceMailer.Smtp.Message;
using DeviceMailer.Smtp.Session;
using DeviceMailer.Smtp.Wire;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Session;

[TestClass]
public class ManyRecipientsTests
{
    private const int Most = 100; // RFC 5321 4.5.3.1.8
    private const int MessagesEach = 3;

    [DataRow(false, false)]
    [DataRow(false, true)]
    [DataRow(true, false)]
    [DataRow(true, true)]
    public void Every_message_is_sent_and_told_of(bool isLmtp, bool hasGroups)
    {
        OutputBuffer text = new OutputBuffer(16);
        text.Write(Bytes.Of("a\r\n"));
        Envelope envelope = new Envelope(Most);
        for (int count = 1; count <= Most; count++)
        {
            envelope.AddRecipient(Bytes.Of("a" + count.ToString() + "@b.c"));
            ObligingServer server = new ObligingServer(isLmtp, hasGroups);
            SmtpClient client = new SmtpClient(server, Bytes.Of("a.b"), null)
            {
                Security = SmtpSecurity.None,
                Protocol = isLmtp ? SmtpProtocol.Lmtp : SmtpProtocol.Smtp,
            };
            Mails mails = new Mails(envelope, new BufferSource(text), MessagesEach) { Client = client };
            string place = count.ToString() + " recipients";
            Assert.IsTrue(client.Connect("mail.example.com", 24) == SmtpResult.Ok, place);
            Assert.IsTrue(client.SendAll(mails, true) == SmtpResult.Ok, place);
            Assert.AreEqual(" Ok Ok Ok", mails.Results, place);
            Assert.AreEqual(MessagesEach, server.Messages, place);
            Assert.AreEqual(MessagesEach * count, server.Recipients, place);
            for (int i = 0; i < count; i++) Assert.IsTrue(envelope.RecipientAt(i).Result == SmtpResult.Ok, place);
        }
    }
}
