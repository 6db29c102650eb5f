namespace DeviceMailer.Settings;

/// <summary>A file that is read from its beginning to its end.</summary>
public interface IByteSource
{
    /// <summary>Puts the next bytes into the buffer: how many, 0 at the end, less than 0 when reading failed.</summary>
    int Read(byte[] buffer, int offset, int count);
}
