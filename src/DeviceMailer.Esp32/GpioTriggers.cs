// The triggers' pins, watched by interrupt: what happens while a TLS handshake or a name look-up stops the CLR is not missed.

using System;
using System.Device.Gpio;
using DeviceMailer.Sensing;
using DeviceMailer.Settings;

namespace DeviceMailer.Esp32;

/// <summary>Puts the changes of pins into the event ring.</summary>
internal sealed class GpioTriggers
{
    private const int High = 1000; // thousandths

    private readonly Trigger[] triggers;
    private readonly EventRing events;
    private readonly GpioController controller = new GpioController();
    private readonly GpioPin[] pins; // kept, or the collector would close them

    internal GpioTriggers(Trigger[] triggers, EventRing events)
    {
        this.triggers = triggers;
        this.events = events;
        pins = new GpioPin[triggers.Length];
    }

    /// <summary>Opens every pin and begins to watch it.</summary>
    internal void Watch()
    {
        for (int i = 0; i < triggers.Length; i++)
        {
            if (triggers[i].Pin == DeviceSettings.NoPin) continue;
            pins[i] = controller.OpenPin(triggers[i].Pin, ModeOf(triggers[i].Pull));
            pins[i].DebounceTimeout = TimeSpan.FromMilliseconds(triggers[i].DebounceMs);
            pins[i].ValueChanged += OnValueChanged;
        }
    }

    private void OnValueChanged(object sender, PinValueChangedEventArgs e)
    {
        for (int i = 0; i < triggers.Length; i++)
        {
            if (triggers[i].Pin != e.PinNumber) continue;
            bool rising = e.ChangeType == PinEventTypes.Rising;
            int level = rising ? High : 0;
            if (triggers[i].Matches(rising)) events.TryAdd(i, level);
            else if (triggers[i].ClearIndex >= 0) events.TryAdd(triggers[i].ClearIndex, level);
            return;
        }
    }

    private static PinMode ModeOf(Pull pull)
    {
        switch (pull)
        {
            case Pull.Up: return PinMode.InputPullUp;
            case Pull.Down: return PinMode.InputPullDown;
            default: return PinMode.Input;
        }
    }
}
