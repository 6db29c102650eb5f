namespace DeviceMailer.Sensing.OneWire;

/// <summary>What drives a 1-Wire bus, bit by bit: the platform's, or a test's.</summary>
public interface IOneWireMaster
{
    /// <summary>Resets the bus; false: there was no presence pulse.</summary>
    bool TryReset();

    /// <summary>Writes a byte; false: the bus was not as it was written, so somebody holds it or it does not come back to the chip.</summary>
    bool TryWrite(byte value);

    /// <summary>Reads a byte; ones are what nobody drives.</summary>
    byte Read();

    /// <summary>Finds a device.</summary>
    /// <param name="isFirst">True: begins to search. False: goes on behind the one that was found last.</param>
    /// <param name="number">Takes its number, 8 bytes as they are sent.</param>
    /// <returns>False: there are no more.</returns>
    bool TryFind(bool isFirst, byte[] number);

    /// <summary>Waits.</summary>
    void Wait(int milliseconds);
}
