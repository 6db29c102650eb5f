using DeviceMailer.Alerts;
using DeviceMailer.Delivery;
using DeviceMailer.Health;
using DeviceMailer.History;
using DeviceMailer.Outbox;
using DeviceMailer.Reports;
using DeviceMailer.Smtp.Message;
using DeviceMailer.Smtp.Wire;
using DeviceMailer.Tests.History;
using DeviceMailer.Tests.Outbox;
using DeviceMailer.Zones;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Reports;

[TestClass]
public class ReportTests
{
    [TestMethod]
    public void Report_tells_values_alarms_outages_and_mails()
    {
        HistoryDesk desk = Day();
        string text = Read(new ReportText(Line(), DataOf(desk), Values(desk), false, false), 60);
        Assert.AreEqual(
            "attic: daily, 2026-11-21 08:00 to 2026-11-22 08:00\r\n\r\n"
            + "freezer: -20 to -10 \u00b0C, mean -14.98\r\ntank: no values\r\n\r\n"
            + "Alarms: 1\r\nPower away: 1, for 1h 5min\r\nNetwork away: 1, for 10min\r\nRestarts: 0\r\nMails: 3 sent, 1 refused, 0 dropped\r\n\r\n"
            + "2026-11-21 08:10 freezer\r\n2026-11-21 08:40 freezer: all-clear\r\n2026-11-21 09:30 to 2026-11-21 10:35 power away\r\n"
            + "2026-11-21 11:05 to 2026-11-21 11:15 no network\r\n",
            text);
    }

    [TestMethod]
    public void Html_has_the_same_lines_with_their_characters_escaped()
    {
        HistoryDesk desk = Day();
        AlertValues values = Values(desk);
        values.Trigger = Bytes.Of("a<b");
        string html = Read(new ReportText(Line(), DataOf(desk), values, true, true), 7);
        Assert.IsTrue(html.IndexOf("<b>attic: a&lt;b, 2026-11-21 08:00 to 2026-11-22 08:00</b><br>\r\n") > 0, html);
        Assert.IsTrue(html.IndexOf("freezer: -20 to -10 \u00b0C, mean -14.98<br>\r\n") > 0, html);
        Assert.IsTrue(html.IndexOf("<img src=\"cid:chart\"") > 0 && html.EndsWith("</body></html>\r\n"), html);
    }

    [TestMethod]
    public void Table_has_a_row_for_each_hour_with_its_twelve_means()
    {
        HistoryDesk desk = Day();
        string table = Read(new ReportTable(Line(), DataOf(desk), new Zone(60)), 100);
        string[] rows = table.Split('\n');
        Assert.AreEqual("\ufefftime,trigger,unit,lowest,mean,highest,:00,:05,:10,:15,:20,:25,:30,:35,:40,:45,:50,:55\r", rows[0]);
        Assert.AreEqual("2026-11-21 08:00,freezer,\u00b0C,-20,-20,-20,-20,-20,-20,-20,-20,-20,-20,-20,-20,-20,-20,-20\r", rows[1]);
        Assert.AreEqual("2026-11-21 09:00,freezer,\u00b0C,-20,-20,-20,-20,-20,-20,-20,-20,-20,,,,,,\r", rows[2]);
        Assert.AreEqual("2026-11-21 10:00,freezer,\u00b0C,-20,-20,-20,,,,,,,,-20,-20,-20,-20,-20\r", rows[3]);
        Assert.AreEqual(26, rows.Length); // head, 24 hours, and behind the last line end
    }

    [TestMethod]
    public void Long_time_is_told_by_hours_where_five_minutes_go_not_so_far_back()
    {
        HistoryDesk desk = new HistoryDesk(new MemoryFiles()).Boot();
        const int Days = 10;
        for (int minute = 0; minute <= Days * 1440; minute += 5)
        {
            desk.At(minute);
            desk.Book.Add(HistoryDesk.Freezer, minute / 60 * 10);
        }

        ReportData data = new ReportData(desk.Book, desk.Triggers, HistoryDesk.Start, HistoryDesk.Start + Days * 1440);
        Assert.AreEqual(0, data.LowestOf(HistoryDesk.Freezer));
        Assert.AreEqual((Days * 24 - 1) * 10, data.HighestOf(HistoryDesk.Freezer));
        Assert.AreEqual(1200, data.MeanOf(HistoryDesk.Freezer)); // of 0 to 2390 by tens: 1195, in hundredths of a degree
        string table = Read(new ReportTable(Line(), data, null), 60);
        int rows = 0;
        for (int i = 0; i < table.Length; i++) rows += table[i] == '\n' ? 1 : 0; // split, they would not fit a small heap beside the files
        Assert.AreEqual(Days * 24 + 1, rows);
        Assert.IsTrue(table.IndexOf("\n2026-11-21 07:00,freezer,\u00b0C,0,0,0,,,,,,,,,,,,\r\n") == table.IndexOf('\n'));
    }

    [TestMethod]
    public void Interval_that_is_not_over_is_told_from_ram()
    {
        HistoryDesk desk = new HistoryDesk(new MemoryFiles()).Boot();
        desk.At(0);
        desk.Book.Add(HistoryDesk.Freezer, -20000);
        desk.At(7);
        desk.Book.Add(HistoryDesk.Freezer, -9000);
        desk.Book.Add(HistoryDesk.Freezer, -8000);
        ReportData before = new ReportData(desk.Book, desk.Triggers, HistoryDesk.Start, HistoryDesk.Start + 5);
        ReportData all = new ReportData(desk.Book, desk.Triggers, HistoryDesk.Start, HistoryDesk.Start + 10);
        Assert.AreEqual(-20000, before.HighestOf(HistoryDesk.Freezer));
        Assert.AreEqual(-8000, all.HighestOf(HistoryDesk.Freezer));
        Assert.AreEqual(-14250, all.MeanOf(HistoryDesk.Freezer));
        Assert.IsFalse(all.HasValues(HistoryDesk.Tank));
        string[] rows = Read(new ReportTable(Line(), all, null), 60).Split('\n');
        Assert.AreEqual("2026-11-21 07:00,freezer,\u00b0C,-20,-14.25,-8,-20,-8.5,,,,,,,,,,\r", rows[1]);
        desk.At(10);
        Assert.AreEqual("0 v0 -2000 -2000 -2000; 5 v0 -850 -900 -800", desk.Records(HistoryPages.Fine));
    }

    [TestMethod]
    public void Many_events_are_counted_and_the_newest_listed()
    {
        HistoryDesk desk = new HistoryDesk(new MemoryFiles()).Boot();
        for (int minute = 0; minute < 1440; minute += 20)
        {
            desk.At(minute);
            desk.Book.AddEvent(desk.Triggers[0]);
        }

        string text = Read(new ReportText(Line(), DataOf(desk), Values(desk), false, false), 60);
        Assert.IsTrue(text.IndexOf("Alarms: 72\r\n") > 0 && text.IndexOf("Earlier ones: 40\r\n2026-11-21 21:20 door\r\n") > 0, text);
    }

    [DataRow("mon,fri", 34)]
    [DataRow("sun", 1)]
    [DataRow("sat , mon", 66)]
    [DataRow("1", 128)]
    [DataRow("31", 3968)]
    [DataRow("0", -1)]
    [DataRow("32", -1)]
    [DataRow("mon,mon", -1)]
    [DataRow("monday", -1)]
    [DataRow("1,2", -1)]
    [DataRow("", -1)]
    public void Days_are_of_the_week_or_of_the_month(string value, int days)
    {
        bool isRead = ReportDays.TryRead(value, out int read);
        Assert.AreEqual(days, isRead ? read : -1);
    }

    [TestMethod]
    public void Last_day_of_a_short_month_stands_for_a_later_one()
    {
        const int LeapDay = 28 + 31;    // 2000-02-29, from 2000-01-01
        ReportDays.TryRead("31", out int last);
        Assert.IsTrue(ReportDays.Contains(last, 30));
        Assert.IsTrue(ReportDays.Contains(last, LeapDay));
        Assert.IsFalse(ReportDays.Contains(last, LeapDay - 1));
        ReportDays.TryRead("sat", out int saturday);
        Assert.IsTrue(ReportDays.Contains(saturday, 0) && ReportDays.Contains(saturday, 7) && !ReportDays.Contains(saturday, 6));
    }

    // Black and white stripes of pixels by what their bytes must be: RFC 1951 leaves no choice where runs are of one byte only.
    [TestMethod]
    public void Picture_of_two_rows_is_these_bytes()
    {
        PngEncoder png = new PngEncoder(4);
        byte[] all = new byte[512];
        png.Begin(8, 2, new byte[] { 255, 255, 255, 0, 0, 0 });
        int count = TakeAll(png, all, 0);
        png.AddRow(new byte[] { 0x11, 0x11, 0x11, 0x11 });
        png.AddRow(new byte[] { 0x11, 0x11, 0x11, 0x11 });
        png.End();
        count = TakeAll(png, all, count);
        OutputBuffer hex = new OutputBuffer(1024);
        hex.WriteHex(all, 0, count);
        string text = Bytes.Text(hex.Bytes, 0, hex.Count);
        Assert.IsTrue(text.IndexOf("89504e470d0a1a0a0000000d49484452000000080000000204030000") == 0, text);
        Assert.IsTrue(text.EndsWith("0000000049454e44ae426082"), text);
    }

    [TestMethod]
    public void Chart_is_the_same_however_it_is_read()
    {
        HistoryDesk desk = Day();
        Chart chart = new Chart(DataOf(desk), new Zone(60));
        byte[] first = new byte[16384];
        byte[] second = new byte[16384];
        int count = ReadAll(chart, first, 1);
        Assert.AreEqual(count, ReadAll(chart, second, 999));
        for (int i = 0; i < count; i++) Assert.AreEqual(first[i], second[i]);
        Assert.IsTrue(count > 1000 && count < 6000, count.ToString());
    }

    [DataRow(-21300, -17200, -22000, -14000)]
    [DataRow(0, 0, 0, 20)]
    [DataRow(1990, 2010, 1990, 2010)]
    [DataRow(-1000000000, 1000000000, -1000000000, 1000000000)]
    public void Axis_has_round_values_and_what_is_measured_on_it(int lowest, int highest, int from, int until)
    {
        HistoryDesk desk = new HistoryDesk(new MemoryFiles());
        ChartAxis axis = new ChartAxis(desk.Triggers[1].Measure, lowest, highest, 112);
        Assert.AreEqual(from, (int)axis.Lowest);
        Assert.AreEqual(until, (int)axis.Highest);
        Assert.IsTrue(axis.RowOf(highest) >= 0 && axis.RowOf(lowest) <= 111 && axis.RowOf(highest) <= axis.RowOf(lowest));
    }

    private static int TakeAll(PngEncoder png, byte[] all, int at)
    {
        System.Array.Copy(png.Output, 0, all, at, png.Count);
        at += png.Count;
        png.Take();
        return at;
    }

    // A day with an alarm, an hour without power, and some minutes without network.
    private static HistoryDesk Day()
    {
        HistoryDesk desk = new HistoryDesk(new MemoryFiles()).Boot();
        for (int minute = 0; minute <= 1440; minute += 5)
        {
            if (minute >= 95 && minute < 155) continue;
            if (minute == 155)
            {
                desk.Skip(minute);
                desk.Boot(StartReason.Power);
            }

            desk.IsUp = minute < 185 || minute >= 195;
            desk.At(minute);
            if (minute == 10) desk.Book.AddEvent(desk.Triggers[1]);
            if (minute == 40) desk.Book.AddEvent(desk.Triggers[desk.Triggers[1].ClearIndex]);
            if (minute == 10) desk.Book.Mails.Add(MailCount.Sent, 2);
            if (minute == 40) desk.Book.Mails.Add(MailCount.Sent, 1);
            if (minute == 40) desk.Book.Mails.Add(MailCount.Refused, 1);
            desk.Book.Add(HistoryDesk.Freezer, minute < 749 ? -20000 : -10000);
        }

        return desk;
    }

    private static ReportData DataOf(HistoryDesk desk) => new ReportData(desk.Book, desk.Triggers, HistoryDesk.Start, HistoryDesk.Start + 1440);

    private static OutputBuffer Line() => new OutputBuffer(NotifierLimits.ReportLineBytes);

    private static AlertValues Values(HistoryDesk desk) => new AlertValues { Device = Bytes.Of("attic"), Trigger = Bytes.Of("daily"), Zone = new Zone(60), Notices = new Notices(desk.Files), Count = 1 };

    private static string Read(IContent content, int block)
    {
        byte[] all = new byte[16384];
        int count = ReadAll(content, all, block);
        return Bytes.Text(all, 0, count);
    }

    private static int ReadAll(IContent content, byte[] all, int block)
    {
        content.Rewind();
        int count = 0;
        for (int read = content.Read(all, 0, block); read > 0; read = content.Read(all, count, block)) count += read;
        return count;
    }
}
