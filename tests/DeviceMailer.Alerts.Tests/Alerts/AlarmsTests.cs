// Alarms on their own: a leak that is reminded of and escalated, a door that only an output follows, a button that acknowledges. Time is a number.

using System;
using DeviceMailer.Alerts;
using DeviceMailer.Delivery;
using DeviceMailer.Log;
using DeviceMailer.Outbox;
using DeviceMailer.Sensing;
using DeviceMailer.Settings;
using DeviceMailer.Smtp.Wire;
using DeviceMailer.Tests.Settings;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Alerts;

[TestClass]
public class AlarmsTests
{
    private const int Minute = 60000;
    private const int Leak = 0;
    private const int Door = 1;
    private const int Button = 2;
    private const long LeakWet = 0;             // its pin is pulled up
    private const long LeakDry = 1L << Leak;

    private const string Settings =
        "[smtp]\nhost=192.0.2.1\nsecurity=none\n[mail]\nfrom=a@b\nto=c@d\n[trigger leak]\npin=5\ninterval=0s\nremind=10min\nescalate=15min to e@f\nescalate=1h to g@h\nlight=yes\nclear-subject=dry\n"
        + "[trigger door]\npin=15\n[input acknowledge]\npin=4\n[output siren]\npin=2\nfollows=door\nfor=2min\n[output lamp]\npin=12\nfollows=leak\nuntil=acknowledged\n";

    private static Trigger[] triggers;
    private static Output siren;
    private static Output lamp;

    [TestMethod]
    public void Reminders_and_levels_come_at_their_times_and_the_wait_says_when()
    {
        Desk desk = new Desk();
        desk.Gate.Add(Leak, 0, desk.UtcTicks);
        Assert.AreEqual("leak", desk.Mailed());
        Assert.AreEqual(10 * Minute, desk.Alarms.Step(LeakWet, 100 * Minute));
        Assert.AreEqual(4 * Minute, desk.Alarms.WaitMs(6 * Minute, 100 * Minute));
        desk.At(10);
        Assert.AreEqual(5 * Minute, desk.Alarms.Step(LeakWet, 100 * Minute));
        Assert.AreEqual("Reminder", desk.Mailed());
        desk.At(15);
        desk.Alarms.Step(LeakWet, 100 * Minute);
        Assert.AreEqual("Not acknowledged", desk.Mailed());
        Assert.AreEqual(1, desk.Alarms.At(Leak).Level);
        desk.At(65);
        desk.Alarms.Step(LeakWet, 100 * Minute);
        Assert.AreEqual("Reminder, Not acknowledged", desk.Mailed()); // what was missed is not made up for
        Assert.AreEqual(2, desk.Alarms.At(Leak).Level);
        Assert.AreEqual(5 * Minute, desk.Alarms.Step(LeakWet, 100 * Minute));
    }

    [TestMethod]
    public void Reminder_tells_since_when()
    {
        Desk desk = new Desk();
        long began = desk.UtcTicks;
        desk.Gate.Add(Leak, 0, began);
        desk.Mailed();
        desk.At(10);
        desk.Alarms.Step(LeakWet, Minute);
        Assert.IsTrue(desk.Gate.TryTake(desk.UptimeMs, -1));
        Assert.IsTrue(began == desk.Gate.FirstTicks);
        Assert.IsTrue(began + 10 * TimeSpan.TicksPerMinute == desk.Gate.LastTicks);
    }

    [TestMethod]
    public void End_of_the_condition_ends_all_of_it_and_what_waits_is_withdrawn()
    {
        Desk desk = new Desk();
        desk.Gate.Add(Leak, 0, desk.UtcTicks);
        desk.Mailed();
        Assert.IsTrue(desk.Alarms.IsLit);
        desk.At(10);
        desk.Alarms.Step(LeakWet, Minute); // a reminder waits
        desk.Alarms.Step(LeakDry, Minute);
        Assert.IsFalse(desk.Alarms.IsLit);
        Assert.AreEqual("", desk.Mailed()); // the all-clear is the pin's event
        Assert.AreEqual(Minute, desk.Alarms.WaitMs(desk.UptimeMs, Minute));
        desk.At(600);
        desk.Alarms.Step(LeakDry, Minute);
        Assert.AreEqual("", desk.Mailed());
    }

    [TestMethod]
    public void Press_acknowledges_what_is_on_and_is_dropped_when_nothing_is()
    {
        Desk desk = new Desk();
        desk.Gate.Add(Button, 0, desk.UtcTicks);
        Assert.AreEqual("", desk.Mailed());
        desk.Gate.Add(Leak, 0, desk.UtcTicks);
        desk.At(15);
        desk.Alarms.Step(LeakWet, Minute);
        desk.Mailed();
        desk.Gate.Add(Button, 0, desk.UtcTicks);
        Assert.IsTrue(desk.Alarms.At(Leak).Acknowledgement == Acknowledgement.Untold);
        Assert.IsTrue(desk.Alarms.TakeUnsaved());
        Assert.IsFalse(desk.Alarms.TakeUnsaved());
        Assert.IsFalse(desk.Alarms.IsLit);
        OutputBuffer names = new OutputBuffer(64);
        desk.Alarms.WriteAcknowledged(names, false);
        Assert.AreEqual("leak", Bytes.Text(names.Bytes, 0, names.Count));
        Assert.AreEqual(1 | 2, desk.Alarms.ToldBeside(Button, Recipients())); // its own, and the first level's
        desk.Alarms.SetTold(Button);
        Assert.IsTrue(desk.Alarms.At(Leak).Acknowledgement == Acknowledgement.Told);
        desk.Mailed();
        desk.At(600);
        desk.Alarms.Step(LeakWet, Minute);
        Assert.AreEqual("", desk.Mailed());
        desk.Alarms.Step(LeakDry, Minute);
        desk.Gate.Add(Leak, 0, desk.UtcTicks);
        Assert.IsTrue(desk.Alarms.At(Leak).IsOpen); // it comes again
    }

    [TestMethod]
    public void Outputs_follow_their_alarm_for_a_time_or_until_it_is_acknowledged()
    {
        Desk desk = new Desk();
        Assert.IsFalse(desk.Alarms.IsOn(siren) || desk.Alarms.IsOn(lamp));
        desk.Gate.Add(Door, 0, desk.UtcTicks);
        desk.Gate.Add(Leak, 0, desk.UtcTicks);
        Assert.IsTrue(desk.Alarms.IsOn(siren) && desk.Alarms.IsOn(lamp));
        Assert.AreEqual(2 * Minute, desk.Alarms.WaitMs(siren, 100 * Minute));
        desk.At(1);
        Assert.AreEqual(Minute, desk.Alarms.WaitMs(siren, 100 * Minute));
        desk.At(2);
        Assert.IsFalse(desk.Alarms.IsOn(siren));
        desk.Alarms.Step(LeakDry, Minute);
        Assert.IsTrue(desk.Alarms.IsOn(lamp)); // over, and nobody has said that it is known
        desk.Gate.Add(Button, 0, desk.UtcTicks);
        Assert.IsFalse(desk.Alarms.IsOn(lamp));
    }

    [TestMethod]
    public void Alarm_outlasts_a_reset_and_its_end_meanwhile_is_told()
    {
        Desk desk = new Desk();
        desk.Gate.Add(Leak, 0, desk.UtcTicks);
        desk.At(15);
        desk.Alarms.Step(LeakWet, Minute);
        desk.Mailed();
        byte[] record = new byte[2048];
        desk.Gate.Carry(new Carrier(record, 0, true));

        Desk next = new Desk();
        next.Gate.Carry(new Carrier(record, 0, false));
        next.Gate.Shift(-20 * Minute, 0);
        Assert.IsTrue(next.Alarms.At(Leak).IsOn);
        Assert.AreEqual(1, next.Alarms.At(Leak).Level);
        next.Alarms.Step(LeakDry, Minute);
        Assert.AreEqual("dry", next.Mailed());
        next.Alarms.Step(LeakDry, Minute);
        Assert.AreEqual("", next.Mailed());
    }

    private static int[] Recipients()
    {
        int[] recipients = new int[triggers.Length];
        recipients[Leak] = 1;
        recipients[triggers[Leak].FollowUps.EscalationIndex] = 2;
        recipients[triggers[Leak].FollowUps.EscalationIndex + 1] = 4;
        return recipients;
    }

    private sealed class Desk : IClock, ILogSink
    {
        internal Desk()
        {
            SettingsErrors errors = new SettingsErrors();
            DeviceSettings settings = DeviceSettings.Read("t.ini", new TextSource(Bytes.Of(Settings), 64), null, null, errors);
            SettingsBench.AssertNone(errors);
            triggers = settings.Triggers;
            siren = settings.Outputs[0];
            lamp = settings.Outputs[1];
            Gate = new AlertGate(triggers, 1000, new QuietHours(0, 0), 0);
            Alarms = Alarms.Of(triggers, new MeasuredTriggers(triggers, new ISensor[triggers.Length], 0, new EventLog(this)), Gate, this);
        }

        internal AlertGate Gate { get; }

        internal Alarms Alarms { get; }

        public long UptimeMs { get; private set; }

        public long UtcTicks => new DateTime(2026, 11, 21, 7, 0, 0).Ticks + UptimeMs * TimeSpan.TicksPerMillisecond;

        public long StampTicks => UtcTicks;

        public int OffsetMinutes(long utcTicks) => 0;

        public void Write(byte[] bytes, int offset, int count, bool isDetail)
        {
        }

        public void Flush()
        {
        }

        internal void At(int minute) => UptimeMs = minute * Minute;

        /// <summary>What the gate lets through, each by its subject up to the colon.</summary>
        internal string Mailed()
        {
            string all = "";
            while (Gate.TryTake(UptimeMs, -1))
            {
                string subject = SettingsBench.Text(triggers[Gate.Trigger].Subject);
                int colon = subject.IndexOf(':');
                string shown = subject.IndexOf("devicemailer: ") == 0 ? subject.Substring("devicemailer: ".Length) : colon < 0 ? subject : subject.Substring(0, colon);
                all += (all.Length > 0 ? ", " : "") + shown;
            }

            return all;
        }
    }
}
