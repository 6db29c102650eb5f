namespace DeviceMailer.VirtualBoard.Parts;

/// <summary>Something on an I2C bus.</summary>
public interface II2cTarget
{
    /// <summary>Takes what is written to it; false: does not acknowledge.</summary>
    bool Write(ReadOnlySpan<byte> bytes);

    /// <summary>Gives what is read of it; false: does not acknowledge.</summary>
    bool Read(Span<byte> bytes);
}
