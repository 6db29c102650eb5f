// Flash that fails: whatever is there, the outbox starts, in bounded time, and the next alert is sent, from flash or from RAM.

using DeviceMailer.Outbox;
using DeviceMailer.Smtp.Message;
using DeviceMailer.Smtp.Wire;
using DeviceMailer.Tests.Message;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Outbox;

[TestClass]
public class OutboxFaultTests
{
    private const int Always = int.MaxValue;
    private const int MaxMessages = 8;
    private const long Utc = 638000000000000000;

    [DataRow(0, 1)]
    [DataRow(0, Always)]
    [DataRow(2, 1)]
    [DataRow(2, Always)]
    [DataRow(70, 1)]
    [DataRow(70, Always)]
    public void Any_operation_that_fails_lets_the_outbox_start_and_the_next_alert_be_sent(int waiting, int times)
    {
        int cases = 0;
        for (int operation = 0; operation < MemoryFiles.FaultKinds; operation++)
        {
            for (int kind = 0; kind <= (int)OutboxFile.Log; kind++)
            {
                MemoryFiles files = WithMessages(waiting);
                files.Fault = MemoryFiles.FaultOf(operation, (OutboxFile)kind);
                files.FaultsLeft = times;
                string name = operation.ToString() + " of " + kind.ToString();
                MailOutbox outbox = Open(files);
                bool sent = SendOne(outbox);
                bool unreadable = times == Always && kind == (int)OutboxFile.Message && (operation == MemoryFiles.OnOpen || operation == MemoryFiles.OnRead);
                Assert.IsTrue(sent || (unreadable && outbox.CorruptCount > 0), name);
                Assert.IsTrue(files.Faults < 2000, name);

                // And again, when it is over: what waited still does, but what was taken for damaged.
                files.FaultsLeft = 0;
                outbox = Open(files);
                int most = waiting < MaxMessages ? waiting : MaxMessages;
                Assert.IsTrue(unreadable || outbox.Count >= most, name + ": " + outbox.Count.ToString());
                if (outbox.Count == MaxMessages) outbox.Release(outbox.NextDue(0, -1));
                Assert.IsTrue(SendOne(outbox), name);
                cases++;
            }
        }

        Assert.AreEqual(64, cases);
    }

    [TestMethod]
    public void Messages_that_cannot_be_deleted_are_not_sent_again_however_many_there_are()
    {
        MemoryFiles files = new MemoryFiles { Fault = MemoryFiles.FaultOf(MemoryFiles.OnDelete, OutboxFile.Message), FaultsLeft = Always };
        MailOutbox outbox = Open(files);
        for (int i = 0; i < 70; i++) Assert.IsTrue(SendOne(outbox));
        Assert.IsTrue(outbox.IsFlashBad);
        Assert.IsTrue(files.Has(OutboxFile.Message, 70));
        outbox = Open(files);
        Assert.AreEqual(0, outbox.Count);
        Assert.AreEqual(0, outbox.CorruptCount);
        Assert.AreEqual(71, outbox.FindNumber());
        files.FaultsLeft = 0;
        Open(files);
        for (int i = 1; i <= 70; i++) Assert.IsFalse(files.Has(OutboxFile.Message, i), i.ToString());
    }

    [DataRow(5)]
    [DataRow(70)]
    [DataRow(200)]
    public void Damaged_messages_that_cannot_be_deleted_stop_nothing(int count)
    {
        MemoryFiles files = new MemoryFiles();
        for (int i = 1; i <= count; i++) files.Place(OutboxFile.Corrupt, i, new byte[3]);
        files.Fault = MemoryFiles.FaultOf(MemoryFiles.OnDelete, OutboxFile.Corrupt);
        files.FaultsLeft = Always;
        Assert.IsTrue(SendOne(Open(files)));
        Assert.IsTrue(files.Faults <= count, files.Faults.ToString());
        files.FaultsLeft = 0;
        Open(files);
        Assert.AreEqual(4, files.FileCount);
        Assert.IsTrue(files.Has(OutboxFile.Corrupt, count - 3));
    }

    [TestMethod]
    public void Folder_that_cannot_be_listed_is_said_and_numbers_begin_above_all_files()
    {
        MemoryFiles files = WithMessages(3);
        files.Fault = MemoryFiles.FaultOf(MemoryFiles.OnList, OutboxFile.Message);
        int before = 3;
        for (int boot = 7; boot < 9; boot++)
        {
            files.FaultsLeft = Always;
            MailOutbox outbox = Open(files, boot);
            Assert.IsTrue(outbox.IsUnlisted && outbox.IsFlashBad);
            Assert.AreEqual(0, outbox.Count);
            int number = outbox.FindNumber();
            Assert.IsTrue(number > before, number.ToString());
            before = number;
            Assert.IsTrue(outbox.Add(MailText.New("x", "y"), 1, 0, Utc) == OutboxResult.Accepted);
        }

        files.FaultsLeft = 0;
        Assert.AreEqual(5, Open(files, 9).Count);
        files.FaultsLeft = 2;
        Assert.AreEqual(5, Open(files, 10).Count); // it is tried more than once
    }

    [TestMethod]
    public void File_that_was_not_listed_is_not_written_over()
    {
        MemoryFiles files = new MemoryFiles();
        MailOutbox outbox = Open(files);
        byte[] hidden = new byte[50];
        files.Place(OutboxFile.Message, 1, hidden);
        files.Place(OutboxFile.Message, 2, hidden);
        Assert.IsTrue(SendOne(outbox));
        Assert.IsTrue(outbox.IsUnlisted);
        Assert.IsTrue(files.ContentOf(OutboxFile.Message, 1) == hidden && files.ContentOf(OutboxFile.Message, 2) == hidden);
    }

    [TestMethod]
    public void Highest_number_there_can_be_makes_no_number_negative()
    {
        MemoryFiles files = new MemoryFiles();
        files.Place(OutboxFile.Message, int.MaxValue, new byte[50]);
        files.Place(OutboxFile.EvenState, int.MaxValue, new byte[50]);
        files.Place(OutboxFile.Draft, int.MaxValue, new byte[50]);
        MailOutbox outbox = Open(files);
        Assert.AreEqual(1, outbox.CorruptCount);
        Assert.AreEqual(1, outbox.FindNumber());
        Assert.IsTrue(SendOne(outbox));
    }

    [TestMethod]
    public void What_stands_in_the_way_of_a_number_does_not_stand_in_the_way_of_the_next()
    {
        MemoryFiles files = new MemoryFiles { Fault = MemoryFiles.FaultOf(MemoryFiles.OnCreate, OutboxFile.Draft), FaultsLeft = 1 };
        MailOutbox outbox = Open(files);
        Assert.IsTrue(outbox.Add(MailText.New("x", "y"), 1, 0, Utc) == OutboxResult.Accepted);
        Assert.IsTrue(files.Has(OutboxFile.Message, 2));
        files.Fault = MemoryFiles.FaultOf(MemoryFiles.OnRename, OutboxFile.Message);
        files.FaultsLeft = 1;
        Assert.IsTrue(outbox.Add(MailText.New("x", "y"), 1, 0, Utc) == OutboxResult.FlashFailed);
        Assert.IsTrue(outbox.Add(MailText.New("x", "y"), 1, 0, Utc) == OutboxResult.Accepted);
        Assert.IsTrue(files.Has(OutboxFile.Message, 4));
    }

    [TestMethod]
    public void Record_whose_write_fails_leaves_the_good_one_whatever_is_cut_next()
    {
        for (int way = 0; way < MemoryFiles.Behaviours; way++)
        {
            MemoryFiles files = MemoryFiles.Behaving(way);
            Notices notices = new Notices(files);
            notices.Add(Notice.Refused, 1);
            files.IsFull = true;
            notices.Add(Notice.Refused, 1);
            notices.Add(Notice.Refused, 1); // would be written over the only good one
            files.IsFull = false;
            notices = new Notices(files);
            notices.Open();
            notices.BeginTelling();
            Smtp.Wire.OutputBuffer output = new Smtp.Wire.OutputBuffer(256);
            notices.Write(output);
            Assert.AreEqual("Since the last mail: 1 recipient refused.", Bytes.Text(output.Bytes, 0, output.Count));
        }
    }

    // With states, and with what earlier starts may have left.
    private static MemoryFiles WithMessages(int count)
    {
        MemoryFiles files = new MemoryFiles();
        MailOutbox outbox = new MailOutbox(files, files, 70, 100000);
        outbox.Open(0, Utc);
        OutputBuffer text = new OutputBuffer(3); // as small as can be: 70 of them, and what is done to them, fit the heap of a device
        text.Write(Ascii.CrLf);
        for (int i = 0; i < count; i++) outbox.Add(new BufferSource(text), 3, 0, Utc);
        for (int i = 1; i <= count; i++) outbox.Keep(i, 2, 0, 0, 0, 0, Utc);
        if (count == 0) return files;
        files.Place(OutboxFile.Draft, count + 1, new byte[9]);
        files.Place(OutboxFile.EvenState, count + 2, new byte[9]);
        for (int i = 0; i < 6; i++) files.Place(OutboxFile.Corrupt, count + 3 + i, new byte[9]);
        return files;
    }

    private static MailOutbox Open(MemoryFiles files, int boot = 1)
    {
        MailOutbox outbox = new MailOutbox(files, files, MaxMessages, 20000);
        outbox.Open(0, Utc, boot);
        return outbox;
    }

    // As the firmware does: kept, or held in RAM; then all that waits is delivered until it has gone.
    private static bool SendOne(MailOutbox outbox)
    {
        bool sent = false;
        if (outbox.Count == MaxMessages) outbox.Release(outbox.NextDue(0, -1));
        MailMessage message = MailText.New("alert", "y");
        OutboxResult result = outbox.Add(message, 1, 0, Utc);
        if (result == OutboxResult.FlashFailed) outbox.Hold(message, 1, 0);
        else Assert.IsTrue(result == OutboxResult.Accepted);
        Assert.AreEqual(result == OutboxResult.FlashFailed, outbox.IsHolding);
        outbox.BeginConnection();
        for (int number = outbox.NextDue(0, 1); number != 0; number = outbox.NextDue(0, 1))
        {
            outbox.Choose(number, 0, Utc);
            byte[] content = outbox.Message.Begin(false, false) ? MailText.Pull(outbox.Message, 100) : null;
            if (content == null)
            {
                outbox.SetAsideDamaged(number);
            }
            else
            {
                Assert.AreEqual(outbox.Message.Size, content.Length);
                sent |= Bytes.Text(content, 0, content.Length).IndexOf("Subject: alert") > 0;
                int left = outbox.RecipientsOf(number) & ~1;
                if (left == 0) outbox.Release(number);
                else outbox.Keep(number, left, 0, 0, 0, 0, Utc);
            }
        }

        return sent && !outbox.IsHolding;
    }
}
