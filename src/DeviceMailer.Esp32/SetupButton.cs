// The board's button: held and let go, it opens set-up mode, or takes the device back to the beginning. An interrupt begins a press, so nothing is looked at
// before. What is down already at a start counts after power came only: after the device's own restarts it is stuck.

using System;
using System.Device.Gpio;
using DeviceMailer.Health;
using DeviceMailer.Sensing;
using DeviceMailer.Settings;
using DeviceMailer.Setup;

namespace DeviceMailer.Esp32;

/// <summary>Watches the button. The main loop steps it, and a press wakes that.</summary>
internal sealed class SetupButton : HeldButton
{
    private readonly GpioPin pin;
    private readonly EventRing events;  // null: a trigger has the pin, too, so only what is held as power comes counts, and forgets nothing

    private SetupButton(GpioPin pin, EventRing events, bool isPowerOn)
    {
        this.pin = pin;
        this.events = events;
        if (isPowerOn && IsLow) Press(Environment.TickCount64);
        if (events != null) pin.ValueChanged += OnValueChanged;
    }

    /// <summary>The board's button; null: there is none.</summary>
    /// <param name="number">Its pin, as <see cref="SettingsErrors.ButtonPin"/> has it.</param>
    /// <param name="start">Why the device has started.</param>
    /// <param name="pins">The triggers' pins, among which it may be; null: they are not open.</param>
    /// <param name="events">What a press wakes.</param>
    internal static SetupButton Of(int number, StartMark start, GpioTriggers pins, EventRing events)
    {
        if (number == DeviceSettings.NoPin) return null;
        GpioPin pin = pins == null ? null : pins.OpenPinOf(number & Board.PinMask);
        if (pin == null) pin = new GpioController().OpenPin(number & Board.PinMask, (number & Board.NoPull) != 0 ? PinMode.Input : PinMode.InputPullUp);
        return new SetupButton(pin, (number & Board.IsSensed) != 0 ? null : events, start.Reason == StartReason.Power);
    }

    /// <summary>What letting go now means, for the light.</summary>
    internal Hold Shown => Allowed(Meaning);

    /// <summary>Looks at it. Returns how long it need not be looked at again, in milliseconds, at most what is given.</summary>
    /// <param name="mostMs">At most so long.</param>
    /// <param name="meant">What it meant, when it was let go since the last look.</param>
    internal int Step(int mostMs, ref Hold meant)
    {
        if (!IsDown) return mostMs;
        Hold now = Look(IsLow, Environment.TickCount64);
        if (now != Hold.Nothing) meant = Allowed(now);
        return mostMs < SetupLimits.ButtonMs ? mostMs : SetupLimits.ButtonMs;
    }

    private Hold Allowed(Hold hold) => hold == Hold.Forget && events == null ? Hold.SetUp : hold;

    private bool IsLow => !(bool)pin.Read(); // to ground

    private void OnValueChanged(object sender, PinValueChangedEventArgs e)
    {
        if (e.ChangeType != PinEventTypes.Falling) return;
        Press(Environment.TickCount64);
        events.Wake();
    }
}
