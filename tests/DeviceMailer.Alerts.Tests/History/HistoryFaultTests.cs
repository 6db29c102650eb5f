// Power that goes at operations of flash, and flash that fails: what was on flash is there, and the device goes on.

using DeviceMailer.History;
using DeviceMailer.Outbox;
using DeviceMailer.Tests.Outbox;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.History;

[TestClass]
public class HistoryFaultTests
{
    private const int Bytes = 2048; // four pages of each ring: they turn, and the oldest are deleted
    private const int Minutes = 26 * 60;
    private const int Stride = 7; // each operation would take minutes; those around the turn of a page are in the next test, every one of them
    private const int KeptMinutes = 6 * 60; // what is surely on four pages

    [DataRow(0)]
    [DataRow(1)]
    public void Power_cut_at_every_seventh_operation_takes_the_last_five_minutes_at_most(int way)
    {
        MemoryFiles all = MemoryFiles.Behaving(way);
        Run(new HistoryDesk(all), 0);
        int operations = all.Operations;
        Assert.IsTrue(operations > 600, operations.ToString());
        for (int cut = 1; cut <= operations; cut += Stride)
        {
            MemoryFiles files = MemoryFiles.Behaving(way);
            files.CutAt = cut;
            HistoryDesk desk = new HistoryDesk(files);
            int reached = Run(desk, 0);
            files.PowerUp();
            desk.Boot(DeviceMailer.Health.StartReason.Power, Bytes);
            AssertValues(desk, reached - 5, cut);

            // And it goes on.
            int end = Run(desk, reached + 30);
            AssertValues(desk, end, cut);
        }
    }

    [DataRow(0)]
    [DataRow(1)]
    public void Page_that_is_full_may_be_cut_at_each_operation_while_it_becomes_a_file(int way)
    {
        // The operations around the first turn of a page, each of them.
        MemoryFiles learn = MemoryFiles.Behaving(way);
        HistoryDesk before = new HistoryDesk(learn);
        int first = 0;
        before.Boot(DeviceMailer.Health.StartReason.Power, Bytes);
        for (int minute = 0; !learn.Has(OutboxFile.FinePage, 1); minute += 5)
        {
            first = learn.Operations;
            Feed(before, minute);
        }

        for (int cut = first + 1; cut <= learn.Operations; cut++)
        {
            MemoryFiles files = MemoryFiles.Behaving(way);
            files.CutAt = cut;
            HistoryDesk desk = new HistoryDesk(files);
            int reached = Run(desk, 0);
            files.PowerUp();
            desk.Boot(DeviceMailer.Health.StartReason.Power, Bytes);
            AssertValues(desk, reached - 5, cut);
        }
    }

    [TestMethod]
    public void Flash_that_fails_stops_nothing_and_is_used_again_when_it_works()
    {
        for (int operation = 0; operation < MemoryFiles.FaultKinds; operation++)
        {
            for (int kind = (int)OutboxFile.EvenPage; kind <= (int)OutboxFile.CoarsePage; kind++)
            {
                MemoryFiles files = new MemoryFiles { Fault = MemoryFiles.FaultOf(operation, (OutboxFile)kind), FaultsLeft = int.MaxValue };
                HistoryDesk desk = new HistoryDesk(files);
                int end = Run(desk, 0);
                files.FaultsLeft = 0;
                desk.Boot(DeviceMailer.Health.StartReason.Power, Bytes);
                end = Run(desk, end + 5);
                AssertValues(desk, end, operation * 100 + kind);
            }
        }
    }

    [TestMethod]
    public void Damaged_page_is_left_out_and_the_others_are_read()
    {
        MemoryFiles files = new MemoryFiles();
        HistoryDesk desk = new HistoryDesk(files);
        Run(desk, 0);
        int page = desk.Book.Pages.OpenNumber(HistoryPages.Fine) - 1;
        int before = desk.Records(HistoryPages.Fine).Split(';').Length;
        files.Damage(OutboxFile.FinePage, page, 60);
        int after = desk.Records(HistoryPages.Fine).Split(';').Length;
        Assert.IsTrue(after < before && after > before / 2, after.ToString() + " of " + before.ToString());
    }

    // Until power goes; the last minute that was fed: when power did not go, what was before it is there.
    private static int Run(HistoryDesk desk, int fromMinute)
    {
        desk.Skip(fromMinute);
        desk.Boot(DeviceMailer.Health.StartReason.Power, Bytes);
        int minute = fromMinute;
        for (; minute < fromMinute + Minutes && !desk.Files.IsCut; minute += 5) Feed(desk, minute);
        return minute - 5;
    }

    private static void Feed(HistoryDesk desk, int minute)
    {
        desk.At(minute);
        desk.Book.Add(HistoryDesk.Freezer, ValueOf(minute) * HistoryDesk.FreezerStep);
        if (minute % 180 == 20) desk.Book.AddEvent(desk.Triggers[0]);
    }

    private static int ValueOf(int minute) => minute / 5 % 100 - 50;

    // The intervals before a minute, as far back as the ring surely reaches, each with the value that was fed.
    private static void AssertValues(HistoryDesk desk, int beforeMinute, int name)
    {
        int from = beforeMinute - KeptMinutes > 0 ? beforeMinute - KeptMinutes : 0;
        HistoryReader reader = new HistoryReader(desk.Book.Pages);
        reader.Begin(HistoryPages.Fine, HistoryDesk.Start + from);
        int last = -1;
        int count = 0;
        while (reader.Next())
        {
            if (reader.Kind != RecordKind.Values) continue;
            int minute = reader.Minute - HistoryDesk.Start;
            Assert.IsTrue(minute > last, "twice or back: " + minute.ToString() + " in " + name.ToString());
            Assert.AreEqual(ValueOf(minute), reader.Number);
            last = minute;
            if (minute < beforeMinute) count++;
        }

        Assert.IsTrue(beforeMinute <= 5 || last >= beforeMinute - 5, "the last is " + last.ToString() + " of " + beforeMinute.ToString() + " in " + name.ToString());
        Assert.IsTrue(count >= (beforeMinute - from) / 5 - 7, count.ToString() + " in " + name.ToString()); // it was off for 30 minutes
    }
}
