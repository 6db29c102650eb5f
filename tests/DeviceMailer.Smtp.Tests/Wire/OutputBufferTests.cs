using DeviceMailer.Smtp.Wire;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Wire;

[TestClass]
public class OutputBufferTests
{
    [DataRow(0, 1, "0")]
    [DataRow(7, 1, "7")]
    [DataRow(10, 1, "10")]
    [DataRow(999, 1, "999")]
    [DataRow(1000, 1, "1000")]
    [DataRow(7, 2, "07")]
    [DataRow(2026, 4, "2026")]
    [DataRow(99, 4, "0099")]
    [DataRow(1999999999, 1, "1999999999")]
    [DataRow(2147483647, 1, "2147483647")]
    [DataRow(2147483647, 10, "2147483647")]
    [DataRow(5, 10, "0000000005")]
    public void Decimals(int value, int digits, string expected)
    {
        OutputBuffer output = new OutputBuffer(16);
        output.WriteDecimal(value, digits);
        Assert.AreEqual(expected, Bytes.Text(output.Bytes, 0, output.Count));
    }

    [TestMethod]
    public void What_does_not_fit_is_left_out_and_said()
    {
        OutputBuffer output = new OutputBuffer(4);
        output.Write(Bytes.Of("abc"));
        output.Write(Bytes.Of("de"));
        Assert.AreEqual("abcd", Bytes.Text(output.Bytes, 0, output.Count));
        Assert.IsTrue(output.Overflowed);
        Assert.AreEqual(0, output.FreeCount);
        output.Clear();
        Assert.IsFalse(output.Overflowed);
        output.WriteDecimal(12345);
        Assert.AreEqual("1234", Bytes.Text(output.Bytes, 0, output.Count));
        Assert.IsTrue(output.Overflowed);
        output.Clear();
        output.Write(Bytes.Of("wxyz"));
        Assert.IsFalse(output.Overflowed);
    }

    [TestMethod]
    public void A_window_shows_any_part_of_what_is_written()
    {
        byte[] buffer = new byte[16];
        byte[] expected = Bytes.Of("head12345body");
        OutputBuffer window = new OutputBuffer();
        for (int skip = 0; skip <= expected.Length; skip++)
        {
            for (int room = 0; room < 6; room++)
            {
                window.Lend(buffer, 3, room, skip);
                window.Write(Bytes.Of("head"));
                window.WriteDecimal(12345);
                window.Write(Bytes.Of("body"));
                int seen = expected.Length - skip < room ? expected.Length - skip : room;
                Assert.AreEqual(seen, window.Count);
                Assert.AreEqual(skip + room < expected.Length, window.Overflowed);
                for (int i = 0; i < seen; i++) Assert.AreEqual(expected[skip + i], buffer[3 + i]);
            }
        }
    }

    [TestMethod]
    public void What_may_be_cut_is_cut()
    {
        OutputBuffer output = new OutputBuffer(4);
        output.WriteCut(Bytes.Of("abcdef"), 1, 5);
        Assert.AreEqual("bcde", Bytes.Text(output.Bytes, 0, output.Count));
        Assert.IsFalse(output.Overflowed);
    }

    [TestMethod]
    public void Hexadecimal()
    {
        OutputBuffer output = new OutputBuffer(8);
        output.WriteHex(new byte[] { 0x00, 0xa9, 0xff }, 1, 2);
        Assert.AreEqual("a9ff", Bytes.Text(output.Bytes, 0, output.Count));
    }

    [DataRow("", "")]
    [DataRow("f", "Zg==")]
    [DataRow("fo", "Zm8=")]
    [DataRow("foo", "Zm9v")]
    [DataRow("foob", "Zm9vYg==")]
    [DataRow("fooba", "Zm9vYmE=")]
    [DataRow("foobar", "Zm9vYmFy")]
    public void Base64_of_the_RFC_4648_vectors(string text, string expected)
    {
        OutputBuffer output = new OutputBuffer(16);
        byte[] bytes = Bytes.Of(text);
        Base64.Write(output, bytes, 0, bytes.Length);
        Assert.AreEqual(expected, Bytes.Text(output.Bytes, 0, output.Count));
    }

    [DataRow("one|two|three", 0, "one")]
    [DataRow("one|two|three", 1, "two")]
    [DataRow("one|two|three", 2, "three")]
    [DataRow("alone", 0, "alone")]
    [DataRow("||last", 1, "")]
    public void Words_of_a_list(string words, int index, string expected)
    {
        OutputBuffer output = new OutputBuffer(8);
        output.Write(new WordList(words), index);
        Assert.AreEqual(expected, Bytes.Text(output.Bytes, 0, output.Count));
        Assert.IsFalse(output.Overflowed);
    }

    [TestMethod]
    public void Word_is_written_piece_by_piece_through_a_window()
    {
        byte[] buffer = new byte[3];
        OutputBuffer window = new OutputBuffer();
        string seen = "";
        for (int skip = 0; skip < 7; skip++)
        {
            window.Lend(buffer, 1, 1, skip);
            window.WriteByte((byte)'<');
            window.Write(new WordList("no|words|no"), 1);
            window.WriteByte((byte)'>');
            Assert.AreEqual(7 - skip, window.Written);
            seen += Bytes.Text(buffer, 1, window.Count);
        }

        Assert.AreEqual("<words>", seen);
        Assert.AreEqual(0, buffer[0] + buffer[2]);
    }

    [TestMethod]
    public void Word_that_does_not_fit_is_an_overflow()
    {
        OutputBuffer output = new OutputBuffer(4);
        output.WriteWord("words");
        Assert.IsTrue(output.Overflowed);
        Assert.AreEqual("word", Bytes.Text(output.Bytes, 0, output.Count));
    }

    [DataRow("SIZE", 1)]
    [DataRow("size", 1)]
    [DataRow("Pipelining", 0)]
    [DataRow("SIZES", -1)]
    [DataRow("SIZ", -1)]
    [DataRow("", -1)]
    [DataRow("8bit", 2)]
    [DataRow("8bi\u0014", -1)]
    [DataRow("\u0018BIT", -1)]
    public void Words_are_found_whatever_their_case(string text, int expected) =>
        Assert.AreEqual(expected, new WordList("PIPELINING|SIZE|8BIT").Find(Bytes.Of(text), 0, text.Length));
}
