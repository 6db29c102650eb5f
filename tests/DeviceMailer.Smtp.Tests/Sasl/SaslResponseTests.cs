using DeviceMailer.Smtp.Sasl;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Sasl;

[TestClass]
public class SaslResponseTests
{
    [TestMethod]
    public void Segments_are_read_as_one_in_blocks_of_any_size()
    {
        SaslResponse response = new SaslResponse();
        response.Add(Bytes.Of("one"));
        response.Add(Bytes.Of(""));
        response.Add(Bytes.Of("__two__"), 2, 3);
        response.Add(Bytes.Of("three"));
        Assert.AreEqual(11, response.Length);
        for (int block = 1; block <= 12; block++)
        {
            byte[] bytes = new byte[24];
            int count = 0;
            response.Rewind();
            for (int read = -1; read != 0; count += read)
            {
                read = response.Read(bytes, count, block);
                Assert.IsTrue(read == block || count + read == 11, "a block that is not full is the last");
            }

            Assert.AreEqual("onetwothree", Bytes.Text(bytes, 0, count));
        }
    }

    [TestMethod]
    public void Cleared_it_is_empty_and_begins_again()
    {
        SaslResponse response = new SaslResponse();
        byte[] bytes = new byte[8];
        Assert.IsTrue(response.IsEmpty);
        Assert.AreEqual(0, response.Read(bytes, 0, 8));
        response.Add(Bytes.Of("abc"));
        Assert.IsFalse(response.IsEmpty);
        Assert.AreEqual(2, response.Read(bytes, 0, 2));
        response.Clear();
        Assert.IsTrue(response.IsEmpty);
        Assert.AreEqual(0, response.Length);
        Assert.AreEqual(0, response.Read(bytes, 0, 8));
        response.Add(Bytes.Of("de"));
        Assert.AreEqual(2, response.Read(bytes, 0, 8));
        Assert.AreEqual("de", Bytes.Text(bytes, 0, 2));
    }

    [TestMethod]
    public void Content_is_pulled_when_it_is_read_and_what_cannot_be_read_is_said()
    {
        SaslResponse response = new SaslResponse();
        SlowContent content = new SlowContent("the token");
        response.Add(Bytes.Of("<"));
        response.Add(content);
        response.Add(Bytes.Of(">"));
        byte[] bytes = new byte[24];
        for (int i = 0; i < 2; i++)
        {
            response.Rewind();
            Assert.AreEqual(11, response.Read(bytes, 0, 24));
            Assert.AreEqual("<the token>", Bytes.Text(bytes, 0, 11));
        }

        response.Rewind();
        content.BreaksAt = 5;
        Assert.AreEqual(-1, response.Read(bytes, 0, 24));
    }

    [TestMethod]
    public void Response_of_empty_segments_is_empty()
    {
        SaslResponse response = new SaslResponse();
        response.Add(new byte[0]);
        Assert.IsTrue(response.IsEmpty);
        Assert.AreEqual(0, response.Read(new byte[1], 0, 1));
    }
}
