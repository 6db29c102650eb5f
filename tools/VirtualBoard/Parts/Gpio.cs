// The pins: what drives them from outside, what the firmware made of them, and the interrupt that a change makes.
// Debouncing is done as the ESP32's firmware does it: after an edge the pin is looked at once, when the time is over; edges in between
// are not seen (nf-interpreter, targets/ESP32/nanoCLR/System.Device.Gpio/cpu_gpio.cpp).

using DeviceMailer.VirtualBoard.Api;

namespace DeviceMailer.VirtualBoard.Parts;

/// <summary>The board's pins, as seen from the wires.</summary>
public sealed class Gpio
{
    private readonly Board board;
    private readonly Dictionary<int, Pin> pins = [];
    private int opened;

    internal Gpio(Board board) => this.board = board;

    /// <summary>The firmware changed an output: pin and level.</summary>
    public event Action<int, bool>? OutputChanged;

    /// <summary>The pins that the firmware reads, in the order in which it opened them.</summary>
    public IReadOnlyList<int> Inputs => board.Locked(() => pins.Values.Where(pin => pin.IsInput).OrderBy(pin => pin.Opened).Select(pin => pin.Number).ToArray());

    /// <summary>All pins that the firmware has opened, by their numbers.</summary>
    public IReadOnlyList<int> Opened => board.Locked(() => pins.Values.Where(pin => pin.IsOpen).Select(pin => pin.Number).Order().ToArray());

    /// <summary>The level at a pin now.</summary>
    public bool Level(int pin) => board.Locked(() => PinAt(pin).Level);

    /// <summary>Puts a level on a pin from outside; null lets go of it.</summary>
    public void Drive(int pin, bool? level) => board.Post(() => Change(pin, state => state.External = level));

    /// <summary>Presses what is connected to a pin: the level opposite to the one at rest, for a time.</summary>
    /// <param name="pin">The GPIO number.</param>
    /// <param name="hold">How long, in board time.</param>
    public void Press(int pin, TimeSpan hold) => board.Post(() =>
    {
        Change(pin, state => state.Presses++);
        board.Scheduler.At(board.Scheduler.Now + hold, () => Change(pin, state => state.Presses--));
    });

    internal bool Exists(int pin) => board.File.Pins.Contains(pin);

    internal bool IsOpen(int pin) => pins.TryGetValue(pin, out Pin? state) && state.IsOpen;

    internal NanoPinMode ModeOf(int pin) => PinAt(pin).Mode;

    internal bool Read(int pin) => PinAt(pin).Level;

    internal bool Supports(int pin, NanoPinMode mode) => mode switch
    {
        NanoPinMode.Input => board.File.Has(pin, "in"),
        NanoPinMode.InputPullUp or NanoPinMode.InputPullDown => board.File.Has(pin, "in") && board.File.Has(pin, "pull"),
        _ => board.File.Has(pin, "out"),
    };

    internal void Open(int pin) => PinAt(pin).Open(opened++);

    internal void Close(int pin) => PinAt(pin).Close();

    internal void SetMode(int pin, NanoPinMode mode)
    {
        PinAt(pin).Mode = mode;
        PinAt(pin).Settle();
    }

    internal void Write(int pin, bool level)
    {
        PinAt(pin).Output = level;
        OutputChanged?.Invoke(pin, level);
    }

    internal void Watch(int pin, Func<TimeSpan> debounce, Action<bool>? interrupt)
    {
        PinAt(pin).Debounce = debounce;
        PinAt(pin).Interrupt = interrupt;
        PinAt(pin).WaitsForDebounce = false;
        PinAt(pin).Settle();
    }

    /// <summary>Power is gone: what the firmware set is forgotten, what is connected to them is not.</summary>
    internal void Reset()
    {
        foreach (Pin pin in pins.Values) pin.Close();
    }

    // Runs under the scheduler's lock.
    private void Change(int number, Action<Pin> change)
    {
        Pin pin = PinAt(number);
        bool before = pin.Level;
        change(pin);
        if (pin.Level == before) return;
        board.Power.OnPinChanged(number, pin.Level);
        OnEdge(pin);
    }

    private void OnEdge(Pin pin)
    {
        if (pin.Interrupt == null || pin.WaitsForDebounce) return;
        TimeSpan debounce = pin.Debounce();
        if (debounce <= TimeSpan.Zero)
        {
            Fire(pin);
            return;
        }

        pin.WaitsForDebounce = true;
        Action<bool> interrupt = pin.Interrupt;
        board.Scheduler.At(board.Scheduler.Now + debounce, () =>
        {
            if (pin.Interrupt != interrupt) return;
            pin.WaitsForDebounce = false;
            if (pin.Level != pin.Known) Fire(pin);
        });
    }

    private static void Fire(Pin pin)
    {
        pin.Known = pin.Level;
        pin.Interrupt!(pin.Level);
    }

    private Pin PinAt(int number)
    {
        if (!pins.TryGetValue(number, out Pin? pin)) pins.Add(number, pin = new Pin(number, board.File.Has(number, "button") && !board.File.Has(number, "pull")));
        return pin;
    }

    // Where the chip has no resistor for the board's button, the board has one to the supply.
    private sealed class Pin(int number, bool hasPullUp)
    {
        internal int Number { get; } = number;

        internal bool IsOpen { get; private set; }

        internal int Opened { get; private set; }

        internal NanoPinMode Mode { get; set; }

        internal bool Output { get; set; }

        internal bool? External { get; set; }

        internal int Presses { get; set; }

        internal Func<TimeSpan> Debounce { get; set; } = () => TimeSpan.Zero;

        internal Action<bool>? Interrupt { get; set; }

        internal bool Known { get; set; }

        internal bool WaitsForDebounce { get; set; }

        internal bool IsInput => IsOpen && Mode <= NanoPinMode.InputPullUp;

        // A floating input reads low here; on a board it reads anything.
        internal bool RestLevel => External ?? (hasPullUp || Mode == NanoPinMode.InputPullUp);

        internal bool Level => Mode >= NanoPinMode.Output && IsOpen ? Output : RestLevel ^ (Presses > 0);

        internal void Open(int order)
        {
            IsOpen = true;
            Opened = order;
        }

        internal void Settle() => Known = Level;

        internal void Close()
        {
            IsOpen = false;
            Mode = NanoPinMode.Input;
            Output = false;
            Interrupt = null;
            WaitsForDebounce = false;
        }
    }
}
