using DeviceMailer.Delivery;
using DeviceMailer.Log;
using DeviceMailer.Outbox;
using DeviceMailer.Tests.Delivery;
using DeviceMailer.Tests.Outbox;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Log;

[TestClass]
public class LogRingTests
{
    private const string part = "x";

    [TestMethod]
    public void Lines_come_back_after_a_restart_with_their_times()
    {
        MemoryFiles files = new MemoryFiles();
        Clock clock = new Clock { UptimeMs = 65000 };
        EventLog log = Open(files, clock, 4096, false, out LogRing ring);
        log.Write(part, "one");
        clock.UtcTicks = new System.DateTime(2026, 11, 21, 9, 0, 3).Ticks;
        log.Write(part, "two");
        log.Flush();
        Open(files, clock, 4096, false, out ring).Write(part, "three");
        Assert.AreEqual("+65s x: one\n2026-11-21 10:00:03 x: two\n2026-11-21 10:00:03 x: three\n", Content(ring, files));
    }

    // A server's words in Latin-1, and a code point at the end that the line has no room for.
    [TestMethod]
    public void Kept_lines_are_UTF8_whatever_was_written()
    {
        MemoryFiles files = new MemoryFiles();
        EventLog log = Open(files, new Clock { UptimeMs = 1000 }, 4096, false, out LogRing ring);
        byte[] latin = { 0x47, 0xFC, 0x72, 0xC3 };
        log.Begin(Text.Device).Write(latin);
        log.End();
        string text = "";
        for (int i = 0; i < 120; i++) text += "\u00e9";
        log.Write(part, "x" + text);
        string content = Content(ring, files);
        Assert.IsTrue(content.IndexOf("+1s device: G?r?\n+1s x: x\u00e9\u00e9") == 0, content);
        Assert.IsTrue(content.EndsWith("\u00e9\n") || content.EndsWith("\u00e9?\n"), content);
    }

    [TestMethod]
    public void Old_lines_go_and_the_files_stay_few()
    {
        MemoryFiles files = new MemoryFiles();
        EventLog log = Open(files, new Clock(), 2048, false, out LogRing ring);
        for (int i = 0; i < 1000; i++) log.Write(part, "line " + i.ToString());
        string content = Content(ring, files);
        Assert.IsTrue(content.EndsWith("x: line 999\n"), content);
        Assert.IsTrue(content.Length > 1000 && content.Length <= 2048, content.Length.ToString());
        Assert.IsTrue(files.FileCount <= 2048 / NotifierLimits.LogFileBytes, files.FileCount.ToString());
    }

    [TestMethod]
    public void Lines_are_written_together_and_after_a_time_at_latest()
    {
        MemoryFiles files = new MemoryFiles();
        Clock clock = new Clock();
        EventLog log = Open(files, clock, 4096, false, out LogRing ring);
        log.Write(part, "one");
        ring.Step();
        Assert.AreEqual(0, files.Operations);
        clock.UptimeMs = NotifierLimits.MaxLogDelayMs;
        ring.Step();
        Assert.IsTrue(files.Operations > 0);
        int before = files.Operations;
        clock.UptimeMs *= 2;
        ring.Step();
        log.Flush();
        Assert.AreEqual(before, files.Operations); // there is nothing new
    }

    [TestMethod]
    public void Details_are_kept_when_all_is()
    {
        MemoryFiles files = new MemoryFiles();
        EventLog log = Open(files, new Clock(), 4096, false, out LogRing ring);
        log.BeginDetail(Text.ClientSays);
        log.End();
        Assert.AreEqual("", Content(ring, files));
        log = Open(files, new Clock(), 4096, true, out ring);
        log.BeginDetail(Text.ClientSays);
        log.End();
        Assert.AreEqual("+0s C: \n", Content(ring, files));
    }

    [TestMethod]
    public void Damaged_file_is_left_out_and_full_flash_stops_nothing()
    {
        MemoryFiles files = new MemoryFiles();
        Open(files, new Clock(), 4096, false, out LogRing ring).Write(part, "one");
        ring.Flush();
        files.Damage(OutboxFile.Log, 1, 3);
        EventLog log = Open(files, new Clock(), 4096, false, out ring);
        log.Write(part, "two");
        Assert.AreEqual("+0s x: two\n", Content(ring, files));
        files.IsFull = true;
        for (int i = 0; i < 100; i++) log.Write(part, "three");
        log.Flush();
        files.IsFull = false;
        for (int i = 0; i < 3; i++) log.Write(part, "four");
        Assert.IsTrue(Content(ring, files).EndsWith("x: four\n"));
    }

    [TestMethod]
    public void Power_cut_at_any_operation_leaves_whole_lines()
    {
        bool cutCame = true;
        for (int cut = 1; cutCame; cut++)
        {
            MemoryFiles files = new MemoryFiles { LeavesTorn = true, CutAt = cut };
            EventLog log = Open(files, new Clock(), 1024, false, out LogRing ring);
            for (int i = 0; i < 100; i++) log.Write(part, "a line that is whole");
            log.Flush();
            cutCame = files.IsCut;
            files.PowerUp();
            Open(files, new Clock(), 1024, false, out ring);
            string[] lines = Content(ring, files).Split('\n');
            for (int i = 0; i < lines.Length - 1; i++) Assert.AreEqual("+0s x: a line that is whole", lines[i]);
        }
    }

    [TestMethod]
    public void File_that_vanishes_while_it_is_read_becomes_empty_lines()
    {
        MemoryFiles files = new MemoryFiles();
        Open(files, new Clock(), 4096, false, out LogRing ring).Write(part, "one");
        LogContent content = new LogContent(ring, files);
        content.Rewind();
        int size = content.Size;
        files.Delete(OutboxFile.Log, 1);
        byte[] block = new byte[64];
        int all = 0;
        for (int read = content.Read(block, 0, 64); read != 0; read = content.Read(block, 0, 64)) all += read;
        Assert.AreEqual(size, all);
    }

    private static EventLog Open(MemoryFiles files, Clock clock, int bytes, bool all, out LogRing ring)
    {
        ring = new LogRing(new LogLines(), files);
        ring.Open(bytes, all, clock);
        return new EventLog(ring);
    }

    private static string Content(LogRing ring, MemoryFiles files)
    {
        LogContent content = new LogContent(ring, files);
        Assert.IsTrue(content.Rewind());
        byte[] all = new byte[content.Size + 1];
        int count = 0;
        for (int read = content.Read(all, 0, all.Length); read > 0; read = content.Read(all, count, all.Length - count)) count += read;
        Assert.AreEqual(content.Size, count);
        return Bytes.Text(all, 0, count);
    }

    private sealed class Clock : IClock
    {
        public long UptimeMs { get; set; }

        public long UtcTicks { get; set; }

        public long StampTicks => UtcTicks;

        public int OffsetMinutes(long utcTicks) => 60;
    }
}
