// Mails made of strings: what each piece becomes, and what is refused where it is given.

using System;
using DeviceMailer.Smtp;
using DeviceMailer.Smtp.Message;
using DeviceMailer.Smtp.Session;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Message;

[TestClass]
public class MailBuilderTests
{
    [TestMethod]
    public void Four_strings_are_a_mail()
    {
        Mail mail = new Mail("freezer@example.com", "cook@example.com", "Door", "open");
        Assert.IsTrue(MailText.Of(mail.Message).IndexOf("From: freezer@example.com\r\n") == 0);
        Assert.AreEqual("cook@example.com", MailText.Field(mail.Message, "To"));
        Assert.AreEqual("Door", MailText.Field(mail.Message, "Subject"));
        Assert.AreEqual("open\r\n", MailText.BodyOf(mail.Message));
        Assert.AreEqual("freezer@example.com", AddressOf(mail.Envelope.ReversePath));
        Assert.AreEqual(" cook@example.com", Recipients(mail));
        Assert.IsTrue(mail.Result == SmtpResult.Misuse);
        Assert.AreEqual("not sent yet", mail.Problem);
    }

    [TestMethod]
    public void Everybody_is_in_the_envelope_once_and_Bcc_there_alone()
    {
        Mail mail = Begin().To("a@b.c").To("d@b.c", "D").Cc("e@b.c").Cc("a@b.c").Bcc("f@b.c").Bcc("e@b.c").BouncesTo("g@b.c").ReplyTo("h@b.c").Build();
        Assert.AreEqual(" a@b.c d@b.c e@b.c f@b.c", Recipients(mail));
        Assert.AreEqual("g@b.c", AddressOf(mail.Envelope.ReversePath));
        Assert.AreEqual("a@b.c, \"D\" <d@b.c>", MailText.Field(mail.Message, "To"));
        Assert.AreEqual("e@b.c, a@b.c", MailText.Field(mail.Message, "Cc"));
        Assert.AreEqual("h@b.c", MailText.Field(mail.Message, "Reply-To"));
        Assert.IsTrue(MailText.Of(mail.Message).IndexOf("f@b.c") < 0);
    }

    [TestMethod]
    public void Text_and_HTML_may_come_in_any_order()
    {
        string textFirst = WithoutIds(Begin().To("a@b.c").Text("t").Html("<p>h").Build());
        string htmlFirst = WithoutIds(Begin().To("a@b.c").Html("<p>h").Text("t").Build());
        Assert.AreEqual(textFirst, htmlFirst);
        Assert.IsTrue(htmlFirst.IndexOf("\r\n\r\nt\r\n") > 0 && htmlFirst.IndexOf("\r\n\r\n<p>h\r\n") > 0);
    }

    [TestMethod]
    public void Ids_of_mails_differ()
    {
        string first = MailText.Field(Begin().To("a@b.c").Build().Message, "Message-ID");
        string second = MailText.Field(Begin().To("a@b.c").Build().Message, "Message-ID");
        Assert.IsTrue(first.Length > 20 && first != second, first);
    }

    [TestMethod]
    public void Files_follow_the_text()
    {
        string body = MailText.BodyOf(Begin().To("a@b.c").Text("t").Attach("a.txt", "in it").Priority(MailPriority.High).Build().Message);
        Assert.IsTrue(body.IndexOf("filename=\"a.txt\"") > 0 && body.IndexOf("aW4gaXQ=") > body.IndexOf("\r\n\r\nt"), body);
    }

    [TestMethod]
    public void What_cannot_be_sent_is_refused_where_it_is_given()
    {
        Refuses(() => _ = new MailBuilder("freezer"), "found \"freezer\", expected an address such as cook@example.com");
        Refuses(() => _ = new MailBuilder(null), "expected something, found null");
        Refuses(() => Begin().To("a@b.c\r\nDATA"), "expected an address");
        Refuses(() => Begin().To("a@b.c", "A\nB"), "control characters");
        Refuses(() => Begin().Subject("a\nBcc: b@c.d"), "expected a subject on one line");
        Refuses(() => Begin().Text("a\u001eb"), "expected text without");
        Refuses(() => Begin().Attach("", "a"), "expected a file's name");
        Refuses(() => Begin().Image("a b", "a.png", new BytesContent(Bytes.Of("a"))), "not an id");
        Refuses(() => _ = new Mail("a@b.c", "d", "e", "f"), "found \"d\"");
    }

    [TestMethod]
    public void Mail_for_nobody_and_a_second_mail_are_refused()
    {
        Assert.ThrowsException(typeof(InvalidOperationException), () => Begin().Build());
        MailBuilder builder = Begin().Bcc("a@b.c");
        builder.Build();
        Assert.ThrowsException(typeof(InvalidOperationException), () => builder.Build());
    }

    [TestMethod]
    public void More_recipients_than_an_envelope_holds_are_refused()
    {
        MailBuilder builder = Begin();
        for (int i = 0; i <= SmtpLimits.MaxRecipients; i++) builder.To("a" + i.ToString() + "@b.c");
        MailText.AssertRefused(() => builder.Build());
    }

    // Boundaries end with the id of the mail, whose number grows from test to test.
    private static string WithoutIds(Mail mail)
    {
        string body = MailText.BodyOf(mail.Message);
        string id = MailText.Field(mail.Message, "Message-ID");
        id = id.Substring(1, id.IndexOf('@') - 1);
        string without = "";
        for (int at = body.IndexOf(id); at >= 0; at = body.IndexOf(id))
        {
            without += body.Substring(0, at);
            body = body.Substring(at + id.Length);
        }

        return without + body;
    }

    private static MailBuilder Begin() => new MailBuilder("freezer@example.com");

    private static void Refuses(Action make, string why)
    {
        try
        {
            make();
        }
        catch (ArgumentException e)
        {
            Assert.IsTrue(e.Message.IndexOf(why) >= 0, e.Message);
            return;
        }

        Assert.IsTrue(false, why);
    }

    private static string AddressOf(byte[] address) => Bytes.Text(address, 0, address.Length);

    private static string Recipients(Mail mail)
    {
        string all = "";
        for (int i = 0; i < mail.Envelope.RecipientCount; i++) all += " " + AddressOf(mail.Envelope.RecipientAt(i).Address);
        return all;
    }
}
