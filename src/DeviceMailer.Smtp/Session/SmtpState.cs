namespace DeviceMailer.Smtp.Session;

/// <summary>Where a conversation stands, in the order of the protocol (RFC 5321 3).</summary>
public enum SmtpState
{
    /// <summary>There is no connection.</summary>
    Closed,

    /// <summary>Waiting for the server's greeting.</summary>
    Greeting,

    /// <summary>EHLO (RFC 5321 4.1.1.1).</summary>
    Ehlo,

    /// <summary>HELO, for a server that refused EHLO (RFC 5321 3.2).</summary>
    Helo,

    /// <summary>Nothing under way: a message may be sent.</summary>
    Ready,

    /// <summary>MAIL FROM.</summary>
    MailFrom,

    /// <summary>RCPT TO, once for each recipient.</summary>
    RcptTo,

    /// <summary>DATA.</summary>
    Data,

    /// <summary>The message, dot-stuffed.</summary>
    Content,

    /// <summary>The line of one dot. From here until the reply the message is maybe delivered.</summary>
    EndOfData,

    /// <summary>RSET: the transaction failed, the connection goes on.</summary>
    Reset,

    /// <summary>QUIT.</summary>
    Quit,
}
