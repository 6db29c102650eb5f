namespace DeviceMailer.Sensing;

/// <summary>Counts a pin's events where they are not mailed one by one: thousands of them leave the ring to others.</summary>
public sealed class PulseCounter
{
    /// <summary>How many there were. It goes on behind the largest number with the smallest: differences are right.</summary>
    public int Count { get; private set; }

    /// <summary>Counts one. One thread only: that of the interrupts.</summary>
    public void Add() => Count++;
}
