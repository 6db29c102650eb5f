using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>System.Device.Gpio.GpioController.</summary>
[NanoType("System.Device.Gpio.GpioController")]
public sealed class NanoGpioController : IDisposable
{
    private readonly Board board = Board.Current;
    private readonly Dictionary<int, NanoGpioPin> pins = [];

    /// <summary>How many pins the board has.</summary>
    public int PinCount => board.File.Pins.Count;

    /// <summary>Opens a pin that nobody has open.</summary>
    public NanoGpioPin OpenPin(int pinNumber)
    {
        board.Scheduler.ThrowIfPowerLost();
        if (!board.Gpio.Exists(pinNumber)) throw new ArgumentException($"the board has no pin {pinNumber}");
        if (board.Gpio.IsOpen(pinNumber)) throw new InvalidOperationException($"pin {pinNumber} is open already");
        board.Post(() => board.Gpio.Open(pinNumber));
        return pins[pinNumber] = new NanoGpioPin(pinNumber);
    }

    /// <summary>Opens a pin in a mode.</summary>
    public NanoGpioPin OpenPin(int pinNumber, NanoPinMode mode)
    {
        NanoGpioPin pin = OpenPin(pinNumber);
        pin.SetPinMode(mode);
        return pin;
    }

    /// <summary>Closes a pin.</summary>
    public void ClosePin(int pinNumber)
    {
        if (pins.Remove(pinNumber, out NanoGpioPin? pin)) pin.Dispose();
    }

    /// <summary>True when it is open.</summary>
    public bool IsPinOpen(int pinNumber) => pins.ContainsKey(pinNumber);

    /// <summary>True when the board's pin can do that.</summary>
    public bool IsPinModeSupported(int pinNumber, NanoPinMode mode) => board.Gpio.Supports(pinNumber, mode);

    /// <summary>Its level.</summary>
    public NanoPinValue Read(int pinNumber) => pins[pinNumber].Read();

    /// <summary>Drives it.</summary>
    public void Write(int pinNumber, NanoPinValue value) => pins[pinNumber].Write(value);

    /// <summary>Sets its mode.</summary>
    public void SetPinMode(int pinNumber, NanoPinMode mode) => pins[pinNumber].SetPinMode(mode);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (NanoGpioPin pin in pins.Values) pin.Dispose();
        pins.Clear();
    }
}
