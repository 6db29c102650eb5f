using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>System.Device.Gpio.PinValue.</summary>
[NanoType("System.Device.Gpio.PinValue")]
public readonly struct NanoPinValue : IEquatable<NanoPinValue>
{
    private readonly bool high;

    private NanoPinValue(bool high) => this.high = high;

    /// <summary>High.</summary>
    public static NanoPinValue High => new(true);

    /// <summary>Low.</summary>
    public static NanoPinValue Low => new(false);

    public static implicit operator NanoPinValue(bool value) => new(value);

    public static implicit operator NanoPinValue(int value) => new(value != 0);

    public static explicit operator bool(NanoPinValue value) => value.high;

    public static explicit operator int(NanoPinValue value) => value.high ? 1 : 0;

    public static explicit operator byte(NanoPinValue value) => value.high ? (byte)1 : (byte)0;

    public static bool operator ==(NanoPinValue a, NanoPinValue b) => a.high == b.high;

    public static bool operator !=(NanoPinValue a, NanoPinValue b) => a.high != b.high;

    /// <inheritdoc/>
    public bool Equals(NanoPinValue other) => other.high == high;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is NanoPinValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => high ? 1 : 0;

    /// <inheritdoc/>
    public override string ToString() => high ? "High" : "Low";
}
