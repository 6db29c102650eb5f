namespace DeviceMailer.Sensing;

/// <summary>A device on an I2C bus, and the time between two transfers with it.</summary>
public interface II2cLink
{
    /// <summary>Writes a whole array; false: nobody acknowledged, or the bus is held.</summary>
    bool TryWrite(byte[] bytes);

    /// <summary>Fills a whole array; false: nobody acknowledged, or the bus is held.</summary>
    bool TryRead(byte[] buffer);

    /// <summary>Waits.</summary>
    void Wait(int milliseconds);
}
