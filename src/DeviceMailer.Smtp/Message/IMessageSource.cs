namespace DeviceMailer.Smtp.Message;

/// <summary>
/// A message that is read block by block: headers, an empty line, the body. Lines may end with CRLF, LF or CR; the session does the
/// dot-stuffing.
/// </summary>
public interface IMessageSource
{
    /// <summary>
    /// Its size in bytes since <see cref="Begin"/>, if it is known and every line ends with CRLF, the last one included, so that exactly this is
    /// sent; otherwise less than 0 (RFC 1870 4).
    /// </summary>
    int Size { get; }

    /// <summary>True if it contains bytes over 127: the server must offer 8BITMIME (RFC 6152).</summary>
    bool IsEightBit { get; }

    /// <summary>True if its headers contain UTF-8: the server must offer SMTPUTF8 (RFC 6531 3.2).</summary>
    bool IsUtf8 { get; }

    /// <summary>Goes back to the beginning. False: the message cannot be read now, or cannot be generated for this server.</summary>
    /// <param name="eightBit">The server takes bytes over 127 in bodies.</param>
    /// <param name="utf8">The server takes UTF-8 in headers.</param>
    bool Begin(bool eightBit, bool utf8);

    /// <summary>Reads the next bytes into the buffer. Returns how many; 0 at the end of the message; less than 0 if reading failed.</summary>
    int Read(byte[] buffer, int offset, int count);
}
