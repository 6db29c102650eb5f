using System;
using DeviceMailer.Alerts;
using DeviceMailer.Delivery;
using DeviceMailer.Log;
using DeviceMailer.Outbox;
using DeviceMailer.Settings;
using DeviceMailer.Smtp.Message;
using DeviceMailer.Tests.Delivery;
using DeviceMailer.Tests.Message;
using DeviceMailer.Tests.Settings;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Outbox;

/// <summary>Alerts that were kept while the clock was unset, and are sent when it is set.</summary>
[TestClass]
public class LateTimeTests : IClock
{
    private const string Start = "[device]\nname=freezer\n[time]\noffset=-03:30\n[smtp]\nhost=m\nsecurity=none\n[mail]\nfrom=a@example.com\nto=b@example.com\n";
    private const int Boot = 5;
    private const int EventMs = 20000;
    private const int BurstMs = 3600000;
    private const int SentMs = 90000000;

    private static readonly long unset = new DateTime(1970, 1, 1).Ticks;
    private static readonly long power = new DateTime(2026, 11, 21, 9, 0, 0).Ticks; // when it was switched on

    private bool isSet;

    public long UptimeMs { get; set; }

    public long UtcTicks => (isSet ? power : unset) + UptimeMs * TimeSpan.TicksPerMillisecond;

    public long StampTicks => UtcTicks;

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
            string late = Read(Keep(mailKeys, triggerKeys, 2, false), true, block);
            string known = Read(Keep(mailKeys, triggerKeys, 2, true), true, block);
            Assert.AreEqual(WithoutDate(known), WithoutDate(late));
            Assert.IsTrue(late.IndexOf("Date: Sat, 21 Nov 2026 06:30:20 -0330\r\n") == 0, late);
            Assert.IsTrue(late.IndexOf("2026-11-21") > 0 && late.IndexOf("06:30:20") > 0 && late.IndexOf("05:30:20") > 0, late);
        }
    }

    // What would be base64 is not, or the digits would be part of it.
    [DataRow("")]
    [DataRow("charset=iso-8859-1\n")]
    public void Times_never_go_in_base64(string mailKeys)
    {
        string cyrillic = "\u0416\u0416\u0416\u0416\u0416\u0416\u0416\u0416\u0416\u0416\u0416\u0416\u0416\u0416\u0416\u0416\u0416\u0416\u0416\u0416";
        string late = Read(Keep(mailKeys, "subject=" + cyrillic + " {time}\ntext=" + cyrillic + " {time}\n", 1, false), true, 100);
        Assert.IsTrue(late.IndexOf("base64") < 0 && late.IndexOf("?B?") < 0, late);
        Assert.IsTrue(late.IndexOf("2026-11-21 06:30:20 -03:30\r\n") > 0, late);
    }

    [TestMethod]
    public void Time_that_never_became_known_is_a_stroke()
    {
        string late = Read(Keep("", "subject=x {time}\ntext={time} {first}\n", 1, false), false, 100);
        Assert.IsTrue(late.IndexOf("Date:") < 0, late);
        Assert.IsTrue(late.IndexOf("\r\n\r\n---------- --:--:-- -03:30 ---------- --:--:-- -03:30\r\n") > 0, late);
        Assert.IsTrue(late.IndexOf("Subject: x ---------- --:--:-- -03:30\r\n") > 0, late);
    }

    [TestMethod]
    public void Events_that_wait_get_their_times_when_the_clock_is_set()
    {
        DeviceSettings settings = Settings("", "");
        AlertGate gate = new AlertGate(settings.Triggers, 20, settings.Quiet, 0);
        UptimeMs = EventMs;
        gate.Date(UtcTicks, UptimeMs);
        gate.Add(0, 0, UtcTicks);
        UptimeMs = 2 * EventMs;
        isSet = true;
        gate.Date(UtcTicks, UptimeMs);
        gate.Date(UtcTicks, UptimeMs);
        Assert.IsTrue(gate.TryTake(UptimeMs, -1));
        Assert.IsTrue(gate.LastTicks == power + EventMs * TimeSpan.TicksPerMillisecond);
        Assert.IsTrue(gate.FirstTicks == gate.LastTicks);
    }

    // Two events in an hour, the alert kept at the second one.
    private MailOutbox Keep(string mailKeys, string triggerKeys, int events, bool wasSet)
    {
        MemoryFiles files = new MemoryFiles();
        MailOutbox outbox = new MailOutbox(files, files, 4, 20000);
        DeviceSettings settings = Settings(mailKeys, triggerKeys);
        Postmark postmark = new Postmark(Bytes.Of("d1")) { Boot = Boot };
        outbox.DateBy(this, postmark);
        isSet = wasSet;
        UptimeMs = 0;
        outbox.Open(0, UtcTicks, Boot);
        Notices notices = new Notices(files);
        AlertComposer composer = new AlertComposer(settings, postmark, new IContent[] { null }, notices);
        AlertKeeper keeper = new AlertKeeper(composer, outbox, notices, new EventLog(new LogLines()));
        keeper.Open(settings);
        AlertGate gate = new AlertGate(settings.Triggers, 20, settings.Quiet, 0);
        for (int i = 0; i < events; i++)
        {
            UptimeMs = EventMs + (events == 1 ? BurstMs : i * BurstMs);
            gate.Date(UtcTicks, UptimeMs);
            gate.Add(0, 0, UtcTicks);
        }

        Assert.IsTrue(gate.TryTake(UptimeMs, -1));
        Assert.IsTrue(keeper.Keep(gate, this));
        return outbox;
    }

    private string Read(MailOutbox outbox, bool setNow, int block)
    {
        isSet = setNow;
        UptimeMs = SentMs;
        outbox.Choose(1, UptimeMs, UtcTicks);
        string read = "";
        for (int i = 0; i < 2; i++) // a second time on another connection
        {
            Assert.IsTrue(outbox.Message.Begin(false, false));
            int size = outbox.Message.Size;
            byte[] all = MailText.Pull(outbox.Message, block);
            Assert.AreEqual(size, all.Length);
            string text = Bytes.Text(all, 0, all.Length);
            Assert.IsTrue(i == 0 || text == read);
            read = text;
        }

        return read;
    }

    private static DeviceSettings Settings(string mailKeys, string triggerKeys)
    {
        SettingsErrors errors = new SettingsErrors();
        DeviceSettings settings = DeviceSettings.Read("t.ini", new TextSource(Bytes.Of(Start + mailKeys + "[trigger door]\npin=4\n" + triggerKeys), 64), null, null, errors);
        Assert.IsNotNull(settings, errors.MessageAt(0));
        return settings;
    }

    // It stands elsewhere among the header fields.
    private static string WithoutDate(string message)
    {
        int at = message.IndexOf("Date:");
        int end = message.IndexOf("\r\n", at) + 2;
        return message.Substring(0, at) + message.Substring(end);
    }
}
