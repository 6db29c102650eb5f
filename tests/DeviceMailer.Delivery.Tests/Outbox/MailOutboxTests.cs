using DeviceMailer.Outbox;
using DeviceMailer.Tests.Message;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Outbox;

[TestClass]
public class MailOutboxTests
{
    private const int Everybody = -1;
    private const int MaxMessages = 8;
    private const int MaxBytes = 20000;
    private const long Utc = 638000000000000000;
    private const long TicksPerSecond = 10000000;

    [TestMethod]
    public void What_was_kept_comes_back_byte_by_byte_after_a_restart()
    {
        MemoryFiles files = new MemoryFiles();
        Assert.IsTrue(Open(files).Add(MailText.New("T\u00fcr", "one\n.two\n"), 3, 0, Utc) == OutboxResult.Accepted);
        MailOutbox outbox = Open(files);
        Assert.AreEqual(1, outbox.Count);
        int number = outbox.NextDue(0, Everybody);
        Assert.AreEqual(3, outbox.TurnOf(number, 0, Everybody));
        outbox.Choose(number, 0, Utc);
        Assert.AreEqual(MailText.Of(MailText.New("T\u00fcr", "one\n.two\n")), Content(outbox));
    }

    [TestMethod]
    public void Messages_come_in_the_order_in_which_they_were_kept()
    {
        MemoryFiles files = new MemoryFiles();
        MailOutbox outbox = Open(files);
        for (int i = 0; i < 5; i++) outbox.Add(MailText.New(i.ToString(), ""), 1, 0, Utc);
        outbox.Release(2);
        outbox = Open(files);
        outbox.Add(MailText.New("5", ""), 1, 0, Utc);
        string order = "";
        for (int number = outbox.NextDue(0, Everybody); number != 0; number = outbox.NextDue(0, Everybody))
        {
            outbox.Choose(number, 0, Utc);
            string content = Content(outbox);
            order += content.Substring(content.IndexOf("Subject: ") + 9, 1);
        }

        Assert.AreEqual("02345", order);
    }

    [TestMethod]
    public void A_released_message_leaves_nothing_behind()
    {
        MemoryFiles files = new MemoryFiles();
        MailOutbox outbox = Open(files);
        outbox.Add(MailText.New("x", "y"), 1, 0, Utc);
        outbox.Choose(1, 0, Utc);
        Content(outbox);
        outbox.Release(1);
        Assert.AreEqual(0, files.FileCount);
        Assert.AreEqual(0, outbox.Count);
        Assert.AreEqual(0, outbox.Bytes);
        Assert.IsTrue(outbox.NextDueMs() == long.MaxValue);
    }

    [TestMethod]
    public void Power_cut_at_any_operation_or_byte_leaves_a_message_whole_or_not_at_all()
    {
        for (int way = 0; way < MemoryFiles.Behaviours; way++)
        {
            bool accepted = false;
            for (int cut = 1; !accepted; cut++)
            {
                MemoryFiles files = MemoryFiles.Behaving(way);
                MailOutbox outbox = Open(files);
                outbox.Add(MailText.New("before", "y"), 1, 0, Utc);
                files.PowerUp();
                files.CutAt = cut;
                accepted = outbox.Add(MailText.New("x", "y"), 1, 0, Utc) == OutboxResult.Accepted;
                files.PowerUp();

                outbox = Open(files);
                Assert.IsFalse(files.Has(OutboxFile.Draft, 2));
                Assert.AreEqual(accepted ? 2 : 1, outbox.Count, cut.ToString());
                Assert.AreEqual(0, outbox.CorruptCount);
                int number = outbox.NextDue(0, Everybody);
                for (; number != 0; number = outbox.NextDue(0, Everybody))
                {
                    outbox.Choose(number, 0, Utc);
                    Assert.IsNotNull(Content(outbox));
                }

                Assert.IsTrue(outbox.Add(MailText.New("after", "y"), 1, 0, Utc) == OutboxResult.Accepted);
            }
        }
    }

    [TestMethod]
    public void Power_cut_while_a_message_is_delivered_loses_nothing_but_knowledge()
    {
        for (int way = 0; way < MemoryFiles.Behaviours; way++)
        {
            bool cutCame = true;
            for (int cut = 1; cutCame; cut++)
            {
                MemoryFiles files = MemoryFiles.Behaving(way);
                MailOutbox outbox = Open(files);
                outbox.Add(MailText.New("x", "y"), 7, 0, Utc);
                files.PowerUp();
                files.CutAt = cut;
                outbox.Choose(1, 0, Utc);
                outbox.Keep(1, 6, 6, 0, 60000, 0, Utc); // one of three has it
                outbox.Choose(1, 60000, Utc);
                outbox.Release(1);
                cutCame = files.IsCut;
                files.PowerUp();

                outbox = Open(files);
                if (!cutCame) Assert.AreEqual(0, outbox.Count);
                if (outbox.Count == 0) continue;
                int left = outbox.TurnOf(1, 60000, Everybody);
                outbox.Choose(1, 60000, Utc);
                Assert.IsTrue(left == 7 || left == 6, left.ToString());
                Assert.IsNotNull(Content(outbox));
            }
        }
    }

    [TestMethod]
    public void It_is_known_that_a_message_may_have_been_delivered()
    {
        MemoryFiles files = new MemoryFiles();
        MailOutbox outbox = Open(files);
        outbox.Add(MailText.New("x", "y"), 1, 0, Utc);
        outbox.Add(MailText.New("z", "y"), 1, 0, Utc);
        outbox.Choose(1, 0, Utc);
        Assert.AreEqual(1, Open(files).MaybeDeliveredCount);
        outbox.NoteNotSent(1, 0, 0, Utc);
        Assert.AreEqual(0, Open(files).MaybeDeliveredCount);
    }

    [TestMethod]
    public void Who_has_it_and_when_it_is_due_survive_a_restart()
    {
        MemoryFiles files = new MemoryFiles();
        MailOutbox outbox = Open(files);
        outbox.Add(MailText.New("x", "y"), 7, 0, Utc);
        outbox.Keep(1, 4, 4, 0, 100000, 40000, Utc + 40 * TicksPerSecond); // due in 60 s

        outbox = new MailOutbox(files, files, MaxMessages, MaxBytes);
        outbox.Open(5000, Utc + 50 * TicksPerSecond); // 10 s later
        Assert.AreEqual(4, outbox.RecipientsOf(1));
        Assert.AreEqual(1, outbox.FailuresOf(1));
        Assert.AreEqual(0, outbox.NextDue(54000, Everybody));
        Assert.AreEqual(1, outbox.NextDue(55000, Everybody));
        Assert.AreEqual(0, outbox.FindOlderThan(50000, 5000));
        Assert.AreEqual(1, outbox.FindOlderThan(49000, 5000));
    }

    [DataRow(0)] // unset again: before it was written
    [DataRow(1000000)] // a hundred days later
    public void A_clock_that_cannot_be_believed_makes_it_due_at_once(int days)
    {
        MemoryFiles files = new MemoryFiles();
        MailOutbox outbox = Open(files);
        outbox.Add(MailText.New("x", "y"), 7, 0, Utc);
        outbox.Keep(1, 4, 4, 0, 100000, 40000, Utc);
        outbox = new MailOutbox(files, files, MaxMessages, MaxBytes);
        outbox.Open(5000, days == 0 ? 0 : Utc + 100L * 24 * 3600 * TicksPerSecond);
        Assert.AreEqual(1, outbox.NextDue(5000, Everybody));
        Assert.AreEqual(1, outbox.FindOlderThan(39000, 5000));
        Assert.AreEqual(0, outbox.FindOlderThan(41000, 5000));
    }

    [TestMethod]
    public void A_damaged_message_is_set_aside_and_keeps_nobody_back()
    {
        int length = MailText.Of(MailText.New("x", "y")).Length + 44;
        for (int at = 0; at < length; at += 5)
        {
            MemoryFiles files = new MemoryFiles();
            MailOutbox outbox = Open(files);
            outbox.Add(MailText.New("x", "y"), 1, 0, Utc);
            outbox.Add(MailText.New("z", "y"), 1, 0, Utc);
            files.Damage(OutboxFile.Message, 1, at);

            outbox = Open(files);
            int number = outbox.NextDue(0, Everybody);
            if (number == 1)
            {
                outbox.Choose(1, 0, Utc);
                Assert.IsFalse(outbox.Message.Begin(false, false), at.ToString());
                Assert.IsTrue(outbox.IsDamaged);
                outbox.SetAsideDamaged(1);
            }

            Assert.AreEqual(1, outbox.CorruptCount);
            Assert.AreEqual(1, outbox.Count);
            Assert.IsTrue(files.Has(OutboxFile.Corrupt, 1));
            Assert.AreEqual(2, outbox.NextDue(0, Everybody));
            Assert.IsTrue(Open(files).Count == 1);
        }
    }

    [TestMethod]
    public void A_full_outbox_takes_no_more_and_keeps_what_it_has()
    {
        MemoryFiles files = new MemoryFiles();
        MailOutbox outbox = Open(files);
        for (int i = 0; i < MaxMessages; i++) Assert.IsTrue(outbox.Add(MailText.New("x", "y"), 1, 0, Utc) == OutboxResult.Accepted);
        Assert.IsTrue(outbox.Add(MailText.New("x", "y"), 1, 0, Utc) == OutboxResult.Full);
        outbox.Release(3);
        Assert.IsTrue(outbox.Add(MailText.New("x", "y"), 1, 0, Utc) == OutboxResult.Accepted);

        MemoryFiles small = new MemoryFiles();
        outbox = new MailOutbox(small, small, MaxMessages, 300);
        outbox.Open(0, Utc);
        Assert.IsTrue(outbox.Add(MailText.New("x", "y"), 1, 0, Utc) == OutboxResult.Accepted);
        Assert.IsTrue(outbox.Add(MailText.New("x", "y"), 1, 0, Utc) == OutboxResult.Full);
    }

    [TestMethod]
    public void A_smaller_outbox_keeps_what_it_cannot_hold_for_another_start()
    {
        MemoryFiles files = new MemoryFiles();
        MailOutbox outbox = Open(files);
        for (int i = 1; i <= 3; i++)
        {
            outbox.Add(MailText.New("x", "y"), 7, 0, Utc);
            outbox.Keep(i, 4, 4, 0, 0, 0, Utc);
        }

        outbox = new MailOutbox(files, files, 2, MaxBytes);
        outbox.Open(0, Utc);
        Assert.AreEqual(2, outbox.Count);
        outbox.Release(1);
        Assert.IsTrue(outbox.Add(MailText.New("x", "y"), 1, 0, Utc) == OutboxResult.Accepted);
        outbox = Open(files);
        Assert.AreEqual(3, outbox.Count);
        Assert.AreEqual(4, outbox.RecipientsOf(3));
    }

    [TestMethod]
    public void Full_flash_is_said_and_leaves_nothing()
    {
        MemoryFiles files = new MemoryFiles { IsFull = true };
        Assert.IsTrue(Open(files).Add(MailText.New("x", "y"), 1, 0, Utc) == OutboxResult.FlashFailed);
        Assert.AreEqual(0, files.FileCount);
        files = new MemoryFiles { ForgetsWrites = true };
        Assert.IsTrue(Open(files).Add(MailText.New("x", "y"), 1, 0, Utc) == OutboxResult.FlashFailed);
        Assert.AreEqual(0, files.FileCount);
    }

    [TestMethod]
    public void Adding_and_taking_cost_the_same_however_many_wait()
    {
        MemoryFiles files = new MemoryFiles();
        MailOutbox outbox = Open(files);
        int expected = 0;
        for (int i = 1; i <= MaxMessages; i++)
        {
            files.PowerUp();
            outbox.Add(MailText.New("x", "y"), 1, 0, Utc);
            outbox.Choose(i, 0, Utc);
            outbox.Keep(i, 1, 1, 0, 0, 0, Utc);
            if (i == 1) expected = files.Operations;
            Assert.AreEqual(expected, files.Operations);
        }
    }

    private static MailOutbox Open(MemoryFiles files)
    {
        MailOutbox outbox = new MailOutbox(files, files, MaxMessages, MaxBytes);
        outbox.Open(0, Utc);
        return outbox;
    }

    private static string Content(MailOutbox outbox)
    {
        if (!outbox.Message.Begin(true, true)) return null;
        byte[] bytes = MailText.Pull(outbox.Message, 100);
        return bytes == null ? null : Bytes.Text(bytes, 0, bytes.Length);
    }
}
