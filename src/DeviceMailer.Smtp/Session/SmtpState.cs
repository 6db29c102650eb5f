namespace DeviceMailer.Smtp.Session;

/// <summary>Where a conversation stands, in the order of the protocol (RFC 5321 3).</summary>
public enum SmtpState
{
    /// <summary>There is no connection.</summary>
    Closed,

    /// <summary>The TLS handshake.</summary>
    Handshake,

    /// <summary>Waiting for the server's greeting.</summary>
    Greeting,

    /// <summary>EHLO (RFC 5321 4.1.1.1), or LHLO of LMTP (RFC 2033 4.1).</summary>
    Hello,

    /// <summary>HELO, for a server that refused EHLO (RFC 5321 3.2).</summary>
    Helo,

    /// <summary>STARTTLS (RFC 3207).</summary>
    StartTls,

    /// <summary>AUTH, with the first response if the mechanism has one (RFC 4954).</summary>
    Auth,

    /// <summary>The response to a challenge.</summary>
    AuthResponse,

    /// <summary>An asterisk, which cancels after an unsuitable challenge (RFC 4954 4).</summary>
    AuthCancel,

    /// <summary>Idle: a message may be sent.</summary>
    Ready,

    /// <summary>MAIL FROM.</summary>
    MailFrom,

    /// <summary>RCPT TO, once for each recipient.</summary>
    RcptTo,

    /// <summary>DATA.</summary>
    Data,

    /// <summary>The message, dot-stuffed.</summary>
    Content,

    /// <summary>BDAT and the message as it is (RFC 3030).</summary>
    Chunk,

    /// <summary>The final dot, or the end of the chunk. From here until the reply, the message is maybe delivered.</summary>
    EndOfData,

    /// <summary>A dot alone: the server asks for a message although it accepted no recipient (RFC 2920 3.1).</summary>
    LoneDot,

    /// <summary>RSET: the transaction failed; the connection stays open.</summary>
    Reset,

    /// <summary>ETRN: the server is asked to start its queue for a host (RFC 1985).</summary>
    Etrn,

    /// <summary>QUIT.</summary>
    Quit,
}
