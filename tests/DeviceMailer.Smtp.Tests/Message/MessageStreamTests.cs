// That a message is the same however it is pulled, as long as it says, and never half.

using System;
using DeviceMailer.Smtp.Message;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Message;

[TestClass]
public class MessageStreamTests
{
    private const int ManyBlocks = 170; // more than two lines of base64

    [TestMethod]
    public void Text_is_the_same_in_all_blocks() => AssertSameInAllBlocks(MailText.New("A subject that is just as long as it must be to be folded at a blank, once", "one\r\ntwo\rthree\n"));

    [TestMethod]
    public void Quoted_printable_is_the_same_in_all_blocks() =>
        AssertSameInAllBlocks(MailText.New("T\u00fcr \ud83d\ude00 auf", "T\u00fcr auf, und das seit heute fr\u00fch um f\u00fcnf, ohne da\u00df es jemand gemerkt h\u00e4tte \nund \t\n"));

    [TestMethod]
    public void Base64_is_the_same_in_all_blocks() => AssertSameInAllBlocks(MailText.New("\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac", "\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\n"));

    [TestMethod]
    public void Other_characters_are_the_same_in_all_blocks()
    {
        MailMessage message = MailText.New("x", "T\u00fcr {device} 5 \u20ac\n");
        message.Values = new MailMessageTests.Values("K\u00fche", "");
        message.Letterhead.Charset = Charset.Latin1;
        AssertSameInAllBlocks(message);
    }

    [TestMethod]
    public void Values_are_the_same_in_all_blocks()
    {
        MailMessage message = MailText.New("{device}{device} {value}", "{device}\n{empty}{value}{{\n", "<p>{device}&{value}</p>");
        message.Values = new MailMessageTests.Values("<Freezer & Co>", "17.5");
        AssertSameInAllBlocks(message);
    }

    [DataRow(0)]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(45)]
    [DataRow(56)]
    [DataRow(57)]
    [DataRow(58)]
    [DataRow(60)]
    [DataRow(114)]
    [DataRow(250)]
    public void Attachment_is_the_same_in_all_blocks(int size)
    {
        MailMessage message = MailText.New("x", "text", "<img src=cid:a>");
        message.Attach(new Attachment(Bytes.Of("f\u00fcr.bin"), new Chunks(Pattern(size), 7, size)));
        message.Attach(new Attachment(Bytes.Of("a.png"), new BytesContent(Pattern(size)), null, Bytes.Of("a")));
        AssertSameInAllBlocks(message);
        message.Letterhead.Attachments = AttachmentStyle.Uuencode;
        AssertSameInAllBlocks(message);
    }

    [TestMethod]
    public void Enclosed_message_is_the_same_in_all_blocks()
    {
        MailMessage inner = MailText.New("inner", "T\u00fcr\n");
        MailMessage message = MailText.New("outer", "see below");
        message.Postmark.Sequence++;
        message.Attach(new Attachment(Bytes.Of("inner.eml"), new MessageContent(inner)));
        AssertSameInAllBlocks(message);
        Assert.IsTrue(MailText.Of(message).IndexOf("Content-Type: message/rfc822\r\nContent-Transfer-Encoding: 7bit\r\n") > 0);
    }

    [DataRow("From: a@example.com\r\n\r\nhi\r\n", "message/rfc822", "7bit")]
    [DataRow("From: a@example.com\r\n\r\nhi\n", "application/octet-stream", "base64")]
    [DataRow("From: a@example.com\r\n\r\nhi\r", "application/octet-stream", "base64")]
    [DataRow("From: a@example.com\r\n\r\nT\u00fcr\r\n", "application/octet-stream", "base64")]
    [DataRow("From: a@example.com\r\n\r\n--=_dm0.a1b2.7.3\r\nContent-Type: text/evil\r\n", "application/octet-stream", "base64")]
    [DataRow("From: a@example.com\r\n\r\n--=_dm2.a1b2.7.3--\r\n", "application/octet-stream", "base64")]
    [DataRow("From: a@example.com\r\n\r\n--=_dm0.a1b2.7.4x\r\n", "message/rfc822", "7bit")]
    public void Message_that_cannot_be_carried_as_it_is_goes_as_a_file(string enclosed, string type, string encoding)
    {
        MailMessage message = MailText.New("x", "y");
        message.Attach(new Attachment(Bytes.Of("old.EML"), new BytesContent(Bytes.Of(enclosed))));
        string all = MailText.Of(message);
        Assert.IsTrue(all.IndexOf("Content-Type: " + type + "\r\nContent-Transfer-Encoding: " + encoding + "\r\n") > 0, all);
    }

    [TestMethod]
    public void Enclosed_message_of_8_bits_goes_where_the_server_takes_it()
    {
        MailMessage message = MailText.New("x", "y");
        message.Attach(new Attachment(Bytes.Of("old.eml"), new BytesContent(Bytes.Of("From: a@example.com\r\n\r\nT\u00fcr\r\n"))));
        string all = MailText.Of(message, true);
        Assert.IsTrue(message.IsEightBit);
        Assert.IsTrue(all.IndexOf("boundary=\"=_dm0.a1b2.7.3\"\r\nContent-Transfer-Encoding: 8bit\r\n") > 0, all);
        Assert.IsTrue(all.IndexOf("Content-Type: message/rfc822\r\nContent-Transfer-Encoding: 8bit\r\n") > 0, all);
    }

    [DataRow(100, 99)] // it shrinks while it is read
    [DataRow(100, 101)] // it grows
    [DataRow(100, 0)]
    [DataRow(0, 1)]
    [DataRow(57, 58)]
    public void Content_that_is_not_as_long_as_it_said_is_not_sent_half(int said, int is_)
    {
        MailMessage message = MailText.New("x", "y");
        message.Attach(new Attachment(Bytes.Of("a"), new Chunks(Pattern(is_), 7, said)));
        for (int block = 1; block < 400; block += 57)
        {
            Assert.IsTrue(message.Begin(false, false));
            Assert.IsNull(MailText.Pull(message, block), block.ToString());
            Assert.IsTrue(message.Read(new byte[8], 0, 8) < 0, "once failed, always failed");
        }
    }

    [TestMethod]
    public void Content_that_is_not_there_is_not_begun()
    {
        MailMessage message = MailText.New("x", "y");
        message.Attach(new Attachment(Bytes.Of("a"), new Chunks(null, 7, 5)));
        Assert.IsFalse(message.Begin(false, false));
        message.ClearAttachments();
        Assert.IsTrue(message.Begin(false, false));
    }

    [TestMethod]
    public void Content_of_unknown_size_is_sent_and_the_message_has_none()
    {
        MailMessage message = MailText.New("x", "y");
        message.Attach(new Attachment(Bytes.Of("a"), new Chunks(Pattern(100), 9, -1)));
        Assert.IsTrue(message.Begin(false, false));
        Assert.AreEqual(-1, message.Size);
        Assert.IsNotNull(MailText.Pull(message, 64));
    }

    private static void AssertSameInAllBlocks(MailMessage message)
    {
        for (int mode = 0; mode < 2; mode++)
        {
            bool eightBit = mode == 1;
            Assert.IsTrue(message.Begin(eightBit, false));
            byte[] whole = MailText.Pull(message, 4096);
            Assert.AreEqual(whole.Length, message.Size);
            for (int block = 1; block < ManyBlocks; block++)
            {
                Assert.IsTrue(message.Begin(eightBit, false));
                byte[] pulled = MailText.Pull(message, block);
                bool same = pulled.Length == whole.Length;
                for (int i = 0; same && i < whole.Length; i++) same = pulled[i] == whole[i];
                if (!same) Assert.AreEqual(Bytes.Text(whole, 0, whole.Length), Bytes.Text(pulled, 0, pulled.Length), "in blocks of " + block.ToString());
            }
        }
    }

    private static byte[] Pattern(int size)
    {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) bytes[i] = (byte)(i * 7 + (i >> 3));
        return bytes;
    }

    // Comes in small pieces, and says what size it has: the truth, or not, or nothing.
    private sealed class Chunks : IContent
    {
        private readonly byte[] bytes;
        private readonly int most;
        private int at;

        internal Chunks(byte[] bytes, int most, int size)
        {
            this.bytes = bytes;
            this.most = most;
            Size = size;
        }

        public int Size { get; }

        public bool Rewind()
        {
            at = 0;
            return bytes != null;
        }

        public int Read(byte[] buffer, int offset, int count)
        {
            if (count > most) count = most;
            if (count > bytes.Length - at) count = bytes.Length - at;
            Array.Copy(bytes, at, buffer, offset, count);
            at += count;
            return count;
        }
    }
}
