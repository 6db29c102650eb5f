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
using DeviceMailer.Zones;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Outbox;

/// <summary>A device that keeps an alert, and a clock that is set or not. Of its own: the runtime's launcher makes no object of a class of tests.</summary>
internal sealed class LateDesk : IClock
{
    private const string Start = "[device]\nname=freezer\n[smtp]\nhost=m\nsecurity=none\n[mail]\nfrom=a@example.com\nto=b@example.com\n";
    private const int Boot = 5;
    internal const int EventMs = 20000;
    private const int BurstMs = 3600000;
    private const int SentMs = 90000000;

    private static readonly long unset = new DateTime(1970, 1, 1).Ticks;
    internal static readonly long Power = new DateTime(2026, 11, 21, 9, 0, 0).Ticks;

    private Zone zone;

    internal bool IsSet { get; set; }

    public long UptimeMs { get; set; }

    public long UtcTicks => (IsSet ? PowerTicks : unset) + UptimeMs * TimeSpan.TicksPerMillisecond;

    public long StampTicks => UtcTicks;

    /// <summary>How the settings say what local time is.</summary>
    internal string Time { get; set; } = "offset=-03:30";

    /// <summary>When it was switched on.</summary>
    internal long PowerTicks { get; set; } = Power;

    public int OffsetMinutes(long utcTicks) => Zone.MinutesAt(zone, utcTicks);

    internal string ReadKept(string mailKeys, string triggerKeys, int events, bool wasSet, bool setNow, int block) => Read(Keep(mailKeys, triggerKeys, events, wasSet), setNow, block);

    // Two events in an hour, the alert kept at the second one.
    private MailOutbox Keep(string mailKeys, string triggerKeys, int events, bool wasSet)
    {
        MemoryFiles files = new MemoryFiles();
        MailOutbox outbox = new MailOutbox(files, files, 4, 20000);
        DeviceSettings settings = Settings(mailKeys + "[time]\n" + Time + "\n", triggerKeys);
        zone = settings.Zone;
        Postmark postmark = new Postmark(Bytes.Of("d1")) { Boot = Boot };
        outbox.DateBy(this, postmark);
        IsSet = wasSet;
        UptimeMs = 0;
        outbox.Open(0, UtcTicks, Boot);
        Notices notices = new Notices(files);
        AlertComposer composer = new AlertComposer(settings, postmark, new IContent[] { null }, notices);
        AlertKeeper keeper = new AlertKeeper(composer, new Mailroom(outbox, notices, settings.Retry, this), new EventLog(new LogLines()));
        keeper.Open(settings);
        AlertGate gate = new AlertGate(settings.Triggers, 20, settings.Quiet, 0);
        for (int i = 0; i < events; i++)
        {
            UptimeMs = EventMs + (events == 1 ? BurstMs : i * BurstMs);
            gate.Date(UtcTicks, UptimeMs);
            gate.Add(0, 0, UtcTicks);
        }

        Assert.IsTrue(gate.TryTake(UptimeMs, -1));
        Assert.IsTrue(keeper.Keep(gate));
        return outbox;
    }

    private string Read(MailOutbox outbox, bool setNow, int block)
    {
        IsSet = setNow;
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

    internal static DeviceSettings Settings(string mailKeys, string triggerKeys)
    {
        SettingsErrors errors = new SettingsErrors();
        DeviceSettings settings = DeviceSettings.Read("t.ini", new TextSource(Bytes.Of(Start + mailKeys + "[trigger door]\npin=4\n" + triggerKeys), 64), null, null, errors);
        Assert.IsNotNull(settings, errors.MessageAt(0));
        return settings;
    }
}
