using DeviceMailer.Smtp.Wire;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Wire;

[TestClass]
public class DotStufferTests
{
    private static readonly byte[] Alphabet = { (byte)'a', (byte)'.', 13, 10 };

    [DataRow("a", "a\r\n.\r\n")]
    [DataRow("", ".\r\n")]
    [DataRow("a\r\n", "a\r\n.\r\n")]
    [DataRow(".", "..\r\n.\r\n")]
    [DataRow(".\r\n", "..\r\n.\r\n")]
    [DataRow("..", "...\r\n.\r\n")]
    [DataRow("a.b", "a.b\r\n.\r\n")]
    [DataRow("a\r\n.b\r\n", "a\r\n..b\r\n.\r\n")]
    [DataRow("\r\n.\r\n", "\r\n..\r\n.\r\n")]
    [DataRow("a\n.\nb", "a\r\n..\r\nb\r\n.\r\n")]
    [DataRow("a\r.\rb", "a\r\n..\r\nb\r\n.\r\n")]
    [DataRow("a\r\r\n", "a\r\n\r\n.\r\n")]
    [DataRow("a\n\r", "a\r\n\r\n.\r\n")]
    public void Line_starts_and_ends(string message, string expected) => AssertStuffed(Bytes.Of(message), expected, 64, 64);

    [TestMethod]
    public void Every_message_of_six_bytes_is_stuffed_the_same_at_every_split()
    {
        byte[] message = new byte[6];
        for (int length = 0; length <= message.Length; length++)
        {
            int messages = 1;
            for (int i = 0; i < length; i++) messages *= Alphabet.Length;
            for (int n = 0; n < messages; n++)
            {
                int rest = n;
                for (int i = 0; i < length; i++)
                {
                    message[i] = Alphabet[rest % Alphabet.Length];
                    rest /= Alphabet.Length;
                }

                // All splits of the short ones; by one byte, and in two parts in turn, of the others.
                byte[] bytes = new byte[length];
                System.Array.Copy(message, 0, bytes, 0, length);
                string expected = Reference(bytes);
                for (int split = 1; split <= length; split++)
                {
                    if (length > 4 && split != 1 && split != 1 + n % length) continue;
                    AssertStuffed(bytes, expected, split, 64);
                }

                AssertStuffed(bytes, expected, 64, 2 + n % 5);
            }
        }
    }

    [TestMethod]
    public void Small_output_takes_what_fits_and_no_more()
    {
        DotStuffer stuffer = new DotStuffer();
        OutputBuffer output = new OutputBuffer(4);
        byte[] message = Bytes.Of(".abcdef");
        stuffer.Write(message, 0, message.Length, output);
        Assert.AreEqual("..ab", Bytes.Text(output.Bytes, 0, output.Count));
        Assert.AreEqual(3, stuffer.Taken);
        Assert.IsFalse(output.Overflowed);
    }

    [TestMethod]
    public void Source_behind_the_output_in_one_buffer_is_never_overwritten_before_it_is_read()
    {
        string[] messages = { "......", "\n\n\n\n\n\n", ".\n.\n.\n", "\r\r.\n\n.", "abc\n.d", "\r\n.\r\n." };
        for (int gap = 2; gap <= 8; gap++)
        {
            for (int i = 0; i < messages.Length; i++)
            {
                byte[] message = Bytes.Of(messages[i]);
                OutputBuffer output = new OutputBuffer(gap + message.Length);
                OutputBuffer sent = new OutputBuffer(64);
                DotStuffer stuffer = new DotStuffer();
                System.Array.Copy(message, 0, output.Bytes, gap, message.Length);
                for (int left = message.Length; left > 0; left -= stuffer.Taken)
                {
                    stuffer.Write(output.Bytes, output.Bytes.Length - left, left, output);
                    sent.Write(output.Bytes, 0, output.Count);
                    output.Clear();
                }

                stuffer.WriteEnd(sent);
                Bytes.AreEqual(Reference(message), sent.Bytes, 0, sent.Count, "gap " + gap.ToString() + ", message " + i.ToString());
            }
        }
    }

    [TestMethod]
    public void Next_message_begins_at_a_line_start()
    {
        DotStuffer stuffer = new DotStuffer();
        OutputBuffer output = new OutputBuffer(64);
        byte[] cut = Bytes.Of("cut off");
        stuffer.Write(cut, 0, cut.Length, output);
        stuffer.Reset(true);
        output.Clear();
        byte[] dot = Bytes.Of(".");
        stuffer.Write(dot, 0, 1, output);
        stuffer.WriteEnd(output);
        Bytes.AreEqual("..\r\n.\r\n", output.Bytes, 0, output.Count, "after Reset");
    }

    private static void AssertStuffed(byte[] message, string expected, int split, int outputBytes)
    {
        DotStuffer stuffer = new DotStuffer();
        OutputBuffer output = new OutputBuffer(outputBytes);
        OutputBuffer sent = new OutputBuffer(128);
        for (int at = 0; at < message.Length;)
        {
            int count = message.Length - at < split ? message.Length - at : split;
            stuffer.Write(message, at, count, output);
            at += stuffer.Taken;
            if (stuffer.Taken == count) continue;
            sent.Write(output.Bytes, 0, output.Count);
            output.Clear();
        }

        sent.Write(output.Bytes, 0, output.Count);
        stuffer.WriteEnd(sent);
        Bytes.AreEqual(expected, sent.Bytes, 0, sent.Count, "split " + split.ToString() + ", output " + outputBytes.ToString());
    }

    // The rule, said once more and plainly: CRLF, LF and CR end lines; a line that begins with a dot gets another; then the dot.
    private static string Reference(byte[] message)
    {
        string stuffed = "";
        bool lineStart = true;
        for (int i = 0; i < message.Length; i++)
        {
            if (message[i] == 13 || message[i] == 10)
            {
                if (message[i] == 13 && i + 1 < message.Length && message[i + 1] == 10) i++;
                stuffed += "\r\n";
                lineStart = true;
                continue;
            }

            if (lineStart && message[i] == '.') stuffed += ".";
            stuffed += ((char)message[i]).ToString();
            lineStart = false;
        }

        return stuffed + (lineStart ? "" : "\r\n") + ".\r\n";
    }
}
