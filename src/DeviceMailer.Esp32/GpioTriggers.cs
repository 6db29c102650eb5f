// The triggers' pins, watched by interrupt: what happens while a TLS handshake or a name look-up stops the CLR is not missed.

using System;
using System.Device.Gpio;
using DeviceMailer.Sensing;

namespace DeviceMailer.Esp32;

/// <summary>Puts the changes of pins into the event ring, or counts them where they are not events one by one.</summary>
internal sealed class GpioTriggers
{
    private const int High = 1000; // thousandths

    private readonly Trigger[] triggers;
    private readonly EventRing events;
    private readonly GpioController controller = new GpioController();
    private readonly GpioPin[] pins; // of each trigger; kept, or the collector would close them
    private readonly PulseCounter[] counters; // of each trigger that counts

    internal GpioTriggers(Trigger[] triggers, EventRing events)
    {
        this.triggers = triggers;
        this.events = events;
        pins = new GpioPin[triggers.Length];
        counters = new PulseCounter[triggers.Length];
    }

    /// <summary>The pin of a trigger.</summary>
    internal GpioPin PinOf(int trigger) => pins[trigger];

    /// <summary>What counts the events of a trigger that measures how many there are.</summary>
    internal PulseCounter CounterOf(int trigger) => counters[trigger];

    /// <summary>Opens every pin and begins to watch it.</summary>
    internal void Watch()
    {
        for (int i = 0; i < triggers.Length; i++)
        {
            Contact contact = triggers[i].Contact;
            if (contact == null) continue;
            if (triggers[i].Measure != null && triggers[i].Measure.Kind != TriggerKind.Level) counters[i] = new PulseCounter();
            pins[i] = Opened(contact.Pin, i);
            if (pins[i] != null) continue;
            pins[i] = controller.OpenPin(contact.Pin, ModeOf(contact.Pull));
            pins[i].DebounceTimeout = TimeSpan.FromMilliseconds(contact.DebounceMs);
            pins[i].ValueChanged += OnValueChanged;
        }
    }

    // The pin where a trigger before this one has opened it.
    private GpioPin Opened(int pin, int before)
    {
        for (int i = 0; i < before; i++)
        {
            if (pins[i] != null && pins[i].PinNumber == pin) return pins[i];
        }

        return null;
    }

    private void OnValueChanged(object sender, PinValueChangedEventArgs e)
    {
        bool rising = e.ChangeType == PinEventTypes.Rising;
        int level = rising ? High : 0;
        for (int i = 0; i < triggers.Length; i++)
        {
            Contact contact = triggers[i].Contact;
            if (contact == null || contact.Pin != e.PinNumber) continue;
            bool matches = contact.Matches(rising);
            if (counters[i] != null)
            {
                if (matches) counters[i].Add();
            }
            else if (triggers[i].Measure != null)
            {
                continue; // a level is looked at, and not told
            }
            else if (matches)
            {
                events.TryAdd(i, level);
            }
            else if (triggers[i].ClearIndex >= 0)
            {
                events.TryAdd(triggers[i].ClearIndex, level);
            }
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
