using DeviceMailer.Outbox;
using DeviceMailer.Tests.Message;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Outbox;

[TestClass]
public class RecipientTests
{
    private const int HeaderBytes = 40;
    private const long Utc = 638000000000000000;

    [TestMethod]
    public void Message_goes_to_those_whom_it_was_kept_for_whatever_the_settings_say_now()
    {
        MemoryFiles files = WithOld();
        MailOutbox outbox = Open(files, "new1@example.com", "new2@example.com");
        Assert.IsTrue(outbox.Add(MailText.New("new", ""), BitOf(outbox, "new1@example.com") | BitOf(outbox, "new2@example.com"), 0, Utc) == OutboxResult.Accepted);
        for (int starts = 0; starts < 3; starts++)
        {
            Assert.AreEqual(2, outbox.Count);
            Assert.AreEqual("old1@example.com old2@example.com ", Recipients(outbox, 1));
            Assert.AreEqual("new1@example.com new2@example.com ", Recipients(outbox, 2));
            outbox = Open(files, starts == 0 ? new string[] { "new1@example.com", "new2@example.com" } : new string[] { "third@example.com" });
        }

        // The old one is gone: its recipients' places are free, and the new one's stay.
        outbox.Release(1);
        outbox = Open(files, "new2@example.com", "fourth@example.com", "fifth@example.com");
        Assert.AreEqual("new1@example.com new2@example.com ", Recipients(outbox, 2));
        outbox.Add(MailText.New("x", ""), BitOf(outbox, "fifth@example.com"), 0, Utc);
        Assert.AreEqual("fifth@example.com ", Recipients(outbox, 3));
        outbox = Open(files, "sixth@example.com");
        Assert.AreEqual("new1@example.com new2@example.com ", Recipients(outbox, 2));
        Assert.AreEqual("fifth@example.com ", Recipients(outbox, 3));
    }

    [TestMethod]
    public void Any_bit_that_flips_in_header_or_addresses_sets_the_message_aside()
    {
        int front = HeaderBytes + 2 * (2 + 16) + 4;
        for (int bit = 0; bit < 8 * front; bit++)
        {
            MemoryFiles files = WithOld();
            files.ContentOf(OutboxFile.Message, 1)[bit / 8] ^= (byte)(1 << (bit % 8));
            MailOutbox outbox = Open(files, "new1@example.com", "new2@example.com");
            Assert.AreEqual(0, outbox.Count, bit.ToString());
            Assert.AreEqual(1, outbox.CorruptCount);
            Assert.AreEqual(0, BitOf(outbox, "old1@example.com"));
        }
    }

    [TestMethod]
    public void Any_operation_that_fails_at_a_start_with_other_settings_changes_no_recipients()
    {
        for (int operation = 0; operation < MemoryFiles.FaultKinds; operation++)
        {
            for (int kind = 0; kind <= (int)OutboxFile.Log; kind++)
            {
                MemoryFiles files = WithOld();
                files.Fault = MemoryFiles.FaultOf(operation, (OutboxFile)kind);
                files.FaultsLeft = 1;
                MailOutbox outbox = Open(files, "new1@example.com", "new2@example.com");
                outbox.Add(MailText.New("new", ""), BitOf(outbox, "new1@example.com"), 0, Utc);
                files.FaultsLeft = 0;
                outbox = Open(files, "third@example.com");
                for (int number = outbox.NextDue(0, -1); number != 0; number = outbox.NextDue(0, -1))
                {
                    string subject = Subject(outbox, number);
                    Assert.AreEqual(subject == "old" ? "old1@example.com old2@example.com " : "new1@example.com ", Recipients(outbox, number));
                }
            }
        }
    }

    [TestMethod]
    public void Recipients_for_whom_there_is_no_room_are_said_and_fit_when_others_are_gone()
    {
        MemoryFiles files = new MemoryFiles();
        string[] many = Numbered("a", RecipientBook.MaxRecipients);
        MailOutbox outbox = Open(files, many);
        outbox.Add(MailText.New("x", ""), -1, 0, Utc);
        outbox = NotOpened(files);
        Assert.IsFalse(outbox.Book.Open(Bytes(Numbered("b", 1))));
        Assert.AreEqual(0, BitOf(outbox, "b0@example.com"));
        outbox.Release(1);
        outbox = NotOpened(files);
        Assert.IsTrue(outbox.Book.Open(Bytes(Numbered("b", 1))));
        Assert.AreEqual(1, BitOf(outbox, "b0@example.com"));
    }

    private static MemoryFiles WithOld()
    {
        MemoryFiles files = new MemoryFiles();
        MailOutbox outbox = Open(files, "old1@example.com", "old2@example.com");
        Assert.IsTrue(outbox.Add(MailText.New("old", ""), 3, 0, Utc) == OutboxResult.Accepted);
        return files;
    }

    private static MailOutbox Open(MemoryFiles files, params string[] addresses)
    {
        MailOutbox outbox = NotOpened(files);
        Assert.IsTrue(outbox.Book.Open(Bytes(addresses)));
        return outbox;
    }

    private static MailOutbox NotOpened(MemoryFiles files)
    {
        MailOutbox outbox = new MailOutbox(files, files, 8, 20000);
        outbox.Open(0, Utc);
        return outbox;
    }

    private static int BitOf(MailOutbox outbox, string address) => outbox.Book.BitOf(Tests.Bytes.Of(address));

    private static string Recipients(MailOutbox outbox, int number)
    {
        outbox.Book.Include(outbox.RecipientsOf(number));
        string all = "";
        for (int i = 0; i < outbox.Book.Envelope.RecipientCount; i++)
        {
            if (outbox.Book.Envelope.RecipientAt(i).IsExcluded) continue;
            byte[] address = outbox.Book.Envelope.RecipientAt(i).Address;
            all += Tests.Bytes.Text(address, 0, address.Length) + " ";
        }

        return all;
    }

    private static string Subject(MailOutbox outbox, int number)
    {
        outbox.Choose(number, 0, Utc);
        Assert.IsTrue(outbox.Message.Begin(true, true));
        byte[] bytes = MailText.Pull(outbox.Message, 100);
        string text = Tests.Bytes.Text(bytes, 0, bytes.Length);
        return text.Substring(text.IndexOf("Subject: ") + 9, 3);
    }

    private static string[] Numbered(string name, int count)
    {
        string[] addresses = new string[count];
        for (int i = 0; i < count; i++) addresses[i] = name + i.ToString() + "@example.com";
        return addresses;
    }

    private static byte[][] Bytes(string[] addresses)
    {
        byte[][] bytes = new byte[addresses.Length][];
        for (int i = 0; i < addresses.Length; i++) bytes[i] = Tests.Bytes.Of(addresses[i]);
        return bytes;
    }
}
