using System;
using DeviceMailer.Alerts;
using DeviceMailer.Settings;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Outbox;

/// <summary>Alerts that were kept while the clock was unset, and are sent when it is set.</summary>
[TestClass]
public class LateTimeTests
{
    // The same bytes as if the clock had been set: in text as it is, in quoted-printable, in encoded words, whatever the blocks and the charset are.
    [DataRow("", "subject={time}\ntext=\"{time} {first} {last}\\n\"\n")]
    [DataRow("", "subject=\"Opened at {time}, for the first time at {first} today, and for the last time at {last}\"\ntext=\"on {time}\"\nhtml=<b>{time}</b>\n")]
    [DataRow("", "subject=\"K\u00fchlraum offen seit {time}, zuerst {first}\"\ntext=\"Um {time} \u00f6ffnete sich die T\u00fcr, zuerst um {first} und zuletzt um {last}, also um {time}.\"\n")]
    [DataRow("charset=iso-8859-1\n", "text=\"Um {time} \u00f6ffnete sich die T\u00fcr, zuerst um {first} und zuletzt um {last}, also um {time}.\"\n")]
    [DataRow("", "text=\"a line that is longer than it may be, so that the text goes as quoted-printable: ===================================== {time} {first} {last} {time}\"\n")]
    public void Alert_has_its_times_when_the_clock_is_set_before_it_is_sent(string mailKeys, string triggerKeys)
    {
        for (int block = 1; block < 64; block = block * 2 + 1)
        {
            string late = new LateDesk().ReadKept(mailKeys, triggerKeys, 2, false, true, block);
            string known = new LateDesk().ReadKept(mailKeys, triggerKeys, 2, true, true, block);
            Assert.AreEqual(WithoutDate(known), WithoutDate(late));
            Assert.IsTrue(late.IndexOf("Date: Sat, 21 Nov 2026 06:30:20 -0330\r\n") == 0, late);
            Assert.IsTrue(late.IndexOf("2026-11-21") > 0 && late.IndexOf("06:30:20") > 0 && late.IndexOf("05:30:20") > 0, late);
        }
    }

    // New York sets its clocks back at 06:00 UTC on 1 November 2026, between the two events: both were at 01:30:20.
    [TestMethod]
    public void Late_times_on_both_sides_of_a_change_of_time_have_their_own_offsets()
    {
        string[] read = new string[2];
        for (int i = 0; i < 2; i++)
        {
            LateDesk desk = new LateDesk { Time = "zone=EST5EDT,M3.2.0,M11.1.0", PowerTicks = new DateTime(2026, 11, 1, 5, 30, 0).Ticks };
            read[i] = desk.ReadKept("", "subject={first} {last}\ntext=\"{first} {last}\\n\"\n", 2, i == 1, true, 100);
            Assert.IsTrue(read[i].IndexOf("2026-11-01 01:30:20 -04:00 2026-11-01 01:30:20 -05:00") > 0, read[i]);
            Assert.IsTrue(read[i].IndexOf("Date: Sun, 1 Nov 2026 01:30:20 -0500\r\n") >= 0, read[i]);
        }

        Assert.AreEqual(WithoutDate(read[1]), WithoutDate(read[0]));
    }

    // What would be base64 is not, or the digits would be part of it.
    [DataRow("")]
    [DataRow("charset=iso-8859-1\n")]
    public void Times_never_go_in_base64(string mailKeys)
    {
        string cyrillic = "\u0416\u0416\u0416\u0416\u0416\u0416\u0416\u0416\u0416\u0416\u0416\u0416\u0416\u0416\u0416\u0416\u0416\u0416\u0416\u0416";
        string late = new LateDesk().ReadKept(mailKeys, "subject=" + cyrillic + " {time}\ntext=" + cyrillic + " {time}\n", 1, false, true, 100);
        Assert.IsTrue(late.IndexOf("base64") < 0 && late.IndexOf("?B?") < 0, late);
        Assert.IsTrue(late.IndexOf("2026-11-21 06:30:20 -03:30\r\n") > 0, late);
    }

    [TestMethod]
    public void Time_that_never_became_known_is_a_stroke()
    {
        string late = new LateDesk().ReadKept("", "subject=x {time}\ntext={time} {first}\n", 1, false, false, 100);
        Assert.IsTrue(late.IndexOf("Date:") < 0, late);
        Assert.IsTrue(late.IndexOf("\r\n\r\n---------- --:--:-- ---:-- ---------- --:--:-- ---:--\r\n") > 0, late);
        Assert.IsTrue(late.IndexOf("Subject: x ---------- --:--:-- ---:--\r\n") > 0, late);
    }

    [TestMethod]
    public void Events_that_wait_get_their_times_when_the_clock_is_set()
    {
        LateDesk desk = new LateDesk();
        DeviceSettings settings = LateDesk.Settings("", "");
        AlertGate gate = new AlertGate(settings.Triggers, 20, settings.Quiet, 0);
        desk.UptimeMs = LateDesk.EventMs;
        gate.Date(desk.UtcTicks, desk.UptimeMs);
        gate.Add(0, 0, desk.UtcTicks);
        desk.UptimeMs = 2 * LateDesk.EventMs;
        desk.IsSet = true;
        gate.Date(desk.UtcTicks, desk.UptimeMs);
        gate.Date(desk.UtcTicks, desk.UptimeMs);
        Assert.IsTrue(gate.TryTake(desk.UptimeMs, -1));
        Assert.IsTrue(gate.LastTicks == LateDesk.Power + LateDesk.EventMs * TimeSpan.TicksPerMillisecond);
        Assert.IsTrue(gate.FirstTicks == gate.LastTicks);
    }

    // It stands elsewhere among the header fields.
    private static string WithoutDate(string message)
    {
        int at = message.IndexOf("Date:");
        int end = message.IndexOf("\r\n", at) + 2;
        return message.Substring(0, at) + message.Substring(end);
    }
}
