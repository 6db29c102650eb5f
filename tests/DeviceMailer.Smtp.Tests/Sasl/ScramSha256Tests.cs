using System;
using DeviceMailer.Smtp.Sasl;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Sasl;

[TestClass]
public class ScramSha256Tests
{
    // RFC 7677 3.
    private const string ClientNonce = "rOprNGfwEbeRWgbNEkqO";
    private const string Nonce = ClientNonce + "%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";
    private const string Salt = "W22ZaJ0SNY7soEsUEjb6gQ==";
    private const string ClientFirst = "n,,n=user,r=" + ClientNonce;
    private const string ServerFirst = "r=" + Nonce + ",s=" + Salt + ",i=4096";
    private const string ClientFinal = "c=biws,r=" + Nonce + ",p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=";
    private const string ServerFinal = "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=";
    private const string SaltedPassword = "c4a49510323ab4f952cac1fa99441939e78ea74d6be81ddf7096e87513dc615d";

    [TestMethod]
    public void Exchange_of_the_RFC_7677_example()
    {
        ScramSha256Mechanism mechanism = Mechanism("user", "pencil");
        Exchange exchange = new Exchange(mechanism);
        Assert.AreEqual(ClientFirst, exchange.Start());
        Assert.AreEqual(ClientFinal, exchange.Answer(ServerFirst));
        Assert.AreEqual(SaltedPassword, Hex.Of(mechanism.SaltedPassword));
        Assert.AreEqual("5b6d99689d12358eeca04b141236fa81", Hex.Of(mechanism.Salt, 0, mechanism.SaltCount));
        Assert.AreEqual(4096, mechanism.Iterations);
        Assert.IsFalse(mechanism.IsServerProven, "before the server's last message");
        Assert.AreEqual("", exchange.Answer(ServerFinal));
        Assert.IsTrue(mechanism.IsServerProven, "behind it");
        Assert.AreEqual(Exchange.Cancelled, exchange.Answer(""));
    }

    [TestMethod]
    public void Name_and_what_it_needs()
    {
        ScramSha256Mechanism mechanism = Mechanism("user", "pencil");
        Assert.AreEqual("SCRAM-SHA-256", mechanism.Name);
        Assert.IsTrue(!mechanism.SendsSecret && mechanism.HasInitialResponse && !mechanism.IsServerProven);
    }

    [TestMethod]
    public void Without_initial_response_an_empty_challenge_is_answered()
    {
        Exchange exchange = new Exchange(Known());
        Assert.AreEqual(ClientFirst, exchange.Answer(""));
        Assert.AreEqual(ClientFinal, exchange.Answer(ServerFirst));
        Assert.AreEqual("", exchange.Answer(ServerFinal));
    }

    [TestMethod]
    public void Second_exchange_begins_anew()
    {
        ScramSha256Mechanism mechanism = Known();
        for (int i = 0; i < 3; i++)
        {
            Exchange exchange = new Exchange(mechanism);
            Assert.IsFalse(mechanism.IsServerProven, "a proof does not outlive its exchange");
            Assert.AreEqual(ClientFirst, exchange.Start());
            Assert.AreEqual(ClientFinal, exchange.Answer(ServerFirst));
            Assert.AreEqual("", exchange.Answer(ServerFinal));
            Assert.IsTrue(mechanism.IsServerProven);
            mechanism.Wipe();
        }
    }

    [TestMethod]
    public void Exchange_behind_one_that_was_broken_off_begins_anew()
    {
        ScramSha256Mechanism mechanism = Known();
        Exchange broken = new Exchange(mechanism);
        broken.Start();
        broken.Answer(ServerFirst);
        Exchange exchange = new Exchange(mechanism);
        Assert.AreEqual(ClientFirst, exchange.Start());
        Assert.AreEqual(ClientFinal, exchange.Answer(ServerFirst));
        Assert.AreEqual("", exchange.Answer(ServerFinal));
    }

    [TestMethod]
    public void Salted_password_is_made_anew_for_another_salt_and_count()
    {
        ScramSha256Mechanism mechanism = Known();
        Exchange exchange = new Exchange(mechanism);
        exchange.Start();
        Assert.AreEqual("c=biws,r=rOprNGfwEbeRWgbNEkqOsecond,p=yybf9D4GYlgUh8CFWoWB782uDPBhDBhlVcxsKAC/K6c=", exchange.Answer("r=rOprNGfwEbeRWgbNEkqOsecond,s=YW5vdGhlciBzYWx0,i=4100"));
        Assert.AreEqual("", exchange.Answer("v=EYbjTrB7HsjHOa20gKVPISnbDxo1iB+pNNIcDemr7tU="));
        Assert.AreEqual("2b38451e01b290d0cf184fb4d832f117ef780ce34651cdadaca30a8e9f5eab51", Hex.Of(mechanism.SaltedPassword));
        Assert.AreEqual("another salt", Bytes.Text(mechanism.Salt, 0, mechanism.SaltCount));
        Assert.AreEqual(4100, mechanism.Iterations);
    }

    [TestMethod]
    public void Stored_salted_password_is_believed_and_can_be_forgotten()
    {
        ScramSha256Mechanism mechanism = Mechanism("user", "not the password");
        Assert.AreEqual(0, mechanism.Iterations);
        SetKnown(mechanism);
        Exchange exchange = new Exchange(mechanism);
        exchange.Start();
        Assert.AreEqual(ClientFinal, exchange.Answer(ServerFirst));
        mechanism.ForgetSaltedPassword();
        Assert.AreEqual(0, mechanism.Iterations);
        exchange = new Exchange(mechanism);
        exchange.Start();
        Assert.IsTrue(exchange.Answer(ServerFirst) != ClientFinal);
        Assert.AreEqual(Exchange.Cancelled, exchange.Answer(ServerFinal));
    }

    [TestMethod]
    public void Stored_salted_password_that_cannot_be_one_is_left()
    {
        ScramSha256Mechanism mechanism = Mechanism("user", "pencil");
        byte[] key = new byte[32];
        byte[] salt = new byte[65];
        Assert.IsFalse(mechanism.SetSaltedPassword(new byte[31], salt, 16, 4096));
        Assert.IsFalse(mechanism.SetSaltedPassword(new byte[33], salt, 16, 4096));
        Assert.IsFalse(mechanism.SetSaltedPassword(key, salt, 0, 4096));
        Assert.IsFalse(mechanism.SetSaltedPassword(key, salt, -1, 4096));
        Assert.IsFalse(mechanism.SetSaltedPassword(key, salt, 65, 4096));
        Assert.IsFalse(mechanism.SetSaltedPassword(key, new byte[8], 9, 4096));
        Assert.IsFalse(mechanism.SetSaltedPassword(key, salt, 16, 4095));
        Assert.IsFalse(mechanism.SetSaltedPassword(key, salt, 16, SaslLimits.MaxScramIterations + 1));
        Assert.AreEqual(0, mechanism.Iterations);
        Assert.IsTrue(mechanism.SetSaltedPassword(key, salt, 64, SaslLimits.MaxScramIterations));
        Assert.AreEqual(SaslLimits.MaxScramIterations, mechanism.Iterations);
    }

    [TestMethod]
    public void User_name_is_escaped()
    {
        ScramSha256Mechanism mechanism = Mechanism("a=b,c=,", "p=,");
        Exchange exchange = new Exchange(mechanism);
        Assert.AreEqual("n,,n=a=3Db=2Cc=3D=2C,r=" + ClientNonce, exchange.Start());
        Assert.AreEqual("c=biws,r=rOprNGfwEbeRWgbNEkqOx,p=xuxHRqudCAX+Oj37Z7RhvKZM79ma4Xte2MT00AdusRw=", exchange.Answer("r=rOprNGfwEbeRWgbNEkqOx,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096"));
        Assert.AreEqual("", exchange.Answer("v=UJejABG58Y5d+PfC8L5bd2NcVe50TS+bRn84bFcJVYw="));
    }

    [TestMethod]
    public void Unknown_extensions_are_ignored_and_signed()
    {
        ScramSha256Mechanism mechanism = Known();
        Exchange exchange = new Exchange(mechanism);
        exchange.Start();
        Assert.AreEqual("c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=QNozIfcuP89L2Wweze/IurEMAQkmgZPUnqB8SAJiD78=", exchange.Answer("r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096,x=new,Y=thing=1"));
        Assert.AreEqual("", exchange.Answer("v=8Ou0eC24gfE7an/Fz/yamhuq5dRQf22rJcHidJv8DOk=,z=more"));
        Assert.IsTrue(mechanism.IsServerProven);
    }

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

    [TestMethod]
    public void Messages_out_of_turn_are_refused()
    {
        ScramSha256Mechanism mechanism = Known();
        Exchange exchange = new Exchange(mechanism);
        Assert.AreEqual(Exchange.Cancelled, exchange.Answer(ServerFirst), "before our first");
        exchange = new Exchange(mechanism);
        exchange.Start();
        Assert.AreEqual(Exchange.Cancelled, exchange.Start(), "our first twice");
        Assert.AreEqual(Exchange.Cancelled, exchange.Answer(""), "an empty one behind our first");
    }

    [TestMethod]
    public void Nonces_are_printable_and_differ()
    {
        ScramSha256Mechanism mechanism = new ScramSha256Mechanism(Bytes.Of("u"), Bytes.Of("p"), new Random(7));
        string last = "";
        for (int i = 0; i < 20; i++)
        {
            string first = new Exchange(mechanism).Start();
            Assert.AreEqual("n,,n=u,r=", first.Substring(0, 9));
            string nonce = first.Substring(9);
            Assert.AreEqual(SaslLimits.ScramClientNonceBytes, nonce.Length);
            byte[] bytes = Bytes.Of(nonce);
            for (int at = 0; at < bytes.Length; at++) Assert.IsTrue(bytes[at] > 0x20 && bytes[at] < 0x7f && bytes[at] != ',', nonce);
            Assert.IsTrue(nonce != last);
            last = nonce;
        }
    }

    [TestMethod]
    public void Wiped_it_has_no_proof_and_answers_nothing()
    {
        ScramSha256Mechanism mechanism = Known();
        Exchange exchange = new Exchange(mechanism);
        exchange.Start();
        exchange.Answer(ServerFirst);
        mechanism.Wipe();
        string zeros = "";
        for (int i = 0; i < 44; i++) zeros += "<NUL>";
        Assert.AreEqual("c=biws,r=" + Nonce + ",p=" + zeros, exchange.Again());
        Assert.AreEqual(Exchange.Cancelled, exchange.Answer(ServerFinal));
        Assert.IsFalse(mechanism.IsServerProven);
        Assert.AreEqual(4096, mechanism.Iterations, "the salted password stays");
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

    private static ScramSha256Mechanism Mechanism(string user, string password) =>
        new ScramSha256Mechanism(Bytes.Of(user), Bytes.Of(password), Bytes.Of(ClientNonce));

    // With the salted password of the example, so that a test costs no 4,096 rounds.
    private static ScramSha256Mechanism Known()
    {
        ScramSha256Mechanism mechanism = Mechanism("user", "pencil");
        SetKnown(mechanism);
        return mechanism;
    }

    private static void SetKnown(ScramSha256Mechanism mechanism) =>
        Assert.IsTrue(mechanism.SetSaltedPassword(Hex.Parse(SaltedPassword), Hex.Parse("5b6d99689d12358eeca04b141236fa81"), 16, 4096));
}
