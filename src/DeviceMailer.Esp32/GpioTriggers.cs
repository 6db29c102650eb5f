// The triggers' pins, watched by interrupt: what happens while a TLS handshake or a name look-up stops the CLR is not missed.

using System;
using System.Device.Gpio;
using DeviceMailer.Sensing;

namespace DeviceMailer.Esp32;

/// <summary>Puts the changes of pins into the event ring, or counts them where they are not events one by one.</summary>
internal sealed class GpioTriggers
{
    private readonly Trigger[] triggers;
    private readonly EventRing events;
    private readonly GpioPin[] pins; // of each trigger; kept, or the collector would close them
    private readonly PulseCounter[] counters; // of each trigger that counts
    private long known; // the levels that were seen last, a bit for each trigger

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
        GpioController controller = new GpioController();
        for (int i = 0; i < triggers.Length; i++)
        {
            Contact contact = triggers[i].Contact;
            if (contact == null) continue;
            if (triggers[i].Measure != null && triggers[i].Measure.Kind != TriggerKind.Level) counters[i] = new PulseCounter();
            pins[i] = Opened(contact.Pin, i);
            bool isOpen = pins[i] != null;
            if (!isOpen) pins[i] = controller.OpenPin(contact.Pin, ModeOf(contact.Pull));
            SetKnown(i, IsHigh(i));
            if (isOpen) continue;
            pins[i].DebounceTimeout = TimeSpan.FromMilliseconds(contact.DebounceMs);
            pins[i].ValueChanged += OnValueChanged;
        }
    }

    /// <summary>A pin that is open for a trigger, by its number; null: for none.</summary>
    internal GpioPin OpenPinOf(int number) => Opened(number, triggers.Length);

    /// <summary>The levels of the triggers' pins now, a bit each by the trigger's index, a 1 for high.</summary>
    internal long Levels()
    {
        long levels = 0;
        for (int i = 0; i < pins.Length; i++)
        {
            if (pins[i] != null && IsHigh(i)) levels |= 1L << i;
        }

        return levels;
    }

    /// <summary>The levels that were seen last, and have bounced, in the same form.</summary>
    internal long Known => known;

    /// <summary>True while no pin has a level that is not an event yet, since it may bounce.</summary>
    internal bool AreSettled => Levels() == known;

    /// <summary>Reports what pins did while nobody watched.</summary>
    /// <param name="before">Their levels then.</param>
    /// <param name="woke">The GPIO numbers of those that ended a sleep by the other level, a bit each.</param>
    internal void ReportChanges(long before, long woke)
    {
        for (int i = 0; i < pins.Length; i++)
        {
            if (pins[i] == null) continue;
            bool was = (before & (1L << i)) != 0;
            bool isHigh = (known & (1L << i)) != 0;
            bool wokeUp = (woke & (1L << triggers[i].Contact.Pin)) != 0;
            if (wokeUp) Report(i, !was);
            if (wokeUp ? isHigh == was : isHigh != was) Report(i, isHigh);
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
        for (int i = 0; i < triggers.Length; i++)
        {
            Contact contact = triggers[i].Contact;
            if (contact == null || contact.Pin != e.PinNumber) continue;
            SetKnown(i, rising);
            Report(i, rising);
        }
    }

    private void Report(int trigger, bool rising)
    {
        bool matches = triggers[trigger].Contact.Matches(rising);
        if (counters[trigger] != null)
        {
            if (matches) counters[trigger].Add();
        }
        else if (triggers[trigger].Measure != null)
        {
            return; // a level is looked at, and not told
        }
        else if (matches)
        {
            events.TryAdd(trigger, rising);
        }
        else if (triggers[trigger].ClearIndex >= 0)
        {
            events.TryAdd(triggers[trigger].ClearIndex, rising);
        }
        else
        {
            events.Wake(); // an alarm may be over
        }
    }

    private bool IsHigh(int trigger) => (bool)pins[trigger].Read();

    private void SetKnown(int trigger, bool isHigh) => known = isHigh ? known | (1L << trigger) : known & ~(1L << trigger);

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
