using System;
using DeviceMailer.Smtp.Sasl;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Sasl;

[TestClass]
public class PasswordMechanismTests
{
    private static readonly byte[] Tim = Bytes.Of("tim");
    private static readonly byte[] Tanstaaftanstaaf = Bytes.Of("tanstaaftanstaaf");

    [TestMethod]
    public void Names_and_what_they_need()
    {
        PlainMechanism plain = new PlainMechanism(Tim, Tanstaaftanstaaf);
        LoginMechanism login = new LoginMechanism(Tim, Tanstaaftanstaaf);
        CramMd5Mechanism cramMd5 = new CramMd5Mechanism(Tim, Tanstaaftanstaaf);
        Assert.AreEqual("PLAIN LOGIN CRAM-MD5", Name(plain) + " " + Name(login) + " " + Name(cramMd5));
        Assert.IsTrue(plain.SendsSecret && login.SendsSecret && !cramMd5.SendsSecret);
        Assert.IsTrue(plain.HasInitialResponse && !login.HasInitialResponse && !cramMd5.HasInitialResponse);
        Assert.IsTrue(plain.IsServerProven && login.IsServerProven && cramMd5.IsServerProven);
    }

    [TestMethod]
    public void Plain_with_initial_response() =>
        Assert.AreEqual("<NUL>tim<NUL>tanstaaftanstaaf", new Exchange(new PlainMechanism(Tim, Tanstaaftanstaaf)).Start()); // RFC 4616 4

    [TestMethod]
    public void Plain_answers_an_empty_challenge_once()
    {
        PlainMechanism mechanism = new PlainMechanism(Tim, Tanstaaftanstaaf);
        for (int i = 0; i < 2; i++)
        {
            Exchange exchange = new Exchange(mechanism);
            Assert.AreEqual("<NUL>tim<NUL>tanstaaftanstaaf", exchange.Answer(""));
            Assert.AreEqual(Exchange.Cancelled, exchange.Answer(""));
        }
    }

    [TestMethod]
    public void Plain_cancels_at_a_challenge_that_says_something() =>
        Assert.AreEqual(Exchange.Cancelled, new Exchange(new PlainMechanism(Tim, Tanstaaftanstaaf)).Answer("go on"));

    [TestMethod]
    public void Plain_does_not_send_the_password_twice()
    {
        Exchange exchange = new Exchange(new PlainMechanism(Tim, Tanstaaftanstaaf));
        exchange.Start();
        Assert.AreEqual(Exchange.Cancelled, exchange.Answer(""));
    }

    [TestMethod]
    public void Plain_in_utf_8() =>
        Assert.AreEqual("<NUL>jürgen@bücher.example<NUL>pä=,ß", new Exchange(new PlainMechanism(Bytes.Of("jürgen@bücher.example"), Bytes.Of("pä=,ß"))).Start());

    [DataRow("Username:", "Password:")]
    [DataRow("User Name", "Password")]
    [DataRow("", "")]
    [DataRow("Password:", "Username:")]
    public void Login_goes_by_position(string first, string second)
    {
        LoginMechanism mechanism = new LoginMechanism(Tim, Tanstaaftanstaaf);
        for (int i = 0; i < 2; i++)
        {
            Exchange exchange = new Exchange(mechanism);
            Assert.AreEqual("tim", exchange.Answer(first));
            Assert.AreEqual("tanstaaftanstaaf", exchange.Answer(second));
            Assert.AreEqual(Exchange.Cancelled, exchange.Answer(""));
        }
    }

    [TestMethod]
    public void Login_and_cram_md5_have_nothing_to_start_with()
    {
        Assert.AreEqual(Exchange.Cancelled, new Exchange(new LoginMechanism(Tim, Tanstaaftanstaaf)).Start());
        Assert.AreEqual(Exchange.Cancelled, new Exchange(new CramMd5Mechanism(Tim, Tanstaaftanstaaf)).Start());
    }

    [TestMethod]
    public void Cram_md5_of_the_RFC_2195_example()
    {
        CramMd5Mechanism mechanism = new CramMd5Mechanism(Tim, Tanstaaftanstaaf);
        for (int i = 0; i < 2; i++)
        {
            Exchange exchange = new Exchange(mechanism);
            Assert.AreEqual("tim b913a602c7eda7a495b4e6e7334d3890", exchange.Answer("<1896.697170952@postoffice.reston.mci.net>"));
            Assert.AreEqual(Exchange.Cancelled, exchange.Answer("<1896.697170952@postoffice.reston.mci.net>"));
        }
    }

    [TestMethod]
    public void Cram_md5_cancels_at_no_challenge_and_at_one_that_is_too_long()
    {
        Assert.AreEqual(Exchange.Cancelled, new Exchange(new CramMd5Mechanism(Tim, Tanstaaftanstaaf)).Answer(""));
        byte[] longest = Hex.Repeated((byte)'x', SaslLimits.MaxChallengeBytes);
        Assert.IsTrue(new Exchange(new CramMd5Mechanism(Tim, Tanstaaftanstaaf)).Answer(longest) != Exchange.Cancelled);
        byte[] longer = Hex.Repeated((byte)'x', SaslLimits.MaxChallengeBytes + 1);
        Assert.AreEqual(Exchange.Cancelled, new Exchange(new CramMd5Mechanism(Tim, Tanstaaftanstaaf)).Answer(longer));
    }

    [TestMethod]
    public void Cram_md5_wiped_leaves_no_digest()
    {
        CramMd5Mechanism mechanism = new CramMd5Mechanism(Tim, Tanstaaftanstaaf);
        Exchange exchange = new Exchange(mechanism);
        exchange.Answer("<1896.697170952@postoffice.reston.mci.net>");
        mechanism.Wipe();
        string zeros = "";
        for (int i = 0; i < 32; i++) zeros += "<NUL>";
        Assert.AreEqual("tim " + zeros, exchange.Again());
    }

    [TestMethod]
    public void What_cannot_be_sent_is_refused_at_once()
    {
        byte[] withNul = { (byte)'a', 0, (byte)'b' };
        byte[] longest = Hex.Repeated((byte)'x', 255);
        byte[] longer = Hex.Repeated((byte)'x', 256);
        byte[] empty = new byte[0];
        Assert.AreEqual(255 + 255 + 2, new Exchange(new PlainMechanism(longest, longest)).Start().Length - 2 * 4);
        AssertRefused(withNul, Tim);
        AssertRefused(Tim, withNul);
        AssertRefused(empty, Tim);
        AssertRefused(Tim, empty);
        AssertRefused(longer, Tim);
        AssertRefused(Tim, longer);
    }

    private static void AssertRefused(byte[] user, byte[] password)
    {
        Assert.ThrowsException(typeof(ArgumentException), () => new PlainMechanism(user, password).Begin());
        Assert.ThrowsException(typeof(ArgumentException), () => new LoginMechanism(user, password).Begin());
        Assert.ThrowsException(typeof(ArgumentException), () => new CramMd5Mechanism(user, password).Begin());
        Assert.ThrowsException(typeof(ArgumentException), () => new ScramSha256Mechanism(user, password, new Random(1)).Begin());
    }

    private static string Name(SaslMechanism mechanism) => mechanism.Name;
}
