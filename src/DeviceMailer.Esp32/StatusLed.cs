// The light that tells how the device is. It has no thread of its own: the main loop steps it, and a new status wakes that.

using System.Device.Gpio;
using DeviceMailer.Alerts;
using DeviceMailer.Delivery;
using DeviceMailer.Health;
using DeviceMailer.Sensing;
using DeviceMailer.Settings;
using DeviceMailer.Setup;

namespace DeviceMailer.Esp32;

/// <summary>An LED at a pin; none at all when no pin is set.</summary>
internal sealed class StatusLed : IStatusLight
{
    private readonly GpioPin pin;
    private readonly DeviceClock clock;
    private readonly EventRing events;
    private Status status;
    private Status above;   // is shown in place of the other; good: none
    private long sinceMs;
    private bool lit;

    /// <summary>Makes a light, dark.</summary>
    /// <param name="pinNumber">Its pin, with <see cref="DeviceSettings.LightsLow"/>.</param>
    /// <param name="clock">Its time.</param>
    /// <param name="events">Is woken by a new status.</param>
    internal StatusLed(int pinNumber, DeviceClock clock, EventRing events)
    {
        this.clock = clock;
        this.events = events;
        if (pinNumber == DeviceSettings.NoPin) return;
        pin = new GpioController().OpenPin(pinNumber & ~DeviceSettings.LightsLow, PinMode.Output);
        pin.Write((pinNumber & DeviceSettings.LightsLow) != 0 ? PinValue.High : PinValue.Low);
    }

    /// <inheritdoc/>
    public void Show(Status shown)
    {
        if (pin == null || shown == status) return;
        lock (pin)
        {
            status = shown;
            sinceMs = clock.UptimeMs;
        }

        Step(0);
        events.Wake();
    }

    /// <summary>Says what is shown in place of all but that a mail is being sent: that flash cannot be used, or an alarm. And in place of that, too: set-up mode, and what the button means.</summary>
    /// <param name="isSetUp">The mode is on.</param>
    /// <param name="meaning">What letting go of the button means.</param>
    /// <param name="isFlashBad">Flash cannot be used.</param>
    /// <param name="alarms">The alarms; null: there are none.</param>
    internal void ShowAbove(bool isSetUp, Hold meaning, bool isFlashBad, Alarms alarms)
    {
        if (meaning == Hold.Forget) above = Status.Forgetting;
        else if (isSetUp || meaning == Hold.SetUp) above = Status.SetUp;
        else if (isFlashBad) above = Status.NoFlash;
        else above = alarms != null && alarms.IsLit ? Status.Alarm : Status.Good;
    }

    /// <summary>Makes it what it is to be now. Returns how long it stays so, in milliseconds, at most <paramref name="mostMs"/>.</summary>
    internal int Step(int mostMs)
    {
        if (pin == null) return mostMs;
        lock (pin)
        {
            long shownMs = clock.UptimeMs - sinceMs;
            Status shown = above != Status.Good && (status != Status.Sending || above >= Status.SetUp) ? above : status;
            if (Blink.IsLit(shown, shownMs) != lit)
            {
                pin.Toggle(); // PinValue is a struct: making and writing one takes 48 bytes of heap
                lit = !lit;
            }

            return Blink.UntilChangeMs(shown, shownMs, mostMs);
        }
    }
}
