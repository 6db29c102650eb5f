using DeviceMailer.Smtp.Sasl;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Sasl;

[TestClass]
public class HashTests
{
    private const int LongestMessage = 130; // past two blocks

    [DataRow("", "d41d8cd98f00b204e9800998ecf8427e")]
    [DataRow("a", "0cc175b9c0f1b6a831c399e269772661")]
    [DataRow("abc", "900150983cd24fb0d6963f7d28e17f72")]
    [DataRow("message digest", "f96b697d7cb7938d525a2f31aaf161d0")]
    [DataRow("abcdefghijklmnopqrstuvwxyz", "c3fcd3d76192e4007dfb496cca67e13b")]
    [DataRow("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", "d174ab98d277d9f5a5611c2c9f419d9f")]
    [DataRow("12345678901234567890123456789012345678901234567890123456789012345678901234567890", "57edf4a22be3c955ac49da2e2107b67a")]
    public void Md5_of_the_RFC_1321_vectors(string message, string expected) => Assert.AreEqual(expected, Digest(new Md5(), Bytes.Of(message)));

    [DataRow("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [DataRow("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [DataRow("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")]
    [DataRow("abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu", "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1")]
    public void Sha256_of_the_FIPS_180_vectors(string message, string expected) => Assert.AreEqual(expected, Digest(new Sha256(), Bytes.Of(message)));

    // The digest of the digests of all messages of 0 to 130 bytes (i * 7 + length), as Python's hashlib has it.
    [TestMethod]
    public void Md5_of_every_length_at_every_split() =>
        Assert.AreEqual("df6954f2171934b3a1d651b1bf28ce12", DigestOfAllLengths(new Md5(), new Md5()));

    [TestMethod]
    public void Sha256_of_every_length_at_every_split() =>
        Assert.AreEqual("969b9f993f9c27e8424a46288c5b7999eee502a7befa92cad6cfef1034d76c51", DigestOfAllLengths(new Sha256(), new Sha256()));

    [TestMethod]
    public void A_million_a_would_be_long_but_ten_thousand_in_pieces_are_not()
    {
        byte[] piece = Hex.Repeated((byte)'a', 1000);
        Sha256 hash = new Sha256();
        for (int i = 0; i < 10; i++) hash.Update(piece, 0, piece.Length);
        byte[] digest = new byte[32];
        hash.Finish(digest, 0);
        Assert.AreEqual("27dd1f61b867b6a0f6e9d8a41c43231de52107e53ae424de8f847b821db4b711", Hex.Of(digest));
    }

    [TestMethod]
    public void Digest_goes_where_it_is_told_and_nowhere_else()
    {
        byte[] digest = Hex.Repeated(0xee, 34);
        Sha256 hash = new Sha256();
        hash.Finish(digest, 1);
        Assert.AreEqual("eee3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855ee", Hex.Of(digest));
        Assert.AreEqual(32, hash.DigestBytes);
        Assert.AreEqual(16, new Md5().DigestBytes);
    }

    [TestMethod]
    public void Reset_and_wipe_forget_what_came()
    {
        Sha256 hash = new Sha256();
        byte[] noise = Hex.Repeated(1, 100);
        hash.Update(noise, 0, noise.Length);
        hash.Reset();
        Assert.AreEqual("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Digest(hash, Bytes.Of("abc")));
        hash.Update(noise, 0, noise.Length);
        hash.Wipe();
        Assert.AreEqual("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Digest(hash, Bytes.Of("abc")));
    }

    private static string Digest(HashFunction hash, byte[] message)
    {
        byte[] digest = new byte[hash.DigestBytes];
        hash.Update(message, 0, message.Length);
        hash.Finish(digest, 0);
        return Hex.Of(digest);
    }

    private static string DigestOfAllLengths(HashFunction hash, HashFunction ofAll)
    {
        byte[] message = new byte[LongestMessage];
        byte[] whole = new byte[hash.DigestBytes];
        byte[] split = new byte[hash.DigestBytes];
        for (int length = 0; length <= LongestMessage; length++)
        {
            for (int i = 0; i < length; i++) message[i] = (byte)(i * 7 + length);
            hash.Update(message, 0, length);
            hash.Finish(whole, 0);
            ofAll.Update(whole, 0, whole.Length);
            for (int at = 0; at <= length; at++)
            {
                hash.Update(message, 0, at);
                hash.Update(message, at, length - at);
                hash.Finish(split, 0);
                for (int i = 0; i < split.Length; i++)
                {
                    if (split[i] != whole[i]) Assert.AreEqual(Hex.Of(whole), Hex.Of(split), length.ToString() + " bytes split at " + at.ToString());
                }
            }
        }

        ofAll.Finish(whole, 0);
        return Hex.Of(whole);
    }
}
