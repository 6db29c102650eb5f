// Rules of time zones: the examples of RFC 9636 and of POSIX, the bounds, and what is none. Many zones against a PC's table: ZoneRuleTests.

using System;
using DeviceMailer.Zones;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Zones;

[TestClass]
public class ZoneTests
{
    private const int Second = 10000000; // in ticks

    private const string Berlin = "CET-1CEST,M3.5.0,M10.5.0/3";
    private const string NewYork = "EST5EDT,M3.2.0/2,M11.1.0/02:00:00";
    private const string LordHowe = "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0";
    private const string Auckland = "NZST-12NZDT,M9.5.0,M4.1.0/3";

    [TestMethod]
    public void Clocks_change_when_the_rule_says()
    {
        AssertChange(Berlin, new DateTime(2027, 3, 28, 1, 0, 0), 60, 120);
        AssertChange(Berlin, new DateTime(2027, 10, 31, 1, 0, 0), 120, 60);
        AssertChange(Berlin, new DateTime(2024, 3, 31, 1, 0, 0), 60, 120); // the fifth Sunday
        AssertChange(NewYork, new DateTime(2026, 3, 8, 7, 0, 0), -300, -240);
        AssertChange(NewYork, new DateTime(2026, 11, 1, 6, 0, 0), -240, -300);
        AssertChange(LordHowe, new DateTime(2026, 10, 3, 15, 30, 0), 630, 660); // by half an hour
        AssertChange(Auckland, new DateTime(2026, 4, 4, 14, 0, 0), 780, 720); // summer over the new year
        AssertChange(Auckland, new DateTime(2026, 9, 26, 14, 0, 0), 720, 780);
        AssertChange("IST-1GMT0,M10.5.0,M3.5.0/1", new DateTime(2026, 10, 25, 1, 0, 0), 60, 0); // it is winter that has the other time
    }

    // RFC 9636 3.3.1: -167 to 167 hours.
    [TestMethod]
    public void Clocks_change_on_another_day_or_in_another_year_than_the_rule_names()
    {
        AssertChange("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", new DateTime(2026, 3, 29, 1, 0, 0), -120, -60);
        AssertChange("EET-2EEST,M3.4.4/50,M10.4.4/50", new DateTime(2026, 3, 28, 0, 0, 0), 120, 180);
        AssertChange("AAA0BBB,0/-167,J180/0", new DateTime(2026, 12, 25, 1, 0, 0), 0, 60);
        AssertChange("AAA0BBB,J90/0,J365/167", new DateTime(2027, 1, 6, 22, 0, 0), 60, 0);
    }

    [TestMethod]
    public void Days_of_the_year_count_the_leap_day_or_not()
    {
        AssertChange("AAA0BBB,J60/0,J300/0", new DateTime(2028, 3, 1), 0, 60);
        AssertChange("AAA0BBB,J60/0,J300/0", new DateTime(2027, 3, 1), 0, 60);
        AssertChange("AAA0BBB,J59/0,J300/0", new DateTime(2028, 2, 28), 0, 60);
        AssertChange("AAA0BBB,59/0,299/0", new DateTime(2028, 2, 29), 0, 60);
        AssertChange("AAA0BBB,59/0,299/0", new DateTime(2027, 3, 1), 0, 60);
    }

    // RFC 9636 3.3.1: it starts at the beginning of the year and ends where the next one begins.
    [TestMethod]
    public void Summer_can_last_all_year()
    {
        Zone zone = new ZoneReader("EST5EDT,0/0,J365/25").Zone;
        for (int month = 1; month <= 12; month++)
        {
            Assert.AreEqual(-240, Zone.MinutesAt(zone, new DateTime(2027, month, 1).Ticks));
            Assert.AreEqual(-240, Zone.MinutesAt(zone, new DateTime(2027, month, 28).Ticks));
        }

        Assert.AreEqual(-240, Zone.MinutesAt(zone, new DateTime(2028, 1, 1, 5, 0, 0).Ticks - Second));
        Assert.AreEqual(-240, Zone.MinutesAt(zone, new DateTime(2028, 1, 1, 5, 0, 0).Ticks));
    }

    [DataRow("UTC0", 0)]
    [DataRow("<+0545>-5:45", 345)]
    [DataRow("<-12>12", -720)]
    [DataRow("<+14>-14:00:00", 840)]
    public void Zone_without_changes_has_one_offset(string rule, int minutes)
    {
        Zone zone = new ZoneReader(rule).Zone;
        Assert.AreEqual(minutes, Zone.MinutesAt(zone, new DateTime(2026, 7, 1).Ticks));
        Assert.AreEqual(5000, Zone.UntilChangeMs(zone, new DateTime(2026, 7, 1).Ticks, 5000));
        Assert.AreEqual(0, Zone.MinutesAt(null, 0));
        Assert.AreEqual(5000, Zone.UntilChangeMs(null, 0, 5000));
    }

    // A table and not DataRows: nanoCLR at 96 KB does not stand so many attributes on one method (tests/README.md).
    [TestMethod]
    public void What_is_no_rule_is_refused_where_it_ends_to_be_one()
    {
        AssertNone("", 0);
        AssertNone(":Europe/Berlin", 0);
        AssertNone("CE-1", 0);
        AssertNone("<+1-1", 0);
        AssertNone("CET", 3);
        AssertNone("CET25", 3);
        AssertNone("CET-15", 3);
        AssertNone("CET-1:60", 6);
        AssertNone("CET-1:00:30", 3); // no whole minutes
        AssertNone("CET-1CEST", 9); // when?
        AssertNone("CET-1CEST,", 10);
        AssertNone("CET-1CEST,366,J300", 10);
        AssertNone("CET-1CEST,J0,J300", 11);
        AssertNone("CET-1CEST,M13.5.0,M10.5.0", 11);
        AssertNone("CET-1CEST,M3.6.0,M10.5.0", 13);
        AssertNone("CET-1CEST,M3.5.7,M10.5.0", 15);
        AssertNone("CET-1CEST,M3.5.0", 16);
        AssertNone("CET-1CEST,M3.5.0/168,M10.5.0", 17);
        AssertNone("CET-1CEST,M3.5.0,M10.5.0/3x", 26);
    }

    private static void AssertChange(string rule, DateTime utc, int before, int after)
    {
        Zone zone = new ZoneReader(rule).Zone;
        Assert.IsTrue(zone != null, rule);
        Assert.AreEqual(before, Zone.MinutesAt(zone, utc.Ticks - Second), rule);
        Assert.AreEqual(1001, Zone.UntilChangeMs(zone, utc.Ticks - Second, 5000), rule);
        Assert.AreEqual(after, Zone.MinutesAt(zone, utc.Ticks), rule);
        Assert.AreEqual(5000, Zone.UntilChangeMs(zone, utc.Ticks, 5000), rule);
        Assert.AreEqual(before, Zone.MinutesAt(zone, utc.Ticks - Second), rule); // it is not remembered from behind
    }

    private static void AssertNone(string rule, int index)
    {
        ZoneReader reader = new ZoneReader(rule);
        Assert.IsTrue(reader.Zone == null, rule);
        Assert.AreEqual(index, reader.Index, rule);
        Assert.IsTrue(reader.Expected.Length > 0, rule);
    }
}
