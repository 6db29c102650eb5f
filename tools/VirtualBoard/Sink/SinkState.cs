// The states of one SMTP conversation, in the order of the protocol.
namespace DeviceMailer.VirtualBoard.Sink;

/// <summary>What the client may say next (RFC 5321 4.1.4).</summary>
internal enum SinkState
{
    /// <summary>Neither EHLO nor HELO yet: no mail transaction.</summary>
    Connected,

    /// <summary>Greeted, no transaction under way: MAIL may come.</summary>
    Greeted,

    /// <summary>STARTTLS was accepted: send the reply, then the handshake comes, and then EHLO again (RFC 3207 4.2).</summary>
    Securing,

    /// <summary>334 was sent: what comes is the answer to a challenge (RFC 4954 4).</summary>
    LoggingIn,

    /// <summary>MAIL was accepted: RCPT may come.</summary>
    MailFrom,

    /// <summary>At least one RCPT was accepted: more of them, or DATA.</summary>
    RcptTo,

    /// <summary>354 was sent: what comes is the message, up to the line with a single dot.</summary>
    Data,

    /// <summary>The last reply is said: send it, read no more, close.</summary>
    Closing,
}
