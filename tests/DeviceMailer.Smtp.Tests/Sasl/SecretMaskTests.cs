// Whatever a server makes of a password when it says it back, no log shows it.

using DeviceMailer.Smtp.Sasl;
using DeviceMailer.Smtp.Wire;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Sasl;

[TestClass]
public class SecretMaskTests
{
    [DataRow("pencil", "535 pencil", "535 ***")]
    [DataRow("pencil", "535 user=u,password=pencil!", "535 ***")]
    [DataRow("pencil", "535 PENCIL and (pencil)", "535 *** and ***")]
    [DataRow("pencil", "535 pen of mine", "535 pen of mine")]
    [DataRow("a red pencil", "535 a red pencil was wrong", "535 *** was wrong")]
    [DataRow("pencil", "pencil", "***")]
    [DataRow("pw", "535 pw", "535 **")]
    [DataRow("auth=Bearer ", "535 user=u?auth=Bearer ya29.token?? no", "535 *** no")]
    [DataRow("auth=Bearer ", "535 dXNlcj11AWF1dGg9QmVhcmVyIHlhMjkudG9rZW4BAQ== no", "535 *** no")]
    [DataRow("pencil", "535 5.7.8 Username and Password not accepted", "535 5.7.8 Username and Password not accepted")]
    public void Clear_text_is_masked(string secret, string line, string expected) => Assert.AreEqual(expected, Masked(line, secret));

    [TestMethod]
    public void Base64_is_masked_at_every_place_and_cut_anywhere_behind_four_characters_of_the_secret()
    {
        string[] secrets = { "pencil", "a long pass phrase with \u00fcmlauts", "p4ss", "xyz" };
        for (int s = 0; s < secrets.Length; s++)
        {
            for (int before = 0; before < 7; before++)
            {
                string front = "abcdefg".Substring(0, before);
                string whole = Encode(front + secrets[s] + "zz");
                int visible = Encode(front).Length; // at most so many characters are of the front alone
                int most = secrets[s].Length < 5 ? whole.Length : visible + 6; // what is short is seen whole or not at all
                for (int length = whole.Length; length >= most; length--)
                {
                    string said = Masked("535 '" + whole.Substring(0, length) + " no", secrets[s]);
                    Assert.AreEqual("535 *** no", said, secrets[s] + " behind " + before.ToString() + ", " + length.ToString());
                }
            }
        }
    }

    [TestMethod]
    public void Whatever_the_line_it_ends_and_stays_in_its_place()
    {
        System.Random random = new System.Random(5);
        byte[] buffer = new byte[96];
        for (int i = 0; i < 300; i++)
        {
            byte[] secret = new byte[1 + random.Next(12)];
            for (int k = 0; k < secret.Length; k++) secret[k] = (byte)("ab c"[random.Next(4)]);
            for (int k = 0; k < buffer.Length; k++) buffer[k] = (byte)("ab cYWI"[random.Next(7)]);
            byte last = buffer[80];
            int count = SecretMask.Mask(buffer, 10, 70, secret);
            Assert.IsTrue(count >= 0 && count <= 70);
            Assert.AreEqual((int)last, (int)buffer[80]);
        }
    }

    private static string Encode(string text)
    {
        OutputBuffer output = new OutputBuffer(128);
        byte[] bytes = Bytes.Of(text);
        Base64.Write(output, bytes, 0, bytes.Length);
        return Bytes.Text(output.Bytes, 0, output.Count);
    }

    private static string Masked(string line, string secret)
    {
        byte[] bytes = Bytes.Of(line);
        return Bytes.Text(bytes, 0, SecretMask.Mask(bytes, 0, bytes.Length, Bytes.Of(secret)));
    }
}
