namespace DeviceMailer.VirtualBoard.Parts;

/// <summary>Something on a 1-Wire bus.</summary>
public interface IOneWireTarget
{
    /// <summary>Its number as it is sent: family code, serial number with its lowest byte first, checksum.</summary>
    ReadOnlySpan<byte> Number { get; }

    /// <summary>Gives it a number, as the firmware's settings write it.</summary>
    void SetNumber(string text);

    /// <summary>A reset, which ends what was going on.</summary>
    void Reset();

    /// <summary>It is addressed, and eight bits are written, or read by writing ones.</summary>
    /// <returns>What is on the wire as far as it holds it low; 0xFF: it does not.</returns>
    byte Touch(byte written);
}
