// The path: Sensing -> Alerts -> Outbox here, Delivery -> Smtp on a thread of its own. Its parts are made in this order.

using DeviceMailer.Alerts;
using DeviceMailer.DeepSleep;
using DeviceMailer.Delivery;
using DeviceMailer.Health;
using DeviceMailer.History;
using DeviceMailer.Log;
using DeviceMailer.Outbox;
using DeviceMailer.Settings;
using DeviceMailer.Setup;
using DeviceMailer.Smtp.Message;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Esp32;

/// <summary>The notifier: senses, composes alerts, and keeps them for delivery.</summary>
internal sealed class Notifier
{
    private readonly DeviceSettings settings;
    private readonly StartMark start;
    private readonly LogRing ring;
    private readonly EventLog log;
    private readonly DeviceClock clock;
    private readonly CarriedRecord record;
    private readonly SleepCycle sleep;      // null: always on
    private readonly TriggerWatch sensing;
    private readonly HistoryBook history;   // null: the settings ask for none
    private readonly Mailroom mail;
    private readonly AlertComposer composer;
    private readonly AlertGate gate;
    private readonly Alarms alarms;         // null: no trigger has any
    private readonly OutputPins outputs;    // null: there are none
    private readonly AlertKeeper keeper;
    private readonly Watchdog watchdog;
    private readonly StatusLed light;
    private readonly WifiLink network;
    private readonly DeliveryLoop delivery;
    private SetupButton button;             // null: the board has none
    private HomePage home;                  // null: the settings ask for none, or set-up mode has the port

    internal Notifier(DeviceSettings settings, StartMark start, LogRing ring, EventLog log)
    {
        this.settings = settings;
        this.start = start;
        this.ring = ring;
        this.log = log;
        clock = new DeviceClock(settings.Zone);
        ring.Open(settings.LogBytes, settings.LogsAll, clock);
        ReportStart();
        TwinFile ledgers = TwinFile.Ledgers(new FlashOutboxFiles());
        record = new CarriedRecord(ledgers, settings.Sleeps);
        sleep = SleepCycle.Begin(settings, clock, record, log);

        sensing = new TriggerWatch(settings, clock);

        // Outbox, and what outlasts a start.
        MailOutbox outbox = new MailOutbox(new FlashOutboxFiles(), new FlashOutboxFiles(), settings.OutboxMessages, settings.OutboxBytes);
        Postmark postmark = new Postmark(WifiLink.DeviceId()) { Boot = BootCounter.Next() };
        outbox.DateBy(clock, postmark);
        outbox.Open(clock.UptimeMs, clock.StampTicks, postmark.Boot);
        if (settings.Spread != null) settings.Spread.Begin(postmark.DeviceId, start.Reason == StartReason.Power, outbox, clock);
        if (settings.HistoryBytes > 0) history = new HistoryBook(settings.Triggers, FlashOutboxFiles.WithHistory(), settings.HistoryBytes, clock, start.Reason);
        Notices notices = new Notices(ledgers) { Counts = history == null ? null : history.Mails };
        notices.Open();
        mail = new Mailroom(outbox, notices, settings.Retry, clock);

        // Alerts.
        composer = new AlertComposer(settings, postmark, FlashSettings.FilesOf(settings.Triggers, ring), notices) { Start = start, History = history };
        sensing.Begin(history, log, start.IsWake);
        composer.Measured = sensing.Measured;
        gate = new AlertGate(settings.Triggers, settings.MailsPerHour, settings.Quiet, clock.UptimeMs);
        outputs = OutputPins.Of(settings.Outputs);
        alarms = Alarms.Of(settings.Triggers, sensing.Measured, gate, clock);
        keeper = new AlertKeeper(composer, mail, log);
        keeper.Open(settings);

        // Delivery.
        watchdog = new Watchdog(start, log);
        light = new StatusLed(settings.LedPin, clock, sensing.Events);
        EventLog deliveryLog = new EventLog(ring);
        network = new WifiLink(settings, start.IsWake, clock, deliveryLog);
        delivery = new DeliveryLoop(settings, mail, network, watchdog, light, deliveryLog);
    }

    /// <summary>Goes on with what an earlier start left, and begins to watch.</summary>
    /// <param name="setup">Set-up mode, which goes on beside it; null: this start has none.</param>
    /// <param name="buttonPin">The board's button, as <see cref="SettingsErrors.ButtonPin"/> has it.</param>
    internal void Begin(SetupMode setup, int buttonPin)
    {
        if (sleep != null) sleep.Take(sensing, delivery, history);
        long aliveTicks = record.AliveTicks;
        bool restored = record.Restore(settings.Triggers, gate, sensing.Timetable, mail);
        if (sleep != null) sleep.Resume(restored, start, gate);
        delivery.Start();
        if (!start.IsWake && start.Reason != StartReason.SetUp) gate.AddStart(aliveTicks, clock.UtcTicks);
        log.Write(Text.Ready);
        if (!start.IsWake) log.Flush();
        if (BuildParts.SetUp && setup != null) setup.Join(settings, mail, sensing, network, delivery);
        else if (BuildParts.SetUp && settings.PagePassword != null) home = new HomePage(settings, mail, alarms, sensing.Events, StateOf(), ring);
        if (BuildParts.SetUp) button = SetupButton.Of(buttonPin, start, sensing.Pins, sensing.Events);
    }

    /// <summary>Follows the path until the button means something. What waits is on flash then, and it may be gone on.</summary>
    internal Hold Run(SetupMode setup)
    {
        Hold meant = Hold.Nothing;
        for (; ; )
        {
            sensing.Collect(Tend(setup != null, ref meant), gate, keeper);
            if (BuildParts.SetUp && setup != null && setup.TakeTest()) gate.Add(setup.TestTrigger, 0, clock.UtcTicks);
            if (BuildParts.SetUp && home != null) home.Step(gate);
            gate.SetNotice(mail.Notices.IsPending, clock.UptimeMs, clock.UtcTicks);
            gate.Date(clock.UtcTicks, clock.UptimeMs);

            // One that is held in RAM must stay as it is: what comes meanwhile waits in the gate.
            while (!mail.Outbox.IsHolding && gate.TryTake(clock.UptimeMs, clock.LocalMinute))
            {
                composer.Rssi = network.Rssi;
                if (!record.Keep(keeper)) continue;
                if (settings.Spread != null && gate.IsOfAll) settings.Spread.PutOff();
                delivery.Wake();
            }

            watchdog.Feed(Watchdog.Sensing);
            if (!MayRestart(ref meant)) continue;
            if (sleep != null) sleep.NoteLevels();
            record.Save(clock.UptimeMs, clock.UtcTicks);
            return meant;
        }
    }

    // A restart takes what is in RAM only: events not looked at yet come first, and an alert that flash has not kept is not given up for it.
    private bool MayRestart(ref Hold meant)
    {
        if (meant == Hold.Nothing || !sensing.Events.IsEmpty) return false;
        if (meant == Hold.Forget || !mail.Outbox.IsHolding) return true;
        log.Write(Text.SetupNotNow);
        meant = Hold.Nothing;
        return false;
    }

    // Everything that is done by time. Returns for how long nothing is, in milliseconds; a device that sleeps does so here.
    private int Tend(bool isSetUp, ref Hold meant)
    {
        int waitMs = alarms == null ? NotifierLimits.MaxIdleMs : alarms.Step(sensing.Pins.Known, NotifierLimits.MaxIdleMs);
        if (outputs != null) waitMs = outputs.Step(alarms, waitMs);
        waitMs = sensing.WaitMs(waitMs);
        if (!mail.Outbox.IsHolding) waitMs = gate.WaitMs(clock.UptimeMs, clock.LocalMinute, waitMs);
        if (BuildParts.SetUp && button != null) waitMs = button.Step(waitMs, ref meant);
        light.ShowAbove(isSetUp, !BuildParts.SetUp || button == null ? Hold.Nothing : button.Shown, mail.Outbox.IsFlashBad, alarms);
        waitMs = light.Step(waitMs);
        ring.Step();
        record.Step();
        if (history != null) history.Step(settings.Sleeps ? null : network);
        if (meant != Hold.Nothing) return 0;
        return sleep == null || isSetUp || (BuildParts.SetUp && button != null && button.IsDown) ? waitMs : sleep.Step(waitMs, clock.LocalMinute);
    }

    private DeviceState StateOf()
    {
        DeviceState state = new DeviceState(start, null);
        state.Join(settings, mail, sensing.Measured, network, delivery);
        return state;
    }

    private void ReportStart()
    {
        OutputBuffer line = log.Begin(Text.Started);
        start.Write(line);
        log.End();
    }
}
