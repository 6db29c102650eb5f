using DeviceMailer.Delivery;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Delivery;

[TestClass]
public class PostmanTokenTests
{
    private const string Given = "C: AUTH XOAUTH2 dXNlcj11AWF1dGg9QmVhcmVyIHQBAQ=="; // user=u ^A auth=Bearer t ^A ^A

    private static readonly string[] Hello = { "tls", "S: 220 a", "C: EHLO [192.0.2.7]", "S: 250-a", "S: 250 AUTH XOAUTH2", Given };
    private static readonly string[] Refused = PostmanTests.Join(Hello, PostmanTests.Said("535 5.7.8 no"), PostmanTests.Quit);
    private static readonly string[] Welcome = PostmanTests.Join(Hello, PostmanTests.Said("235 ok"));
    private static readonly string[] Delivered = PostmanTests.Join(
        Welcome, PostmanTests.Mail, PostmanTests.One("b", "250 ok"), PostmanTests.Content, PostmanTests.Said("250 queued"), PostmanTests.Quit);

    [TestMethod]
    public void Token_is_seen_to_before_the_server_is_connected_to()
    {
        Tokens tokens = new Tokens();
        Desk desk = new Desk(tokens, Delivered);
        desk.Add(1);
        desk.Step();
        desk.AssertOver();
        Assert.AreEqual(0, desk.Outbox.Count);
        Assert.AreEqual(1, tokens.Renewals);
        Assert.AreEqual(0, tokens.Replacements);
    }

    [TestMethod]
    public void Token_that_is_refused_is_replaced_once_and_the_mail_goes_at_once()
    {
        Tokens tokens = new Tokens();
        Desk desk = new Desk(tokens, PostmanTests.Join(Refused, Delivered));
        desk.Add(1);
        desk.Step();
        desk.AssertOver();
        Assert.AreEqual(0, desk.Outbox.Count);
        Assert.AreEqual(1, tokens.Replacements);
        Assert.IsTrue(desk.Log.IndexOf("mail: the login was refused: the server said 535 5.7.8 no ") == 0, desk.Log);
        Assert.IsTrue(desk.Shown == Status.Good);
    }

    [TestMethod]
    public void Token_that_is_refused_twice_leaves_the_server_alone_and_keeps_the_mail()
    {
        Tokens tokens = new Tokens();
        Desk desk = new Desk(tokens, PostmanTests.Join(Refused, Refused, Delivered));
        desk.Add(1);
        Assert.IsTrue(desk.Step() > 50000);
        Assert.AreEqual(1, tokens.Replacements);
        Assert.AreEqual(1, desk.Outbox.Count);
        Assert.AreEqual(0, desk.Outbox.FailuresOf(1)); // it is not the mail's fault
        Assert.AreEqual("", desk.Told);
        Assert.IsTrue(desk.Shown == Status.NoServer);
        desk.UptimeMs += 70000;
        desk.Step();
        desk.AssertOver();
        Assert.AreEqual(0, desk.Outbox.Count);
    }

    [TestMethod]
    public void Token_that_cannot_be_replaced_is_not_retried()
    {
        Tokens tokens = new Tokens { CanReplace = false };
        Desk desk = new Desk(tokens, Refused);
        desk.Add(1);
        Assert.IsTrue(desk.Step() > 50000);
        desk.AssertOver();
        Assert.AreEqual(1, desk.Outbox.Count);
    }

    [TestMethod]
    public void Without_a_token_no_server_is_asked_and_waits_grow_as_for_one_that_fails()
    {
        Tokens tokens = new Tokens { CanRenew = false, IsLoginNeeded = true };
        Desk desk = new Desk(tokens, Delivered);
        desk.Add(1);
        int first = desk.Step();
        Assert.IsTrue(first >= 59000 && first <= 60000, first.ToString());
        Assert.IsTrue(desk.Shown == Status.LoginNeeded);
        desk.Add(1); // a new mail changes nothing
        Assert.IsTrue(desk.Step() > 50000);
        Assert.AreEqual(1, tokens.Renewals);
        desk.UptimeMs += 70000;
        desk.Step();
        Assert.AreEqual(2, tokens.Renewals);
        desk.UptimeMs += 200000;
        desk.Step(); // the second step is five minutes
        Assert.AreEqual(2, tokens.Renewals);
        Assert.AreEqual(0, desk.Outbox.FailuresOf(1));

        // Somebody has logged in again: it goes, and the light is off.
        desk.Outbox.Release(2);
        tokens.CanRenew = true;
        tokens.IsLoginNeeded = false;
        desk.UptimeMs += 150000;
        desk.Step();
        desk.AssertOver();
        Assert.AreEqual(0, desk.Outbox.Count);
        Assert.IsTrue(desk.Shown == Status.Good);
    }

    [TestMethod]
    public void Renewal_that_is_due_goes_online_though_there_is_no_mail()
    {
        Tokens tokens = new Tokens { DueMs = 500000 };
        Desk desk = new Desk(tokens, new string[0]);
        Assert.AreEqual(60000, desk.Step());
        Assert.AreEqual(0, desk.NetworkAttempts);
        desk.UptimeMs = 480000;
        Assert.AreEqual(20000, desk.Step());
        desk.UptimeMs = 500000;
        desk.Step();
        Assert.AreEqual(1, desk.NetworkAttempts);
        Assert.AreEqual(1, tokens.Renewals);
        Assert.IsTrue(desk.Shown == Status.Good);
    }

    [TestMethod]
    public void Renewal_that_is_due_and_fails_waits_as_for_a_server_and_shows_it()
    {
        Tokens tokens = new Tokens { DueMs = 0, CanRenew = false };
        Desk desk = new Desk(tokens, new string[0]);
        Assert.IsTrue(desk.Step() > 50000);
        Assert.IsTrue(desk.Shown == Status.NoServer);
        desk.UptimeMs += 30000;
        desk.Step();
        Assert.AreEqual(1, tokens.Renewals);
        desk.UptimeMs += 40000;
        desk.Step();
        Assert.AreEqual(2, tokens.Renewals);
    }

    [TestMethod]
    public void Renewal_waits_for_the_network_as_mail_does()
    {
        Tokens tokens = new Tokens { DueMs = 0 };
        Desk desk = new Desk(tokens, new string[0]);
        desk.IsOnline = false;
        Assert.IsTrue(desk.Step() > 50000);
        Assert.AreEqual(0, tokens.Renewals);
        Assert.IsTrue(desk.Shown == Status.NoNetwork);
    }
}
