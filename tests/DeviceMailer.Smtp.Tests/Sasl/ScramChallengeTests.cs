using DeviceMailer.Smtp.Sasl;
using nanoFramework.TestFramework;
using static DeviceMailer.Tests.Sasl.ScramExample;

namespace DeviceMailer.Tests.Sasl;

[TestClass]
public class ScramChallengeTests
{
    [DataRow("", "nothing")]
    [DataRow("r=" + Nonce, "nonce alone")]
    [DataRow("r=" + Nonce + ",s=" + Salt, "no iterations")]
    [DataRow("r=" + Nonce + ",i=4096", "no salt")]
    [DataRow("s=" + Salt + ",i=4096", "no nonce")]
    [DataRow("s=" + Salt + ",r=" + Nonce + ",i=4096", "order")]
    [DataRow("r=" + Nonce + ",i=4096,s=" + Salt, "order")]
    [DataRow("R=" + Nonce + ",s=" + Salt + ",i=4096", "case")]
    [DataRow(" r=" + Nonce + ",s=" + Salt + ",i=4096", "a space before")]
    [DataRow("r=" + Nonce + ", s=" + Salt + ",i=4096", "a space between")]
    [DataRow("r=" + Nonce + ",,s=" + Salt + ",i=4096", "two commas")]
    [DataRow("," + ServerFirst, "a comma before")]
    [DataRow("r=" + Nonce + ",s=" + Salt + ",i", "cut at i")]
    [DataRow("r=" + Nonce + ",s=" + Salt + ",i=", "cut behind i=")]
    [DataRow("r=" + Nonce + ",s=" + Salt + ",", "cut before i")]
    [DataRow("r" + Nonce + ",s=" + Salt + ",i=4096", "no =")]
    public void First_challenge_of_another_form_is_cancelled(string challenge, string why) => AssertCancelled(challenge, why);

    [DataRow("r=,s=" + Salt + ",i=4096", "empty nonce")]
    [DataRow("r=" + ClientNonce + ",s=" + Salt + ",i=4096", "the server added nothing")]
    [DataRow("r=rOprNGfwEbeRWgbNEkq,s=" + Salt + ",i=4096", "shorter than ours")]
    [DataRow("r=rOprNGfwEbeRWgbNEkqP%hvYDpWUa2RaTCAfuxFIlj,s=" + Salt + ",i=4096", "last character differs")]
    [DataRow("r=xOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj,s=" + Salt + ",i=4096", "first character differs")]
    [DataRow("r=%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=" + Salt + ",i=4096", "another's")]
    [DataRow("r=" + Nonce + " x,s=" + Salt + ",i=4096", "a space in the nonce")]
    [DataRow("r=" + Nonce + "ä,s=" + Salt + ",i=4096", "nonce not printable")]
    [DataRow("r=" + Nonce + "\n,s=" + Salt + ",i=4096", "nonce not printable")]
    public void Nonce_that_is_not_ours_and_more_is_cancelled(string challenge, string why) => AssertCancelled(challenge, why);

    [DataRow("r=" + Nonce + ",s=,i=4096", "empty salt")]
    [DataRow("r=" + Nonce + ",s=W22ZaJ0SNY7soEsUEjb6gQ,i=4096", "salt without padding")]
    [DataRow("r=" + Nonce + ",s=W22ZaJ0SNY7soEsUEjb6gQ=,i=4096", "salt with half its padding")]
    [DataRow("r=" + Nonce + ",s=W22ZaJ0SNY7soEsUEjb6gR==,i=4096", "salt not canonical")]
    [DataRow("r=" + Nonce + ",s=W22Z*J0SNY7soEsUEjb6gQ==,i=4096", "salt not base64")]
    [DataRow("r=" + Nonce + ",s=====,i=4096", "salt of padding")]
    public void Salt_that_is_none_is_cancelled(string challenge, string why) => AssertCancelled(challenge, why);

    [DataRow("r=" + Nonce + ",s=" + Salt + ",i=4096,", "a comma behind")]
    [DataRow("r=" + Nonce + ",s=" + Salt + ",i=0", "no iteration")]
    [DataRow("r=" + Nonce + ",s=" + Salt + ",i=1", "one iteration")]
    [DataRow("r=" + Nonce + ",s=" + Salt + ",i=4095", "one too few")]
    [DataRow("r=" + Nonce + ",s=" + Salt + ",i=100001", "one too many")]
    [DataRow("r=" + Nonce + ",s=" + Salt + ",i=2147483647", "most of an int")]
    [DataRow("r=" + Nonce + ",s=" + Salt + ",i=4294971392", "4096 when 32 bits overflow")]
    [DataRow("r=" + Nonce + ",s=" + Salt + ",i=18446744073709555712", "4096 when 64 bits overflow")]
    [DataRow("r=" + Nonce + ",s=" + Salt + ",i=99999999999999999999999999999999999999", "many digits")]
    [DataRow("r=" + Nonce + ",s=" + Salt + ",i=-4096", "negative")]
    [DataRow("r=" + Nonce + ",s=" + Salt + ",i=+4096", "sign")]
    [DataRow("r=" + Nonce + ",s=" + Salt + ",i=04096", "leading zero")]
    [DataRow("r=" + Nonce + ",s=" + Salt + ",i=4096 ", "a space behind")]
    [DataRow("r=" + Nonce + ",s=" + Salt + ",i=0x1000", "hexadecimal")]
    [DataRow("r=" + Nonce + ",s=" + Salt + ",i=4e3", "exponent")]
    public void Iterations_out_of_bounds_are_cancelled(string challenge, string why) => AssertCancelled(challenge, why);

    [DataRow("m=ext," + ServerFirst, "mandatory extension")]
    [DataRow(ServerFirst + ",m=ext", "mandatory extension behind")]
    [DataRow(ServerFirst + ",x=1,m=ext", "mandatory extension among others")]
    [DataRow(ServerFirst + ",i=5000", "iterations twice")]
    [DataRow(ServerFirst + ",r=" + Nonce, "nonce twice")]
    [DataRow(ServerFirst + ",x", "extension without =")]
    [DataRow(ServerFirst + ",x=", "extension without value")]
    [DataRow(ServerFirst + ",1=x", "extension without letter")]
    [DataRow("e=unknown-user", "an error")]
    [DataRow("e=other-error," + ServerFirst, "an error before")]
    [DataRow("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=", "the last message first")]
    [DataRow("n,,n=user,r=" + ClientNonce, "our own message")]
    public void Mandatory_extensions_errors_and_other_messages_are_cancelled(string challenge, string why) => AssertCancelled(challenge, why);

    [DataRow("", "nothing")]
    [DataRow("v=", "empty signature")]
    [DataRow("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4", "no padding")]
    [DataRow("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G8=", "not canonical")]
    [DataRow("v=7rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=", "first byte differs")]
    [DataRow("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G0=", "last byte differs")]
    [DataRow("v=6rriTRBi23WpRR/wtup-mMhUZUn/dB5nLTJRsjl95G4=", "not base64")]
    [DataRow("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95A==", "31 bytes")]
    [DataRow("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4A", "33 bytes")]
    [DataRow("v=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=", "our proof back")]
    [DataRow("V=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=", "case")]
    [DataRow("x=1,v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=", "extension before")]
    [DataRow(ServerFinal + ",", "a comma behind")]
    [DataRow(ServerFinal + ",m=ext", "mandatory extension")]
    [DataRow(ServerFinal + ",e=invalid-proof", "proof and error")]
    [DataRow("e=invalid-proof", "an error")]
    [DataRow("e=", "an error without a name")]
    [DataRow(ServerFirst, "the first message again")]
    public void Last_challenge_that_does_not_fit_is_cancelled(string challenge, string why)
    {
        ScramSha256Mechanism mechanism = Known();
        Exchange exchange = new Exchange(mechanism);
        exchange.Start();
        exchange.Answer(ServerFirst);
        Assert.AreEqual(Exchange.Cancelled, exchange.Answer(challenge), why);
        Assert.IsFalse(mechanism.IsServerProven, why);
        Assert.AreEqual(Exchange.Cancelled, exchange.Answer(ServerFinal), why);
        Assert.IsFalse(mechanism.IsServerProven, why);
    }

    [TestMethod]
    public void Signature_of_which_one_bit_differs_is_refused()
    {
        ScramSha256Mechanism mechanism = Known();
        byte[] good = Bytes.Of(ServerFinal);
        for (int at = 2; at < good.Length - 2; at++)
        {
            byte kept = good[at];
            good[at] = kept == (byte)'A' ? (byte)'B' : (byte)'A';
            Exchange exchange = new Exchange(mechanism);
            exchange.Start();
            exchange.Answer(ServerFirst);
            Assert.AreEqual(Exchange.Cancelled, exchange.Answer(good), at.ToString());
            good[at] = kept;
        }
    }

    [TestMethod]
    public void Nul_in_a_challenge_is_refused()
    {
        byte[] challenge = Bytes.Of(ServerFirst + ",x=abc");
        challenge[challenge.Length - 1] = 0;
        Exchange exchange = new Exchange(Known());
        exchange.Start();
        Assert.AreEqual(Exchange.Cancelled, exchange.Answer(challenge));
    }

    [TestMethod]
    public void Every_beginning_of_the_first_challenge_is_refused()
    {
        // But "i=409", "i=40" and so on, which are too few: those are refused as well.
        ScramSha256Mechanism mechanism = Known();
        for (int count = 0; count < ServerFirst.Length; count++)
        {
            Exchange exchange = new Exchange(mechanism);
            exchange.Start();
            Assert.AreEqual(Exchange.Cancelled, exchange.Answer(ServerFirst.Substring(0, count)), count.ToString());
        }
    }

    [TestMethod]
    public void Challenge_longer_than_the_limit_is_refused()
    {
        ScramSha256Mechanism mechanism = Known();
        string longest = ServerFirst + ",x=";
        while (longest.Length < SaslLimits.MaxChallengeBytes) longest += "x";
        Exchange exchange = new Exchange(mechanism);
        exchange.Start();
        Assert.IsTrue(exchange.Answer(longest) != Exchange.Cancelled);
        exchange = new Exchange(mechanism);
        exchange.Start();
        Assert.AreEqual(Exchange.Cancelled, exchange.Answer(longest + "x"));
    }

    [TestMethod]
    public void Nonce_and_salt_may_be_as_long_as_the_limits()
    {
        string nonce = Nonce;
        while (nonce.Length < SaslLimits.MaxScramNonceBytes) nonce += "~";
        Exchange exchange = new Exchange(Known());
        exchange.Start();
        string final = exchange.Answer("r=" + nonce + ",s=" + Salt + ",i=4096");
        Assert.AreEqual("c=biws,r=" + nonce + ",p=", final.Substring(0, final.Length - 44));
        exchange = new Exchange(Known());
        exchange.Start();
        Assert.AreEqual(Exchange.Cancelled, exchange.Answer("r=" + nonce + "~,s=" + Salt + ",i=4096"));

        // 64 bytes of salt, in 85 characters and padding; and 65.
        string salt = "";
        while (salt.Length < 84) salt += "AAAA";
        ScramSha256Mechanism mechanism = Mechanism("user", "pencil");
        mechanism.SetSaltedPassword(new byte[32], new byte[64], 64, 4096);
        exchange = new Exchange(mechanism);
        exchange.Start();
        Assert.IsTrue(exchange.Answer("r=" + Nonce + ",s=" + salt + "AA==,i=4096") != Exchange.Cancelled);
        exchange = new Exchange(mechanism);
        exchange.Start();
        Assert.AreEqual(Exchange.Cancelled, exchange.Answer("r=" + Nonce + ",s=" + salt + "AAA=,i=4096"));
        exchange = new Exchange(mechanism);
        exchange.Start();
        Assert.AreEqual(Exchange.Cancelled, exchange.Answer("r=" + Nonce + ",s=" + salt + "AAAAAAAA,i=4096"));
    }

    private static void AssertCancelled(string challenge, string why)
    {
        ScramSha256Mechanism mechanism = Known();
        Exchange exchange = new Exchange(mechanism);
        exchange.Start();
        Assert.AreEqual(Exchange.Cancelled, exchange.Answer(challenge), why);

        // Nothing revives the exchange, and what is kept is still good for the next.
        Assert.AreEqual(Exchange.Cancelled, exchange.Answer(ServerFirst), why);
        Assert.AreEqual(Exchange.Cancelled, exchange.Answer(ServerFinal), why);
        Assert.IsFalse(mechanism.IsServerProven, why);
        exchange = new Exchange(mechanism);
        exchange.Start();
        Assert.AreEqual(ClientFinal, exchange.Answer(ServerFirst), why);
    }
}
