namespace DeviceMailer.Sensing;

/// <summary>A device on a bus, and the time between two transfers with it. On I2C an array is a transfer; on 1-Wire what is written begins one, and what is read goes on with it.</summary>
public interface IChipLink
{
    /// <summary>Writes a whole array; false: <see cref="Fault"/> says why not.</summary>
    bool TryWrite(byte[] bytes);

    /// <summary>Fills a whole array; false: <see cref="Fault"/> says why not.</summary>
    bool TryRead(byte[] buffer);

    /// <summary>Why the last transfer that failed did so, for the log: nobody has answered, or the bus is held.</summary>
    string Fault { get; }

    /// <summary>Waits.</summary>
    void Wait(int milliseconds);
}
