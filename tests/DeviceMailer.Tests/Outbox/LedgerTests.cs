using DeviceMailer.Outbox;
using DeviceMailer.Smtp.Wire;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Outbox;

[TestClass]
public class LedgerTests
{
    [TestMethod]
    public void Recipients_keep_their_places_while_messages_wait()
    {
        MemoryFiles files = new MemoryFiles();
        Assert.IsTrue(Book(files).Open(Addresses("a@example.com", "b@example.com"), true));
        RecipientBook book = Book(files);
        Assert.IsTrue(book.Open(Addresses("b@example.com", "c@example.com"), false));
        Assert.AreEqual(1, book.BitOf(Bytes.Of("a@example.com")));
        Assert.AreEqual(2, book.BitOf(Bytes.Of("b@example.com")));
        Assert.AreEqual(4, book.BitOf(Bytes.Of("c@example.com")));

        book = Book(files);
        Assert.IsTrue(book.Open(Addresses("c@example.com"), true));
        Assert.AreEqual(1, book.BitOf(Bytes.Of("c@example.com")));
        Assert.AreEqual(0, book.BitOf(Bytes.Of("a@example.com")));
    }

    [TestMethod]
    public void Power_cut_leaves_the_book_as_it_was_or_as_it_is()
    {
        for (int way = 0; way < MemoryFiles.Behaviours; way++)
        {
            bool cutCame = true;
            for (int cut = 1; cutCame; cut++)
            {
                MemoryFiles files = MemoryFiles.Behaving(way);
                Book(files).Open(Addresses("a@example.com", "b@example.com"), true);
                files.PowerUp();
                files.CutAt = cut;
                Book(files).Open(Addresses("c@example.com"), false);
                cutCame = files.IsCut;
                files.PowerUp();
                RecipientBook book = Book(files);
                book.Open(Addresses("c@example.com"), false);
                Assert.AreEqual(2, book.BitOf(Bytes.Of("b@example.com")));
                Assert.AreEqual(4, book.BitOf(Bytes.Of("c@example.com")));
            }
        }
    }

    [TestMethod]
    public void Notices_are_told_once_and_survive_a_restart()
    {
        MemoryFiles files = new MemoryFiles();
        Notices notices = new Notices(files);
        notices.Open();
        notices.Add(Notice.DroppedFull, 2);
        notices.Add(Notice.EventsLost, 17);

        notices = new Notices(files);
        notices.Open();
        Assert.AreEqual("", Told(notices));
        notices.BeginTelling();
        notices.Add(Notice.DroppedFull, 1);
        Assert.AreEqual("Since the last mail: 2 alerts dropped, the outbox was full; 17 events too fast to be noted.", Told(notices));
        notices.EndTelling();
        notices.BeginTelling();
        Assert.AreEqual("Since the last mail: 1 alerts dropped, the outbox was full.", Told(notices));
    }

    [TestMethod]
    public void Crc_is_the_usual_one()
    {
        Crc32 crc = new Crc32();
        byte[] bytes = Bytes.Of("123456789");
        crc.Add(bytes, 0, 4);
        crc.Add(bytes, 4, 5);
        Assert.AreEqual(unchecked((int)0xCBF43926), crc.Value);
    }

    private static RecipientBook Book(MemoryFiles files) => new RecipientBook(files);

    private static byte[][] Addresses(params string[] addresses)
    {
        byte[][] bytes = new byte[addresses.Length][];
        for (int i = 0; i < addresses.Length; i++) bytes[i] = Bytes.Of(addresses[i]);
        return bytes;
    }

    private static string Told(Notices notices)
    {
        OutputBuffer output = new OutputBuffer(256);
        notices.Write(output);
        return Bytes.Text(output.Bytes, 0, output.Count);
    }
}
