// Starting again by ourselves: noted on flash first, so that the next start can tell, and never at a rate that wears out flash or battery.

using System;
using System.Threading;
using DeviceMailer.Health;
using DeviceMailer.Log;
using DeviceMailer.Settings;
using nanoFramework.Hardware.Esp32;
using nanoFramework.Runtime.Native;

namespace DeviceMailer.Esp32;

/// <summary>Restarts the device.</summary>
internal static class Restart
{
    private const string Part = "device";

    /// <summary>After an exception that nobody caught: says it, waits, and starts again. Delivery goes on while it waits. Does not return.</summary>
    /// <param name="start">The mark.</param>
    /// <param name="settings">The settings; null: they were not read yet.</param>
    /// <param name="log">The log.</param>
    /// <param name="failure">What happened.</param>
    internal static void AfterFailure(StartMark start, DeviceSettings settings, EventLog log, Exception failure)
    {
        int waitMs = start.Note(StartReason.Failure, Environment.TickCount64);
        log.Write(Part, "an unexpected failure: " + failure.GetType().Name + " " + failure.Message + "; restarting in " + (waitMs / 1000).ToString() + " s");
        log.Flush();
        if (settings != null && settings.Sleeps)
        {
            Sleep.EnableWakeupByTimer(TimeSpan.FromMilliseconds(waitMs)); // waiting awake would empty the battery
            Sleep.StartDeepSleep();
        }

        Thread.Sleep(waitMs);
        Power.RebootDevice();
    }
}
