using System;
using DeviceMailer.Smtp.Sasl;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Sasl;

[TestClass]
public class BearerMechanismTests
{
    // What a server says to a token that has expired (RFC 7628 4.3).
    private const string ExpiredToken = "{\"status\":\"invalid_token\",\"scope\":\"example_scope\"}";

    private static readonly byte[] Token = Bytes.Of("vF9dft4qmTc2Nvb3RlckBhdHRhdmlzdGEuY29tCg==");

    [TestMethod]
    public void OAuthBearer_of_the_RFC_7628_example() => Assert.AreEqual(
        "n,a=user@example.com,<^A>host=server.example.com<^A>port=143<^A>auth=Bearer vF9dft4qmTc2Nvb3RlckBhdHRhdmlzdGEuY29tCg==<^A><^A>",
        new Exchange(OAuthBearer("user@example.com")).Start());

    [TestMethod]
    public void XOAuth2_of_Googles_example() => Assert.AreEqual(
        "user=someuser@example.com<^A>auth=Bearer ya29.vF9dft4qmTc2Nvb3RlckBhdHRhdmlzdGEuY29tCg<^A><^A>",
        new Exchange(new XOAuth2Mechanism(Bytes.Of("someuser@example.com"), Bytes.Of("ya29.vF9dft4qmTc2Nvb3RlckBhdHRhdmlzdGEuY29tCg"))).Start());

    [TestMethod]
    public void Names_and_what_they_need()
    {
        XOAuth2Mechanism xoauth2 = new XOAuth2Mechanism(Bytes.Of("u"), Token);
        OAuthBearerMechanism oauthbearer = OAuthBearer("u");
        Assert.AreEqual("XOAUTH2", xoauth2.Name);
        Assert.AreEqual("OAUTHBEARER", oauthbearer.Name);
        Assert.IsTrue(xoauth2.SendsSecret && xoauth2.HasInitialResponse && xoauth2.IsServerProven);
        Assert.IsTrue(oauthbearer.SendsSecret && oauthbearer.HasInitialResponse && oauthbearer.IsServerProven);
    }

    [TestMethod]
    public void OAuthBearer_answers_an_error_with_control_a_once()
    {
        OAuthBearerMechanism mechanism = OAuthBearer("u");
        for (int i = 0; i < 2; i++)
        {
            Exchange exchange = new Exchange(mechanism);
            exchange.Start();
            Assert.AreEqual("<^A>", exchange.Answer(ExpiredToken)); // RFC 7628 3.2.3
            Assert.AreEqual(Exchange.Cancelled, exchange.Answer(ExpiredToken));
        }
    }

    [TestMethod]
    public void XOAuth2_answers_an_error_with_nothing_once()
    {
        XOAuth2Mechanism mechanism = new XOAuth2Mechanism(Bytes.Of("u"), Token);
        for (int i = 0; i < 2; i++)
        {
            Exchange exchange = new Exchange(mechanism);
            exchange.Start();
            Assert.AreEqual("", exchange.Answer("{\"status\":\"401\",\"schemes\":\"bearer mac\"}"));
            Assert.AreEqual(Exchange.Cancelled, exchange.Answer(""));
        }
    }

    [TestMethod]
    public void Without_initial_response_an_empty_challenge_is_answered()
    {
        Exchange exchange = new Exchange(new XOAuth2Mechanism(Bytes.Of("u"), Bytes.Of("t")));
        Assert.AreEqual("user=u<^A>auth=Bearer t<^A><^A>", exchange.Answer(""));
        Assert.AreEqual("", exchange.Answer("{}"));
        Assert.AreEqual(Exchange.Cancelled, new Exchange(OAuthBearer("u")).Answer("{}"));
    }

    [TestMethod]
    public void OAuthBearer_escapes_the_user() => Assert.AreEqual(
        "n,a=a=3Db=2Cc,<^A>host=server.example.com<^A>port=143<^A>auth=Bearer vF9dft4qmTc2Nvb3RlckBhdHRhdmlzdGEuY29tCg==<^A><^A>",
        new Exchange(OAuthBearer("a=b,c")).Start());

    [TestMethod]
    public void Token_is_replaced_for_the_next_exchange()
    {
        XOAuth2Mechanism mechanism = new XOAuth2Mechanism(Bytes.Of("u"), Bytes.Of("old"));
        mechanism.SetToken(Bytes.Of("new"));
        Assert.AreEqual("user=u<^A>auth=Bearer new<^A><^A>", new Exchange(mechanism).Start());
    }

    [TestMethod]
    public void Longest_token_goes_out_in_small_blocks()
    {
        OAuthBearerMechanism mechanism = OAuthBearer("u");
        mechanism.SetToken(Hex.Repeated((byte)'t', SaslLimits.MaxTokenBytes));
        string sent = new Exchange(mechanism).Start();
        Assert.AreEqual("n,a=u,<^A>host=server.example.com<^A>port=143<^A>auth=Bearer <^A><^A>".Length + SaslLimits.MaxTokenBytes, sent.Length);
    }

    [TestMethod]
    public void Token_that_is_pulled_goes_out_like_one_in_memory_and_is_ready_while_it_can_be_read()
    {
        SlowContent token = new SlowContent("from-flash");
        XOAuth2Mechanism mechanism = new XOAuth2Mechanism(Bytes.Of("u"), token);
        Assert.IsTrue(mechanism.IsReady);
        Assert.AreEqual("user=u<^A>auth=Bearer from-flash<^A><^A>", new Exchange(mechanism).Start());
        Assert.AreEqual("n,a=u,<^A>host=h<^A>port=25<^A>auth=Bearer from-flash<^A><^A>", new Exchange(new OAuthBearerMechanism(Bytes.Of("u"), Bytes.Of("h"), 25, token)).Start());
        token.BreaksAt = 0;
        Assert.IsFalse(mechanism.IsReady);
    }

    [TestMethod]
    public void Tokens_that_are_none_are_refused_and_the_old_one_stays()
    {
        XOAuth2Mechanism mechanism = new XOAuth2Mechanism(Bytes.Of("u"), Bytes.Of("old"));
        AssertRefused(mechanism, new byte[0]);
        AssertRefused(mechanism, Hex.Repeated((byte)'t', SaslLimits.MaxTokenBytes + 1));
        AssertRefused(mechanism, Bytes.Of("with space"));
        AssertRefused(mechanism, Bytes.Of("with\nline"));
        AssertRefused(mechanism, new byte[] { (byte)'a', 1, (byte)'b' });
        AssertRefused(mechanism, new byte[] { 0x7f });
        AssertRefused(mechanism, new byte[] { 0xc3, 0xa4 });
        Assert.AreEqual("user=u<^A>auth=Bearer old<^A><^A>", new Exchange(mechanism).Start());
    }

    [TestMethod]
    public void Fields_cannot_be_smuggled_in_by_user_or_host()
    {
        byte[] smuggled = { (byte)'u', 1, (byte)'x' };
        byte[] fit = Bytes.Of("u");
        Assert.ThrowsException(typeof(ArgumentException), () => new XOAuth2Mechanism(smuggled, Token).Begin());
        Assert.ThrowsException(typeof(ArgumentException), () => new OAuthBearerMechanism(smuggled, fit, 587, Token).Begin());
        Assert.ThrowsException(typeof(ArgumentException), () => new OAuthBearerMechanism(fit, smuggled, 587, Token).Begin());
        Assert.ThrowsException(typeof(ArgumentException), () => new OAuthBearerMechanism(fit, fit, 0, Token).Begin());
        Assert.ThrowsException(typeof(ArgumentException), () => new OAuthBearerMechanism(fit, fit, 65536, Token).Begin());
    }

    private static OAuthBearerMechanism OAuthBearer(string user) =>
        new OAuthBearerMechanism(Bytes.Of(user), Bytes.Of("server.example.com"), 143, Token);

    private static void AssertRefused(XOAuth2Mechanism mechanism, byte[] token) =>
        Assert.ThrowsException(typeof(ArgumentException), () => mechanism.SetToken(token));
}
