// Nothing that the application hands in can become a command, a header or the end of a message that it did not mean.

using DeviceMailer.Smtp;
using DeviceMailer.Smtp.Session;
using DeviceMailer.Smtp.Wire;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Session;

[TestClass]
public class InjectionTests
{
    private static readonly string[] Payloads = { "\r", "\n", "\r\n", "\r\n.\r\n", "\r\nRCPT TO:<x@y.z>", "> SIZE=1", " ", "\t", "\u007f", "\u0085", "\u009b", "\u2028", "\u2029" };

    [TestMethod]
    public void Addresses_and_parameters_take_no_line_ends_anywhere()
    {
        string address = "ab@cd.ef";
        for (int p = 0; p < Payloads.Length; p++)
        {
            for (int at = 0; at <= address.Length; at++) RefusedEverywhere(Bytes.Of(address.Substring(0, at) + Payloads[p] + address.Substring(at)));
        }
    }

    [TestMethod]
    public void Addresses_and_parameters_take_no_NUL_anywhere()
    {
        byte[] address = Bytes.Of("ab@cd.ef");
        for (int at = 0; at <= address.Length; at++)
        {
            byte[] with = new byte[address.Length + 1];
            System.Array.Copy(address, 0, with, 0, at);
            System.Array.Copy(address, at, with, at + 1, address.Length - at);
            RefusedEverywhere(with);
        }
    }

    [TestMethod]
    public void Client_names_are_checked()
    {
        string[] names = { "a\r\nMAIL FROM:<>", "a b", "", "[1.2.3.4]\r\n", "a\nb", "[1.2.3.4" };
        for (int i = 0; i < names.Length; i++)
        {
            string name = names[i];
            Assert.ThrowsException(typeof(System.ArgumentException), () => Make(name), name);
        }
    }

    [TestMethod]
    public void Nothing_but_the_message_is_between_DATA_and_the_dot()
    {
        string[] bodies =
        {
            ".", "\r\n.\r\n", "\n.\n", "\r.\r", "\r\n.\n", "\n.\r\n", "\r\n.\r", "a\n.\nMAIL FROM:<x@y>\n", "a\r\n.\r\nMAIL FROM:<x@y>\r\n", "\r\r\n.\r\r\n", "..", ".\r", "a\r",
        };
        for (int i = 0; i < bodies.Length; i++)
        {
            for (int block = 1; block <= bodies[i].Length + 1; block++) OneMessageOnly(bodies[i], block);
        }
    }

    private static SmtpClient Make(string name) => new SmtpClient(new WireTap(), Bytes.Of(name), null);

    private static void RefusedEverywhere(byte[] bytes)
    {
        string shown = Bytes.Visible(Bytes.Text(bytes, 0, bytes.Length));
        Envelope envelope = new Envelope(2);
        Assert.ThrowsException(typeof(System.ArgumentException), () => envelope.SetReversePath(bytes), "reverse path: " + shown);
        Assert.ThrowsException(typeof(System.ArgumentException), () => envelope.AddRecipient(bytes), "recipient: " + shown);
        Assert.ThrowsException(typeof(System.ArgumentException), () => envelope.SetSubmitter(bytes), "submitter: " + shown);
        envelope.AddRecipient(Bytes.Of("a@b"));
        Assert.ThrowsException(typeof(System.ArgumentException), () => envelope.RecipientAt(0).SetOriginalRecipient(bytes), "original recipient: " + shown);
        Assert.IsFalse(MailAddress.IsDomain(bytes, 0, bytes.Length), "domain: " + shown);
    }

    private static void OneMessageOnly(string body, int block)
    {
        WireTap tap = new WireTap();
        SmtpClient client = new SmtpClient(tap, Bytes.Of("a.b"), null) { Security = SmtpSecurity.None };
        Envelope envelope = new Envelope(1);
        envelope.AddRecipient(Bytes.Of("a@b"));
        Assert.IsTrue(client.Connect("mail.example.com", 25) == SmtpResult.Ok);
        Assert.IsTrue(client.Send(envelope, new Blocks(Bytes.Of(body), block)) == SmtpResult.Ok);

        // No line of the content is a dot, but the last; no CR or LF stands alone.
        string sent = tap.Content;
        string shown = Bytes.Visible(body) + " by " + block.ToString() + ": " + Bytes.Visible(sent);
        Assert.IsTrue(sent.Length >= 3 && sent.Substring(sent.Length - 3) == ".\r\n", shown);
        Assert.IsTrue(sent == ".\r\n" || sent.IndexOf("\r\n.\r\n") == sent.Length - 5, shown);
        if (sent != ".\r\n") Assert.IsTrue(sent.IndexOf(".\r\n") != 0, shown);
        for (int i = 0; i < sent.Length; i++)
        {
            if (sent[i] == '\r') Assert.IsTrue(i + 1 < sent.Length && sent[i + 1] == '\n', shown);
            if (sent[i] == '\n') Assert.IsTrue(i > 0 && sent[i - 1] == '\r', shown);
        }
    }
}
