using System;
using DeviceMailer.Smtp.Sasl;
using nanoFramework.TestFramework;
using static DeviceMailer.Tests.Sasl.ScramExample;

namespace DeviceMailer.Tests.Sasl;

[TestClass]
public class ScramSha256Tests
{
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
}
