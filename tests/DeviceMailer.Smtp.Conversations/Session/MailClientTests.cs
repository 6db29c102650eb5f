// The level of strings: it connects, sends and hangs up, and says why it did not.

using DeviceMailer.Smtp;
using DeviceMailer.Smtp.Session;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Session;

[TestClass]
public class MailClientTests
{
    [TestMethod]
    public void Mails_are_sent_one_after_the_other()
    {
        ObligingServer server = new ObligingServer(false, true);
        MailClient client = new MailClient(server, "mail.example.com", SmtpSecurity.None);
        Mail first = Make();
        Mail second = Make();
        Assert.IsTrue(client.Send(first, second) == SmtpResult.Ok);
        Assert.AreEqual(2, server.Messages);
        Assert.AreEqual("", first.Problem + second.Problem);
        Assert.IsTrue(client.Smtp.State == SmtpState.Closed);
        Assert.IsTrue(client.Send(first) == SmtpResult.Ok);
        Assert.AreEqual(3, server.Messages);
    }

    [TestMethod]
    public void Nothing_is_sent_where_there_is_no_connection()
    {
        Mail first = Make();
        Mail second = Make();
        Assert.IsTrue(Send(new string[] { "unreachable" }, first, second) == SmtpResult.ConnectFailed);
        Assert.AreEqual("mail.example.com:25: no connection", first.Problem);
        Assert.IsTrue(second.Result == SmtpResult.ConnectFailed);
    }

    [TestMethod]
    public void What_the_server_said_is_part_of_the_problem()
    {
        Mail mail = Make();
        Assert.IsTrue(Send(new string[] { "S: 554 5.7.1 not you", "C: QUIT", "S: 221 bye" }, mail) == SmtpResult.ClientRefused);
        Assert.AreEqual("mail.example.com:25: the server refuses this device: 554 5.7.1 not you", mail.Problem);
    }

    [TestMethod]
    public void Those_after_a_lost_connection_were_not_sent()
    {
        string[] script = { "S: 220 hi", "C: EHLO [127.0.0.1]", "S: 250 hi", "C: MAIL FROM:<freezer@example.com>", "S: 421 4.3.2 going down" };
        Mail first = Make();
        Mail second = Make();
        Assert.IsTrue(Send(script, first, second) == SmtpResult.TryLater);
        Assert.AreEqual("mail.example.com:25: the server wants it later: 421 4.3.2 going down", first.Problem);
        Assert.IsTrue(second.Result == SmtpResult.ConnectionLost);
    }

    [TestMethod]
    public void No_password_is_sent_without_TLS()
    {
        string[] script = { "S: 220 hi", "C: EHLO [127.0.0.1]", "S: 250-hi", "S: 250 AUTH PLAIN LOGIN", "C: QUIT", "S: 221 bye" };
        ScriptedTransport server = new ScriptedTransport(script, 0, 0);
        MailClient client = new MailClient(server, "mail.example.com", SmtpSecurity.None);
        client.Login("device", "a password");
        Mail mail = Make();
        Assert.IsTrue(client.Send(mail) == SmtpResult.AuthNotOffered);
        Assert.AreEqual("", server.Mistake);
        Assert.AreEqual("mail.example.com:25: the server offers no login that may be used here", mail.Problem);
    }

    [DataRow("expired", "the server's certificate has expired")]
    [DataRow("wronghost", "the server's certificate is for another name")]
    [DataRow("notls", "TLS failed; no common version or cipher, or another port is meant")]
    public void Certificate_that_does_not_fit_is_told(string handshake, string why)
    {
        Mail mail = Make();
        Assert.IsTrue(new MailClient(new ScriptedTransport(new string[] { handshake }, 0, 0), "mail.example.com").Send(mail) == SmtpResult.TlsFailed);
        Assert.AreEqual("mail.example.com:465: " + why, mail.Problem);
    }

    [TestMethod]
    public void Refused_recipients_are_named_with_the_servers_words()
    {
        string[] script =
        {
            "S: 220 hi", "C: EHLO [127.0.0.1]", "S: 250 hi", "C: MAIL FROM:<freezer@example.com>", "S: 250 ok", "C: RCPT TO:<cook@example.com>", "S: 550 5.1.1 gone",
            "C: RSET", "S: 250 ok", "C: QUIT", "S: 221 bye",
        };
        Mail mail = Make();
        Assert.IsTrue(Send(script, mail) == SmtpResult.Refused);
        Assert.AreEqual("mail.example.com:25: the server refused it: 550 5.1.1 gone", mail.Problem);
    }

    [DataRow("", 0, "[127.0.0.1]")]
    [DataRow("mail.example.com", -1, "[127.0.0.1]")]
    [DataRow("mail.example.com", 65536, "[127.0.0.1]")]
    [DataRow("mail.example.com", 0, "a b")]
    public void Client_that_cannot_connect_is_not_made(string host, int port, string name) =>
        Assert.ThrowsException(typeof(System.ArgumentException), () => _ = new MailClient(new ObligingServer(false, false), host, SmtpSecurity.None, port, name));

    private static Mail Make() => new Mail("freezer@example.com", "cook@example.com", "Door", "open");

    private static SmtpResult Send(string[] script, params Mail[] mails)
    {
        ScriptedTransport server = new ScriptedTransport(script, 0, 0);
        SmtpResult result = new MailClient(server, "mail.example.com", SmtpSecurity.None).Send(mails);
        Assert.AreEqual("", server.Mistake);
        Assert.IsTrue(server.IsOver);
        return result;
    }
}
