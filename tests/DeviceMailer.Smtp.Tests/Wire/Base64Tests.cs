using DeviceMailer.Smtp.Wire;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Wire;

[TestClass]
public class Base64Tests
{
    private const int LongestBytes = 64;

    [DataRow("", "")]
    [DataRow("Zg==", "f")]
    [DataRow("Zm8=", "fo")]
    [DataRow("Zm9v", "foo")]
    [DataRow("Zm9vYg==", "foob")]
    [DataRow("Zm9vYmE=", "fooba")]
    [DataRow("Zm9vYmFy", "foobar")]
    public void Decoding_the_RFC_4648_vectors(string encoded, string expected)
    {
        byte[] bytes = Bytes.Of(encoded);
        Assert.AreEqual(expected, Bytes.Text(bytes, 0, Base64.Decode(bytes, 0, bytes.Length)));
    }

    [TestMethod]
    public void Every_length_comes_back()
    {
        byte[] bytes = new byte[LongestBytes];
        OutputBuffer output = new OutputBuffer(LongestBytes * 2);
        for (int length = 0; length <= LongestBytes; length++)
        {
            for (int start = 0; start < 256; start += 51)
            {
                for (int i = 0; i < length; i++) bytes[i] = (byte)(start + i * 37);
                output.Clear();
                output.WriteByte((byte)'<');
                Base64.Write(output, bytes, 0, length);
                output.WriteByte((byte)'>');
                Assert.AreEqual(length, Base64.Decode(output.Bytes, 1, output.Count - 2));
                for (int i = 0; i < length; i++)
                {
                    if (output.Bytes[1 + i] != bytes[i]) Assert.AreEqual(bytes[i], output.Bytes[1 + i], length.ToString() + " bytes, at " + i.ToString());
                }

                Assert.AreEqual((byte)'<', output.Bytes[0]);
                Assert.AreEqual((byte)'>', output.Bytes[output.Count - 1]);
            }
        }
    }

    [TestMethod]
    public void Every_character_has_its_value_or_none()
    {
        byte[] alphabet = Bytes.Of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");
        byte[] group = new byte[4];
        for (int character = 0; character < 256; character++)
        {
            int value = -1;
            for (int i = 0; i < 64; i++) if (alphabet[i] == character) value = i;
            for (int i = 0; i < 3; i++) group[i] = (byte)'A';
            group[3] = (byte)character;
            int count = Base64.Decode(group, 0, 4);
            int expected = value >= 0 ? 3 : character == '=' ? 2 : -1;
            if (count != expected) Assert.AreEqual(expected, count, "character " + character.ToString());
            if (value >= 0) Assert.AreEqual(value, (int)group[2]);
        }
    }

    // What is not whole groups, padding in wrong places and numbers, other alphabets, line ends.
    [DataRow("Z")]
    [DataRow("Zg")]
    [DataRow("Zg=")]
    [DataRow("=")]
    [DataRow("==")]
    [DataRow("====")]
    [DataRow("Z===")]
    [DataRow("=Zg=")]
    [DataRow("Z=g=")]
    [DataRow("Zg==Zg==")]
    [DataRow("Zm8=Zm8=")]
    [DataRow("Zm9v=")]
    [DataRow("Zm9v====")]
    [DataRow("Zg= =")]
    [DataRow("Zm-_")]
    [DataRow("Zm9v\r\n")]
    [DataRow("Zm 9v")]
    [DataRow(" Zm9v")]
    [DataRow("Zm9v Zg=")]
    [DataRow("Zm9v\r\nZg")]
    [DataRow("Username:")]
    [DataRow("go on")]
    public void What_is_not_base64_is_refused(string encoded) => AssertRefused(encoded);

    // "Zg==" and "Zm8=" are the canonical ones (RFC 4648 3.5).
    [DataRow("Zh==")]
    [DataRow("Zo==")]
    [DataRow("Zv==")]
    [DataRow("Zm9=")]
    [DataRow("Zm+=")]
    [DataRow("Zm9vZm/=")]
    public void Bits_left_over_are_refused(string encoded) => AssertRefused(encoded);

    private static void AssertRefused(string encoded)
    {
        byte[] bytes = Bytes.Of(encoded);
        Assert.AreEqual(-1, Base64.Decode(bytes, 0, bytes.Length));
    }
}
