namespace DeviceMailer.Smtp.Message;

/// <summary>
/// What an attachment holds, pulled block by block: a file, bytes, or whatever a class of the caller's makes while it is asked. It is
/// begun again for every attempt to send, and must then give the same bytes.
/// </summary>
public interface IContent
{
    /// <summary>Its size in bytes since <see cref="Rewind"/>; less than 0 when it is not known before its end.</summary>
    int Size { get; }

    /// <summary>Goes to the beginning. False: it cannot be read now.</summary>
    bool Rewind();

    /// <summary>Puts the next bytes into the buffer: how many, 0 at the end, less than 0 when reading failed.</summary>
    int Read(byte[] buffer, int offset, int count);
}
