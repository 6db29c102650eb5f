namespace DeviceMailer.Smtp.Message;

/// <summary>
/// A message that is pulled block by block: headers, an empty line, the body. Lines may end with CRLF, LF or CR; dots are the
/// session's business.
/// </summary>
public interface IMessageSource
{
    /// <summary>
    /// Its size in bytes since <see cref="Begin"/>, when it is known and every line ends with CRLF, the last one included, so that it is what is
    /// sent; less than 0 when it is not (RFC 1870 4).
    /// </summary>
    int Size { get; }

    /// <summary>True when bytes over 127 are in it: the server must offer 8BITMIME (RFC 6152).</summary>
    bool IsEightBit { get; }

    /// <summary>True when its headers have UTF-8 in them: the server must offer SMTPUTF8 (RFC 6531 3.2).</summary>
    bool IsUtf8 { get; }

    /// <summary>Goes to the beginning. False: the message cannot be read now, or not be made for this server.</summary>
    /// <param name="eightBit">The server takes bytes over 127 in bodies.</param>
    /// <param name="utf8">The server takes UTF-8 in headers.</param>
    bool Begin(bool eightBit, bool utf8);

    /// <summary>Puts the next bytes into the buffer: how many, 0 at the end of the message, less than 0 when reading failed.</summary>
    int Read(byte[] buffer, int offset, int count);
}
