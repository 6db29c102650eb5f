namespace DeviceMailer.Smtp.Session;

/// <summary>One recipient of an envelope, and what the server said to it.</summary>
public sealed class Recipient
{
    internal Recipient(byte[] address) => Address = address;

    /// <summary>The forward path without its angle brackets.</summary>
    public byte[] Address { get; }

    /// <summary>
    /// After a message: Ok when the server took it for this recipient; TryLater or Refused when it said so to this RCPT; else what
    /// became of the whole message.
    /// </summary>
    public SmtpResult Result { get; internal set; }

    /// <summary>The reply code to this RCPT; 0 when there was none.</summary>
    public int Code { get; internal set; }
}
