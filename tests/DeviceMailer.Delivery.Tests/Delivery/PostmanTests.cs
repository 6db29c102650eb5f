using DeviceMailer.Delivery;
using DeviceMailer.Smtp.Session;
using DeviceMailer.Smtp.Wire;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Delivery;

[TestClass]
public class PostmanTests
{
    private const int Both = 3;
    internal static readonly string[] Hello = { "S: 220 a", "C: EHLO [192.0.2.7]", "S: 250 a" };
    internal static readonly string[] Content =
    {
        "C: DATA", "S: 354 go", "C: From: freezer@example.com", "C: To: cook@example.com", "C: Message-ID: <a1b2.7.3@example.com>", "C: Auto-Submitted: auto-generated",
        "C: MIME-Version: 1.0", "C: Content-Type: text/plain; charset=utf-8", "C: Content-Transfer-Encoding: 7bit", "C: ", "C: hi", "C: .",
    };

    internal static readonly string[] Mail = { "C: MAIL FROM:<a@example.com>", "S: 250 ok" };
    internal static readonly string[] Quit = { "C: QUIT", "S: 221 bye" };

    [TestMethod]
    public void Delivered_mail_leaves_the_outbox()
    {
        Desk desk = new Desk(Join(Hello, Mail, One("b", "250 ok"), One("c", "250 ok"), Content, Said("250 queued"), Quit));
        desk.Add(Both);
        Assert.AreEqual(NotifierLimits.MaxIdleMs, desk.Step());
        desk.AssertOver();
        Assert.AreEqual(0, desk.Outbox.Count);
        Assert.AreEqual(0, desk.Files.FileCount);
        Assert.AreEqual("on off ", desk.Light);
        Assert.IsTrue(desk.Log.IndexOf("mail: delivered: the server said 250 queued\n") == 0, desk.Log);
    }

    [TestMethod]
    public void Nothing_to_deliver_is_no_reason_to_go_online()
    {
        Desk desk = new Desk();
        Assert.AreEqual(NotifierLimits.MaxIdleMs, desk.Step());
        Assert.AreEqual(0, desk.NetworkAttempts);
    }

    [TestMethod]
    public void Greylisted_mail_comes_back_at_its_time()
    {
        Desk desk = new Desk(Join(
            Hello, Mail, One("b", "450 4.2.0 later"), Said("C: RSET"), Said("250 ok"), Quit,
            Hello, Mail, One("b", "250 ok"), Content, Said("250 queued"), Quit));
        desk.Add(1);
        int wait = desk.Step();
        Assert.IsTrue(wait >= 59000 && wait <= 60000, wait.ToString()); // 60 s and up to 1/8, looked at after 60 s at the latest
        desk.UptimeMs += 50000;
        Assert.AreEqual(1, desk.Outbox.Count);
        Assert.IsTrue(desk.Step() > 0);
        desk.UptimeMs += 18000;
        desk.Step();
        desk.AssertOver();
        Assert.AreEqual(0, desk.Outbox.Count);
    }

    [TestMethod]
    public void Recipient_refused_for_good_on_two_connections_is_told_and_the_other_gets_it()
    {
        Desk desk = new Desk(Join(
            Hello, Mail, One("b", "550 5.1.1 unknown"), One("c", "451 not now"), Said("C: RSET"), Said("250 ok"), Quit,
            Hello, Mail, One("b", "550 5.1.1 unknown"), One("c", "250 ok"), Content, Said("250 queued"), Quit));
        desk.Add(Both);
        desk.Step();
        Assert.AreEqual(Both, desk.Outbox.RecipientsOf(1)); // one 550 is not believed
        Assert.IsTrue(desk.Log.IndexOf("mail: b@example.com: refused: the server said 550 5.1.1 unknown\n") > 0, desk.Log);
        Assert.AreEqual("", desk.Told);
        desk.UptimeMs += 70000;
        desk.Step();
        desk.AssertOver();
        Assert.AreEqual(0, desk.Outbox.Count);
        Assert.IsTrue(desk.Log.IndexOf("mail: refused twice, dropped: b@example.com\n") > 0, desk.Log);
        Assert.AreEqual("Since the last mail: 1 recipient refused.", desk.Told);
    }

    [TestMethod]
    public void Some_have_it_and_the_others_get_it_later()
    {
        Desk desk = new Desk(Join(
            Hello, Mail, One("b", "250 ok"), One("c", "450 full"), Content, Said("250 queued"), Quit,
            Hello, Mail, One("c", "250 ok"), Content, Said("250 queued"), Quit));
        desk.Add(Both);
        desk.Step();
        Assert.AreEqual(2, desk.Outbox.RecipientsOf(1));
        desk.UptimeMs += 70000;
        desk.Step();
        desk.AssertOver();
        Assert.AreEqual(0, desk.Outbox.Count);
    }

    [TestMethod]
    public void Mail_refused_for_good_on_two_connections_is_given_up_and_told()
    {
        string[] refused = Join(Hello, Mail, One("b", "250 ok"), Content, Said("554 5.7.1 spam"), Quit);
        Desk desk = new Desk(Join(refused, refused));
        desk.Add(1);
        desk.Step();
        Assert.AreEqual(1, desk.Outbox.Count);
        desk.UptimeMs += 70000;
        desk.Step();
        desk.AssertOver();
        Assert.AreEqual(0, desk.Outbox.Count);
        Assert.AreEqual("Since the last mail: 1 recipient refused.", desk.Told);
    }

    [TestMethod]
    public void Attachment_too_large_for_the_server_is_left_out_and_told()
    {
        string[] text =
        {
            "C: DATA", "S: 354 go", "C: From: freezer@example.com", "C: To: cook@example.com", "C: Message-ID: <a1b2.7.3@example.com>", "C: Auto-Submitted: auto-generated",
            "C: MIME-Version: 1.0", "C: Content-Type: multipart/mixed;", "C:  boundary=\"=_dm0.a1b2.7.3\"", "C: ", "C: --=_dm0.a1b2.7.3",
            "C: Content-Type: text/plain; charset=utf-8", "C: Content-Transfer-Encoding: 7bit", "C: ", "C: hi",
        };
        string[] file =
        {
            "C: --=_dm0.a1b2.7.3", "C: Content-Type: application/octet-stream", "C: Content-Transfer-Encoding: base64",
            "C: Content-Disposition: attachment;", "C:  filename=\"a\"", "C: ", "C: Zg==", "C: --=_dm0.a1b2.7.3--", "C: .",
        };
        Desk desk = new Desk(Desk.Hosts(2), Join(
            Hello, Mail, One("b", "250 ok"), text, file, Said("552 5.3.4 too big"), Quit,
            Hello, Mail, One("b", "250 ok"), text, file, Said("552 5.3.4 too big"), Quit, // the other server may have taken it
            Hello, Mail, One("b", "250 ok"), text, Said("C: --=_dm0.a1b2.7.3--"), Said("C: ."), Said("250 queued"), Quit));
        desk.AddWithFile(1);
        desk.Step();
        Assert.AreEqual(1, desk.Outbox.Count);
        desk.UptimeMs += 70000;
        desk.Step();
        desk.AssertOver();
        Assert.AreEqual(0, desk.Outbox.Count);
        Assert.AreEqual("Since the last mail: 1 attachment left out, too large for the mail server.", desk.Told);
    }

    [TestMethod]
    public void Mail_too_large_without_an_attachment_is_kept_as_it_is()
    {
        string[] refused = Join(Hello, Mail, One("b", "250 ok"), Content, Said("552 too big"), Quit);
        Desk desk = new Desk(Join(refused, refused));
        desk.Add(1);
        desk.Step();
        desk.UptimeMs += 70000;
        desk.Step();
        desk.AssertOver();
        Assert.AreEqual(1, desk.Outbox.Count);
        Assert.AreEqual("", desk.Told);
    }

    [TestMethod]
    public void The_next_server_is_asked_when_one_fails_and_all_are_left_alone_when_all_fail()
    {
        Desk desk = new Desk(Desk.Hosts(2), Join(Said("unreachable"), Said("unreachable"), Said("unreachable"), Hello, Mail, One("b", "250 ok"), Content, Said("250 queued"), Quit));
        desk.Add(1);
        int wait = desk.Step();
        Assert.IsTrue(wait >= 59000 && wait <= 60000, wait.ToString());
        desk.Add(1); // a new mail does not wake a dead server
        Assert.IsTrue(desk.Step() > 50000);
        Assert.AreEqual(0, desk.Outbox.FailuresOf(1)); // it is not the mail's fault
        desk.Outbox.Release(2);
        desk.UptimeMs += 70000;
        desk.Step();
        desk.AssertOver();
        Assert.AreEqual(0, desk.Outbox.Count);
    }

    [TestMethod]
    public void Server_that_hangs_up_behind_the_dot_gets_it_again_with_the_same_id()
    {
        Desk desk = new Desk(Join(
            Hello, Mail, One("b", "250 ok"), Content, Said("close"),
            Hello, Mail, One("b", "250 ok"), Content, Said("250 queued"), Quit));
        desk.Add(1);
        desk.Step();
        Assert.IsTrue(desk.Log.IndexOf("mail: maybe delivered: the connection ended after the final dot\n") == 0, desk.Log);
        Assert.AreEqual(1, desk.Outbox.Count);
        desk.UptimeMs += 70000;
        desk.Step();
        desk.AssertOver();
        Assert.AreEqual(0, desk.Outbox.Count);
    }

    [TestMethod]
    public void Two_mails_go_on_one_connection()
    {
        Desk desk = new Desk(Join(
            Hello, Mail, One("b", "250 ok"), Content, Said("250 queued"),
            Mail, One("c", "250 ok"), Content, Said("250 queued"), Quit));
        desk.Add(1);
        desk.Add(2);
        desk.Step();
        desk.AssertOver();
        Assert.AreEqual(0, desk.Outbox.Count);
    }

    [TestMethod]
    public void Damaged_mail_is_set_aside_and_the_next_one_goes()
    {
        Desk desk = new Desk(Join(Hello, Mail, One("c", "250 ok"), Content, Said("250 queued"), Quit));
        desk.Add(1);
        desk.Add(2);
        desk.Files.Damage(DeviceMailer.Outbox.OutboxFile.Message, 1, 100);
        desk.Step();
        desk.AssertOver();
        Assert.AreEqual(0, desk.Outbox.Count);
        Assert.AreEqual("Since the last mail: 1 mail damaged on flash.", desk.Told);
    }

    [TestMethod]
    public void Old_mail_is_given_up_and_told()
    {
        Desk desk = new Desk();
        desk.IsOnline = false;
        desk.Add(1);
        for (int minute = 0; minute <= 60; minute++)
        {
            desk.Step();
            Assert.AreEqual(1, desk.Outbox.Count);
            desk.UptimeMs += 60000;
        }

        desk.Step();
        Assert.AreEqual(0, desk.Outbox.Count);
        Assert.AreEqual("Since the last mail: 1 mail expired.", desk.Told);
        Assert.IsTrue(desk.NetworkAttempts > 9 && desk.NetworkAttempts < 15, desk.NetworkAttempts.ToString()); // 1 min, then every 5 and up to 1/8
    }

    [DataRow(1, 0, 60)]
    [DataRow(1, 1023, 67)]
    [DataRow(2, 0, 300)]
    [DataRow(9, 0, 300)]
    [DataRow(1000000, 512, 318)]
    public void Delays_follow_the_schedule_plus_up_to_one_eighth(int failures, int random, int seconds) =>
        Assert.AreEqual(seconds, RetryPolicy.DelayMs(new int[] { 60000, 300000 }, failures, random) / 1000);

    [TestMethod]
    public void Server_that_goes_away_at_one_mail_is_tried_with_another_after_one_step()
    {
        Desk desk = new Desk(Join(
            Hello, Mail, Said("C: RCPT TO:<b@example.com>"), Said("421 4.3.2 going down"),
            Hello, Mail, One("c", "250 ok"), Content, Said("250 queued"), Mail, One("b", "250 ok"), Content, Said("250 queued"), Quit));
        desk.Add(1);
        desk.Step();
        desk.UptimeMs += 10000;
        desk.Add(2); // which was never tried, and so comes first
        Assert.IsTrue(desk.Step() > 40000);
        desk.UptimeMs += 60000;
        desk.Step();
        desk.AssertOver();
        Assert.AreEqual(0, desk.Outbox.Count);
    }

    [TestMethod]
    public void Another_server_is_asked_before_a_mail_waits()
    {
        Desk desk = new Desk(Desk.Hosts(2), Join(
            Hello, Mail, One("b", "451 4.3.0 later"), Said("C: RSET"), Said("250 ok"), Quit,
            Hello, Mail, One("b", "250 ok"), Content, Said("250 queued"), Quit));
        desk.Add(1);
        Assert.AreEqual(NotifierLimits.MaxIdleMs, desk.Step());
        desk.AssertOver();
        Assert.AreEqual(0, desk.Outbox.Count);
    }

    [TestMethod]
    public void Mail_refused_as_a_whole_goes_to_its_recipients_one_by_one()
    {
        Desk desk = new Desk(Join(
            Hello, Mail, One("b", "250 ok"), One("c", "250 ok"), Content, Said("554 Email address is not verified"), Quit,
            Hello, Mail, One("b", "250 ok"), Content, Said("554 Email address is not verified"), Mail, One("c", "250 ok"), Content, Said("250 queued"), Quit));
        desk.Add(Both);
        desk.Step();
        desk.UptimeMs += 70000;
        desk.Step();
        desk.AssertOver();
        Assert.AreEqual(0, desk.Outbox.Count);
        Assert.AreEqual("Since the last mail: 1 recipient refused.", desk.Told);
    }

    [TestMethod]
    public void Refusal_of_the_account_keeps_the_mail_and_leaves_the_server_after_two()
    {
        string[] refused = Join(Mail, Said("C: RCPT TO:<b@example.com>"), Said("530 5.7.0 log in first"), Said("C: RSET"), Said("250 ok"));
        Desk desk = new Desk(Join(Hello, refused, refused, Quit));
        for (int i = 0; i < 3; i++) desk.Add(1);
        Assert.IsTrue(desk.Step() > 50000);
        desk.AssertOver();
        Assert.AreEqual(3, desk.Outbox.Count);
        Assert.AreEqual("", desk.Told);
    }

    [TestMethod]
    public void Every_result_has_a_verdict_and_a_text()
    {
        OutputBuffer text = new OutputBuffer(80);
        for (int result = 0; result <= (int)SmtpResult.Misuse; result++)
        {
            text.Clear();
            ResultText.Write(text, (SmtpResult)result);
            Assert.IsTrue(text.Count > 0 && !text.Overflowed);
            bool isDelivered = (SmtpResult)result == SmtpResult.Ok || (SmtpResult)result == SmtpResult.SomeRecipientsRefused;
            Assert.AreEqual(isDelivered, Judgement.Of((SmtpResult)result, SmtpState.EndOfData, 450, 0) == Verdict.Delivered, result.ToString());
        }
    }

    internal static string[] One(string name, string reply) => new string[] { "C: RCPT TO:<" + name + "@example.com>", "S: " + reply };

    internal static string[] Said(string line) =>
        new string[] { line.IndexOf(' ') < 0 || line.StartsWith("C: ") ? line : "S: " + line };

    internal static string[] Join(params string[][] parts)
    {
        int count = 0;
        for (int i = 0; i < parts.Length; i++) count += parts[i].Length;
        string[] all = new string[count];
        int at = 0;
        for (int i = 0; i < parts.Length; i++)
        {
            System.Array.Copy(parts[i], 0, all, at, parts[i].Length);
            at += parts[i].Length;
        }

        return all;
    }
}
