namespace DeviceMailer.Smtp.Message;

/// <summary>
/// A message that is pulled block by block: headers, an empty line, the body. Lines may end with CRLF, LF or CR; dots are the
/// session's business.
/// </summary>
public interface IMessageSource
{
    /// <summary>
    /// Its size in bytes when it is known and every line ends with CRLF, the last one included, so that it is what is sent; less than 0
    /// when it is not (RFC 1870 4).
    /// </summary>
    int Size { get; }

    /// <summary>True when bytes over 127 are in it: the server must offer 8BITMIME (RFC 6152).</summary>
    bool IsEightBit { get; }

    /// <summary>Goes to the beginning. False: the message cannot be read now.</summary>
    bool Rewind();

    /// <summary>Puts the next bytes into the buffer: how many, 0 at the end of the message, less than 0 when reading failed.</summary>
    int Read(byte[] buffer, int offset, int count);
}
