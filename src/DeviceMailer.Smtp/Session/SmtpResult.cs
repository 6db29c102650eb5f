namespace DeviceMailer.Smtp.Session;

/// <summary>How a verb of <see cref="SmtpClient"/> ended; each value says what the caller does next.</summary>
public enum SmtpResult
{
    /// <summary>Done. A message was accepted for every recipient: forget it.</summary>
    Ok,

    /// <summary>The message was accepted for some recipients: look at each one's result for the others.</summary>
    SomeRecipientsRefused,

    /// <summary>
    /// The connection ended between the final dot and its reply: the server may have the message. Keep it and send it again with
    /// the same Message-ID (RFC 5321 4.2.5, 6.1).
    /// </summary>
    MaybeDelivered,

    /// <summary>The server said no for now (4yz): keep the message and try again later (RFC 5321 4.2.1).</summary>
    TryLater,

    /// <summary>The server refused this message for good (5yz): sending the same again is no use.</summary>
    Refused,

    /// <summary>The server refuses this client for good (5yz to the connection or to EHLO): try another server, or look at the settings.</summary>
    ClientRefused,

    /// <summary>The server's name has no address: check the name, or the network; try again later.</summary>
    HostNotFound,

    /// <summary>No connection: try another server, or later.</summary>
    ConnectFailed,

    /// <summary>The connection broke before the final dot: nothing was delivered; connect and send again.</summary>
    ConnectionLost,

    /// <summary>The server did not answer in time, before the final dot: as for a lost connection.</summary>
    TimedOut,

    /// <summary>What came back is not SMTP: check host, port and security; the connection is closed.</summary>
    ProtocolError,

    /// <summary>The message's source failed: the connection was closed before the final dot, so that no half a message arrives.</summary>
    MessageFailed,

    /// <summary>A verb was called out of order, or with an address that cannot be sent: nothing went out.</summary>
    Misuse,
}
