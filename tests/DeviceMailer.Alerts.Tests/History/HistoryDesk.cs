using System;
using DeviceMailer.Delivery;
using DeviceMailer.Health;
using DeviceMailer.History;
using DeviceMailer.Sensing;
using DeviceMailer.Settings;
using DeviceMailer.Tests.Outbox;
using DeviceMailer.Tests.Settings;

namespace DeviceMailer.Tests.History;

/// <summary>A history on flash in memory, with a clock and a network that are set by hand.</summary>
internal sealed class HistoryDesk : IClock, INetwork
{
    internal const int Freezer = 0; // curves
    internal const int Tank = 1;
    internal const int FreezerStep = 10;

    internal const string Settings =
        "[smtp]\nhost = 192.0.2.1\nsecurity = none\n[mail]\nfrom = a@b\nto = c@d\n[i2c]\nsda = 4\nscl = 5\n[history]\nsize = 8 KiB\n"
        + "[trigger door]\npin = 2\n[trigger freezer]\nsensor = sht3x-temperature\nabove = -15\nclear-subject = ok\n[trigger tank]\nadc = 6\nbelow = 100\n";

    internal HistoryDesk(MemoryFiles files)
    {
        Files = files;
        SettingsErrors errors = new SettingsErrors();
        DeviceSettings settings = SettingsBench.Read(Settings, 64, errors);
        SettingsBench.AssertNone(errors);
        Triggers = settings.Triggers;
    }

    internal MemoryFiles Files { get; }

    internal Trigger[] Triggers { get; }

    internal HistoryBook Book { get; private set; }

    /// <summary>The beginning of a test, on an hour.</summary>
    internal static int Start => HistoryBook.MinuteOf(new DateTime(2026, 11, 21, 7, 0, 0).Ticks);

    public long UptimeMs { get; set; }

    public long UtcTicks { get; private set; }

    public long StampTicks => UtcTicks;

    public bool IsWanted => false;

    public bool IsUp { get; set; } = true;

    public bool TryConnect() => IsUp;

    public int OffsetMinutes(long utcTicks) => 60;

    /// <summary>Starts the device.</summary>
    internal HistoryDesk Boot(StartReason reason = StartReason.Power, int bytes = 8192)
    {
        UptimeMs = 0;
        Book = new HistoryBook(Triggers, Files, bytes, this, reason);
        return this;
    }

    /// <summary>It is so many minutes after the start.</summary>
    internal void At(int minute)
    {
        long ticks = HistoryBook.TicksOf(Start + minute);
        if (UtcTicks != 0) UptimeMs += (ticks - UtcTicks) / TimeSpan.TicksPerMillisecond;
        UtcTicks = ticks;
        Book.Step(this);
    }

    /// <summary>A minute for which the device is not on.</summary>
    internal void Skip(int minute) => UtcTicks = HistoryBook.TicksOf(Start + minute);

    /// <summary>Records of a ring from a minute behind the start on, as text: minute, kind and numbers.</summary>
    internal string Records(int ring, int fromMinute = 0)
    {
        string text = "";
        HistoryReader reader = new HistoryReader(Book.Pages);
        reader.Begin(ring, Start + fromMinute);
        while (reader.Next())
        {
            text += (text.Length > 0 ? "; " : "") + (reader.Minute - Start).ToString() + " " + NameOf(reader.Kind) + reader.Index.ToString() + " " + reader.Number.ToString();
            if (reader.Kind == RecordKind.Values) text += " " + reader.Second.ToString() + " " + reader.Third.ToString();
            if (reader.Kind == RecordKind.Outage) text += " " + reader.Second.ToString();
        }

        return text;
    }

    private static string NameOf(RecordKind kind)
    {
        switch (kind)
        {
            case RecordKind.Values: return "v";
            case RecordKind.Event: return "e";
            case RecordKind.Mails: return "m";
            default: return "o";
        }
    }
}
