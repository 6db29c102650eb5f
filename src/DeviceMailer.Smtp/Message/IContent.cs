namespace DeviceMailer.Smtp.Message;

/// <summary>
/// The content of an attachment, read block by block: a file, bytes, or whatever a class of the caller's generates while it is read. It is
/// read again for every attempt to send, and must give the same bytes each time.
/// </summary>
public interface IContent
{
    /// <summary>Its size in bytes since <see cref="Rewind"/>; less than 0 if it is not known in advance.</summary>
    int Size { get; }

    /// <summary>Goes back to the beginning. False: it cannot be read now.</summary>
    bool Rewind();

    /// <summary>Reads the next bytes into the buffer. Returns how many; 0 at the end; less than 0 if reading failed.</summary>
    int Read(byte[] buffer, int offset, int count);
}
