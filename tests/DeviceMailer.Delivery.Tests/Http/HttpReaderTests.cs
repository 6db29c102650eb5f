using DeviceMailer.Http;
using DeviceMailer.Smtp.Transport;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Http;

[TestClass]
public class HttpReaderTests
{
    private const string Sized = "HTTP/1.1 200 OK\r\nDate: x\r\nContent-Length:  5 \r\n\r\nhello";
    private const string Chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n2;a=b\r\nhe\r\n003\r\nllo\r\n0\r\nTrailer: x\r\n\r\n";

    [DataRow(Sized)]
    [DataRow(Chunked)]
    [DataRow("HTTP/1.0 200 OK\nServer: y\n\nhello")]
    public void Answer_is_the_same_whatever_the_split(string answer)
    {
        for (int part = 1; part <= answer.Length; part++) Assert.AreEqual("HTTP/1.|hello|End", Read(answer, part, true, out _), part.ToString());
    }

    // Cut anywhere, it is never taken for whole; without a length nobody can tell.
    [DataRow(Sized)]
    [DataRow(Chunked)]
    public void Answer_that_is_cut_off_anywhere_is_lost(string answer)
    {
        for (int count = 0; count < answer.Length; count++)
        {
            string read = Read(answer.Substring(0, count), 7, true, out _);
            Assert.IsTrue(read.EndsWith("|Lost"), count.ToString() + ": " + read);
        }
    }

    [TestMethod]
    public void Two_requests_on_one_connection_are_read_one_after_the_other()
    {
        HttpPeer peer = new HttpPeer();
        peer.Says("\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\nPOST /b HTTP/1.1\r\nContent-Length: 2\r\n\r\nhi");
        HttpReader reader = new HttpReader(peer, new byte[600]);
        Assert.AreEqual("GET / H||End", ReadOne(reader, false));
        Assert.AreEqual("POST /b|hi|End", ReadOne(reader, false));
        Assert.IsFalse(reader.HasUntaken);
    }

    [TestMethod]
    public void Field_is_split_at_its_colon_and_a_long_one_is_cut()
    {
        string longValue = "";
        for (int i = 0; i < 70; i++) longValue += "0123456789";
        HttpPeer peer = new HttpPeer();
        peer.Says("HTTP/1.1 200 OK\r\nX-Long: " + longValue + "\r\nRetry-AFTER:\t 7 \r\n folded\r\n\r\n");
        HttpReader reader = new HttpReader(peer, new byte[600]);
        reader.ReadFirstLine(true);
        Assert.AreEqual((int)HttpResult.Ok, (int)reader.ReadField());
        Assert.IsTrue(reader.Is("x-long", 0) && reader.ValueLength == HttpLimits.MaxLineBytes - 8);
        Assert.AreEqual((int)HttpResult.Ok, (int)reader.ReadField());
        Assert.IsTrue(reader.Is("age|retry-after", 1) && !reader.Is("age|retry-after", 0) && !reader.Is("retry-afte", 0) && reader.Is("7", 0, true));
        Assert.AreEqual((int)HttpResult.End, (int)reader.ReadField());
    }

    [DataRow("\r\n")]
    [DataRow("HTTP/1.1 200 OK\r\nno colon\r\n\r\n")]
    [DataRow("HTTP/1.1 200 OK\r\nContent-Length : 5\r\n\r\nhello")]
    [DataRow("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello")]
    [DataRow("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n")]
    [DataRow("HTTP/1.1 200 OK\r\nContent-Length: 9999999999\r\n\r\n")]
    [DataRow("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n")]
    [DataRow("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n")]
    [DataRow("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nhello\r\n")]
    [DataRow("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n12345678\r\n")]
    [DataRow("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhello\r\n")]
    public void Message_that_is_none_is_refused(string answer)
    {
        string read = Read(answer, 5, true, out _);
        Assert.IsTrue(read.EndsWith("|Malformed"), read);
    }

    [TestMethod]
    public void Endless_head_and_trailer_are_refused()
    {
        string fields = "";
        for (int i = 0; i <= HttpLimits.MaxFields; i++) fields += "a: b\r\n";
        Assert.IsTrue(Read("HTTP/1.1 200 OK\r\n" + fields, 100, true, out _).EndsWith("|Malformed"));
        Assert.IsTrue(Read("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n" + fields, 100, true, out _).EndsWith("|Malformed"));
    }

    [TestMethod]
    public void Answer_that_is_late_says_so()
    {
        HttpPeer peer = new HttpPeer { Afterwards = TransportResult.TimedOut };
        peer.Says("HTTP/1.1 200 OK\r\n\r\nhel");
        HttpReader reader = new HttpReader(peer, new byte[600]);
        Assert.AreEqual("HTTP/1.|hel|Lost", ReadOne(reader, true)); // though it has no length
        Assert.AreEqual((int)TransportResult.TimedOut, (int)reader.Failure);
    }

    [TestMethod]
    public void Writer_counts_what_it_would_send_and_escapes_forms()
    {
        HttpPeer peer = new HttpPeer();
        peer.Connect("a", 1);
        byte[] value = Bytes.Of("a b&c=\u00e9~.-_/");
        string form = "a%20b%26c%3D%C3%A9~.-_%2F";
        HttpWriter writer = new HttpWriter(peer, new byte[24]);
        for (int pass = 0; pass < 2; pass++)
        {
            writer.Begin(pass == 0);
            writer.Write(Text.HttpPost);
            writer.WriteWord("/path");
            writer.WriteDecimal(1234567890);
            writer.Write(value, 0, 1);
            for (int i = 0; i < 3; i++) writer.WriteForm(value, 0, value.Length);
            writer.End();
            Assert.AreEqual(21 + 3 * form.Length, writer.Count);
        }

        Assert.AreEqual("POST /path1234567890a" + form + form + form, peer.Heard);
    }

    private static string Read(string answer, int part, bool isAnswer, out HttpReader reader)
    {
        HttpPeer peer = new HttpPeer { PartBytes = part };
        peer.Says(answer);
        reader = new HttpReader(peer, new byte[600]);
        return ReadOne(reader, isAnswer);
    }

    // The beginning of the first line, the body, and how it ended.
    private static string ReadOne(HttpReader reader, bool isAnswer)
    {
        string read = "";
        HttpResult result = reader.ReadFirstLine(isAnswer);
        if (result == HttpResult.Ok) read = Bytes.Text(reader.Buffer, reader.Offset, reader.Length < 7 ? reader.Length : 7);
        while (result == HttpResult.Ok) result = reader.ReadField();
        read += "|";
        if (result == HttpResult.End)
        {
            for (result = reader.ReadBody(); result == HttpResult.Ok; result = reader.ReadBody()) read += Bytes.Text(reader.Buffer, reader.Offset, reader.Length);
        }

        string[] names = { "Ok", "End", "Malformed", "Lost" };
        return read + "|" + names[(int)result];
    }
}
