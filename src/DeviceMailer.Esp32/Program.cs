// The firmware: Main reads the settings, and the Notifier follows the path.

using System;
using System.Threading;
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
        StartMark start = new StartMark(new FlashOutboxFiles());
        start.Open(SleepCycle.PlatformReason());
        if (!start.IsWake && SetupNetwork.TakeOpen()) console = tail = new LogTail(console);
        LogRing ring = new LogRing(console, new FlashOutboxFiles());
        EventLog log = new EventLog(ring);
        DeviceSettings settings = null;
        try
        {
            SettingsStore.Finish(new FlashSetupFiles());
            SetupMode setup = tail == null ? null : new SetupMode(start, tail, ring);
            settings = LoadSettings(ring, start, setup);
            new Notifier(settings, start, ring, log).Run(setup);
        }
        catch (Exception e)
        {
            Restart.AfterFailure(start, settings, log, e);
        }
    }

    // With a mistake in them nothing is started but set-up mode, by itself after power came: the light and the log keep saying so.
    private static DeviceSettings LoadSettings(LogRing ring, StartMark start, SetupMode setup)
    {
        SettingsErrors errors = new SettingsErrors();
        DeviceSettings settings = FlashSettings.LoadFor(new EventLog(ring, NotifierLimits.SettingsLogLineBytes), errors, setup != null);
        bool mayOpen = setup == null && start.Reason == StartReason.Power; // a button that is stuck opens nothing again after the device's own restarts
        if (mayOpen && (settings == null || SetupButton.IsHeld(errors.ButtonPin))) SetupNetwork.Open(start);
        if (setup != null) setup.Begin();
        if (settings != null) return settings;
        StatusLed light = new StatusLed(errors.LedPin, new DeviceClock(null), new EventRing(1));
        light.Show(Status.BadSettings);
        for (; ; ) Thread.Sleep(light.Step(NotifierLimits.MaxIdleMs));
    }
}
