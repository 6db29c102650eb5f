using DeviceMailer.Smtp.Sasl;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Sasl;

/// <summary>The exchange of RFC 7677 3, and mechanisms for it.</summary>
internal static class ScramExample
{
    // RFC 7677 3.
    internal const string ClientNonce = "rOprNGfwEbeRWgbNEkqO";
    internal const string Nonce = ClientNonce + "%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";
    internal const string Salt = "W22ZaJ0SNY7soEsUEjb6gQ==";
    internal const string ClientFirst = "n,,n=user,r=" + ClientNonce;
    internal const string ServerFirst = "r=" + Nonce + ",s=" + Salt + ",i=4096";
    internal const string ClientFinal = "c=biws,r=" + Nonce + ",p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=";
    internal const string ServerFinal = "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=";
    internal const string SaltedPassword = "c4a49510323ab4f952cac1fa99441939e78ea74d6be81ddf7096e87513dc615d";

    internal static ScramSha256Mechanism Mechanism(string user, string password) =>
        new ScramSha256Mechanism(Bytes.Of(user), Bytes.Of(password), Bytes.Of(ClientNonce));

    // With the salted password of the example, so that a test costs no 4,096 rounds.
    internal static ScramSha256Mechanism Known()
    {
        ScramSha256Mechanism mechanism = Mechanism("user", "pencil");
        SetKnown(mechanism);
        return mechanism;
    }

    internal static void SetKnown(ScramSha256Mechanism mechanism) =>
        Assert.IsTrue(mechanism.SetSaltedPassword(Hex.Parse(SaltedPassword), Hex.Parse("5b6d99689d12358eeca04b141236fa81"), 16, 4096));
}
