// System.Device.Gpio 1.1.64: declarations only, checked against nano-api/System.Device.Gpio.txt by a test.

[assembly: System.Reflection.AssemblyVersion("1.1.64.0")]

namespace System.Device.Gpio
{
    public sealed class GpioController : System.IDisposable
    {
        public extern GpioController();
        public extern System.Device.Gpio.GpioPin OpenPin(int pinNumber);
        public extern System.Device.Gpio.GpioPin OpenPin(int pinNumber, System.Device.Gpio.PinMode mode);
        public extern System.Device.Gpio.PinMode GetPinMode(int pinNumber);
        public extern System.Device.Gpio.PinValue Read(int pinNumber);
        public extern bool IsPinModeSupported(int pinNumber, System.Device.Gpio.PinMode mode);
        public extern bool IsPinOpen(int pinNumber);
        public extern int PinCount { get; }
        public extern void ClosePin(int pinNumber);
        public extern void Dispose();
        public extern void SetPinMode(int pinNumber, System.Device.Gpio.PinMode mode);
        public extern void Write(int pinNumber, System.Device.Gpio.PinValue value);
    }

    public sealed class GpioPin : System.IDisposable
    {
        internal extern GpioPin();
        public extern System.Device.Gpio.PinMode GetPinMode();
        public extern System.Device.Gpio.PinValue Read();
        public extern System.TimeSpan DebounceTimeout { get; set; }
        public extern bool IsPinModeSupported(System.Device.Gpio.PinMode pinMode);
        public extern event System.Device.Gpio.PinValueChangedEventHandler ValueChanged;
        public extern int PinNumber { get; }
        public extern void Dispose();
        public extern void SetPinMode(System.Device.Gpio.PinMode value);
        public extern void Toggle();
        public extern void Write(System.Device.Gpio.PinValue value);
    }

    public enum PinEventTypes : int
    {
        None = 0,
        Rising = 1,
        Falling = 2,
    }

    public enum PinMode : int
    {
        Input = 0,
        InputPullDown = 1,
        InputPullUp = 2,
        Output = 3,
        OutputOpenDrain = 4,
        OutputOpenDrainPullUp = 5,
        OutputOpenSource = 6,
        OutputOpenSourcePullDown = 7,
    }

    public struct PinValue
    {
        private readonly int _layout; // a value type with state, so that the compiler asks for its initialisation

        public extern bool Equals(System.Device.Gpio.PinValue other);
        public override extern bool Equals(object obj);
        public override extern int GetHashCode();
        public override extern string ToString();
        public static extern System.Device.Gpio.PinValue High { get; }
        public static extern System.Device.Gpio.PinValue Low { get; }
        public static extern implicit operator System.Device.Gpio.PinValue(bool value);
        public static extern implicit operator System.Device.Gpio.PinValue(int value);
        public static extern bool operator ==(System.Device.Gpio.PinValue a, System.Device.Gpio.PinValue b);
        public static extern explicit operator bool(System.Device.Gpio.PinValue value);
        public static extern bool operator !=(System.Device.Gpio.PinValue a, System.Device.Gpio.PinValue b);
        public static extern explicit operator byte(System.Device.Gpio.PinValue value);
        public static extern explicit operator int(System.Device.Gpio.PinValue value);
    }

    public class PinValueChangedEventArgs : nanoFramework.Runtime.Events.BaseEvent
    {
        public extern PinValueChangedEventArgs(System.Device.Gpio.PinEventTypes changeType, int pinNumber);
        public extern System.Device.Gpio.PinEventTypes ChangeType { get; }
        public extern int PinNumber { get; }
    }

    public delegate void PinValueChangedEventHandler(object sender, System.Device.Gpio.PinValueChangedEventArgs e);
}
