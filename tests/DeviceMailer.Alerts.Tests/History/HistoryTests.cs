using DeviceMailer.Delivery;
using DeviceMailer.Health;
using DeviceMailer.History;
using DeviceMailer.Tests.Outbox;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.History;

[TestClass]
public class HistoryTests
{
    [TestMethod]
    public void Five_minutes_have_their_lowest_mean_and_highest_value_each_curve_for_itself()
    {
        HistoryDesk desk = Begun();
        desk.Book.Add(HistoryDesk.Freezer, -18210);
        desk.Book.Add(HistoryDesk.Freezer, -18040);
        desk.Book.Add(HistoryDesk.Freezer, -17650);
        desk.Book.Add(HistoryDesk.Tank, 2000000);
        desk.At(4);
        desk.Book.Add(HistoryDesk.Tank, 2000003);
        desk.At(5);
        desk.Book.Add(HistoryDesk.Freezer, 0);
        desk.At(12);
        Assert.AreEqual("0 v0 -1797 -1821 -1765; 0 v1 2000002 2000000 2000003; 5 v0 0 0 0", desk.Records(HistoryPages.Fine));
    }

    [TestMethod]
    public void Hours_are_made_of_what_is_on_flash_also_of_what_was_before_a_restart()
    {
        HistoryDesk desk = Begun();
        desk.Book.Add(HistoryDesk.Freezer, -20000);
        desk.At(5);
        desk.Book.Add(HistoryDesk.Freezer, -10000);
        desk.At(10);
        desk.Skip(30);
        desk.Boot();
        desk.At(30);
        desk.Book.Add(HistoryDesk.Freezer, -12000);
        desk.At(35);
        desk.At(60);
        Assert.AreEqual("30 o0 0 20; 60 v0 -1400 -2000 -1000", desk.Records(HistoryPages.Coarse));
    }

    [TestMethod]
    public void Hour_that_was_not_over_when_the_power_went_is_kept_at_the_next_start()
    {
        HistoryDesk desk = Begun();
        desk.Book.Add(HistoryDesk.Freezer, -20000);
        desk.At(5);
        desk.Skip(200);
        desk.Boot();
        desk.At(203);
        Assert.AreEqual("60 v0 -2000 -2000 -2000; 203 o0 3 195", desk.Records(HistoryPages.Coarse)); // on for 3 minutes, away since 5
    }

    [TestMethod]
    public void Events_mails_and_network_are_noted_with_their_times()
    {
        HistoryDesk desk = Begun();
        desk.At(2);
        desk.Book.AddEvent(desk.Triggers[1]);
        desk.IsUp = false;
        desk.At(7);
        desk.At(13);
        desk.Book.Mails.Add(MailCount.Sent, 2);
        desk.Book.Mails.Add(MailCount.Refused, 1);
        desk.IsUp = true;
        desk.At(22);
        Assert.AreEqual("2 e0 1; 22 m0 2; 22 m1 1; 22 o2 0 15", desk.Records(HistoryPages.Coarse));
    }

    [TestMethod]
    public void Restart_of_its_own_is_no_loss_of_power()
    {
        HistoryDesk desk = Begun();
        desk.At(5);
        desk.Skip(8);
        desk.Boot(StartReason.Watchdog);
        desk.At(8);
        Assert.AreEqual("8 o1 0 3", desk.Records(HistoryPages.Coarse));
    }

    [TestMethod]
    public void Nothing_is_kept_while_the_clock_is_unset()
    {
        HistoryDesk desk = new HistoryDesk(new MemoryFiles()).Boot();
        desk.Book.Add(HistoryDesk.Freezer, -20000);
        desk.Book.Step(desk);
        desk.Book.AddEvent(desk.Triggers[0]);
        Assert.AreEqual(0, desk.Files.FileCount);
    }

    [TestMethod]
    public void Clock_that_is_set_back_goes_on_with_another_page()
    {
        HistoryDesk desk = Begun();
        desk.Book.Add(HistoryDesk.Freezer, 1000);
        desk.At(30);
        desk.Book.Add(HistoryDesk.Freezer, 2000);
        desk.At(10);
        desk.Book.Add(HistoryDesk.Freezer, 3000);
        desk.At(15);
        Assert.AreEqual("0 v0 100 100 100; 30 v0 200 200 200; 10 v0 300 300 300", desk.Records(HistoryPages.Fine));
    }

    [TestMethod]
    public void Trigger_that_fires_all_the_time_pushes_nothing_out()
    {
        HistoryDesk desk = Begun();
        for (int minute = 0; minute < 120; minute++)
        {
            desk.At(minute);
            for (int i = 0; i < 10; i++) desk.Book.AddEvent(desk.Triggers[0]);
        }

        int events = desk.Records(HistoryPages.Coarse).Split('e').Length - 1;
        Assert.AreEqual(2 * NotifierLimits.MaxHistoryEventsPerHour, events);
    }

    [TestMethod]
    public void Largest_values_that_there_can_be_come_back()
    {
        HistoryDesk desk = Begun();
        desk.Book.Add(HistoryDesk.Tank, int.MaxValue);
        desk.Book.Add(HistoryDesk.Tank, int.MinValue);
        desk.Book.Add(HistoryDesk.Freezer, int.MaxValue);
        desk.At(5);
        Assert.AreEqual("0 v0 200000000 200000000 200000000; 0 v1 -1 -2000000000 2000000000", desk.Records(HistoryPages.Fine));
    }

    [TestMethod]
    public void Weeks_stay_within_their_size_and_the_newest_are_there()
    {
        const int Days = 20;
        HistoryDesk desk = Begun();
        for (int minute = 0; minute < Days * 1440; minute += 5)
        {
            desk.Book.Add(HistoryDesk.Freezer, -18000 + minute % 700);
            desk.At(minute + 5);
        }

        Assert.IsTrue((desk.Files.FileCount - 4) * NotifierLimits.HistoryPageBytes <= 8192, desk.Files.FileCount.ToString());
        int fine = desk.Records(HistoryPages.Fine, (Days - 1) * 1440).Split(';').Length;
        Assert.AreEqual(288, fine);
        int coarse = desk.Records(HistoryPages.Coarse).Split(';').Length;
        Assert.AreEqual(Days * 24, coarse);
    }

    [TestMethod]
    public void Smaller_size_takes_the_older_pages_from_flash()
    {
        HistoryDesk desk = new HistoryDesk(new MemoryFiles()).Boot(StartReason.Power, 16384);
        desk.At(0);
        int minute = 0;
        for (; minute < 20 * 1440; minute += 5)
        {
            desk.Book.Add(HistoryDesk.Freezer, -18000 + minute % 700);
            desk.At(minute + 5);
        }

        int before = desk.Files.FileCount;
        Assert.IsTrue((before - 4) * NotifierLimits.HistoryPageBytes > 8192, before.ToString());
        desk.Boot();
        for (; minute < 30 * 1440; minute += 5)
        {
            desk.Book.Add(HistoryDesk.Freezer, -18000 + minute % 700);
            desk.At(minute + 5);
        }

        Assert.IsTrue((desk.Files.FileCount - 4) * NotifierLimits.HistoryPageBytes <= 8192, before.ToString() + " " + desk.Files.FileCount.ToString());
    }

    [TestMethod]
    public void Other_triggers_do_not_get_these_values()
    {
        HistoryDesk desk = Begun();
        desk.Book.Add(HistoryDesk.Freezer, 1000);
        desk.At(5);
        HistoryBook other = new HistoryBook(new DeviceMailer.Sensing.Trigger[] { desk.Triggers[1] }, desk.Files, 8192, desk, StartReason.Power);
        HistoryReader reader = new HistoryReader(other.Pages);
        reader.Begin(HistoryPages.Fine, 0);
        Assert.IsFalse(reader.Next());
    }

    private static HistoryDesk Begun()
    {
        HistoryDesk desk = new HistoryDesk(new MemoryFiles()).Boot();
        desk.At(0);
        return desk;
    }
}
