using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>System.Device.Gpio.GpioPin.</summary>
[NanoType("System.Device.Gpio.GpioPin")]
public sealed class NanoGpioPin : IDisposable
{
    private readonly Board board = Board.Current;
    private NanoPinValueChangedEventHandler? valueChanged;
    private TimeSpan debounce;

    internal NanoGpioPin(int pinNumber) => PinNumber = pinNumber;

    /// <summary>A change of the input, on the event thread.</summary>
    public event NanoPinValueChangedEventHandler ValueChanged
    {
        add
        {
            valueChanged += value;
            Watch();
        }

        remove
        {
            valueChanged -= value;
            Watch();
        }
    }

    /// <summary>The GPIO number.</summary>
    public int PinNumber { get; }

    /// <summary>How long a new level must hold.</summary>
    public TimeSpan DebounceTimeout
    {
        get => debounce;
        set => debounce = value;
    }

    /// <summary>Its mode.</summary>
    public NanoPinMode GetPinMode() => board.Gpio.ModeOf(PinNumber);

    /// <summary>Sets its mode.</summary>
    public void SetPinMode(NanoPinMode value)
    {
        board.Scheduler.ThrowIfPowerLost();
        if (!IsPinModeSupported(value)) throw new ArgumentException($"pin {PinNumber} has no mode {value}");
        board.Post(() => board.Gpio.SetMode(PinNumber, value));
    }

    /// <summary>True when the board's pin can do that.</summary>
    public bool IsPinModeSupported(NanoPinMode pinMode) => board.Gpio.Supports(PinNumber, pinMode);

    /// <summary>Its level.</summary>
    public NanoPinValue Read()
    {
        board.Scheduler.ThrowIfPowerLost();
        return board.Gpio.Read(PinNumber);
    }

    /// <summary>Drives it.</summary>
    public void Write(NanoPinValue value)
    {
        board.Scheduler.ThrowIfPowerLost();
        board.Gpio.Write(PinNumber, (bool)value);
    }

    /// <summary>Drives it the other way.</summary>
    public void Toggle() => Write(!(bool)Read());

    /// <inheritdoc/>
    public void Dispose()
    {
        board.Scheduler.ThrowIfPowerLost();
        board.Post(() => board.Gpio.Close(PinNumber));
    }

    private void Watch()
    {
        board.Scheduler.ThrowIfPowerLost();
        Action<bool>? interrupt = valueChanged == null ? null : level => board.Interrupt(() => Raise(level));
        board.Post(() => board.Gpio.Watch(PinNumber, () => debounce, interrupt));
    }

    private void Raise(bool level) =>
        valueChanged?.Invoke(this, new NanoPinValueChangedEventArgs(level ? NanoPinEventTypes.Rising : NanoPinEventTypes.Falling, PinNumber));
}
