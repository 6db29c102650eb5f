// The firmware: Main reads the settings, and the Notifier follows the path.

using System;
using System.Threading;
using DeviceMailer.Delivery;
using DeviceMailer.Health;
using DeviceMailer.Log;
using DeviceMailer.Sensing;
using DeviceMailer.Settings;

namespace DeviceMailer.Esp32;

/// <summary>Where the device starts.</summary>
public static class Program
{
    /// <summary>Runs until the power goes, or sleeps in between: each wake is a start.</summary>
    public static void Main()
    {
        LogRing ring = new LogRing(new ConsoleSink(), new FlashOutboxFiles());
        EventLog log = new EventLog(ring);
        StartMark start = new StartMark(new FlashOutboxFiles());
        DeviceSettings settings = null;
        try
        {
            start.Open(SleepCycle.PlatformReason());
            settings = LoadSettings(ring);
            new Notifier(settings, start, ring, log).Run();
        }
        catch (Exception e)
        {
            Restart.AfterFailure(start, settings, log, e);
        }
    }

    // With a mistake in them nothing is started: the light and the log keep saying so.
    private static DeviceSettings LoadSettings(LogRing ring)
    {
        SettingsErrors errors = new SettingsErrors();
        DeviceSettings settings = FlashSettings.Load(new EventLog(ring, NotifierLimits.SettingsLogLineBytes), errors);
        if (settings != null) return settings;
        StatusLed light = new StatusLed(errors.LedPin, new DeviceClock(null), new EventRing(1));
        light.Show(Status.BadSettings);
        for (; ; ) Thread.Sleep(light.Step(NotifierLimits.MaxIdleMs));
    }
}
