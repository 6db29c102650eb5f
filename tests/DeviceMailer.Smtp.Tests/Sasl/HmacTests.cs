using System;
using DeviceMailer.Smtp.Sasl;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Sasl;

[TestClass]
public class HmacTests
{
    [DataRow("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "4869205468657265", "9294727a3638bb1c13f48ef8158bfc9d")]
    [DataRow("4a656665", "7768617420646f2079612077616e7420666f72206e6f7468696e673f", "750c783e6ab0b503eaa86e310a5db738")]
    [DataRow("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd", "56be34521d144c88dbb8c733f0e8b3f6")]
    [DataRow("0102030405060708090a0b0c0d0e0f10111213141516171819", "cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd", "697eaf0aca3a3aea3a75164746ffaa79")]
    [DataRow("0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c", "546573742057697468205472756e636174696f6e", "56461ef2342edc00f9bab995690efd4c")]
    [DataRow("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "54657374205573696e67204c6172676572205468616e20426c6f636b2d53697a65204b6579202d2048617368204b6579204669727374", "6b1ab7fe4bd7bf8f0b62e6ce61b9d0cd")]
    [DataRow("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "54657374205573696e67204c6172676572205468616e20426c6f636b2d53697a65204b657920616e64204c6172676572205468616e204f6e6520426c6f636b2d53697a652044617461", "6f630fad67cda0ee1fb1f562db3aa53e")]
    public void Hmac_md5_of_the_RFC_2202_vectors(string key, string message, string expected) => Assert.AreEqual(expected, Mac(new Hmac(new Md5()), key, message));

    [DataRow("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "4869205468657265", "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7")]
    [DataRow("4a656665", "7768617420646f2079612077616e7420666f72206e6f7468696e673f", "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")]
    [DataRow("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd", "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe")]
    [DataRow("0102030405060708090a0b0c0d0e0f10111213141516171819", "cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd", "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b")]
    [DataRow("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "54657374205573696e67204c6172676572205468616e20426c6f636b2d53697a65204b6579202d2048617368204b6579204669727374", "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54")]
    [DataRow("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "5468697320697320612074657374207573696e672061206c6172676572207468616e20626c6f636b2d73697a65206b657920616e642061206c6172676572207468616e20626c6f636b2d73697a6520646174612e20546865206b6579206e6565647320746f20626520686173686564206265666f7265206265696e6720757365642062792074686520484d414320616c676f726974686d2e", "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2")]
    public void Hmac_sha256_of_the_RFC_4231_vectors(string key, string message, string expected) => Assert.AreEqual(expected, Mac(new Hmac(new Sha256()), key, message));

    [DataRow(63, "23670528b6b8c55d2f8ef2f36c1f000cec7c23ec76881c485f2e89b5fe705cca")]
    [DataRow(64, "ae0c0e4a2340cf50185eb46aaa8723f4769153661612e212fb0d1fa3170c6202")]
    [DataRow(65, "ed378e5dfa30dc98814ba09b2e610d9b6af66054922ceef9480da094a3f11b2d")]
    public void Key_of_about_a_block(int keyBytes, string expected) =>
        Assert.AreEqual(expected, Mac(new Hmac(new Sha256()), Hex.Of(Hex.Repeated((byte)'k', keyBytes)), "616263"));

    [TestMethod]
    public void One_key_serves_many_messages_and_another_key_follows()
    {
        Hmac hmac = new Hmac(new Sha256());
        byte[] key = Bytes.Of("Jefe");
        byte[] message = Bytes.Of("what do ya want for nothing?");
        byte[] mac = new byte[32];
        hmac.SetKey(key, 0, key.Length);
        for (int i = 0; i < 3; i++)
        {
            hmac.Update(message, 0, i);
            hmac.Update(message, i, message.Length - i);
            hmac.Finish(mac, 0);
            Assert.AreEqual("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843", Hex.Of(mac));
        }

        Assert.AreEqual("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7", Mac(hmac, "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "4869205468657265"));
    }

    [TestMethod]
    public void Wipe_leaves_zeros()
    {
        Hmac hmac = new Hmac(new Sha256());
        hmac.SetKey(Bytes.Of("Jefe"), 0, 4);
        hmac.Wipe();
        for (int i = 0; i < 8; i++) Assert.IsTrue(hmac.InnerState[i] == 0 && hmac.OuterState[i] == 0);
    }

    // RFC 7914 11, the first 32 of 64 bytes; the one of 80,000 iterations takes an interpreter too long.
    [DataRow("passwd", "salt", 1, "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc")]
    [DataRow("passwd", "salt", 2, "2d412f896e76685e30df569f0a740634e31f031f749d607d9e44210bffb91a6a")]
    [DataRow("pass", "NaCl and more than a block of it, which no server sends, but why should it not be right?", 7, "3d443c40349ca102aed6b2aecfde785e117132f32bb7d553beabb89d4fd79cde")]
    public void Pbkdf2_with_hmac_sha256(string password, string salt, int iterations, string expected)
    {
        byte[] key = new byte[32];
        byte[] saltBytes = Bytes.Of(salt);
        new Pbkdf2(new Hmac(new Sha256())).DeriveKey(Bytes.Of(password), saltBytes, 0, saltBytes.Length, iterations, key);
        Assert.AreEqual(expected, Hex.Of(key));
    }

    [TestMethod]
    public void Pbkdf2_is_refused_over_another_hash() =>
        Assert.ThrowsException(typeof(ArgumentException), () => new Pbkdf2(new Hmac(new Md5())).GetType());

    private static string Mac(Hmac hmac, string key, string message)
    {
        byte[] keyBytes = Hex.Parse(key);
        byte[] mac = new byte[hmac.MacBytes];
        hmac.SetKey(keyBytes, 0, keyBytes.Length);
        hmac.Update(Hex.Parse(message));
        hmac.Finish(mac, 0);
        return Hex.Of(mac);
    }
}
