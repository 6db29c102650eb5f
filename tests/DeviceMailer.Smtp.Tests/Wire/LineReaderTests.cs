using DeviceMailer.Smtp.Wire;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Wire;

[TestClass]
public class LineReaderTests
{
    private const int MaxLine = 10;
    private const int Spare = 3;

    [TestMethod]
    public void Every_prefix_of_a_line_needs_more()
    {
        byte[] line = Bytes.Of("250 ok\r\n");
        for (int length = 0; length < line.Length; length++)
        {
            LineReader reader = new LineReader(MaxLine, Spare);
            Put(reader, line, 0, length);
            Assert.IsTrue(reader.TryTake() == LineStatus.NeedMore, "prefix of " + length.ToString());
        }
    }

    [TestMethod]
    public void Every_split_gives_the_same_lines()
    {
        const string Lines = "250-a\r\n250 b\r\n\r\n220 c\r\n";
        for (int first = 0; first <= Lines.Length; first++)
        {
            for (int second = first; second <= Lines.Length; second++)
            {
                Assert.AreEqual("250-a|250 b||220 c|", ReadAll(Lines, first, second), first.ToString() + " and " + second.ToString());
            }
        }
    }

    [TestMethod]
    public void Byte_by_byte_gives_the_same_lines()
    {
        LineReader reader = new LineReader(MaxLine, Spare);
        byte[] lines = Bytes.Of("250-a\r\n250 b\r\n");
        string read = "";
        for (int i = 0; i < lines.Length; i++)
        {
            read += TakeAll(reader);
            Put(reader, lines, i, 1);
        }

        Assert.AreEqual("250-a|250 b|", read + TakeAll(reader));
    }

    [TestMethod]
    public void Line_of_just_the_limit_is_whole() => Assert.AreEqual("0123456789|a|", ReadAll("0123456789\r\na\r\n", 5, 11));

    [TestMethod]
    public void Line_over_the_limit_is_cut_and_said_to_be()
    {
        for (int split = 0; split <= 20; split++)
        {
            Assert.AreEqual("0123456789~|ok|", ReadAll("0123456789a\r\nok\r\n", split < 17 ? split : 17, 17), split.ToString());
        }
    }

    [TestMethod]
    public void Line_far_over_the_limit_takes_no_more_memory()
    {
        LineReader reader = new LineReader(MaxLine, Spare);
        byte[] piece = Bytes.Of("0123456789abcde");
        for (int i = 0; i < 100; i++)
        {
            Assert.IsTrue(reader.TryTake() == LineStatus.NeedMore);
            Put(reader, piece, 0, reader.FreeCount < piece.Length ? reader.FreeCount : piece.Length);
        }

        Assert.IsTrue(reader.TryTake() == LineStatus.NeedMore);
        byte[] end = Bytes.Of("\n");
        Put(reader, end, 0, 1);
        Assert.IsTrue(reader.TryTake() == LineStatus.LineTooLong);
        Assert.AreEqual("0123456789", Bytes.Text(reader.Buffer, reader.LineOffset, reader.LineLength));
        Assert.AreEqual("", TakeAll(reader));
    }

    [TestMethod]
    public void There_is_always_room_after_need_more()
    {
        LineReader reader = new LineReader(MaxLine, 1);
        byte[] piece = Bytes.Of("x");
        for (int i = 0; i < 50; i++)
        {
            Assert.IsTrue(reader.TryTake() == LineStatus.NeedMore);
            Assert.IsTrue(reader.FreeCount >= 1, "after " + i.ToString());
            Put(reader, piece, 0, 1);
        }
    }

    [TestMethod]
    public void Bare_line_feed_ends_a_line() => Assert.AreEqual("a|b|", ReadAll("a\nb\n", 1, 2));

    [TestMethod]
    public void Bare_carriage_return_stays_in_the_line()
    {
        Assert.AreEqual("a\rb|", ReadAll("a\rb\r\n", 2, 4));
        Assert.AreEqual("a\r|", ReadAll("a\r\r\n", 2, 3));
    }

    [TestMethod]
    public void Rest_without_an_end_is_taken_at_the_end()
    {
        LineReader reader = new LineReader(MaxLine, Spare);
        byte[] text = Bytes.Of("a\nlast");
        Put(reader, text, 0, text.Length);
        Assert.AreEqual("a|", TakeAll(reader));
        Assert.IsTrue(reader.TryTakeRest() == LineStatus.Line);
        Assert.AreEqual("last", Bytes.Text(reader.Buffer, reader.LineOffset, reader.LineLength));
        Assert.IsTrue(reader.TryTakeRest() == LineStatus.NeedMore);
    }

    [TestMethod]
    public void Reset_forgets_what_was_read()
    {
        LineReader reader = new LineReader(MaxLine, Spare);
        byte[] text = Bytes.Of("a\r\nb");
        Put(reader, text, 0, text.Length);
        Assert.IsTrue(reader.HasUntaken);
        reader.Reset();
        Assert.IsFalse(reader.HasUntaken);
        Assert.AreEqual("", TakeAll(reader));
    }

    // In three pieces; what is longer than the free room goes in as it fits.
    private static string ReadAll(string text, int first, int second)
    {
        LineReader reader = new LineReader(MaxLine, Spare);
        byte[] bytes = Bytes.Of(text);
        string read = "";
        int at = 0;
        while (true)
        {
            read += TakeAll(reader);
            int until = at < first ? first : at < second ? second : bytes.Length;
            int count = until - at;
            if (count > reader.FreeCount) count = reader.FreeCount;
            if (at == bytes.Length) return read;
            Put(reader, bytes, at, count);
            at += count;
        }
    }

    private static string TakeAll(LineReader reader)
    {
        string read = "";
        while (true)
        {
            LineStatus status = reader.TryTake();
            if (status == LineStatus.NeedMore) return read;
            read += Bytes.Text(reader.Buffer, reader.LineOffset, reader.LineLength) + (status == LineStatus.LineTooLong ? "~|" : "|");
        }
    }

    private static void Put(LineReader reader, byte[] bytes, int offset, int count)
    {
        System.Array.Copy(bytes, offset, reader.Buffer, reader.FreeOffset, count);
        reader.Added(count);
    }
}
