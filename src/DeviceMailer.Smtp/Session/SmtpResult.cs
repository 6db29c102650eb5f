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

    /// <summary>
    /// The server lacks an extension that this message or recipient needs (SMTPUTF8, 8BITMIME, REQUIRETLS): try another server, or change
    /// the message. Nothing of it was sent.
    /// </summary>
    NotSupported,

    /// <summary>
    /// The message is larger than the server's SIZE, <see cref="Capabilities.MaxSize"/>: leave its attachments out, or try another server. Nothing of it
    /// was sent.
    /// </summary>
    MessageTooLarge,

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

    /// <summary>STARTTLS is required and not offered: look at port and security, or somebody between strips it. Nothing was sent unencrypted.</summary>
    TlsNotOffered,

    /// <summary>STARTTLS was refused: as for not offered; for a 4yz reply try again later.</summary>
    TlsRefused,

    /// <summary>
    /// Unencrypted bytes came after the reply to STARTTLS: somebody between tries to speak inside TLS (CVE-2011-0411). The
    /// connection was closed.
    /// </summary>
    TlsInjection,

    /// <summary>The handshake failed: <see cref="SmtpClient.TransportFailure"/> says why. Look at the certificate, the clock, the host's name.</summary>
    TlsFailed,

    /// <summary>The server offers no mechanism that may be used here: without TLS no secret is sent.</summary>
    AuthNotOffered,

    /// <summary>User name or secret are wrong, or the server wants another mechanism (535, 534): look at the settings; its text says more.</summary>
    AuthRefused,

    /// <summary>The exchange failed: a challenge that does not fit, too many of them, or a server that could not prove itself.</summary>
    AuthFailed,

    /// <summary>What came back is not SMTP: check host, port and security; the connection is closed.</summary>
    ProtocolError,

    /// <summary>The message's source failed: the connection was closed before the final dot, so that no half a message arrives.</summary>
    MessageFailed,

    /// <summary>A verb was called out of order, or with values that cannot be sent: nothing went out.</summary>
    Misuse,
}
