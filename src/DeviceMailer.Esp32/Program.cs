// The firmware: Main reads the settings, and the Notifier follows the path.

using System;
using DeviceMailer.Delivery;
using DeviceMailer.Health;
using DeviceMailer.Log;
using DeviceMailer.Sensing;
using DeviceMailer.Settings;
using DeviceMailer.Setup;

namespace DeviceMailer.Esp32;

/// <summary>Where the device starts.</summary>
public static class Program
{
    /// <summary>Runs until the power goes, or sleeps in between: each wake is a start.</summary>
    public static void Main()
    {
        LogTail tail = null;
        ILogSink console = new ConsoleSink();
        if (BuildParts.SetUp) Forgetting.Finish(console);
        StartMark start = new StartMark(new FlashOutboxFiles());
        start.Open(SleepCycle.PlatformReason());
        if (BuildParts.SetUp && !start.IsWake && SetupNetwork.TakeOpen()) console = tail = new LogTail(console);
        LogRing ring = new LogRing(console, new FlashOutboxFiles());
        EventLog log = new EventLog(ring);
        DeviceSettings settings = null;
        try
        {
            if (BuildParts.SetUp) FinishFiles();
            SetupMode setup = !BuildParts.SetUp || tail == null ? null : new SetupMode(start, tail, ring);
            settings = LoadSettings(ring, start, setup, out int button);
            Notifier notifier = new Notifier(settings, start, ring, log);
            notifier.Begin(setup, button);
            for (; ; )
            {
                Hold meant = notifier.Run(setup);
                if (BuildParts.SetUp) Obey(meant, start, setup, log);
            }
        }
        catch (Exception e)
        {
            Restart.AfterFailure(start, settings, log, e);
        }
    }

    // What a power cut left of a change that was accepted.
    private static void FinishFiles()
    {
        FlashSetupFiles files = new FlashSetupFiles();
        FileStore.Finish(files);
        SettingsStore.Finish(files);
    }

    private static DeviceSettings LoadSettings(LogRing ring, StartMark start, SetupMode setup, out int button)
    {
        EventLog log = new EventLog(ring, NotifierLimits.SettingsLogLineBytes);
        SettingsErrors errors = new SettingsErrors();
        DeviceSettings settings = FlashSettings.LoadFor(log, errors, setup != null);
        button = errors.ButtonPin;
        if (BuildParts.SetUp && settings == null && setup == null && start.Reason == StartReason.Power) SetupNetwork.Open(start); // by itself, and not again after the device's own restarts
        if (BuildParts.SetUp && setup != null) setup.Begin();
        if (settings == null) AwaitSettings(errors, start, setup, log);
        return settings;
    }

    // With a mistake in them nothing is started but set-up mode: the light and the log keep saying so. Does not return.
    private static void AwaitSettings(SettingsErrors errors, StartMark start, SetupMode setup, EventLog log)
    {
        EventRing events = new EventRing(1);
        StatusLed light = new StatusLed(errors.LedPin, new DeviceClock(null), events);
        SetupButton button = BuildParts.SetUp ? SetupButton.Of(errors.ButtonPin, start, null, events) : null;
        light.Show(Status.BadSettings);
        for (; ; )
        {
            Hold meant = Hold.Nothing;
            int waitMs = !BuildParts.SetUp || button == null ? NotifierLimits.MaxIdleMs : button.Step(NotifierLimits.MaxIdleMs, ref meant);
            light.ShowAbove(setup != null, !BuildParts.SetUp || button == null ? Hold.Nothing : button.Shown, false, null);
            if (BuildParts.SetUp && meant != Hold.Nothing) Obey(meant, start, setup, log);
            events.TryTake(light.Step(waitMs));
        }
    }

    // What the button meant: it ends with a restart, but where the board has no network of its own, or flash cannot be written.
    private static void Obey(Hold meant, StartMark start, SetupMode setup, EventLog log)
    {
        if (meant == Hold.Forget)
        {
            Forgetting.Begin(log);
            return;
        }

        log.Write(setup == null ? Text.SetupHeld : Text.SetupLetGo);
        log.Flush();
        if (setup == null) SetupNetwork.Open(start);
        else SetupNetwork.Restart(start);
    }
}
