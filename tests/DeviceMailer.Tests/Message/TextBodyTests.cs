using DeviceMailer.Smtp.Message;
using DeviceMailer.Smtp.Wire;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Message;

[TestClass]
public class TextBodyTests
{
    [TestMethod]
    public void Plain_text_is_seven_bit()
    {
        Assert.IsTrue(TextBody.IsSevenBit(Bytes.Of("")));
        Assert.IsTrue(TextBody.IsSevenBit(Bytes.Of("Tab\tand\r\nlines\n.\n")));
        Assert.IsFalse(TextBody.IsSevenBit(Bytes.Of("T\u00fcr")));
        Assert.IsFalse(TextBody.IsSevenBit(new byte[] { 65, 0 }));
    }

    [TestMethod]
    public void Line_over_998_bytes_is_not_seven_bit()
    {
        byte[] line = new byte[999];
        for (int i = 0; i < line.Length; i++) line[i] = (byte)'x';
        Assert.IsFalse(TextBody.IsSevenBit(line));
        line[500] = 10;
        Assert.IsTrue(TextBody.IsSevenBit(line));
    }

    [DataRow("T\u00fcr = auf", "T=C3=BCr =3D auf\r\n")]
    [DataRow("blank \ntab\t\r\nend ", "blank=20\r\ntab=09\r\nend=20\r\n")]
    [DataRow("a b\rc", "a b\r\nc\r\n")]
    [DataRow(".", ".\r\n")]
    [DataRow("", "")]
    public void Quoted_printable(string text, string expected)
    {
        OutputBuffer output = new OutputBuffer(128);
        TextBody.WriteQuotedPrintable(output, Bytes.Of(text));
        Bytes.AreEqual(expected, output.Bytes, 0, output.Count, "");
    }

    [DataRow("a\nb\rc\r\nd", "a\r\nb\r\nc\r\nd\r\n")]
    [DataRow("a\n", "a\r\n")]
    [DataRow("\n\n", "\r\n\r\n")]
    [DataRow("\r\r\n", "\r\n\r\n")]
    [DataRow("", "")]
    public void Seven_bit_lines_end_with_CRLF(string text, string expected)
    {
        OutputBuffer output = new OutputBuffer(128);
        TextBody.WriteSevenBit(output, Bytes.Of(text));
        Bytes.AreEqual(expected, output.Bytes, 0, output.Count, "");
    }

    [TestMethod]
    public void Quoted_lines_are_76_characters_at_most()
    {
        for (int before = 68; before < 80; before++)
        {
            string text = "";
            for (int i = 0; i < before; i++) text += "x";
            OutputBuffer output = new OutputBuffer(256);
            TextBody.WriteQuotedPrintable(output, Bytes.Of(text + "\u00e9\u00e9 y"));
            string[] lines = Bytes.Text(output.Bytes, 0, output.Count).Split('\n');
            for (int i = 0; i < lines.Length; i++) Assert.IsTrue(lines[i].Length <= 77, before.ToString() + ": " + lines[i]); // and its CR
        }
    }
}
