using System;
using DeviceMailer.Delivery;
using DeviceMailer.Health;
using DeviceMailer.Http;
using DeviceMailer.Log;
using DeviceMailer.Sensing;
using DeviceMailer.Settings;
using DeviceMailer.Setup;
using DeviceMailer.Tests.Http;
using DeviceMailer.Tests.Outbox;
using DeviceMailer.Tests.Settings;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Setup;

[TestClass]
public class StateWriterTests
{
    private const string Settings =
        "[smtp]\nhost = 192.0.2.1\nsecurity = none\n[mail]\nfrom = a@b\nto = c@d\n[trigger door]\npin = 2\n[trigger freezer]\nadc = 6\nabove = -15\nbelow = -40.5\nunit = \"C\"\n"
        + "[trigger tank]\nadc = 7\nbelow = 100\n[trigger lid]\npin = 3\nlevel = low\n";

    [TestMethod]
    public void Start_tells_since_when_and_why_it_runs_and_the_time_once_it_is_known()
    {
        StartMark start = new StartMark(new MemoryFiles());
        start.Open(StartReason.Pin);
        Clock clock = new Clock();
        Assert.AreEqual(",\"uptime\":65,\"reason\":\"woken by a pin\",\"version\":\"0.1.0\",\"time\":null", Start(start, clock));
        clock.UtcTicks = new DateTime(2026, 11, 21, 10, 5, 0).Ticks;
        Assert.AreEqual(",\"uptime\":65,\"reason\":\"woken by a pin\",\"version\":\"0.1.0\",\"time\":\"2026-11-21 11:05:00 +01:00\"", Start(start, clock));
    }

    [TestMethod]
    public void Network_tells_its_name_and_address_and_how_strong_it_is()
    {
        HttpPeer peer = new HttpPeer();
        HttpWriter writer = Writer(peer);
        StateWriter state = new StateWriter();
        state.WriteNetwork(writer, "a \"b\" \u00fc", "192.0.2.7", -60);
        state.WriteNetwork(writer, "", null, 0);
        writer.End();
        Assert.AreEqual(",\"ssid\":\"a \\\"b\\\" \u00fc\",\"address\":\"192.0.2.7\",\"rssi\":-60,\"ssid\":\"\",\"address\":null,\"rssi\":0", peer.Heard);
    }

    [DataRow(0, -1, ",\"waiting\":0,\"next\":null")]
    [DataRow(3, 0, ",\"waiting\":3,\"next\":0")]
    [DataRow(1, 1, ",\"waiting\":1,\"next\":1")]
    [DataRow(2, 60000, ",\"waiting\":2,\"next\":60")]
    public void Outbox_tells_how_much_waits_and_when_it_is_retried(int waiting, int nextMs, string written)
    {
        HttpPeer peer = new HttpPeer();
        HttpWriter writer = Writer(peer);
        StateWriter.WriteOutbox(writer, waiting, nextMs);
        writer.End();
        Assert.AreEqual(written, peer.Heard);
    }

    [TestMethod]
    public void Values_tell_their_bounds_alarms_and_problems()
    {
        SettingsErrors errors = new SettingsErrors();
        Trigger[] triggers = DeviceSettings.Read("t.ini", new TextSource(Bytes.Of(Settings), 64), null, null, errors).Triggers;
        SettingsBench.AssertNone(errors);
        Input freezer = new Input { Milli = -16000 };
        Input tank = new Input { Fault = "no answer at \"7\"" };
        Input lid = new Input { Milli = 1000 };
        ISensor[] sensors = new ISensor[triggers.Length];
        sensors[1] = freezer;
        sensors[2] = tank;
        sensors[3] = lid;
        MeasuredTriggers measured = new MeasuredTriggers(triggers, sensors, 0, new EventLog(new Nowhere()));
        Assert.AreEqual(Values("null", "false", "", "null"), Written(triggers, measured));
        while (measured.TryTake(0)) continue;
        Assert.AreEqual(Values("-16", "false", ",\"problem\":\"no answer at \\\"7\\\"\"", "1"), Written(triggers, measured));
        freezer.Milli = -14500;
        while (measured.TryTake(1000)) continue;
        Assert.AreEqual(Values("-14.5", "true", ",\"problem\":\"no answer at \\\"7\\\"\"", "1"), Written(triggers, measured));
    }

    private static string Values(string freezer, string isAlarm, string problem, string lid) =>
        ",\"values\":[{\"name\":\"freezer\",\"unit\":\"C\",\"value\":" + freezer + ",\"alarm\":" + isAlarm + ",\"above\":-15,\"below\":-40.5}, "
        + "{\"name\":\"tank\",\"unit\":\"\",\"value\":null,\"alarm\":false,\"below\":100" + problem + "}, {\"name\":\"lid\",\"unit\":\"\",\"value\":" + lid + ",\"alarm\":false}]";

    private static string Written(Trigger[] triggers, MeasuredTriggers measured)
    {
        HttpPeer peer = new HttpPeer();
        HttpWriter writer = Writer(peer);
        new StateWriter().WriteValues(writer, triggers, measured);
        writer.End();
        return peer.Heard;
    }

    private static string Start(StartMark start, Clock clock)
    {
        HttpPeer peer = new HttpPeer();
        HttpWriter writer = Writer(peer);
        new StateWriter().WriteStart(writer, start, 65999, clock);
        writer.End();
        return peer.Heard;
    }

    private static HttpWriter Writer(HttpPeer peer)
    {
        HttpWriter writer = new HttpWriter(peer, new byte[64]);
        writer.Begin(false);
        return writer;
    }

    private sealed class Input : ISensor
    {
        internal int Milli { get; set; }

        internal string Fault { get; set; }

        public string Problem => Fault;

        public bool TryMeasure(long nowMs, out int milli)
        {
            milli = Milli;
            return Fault == null;
        }
    }

    private sealed class Clock : IClock
    {
        public long UptimeMs => 0;

        public long UtcTicks { get; set; }

        public long StampTicks => UtcTicks;

        public int OffsetMinutes(long utcTicks) => 60;
    }

    private sealed class Nowhere : ILogSink
    {
        public void Write(byte[] bytes, int offset, int count, bool isDetail)
        {
            // Nobody reads it.
        }

        public void Flush()
        {
            // Nothing was kept.
        }
    }
}
