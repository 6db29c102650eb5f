namespace DeviceMailer.Smtp.Session;

/// <summary>The result of a method of <see cref="SmtpClient"/>; each value says what to do next.</summary>
public enum SmtpResult
{
    /// <summary>Done. The message was accepted for every recipient: delete it.</summary>
    Ok,

    /// <summary>The message was accepted for some recipients: each recipient has its own result.</summary>
    SomeRecipientsRefused,

    /// <summary>
    /// The connection ended between the final dot and its reply: the server may have the message. Keep it and send it again with
    /// the same Message-ID (RFC 5321 4.2.5, 6.1).
    /// </summary>
    MaybeDelivered,

    /// <summary>The server said no for now (4yz): keep the message and try again later (RFC 5321 4.2.1).</summary>
    TryLater,

    /// <summary>The server refused this message permanently (5yz): there is no point in sending it again.</summary>
    Refused,

    /// <summary>
    /// The server lacks an extension that this message or recipient needs (SMTPUTF8, 8BITMIME, REQUIRETLS): try another server, or change
    /// the message. None of it was sent.
    /// </summary>
    NotSupported,

    /// <summary>
    /// The message is larger than the server's SIZE, <see cref="Capabilities.MaxSize"/>: leave its attachments out, or try another server. Nothing of it
    /// was sent.
    /// </summary>
    MessageTooLarge,

    /// <summary>The server refuses this client permanently (5yz to the connection or to EHLO): try another server, or check the settings.</summary>
    ClientRefused,

    /// <summary>The server's name has no address: check the name and the network; retry later.</summary>
    HostNotFound,

    /// <summary>No connection: try another server, or retry later.</summary>
    ConnectFailed,

    /// <summary>The connection broke before the final dot: nothing was delivered; connect and send again.</summary>
    ConnectionLost,

    /// <summary>The server did not answer in time, before the final dot: as for a lost connection.</summary>
    TimedOut,

    /// <summary>STARTTLS is required but not offered: check port and security; someone in between may remove the offer. No mail was sent unencrypted.</summary>
    TlsNotOffered,

    /// <summary>STARTTLS was refused: as if not offered; after a 4yz reply, retry later.</summary>
    TlsRefused,

    /// <summary>
    /// Unencrypted bytes came after the reply to STARTTLS: someone in between tries to inject replies into TLS (CVE-2011-0411). The
    /// connection was closed.
    /// </summary>
    TlsInjection,

    /// <summary>The handshake failed: <see cref="SmtpClient.TransportFailure"/> says why. Check the certificate, the clock and the host's name.</summary>
    TlsFailed,

    /// <summary>The server offers no mechanism that may be used here: without TLS no secret is sent.</summary>
    AuthNotOffered,

    /// <summary>User name or secret is wrong, or the server requires another mechanism (535, 534): check the settings; the reply says more.</summary>
    AuthRefused,

    /// <summary>The exchange failed: an unsuitable challenge, too many challenges, or a server that could not prove its identity.</summary>
    AuthFailed,

    /// <summary>The server does not speak SMTP: check host, port and security; the connection is closed.</summary>
    ProtocolError,

    /// <summary>The message could not be read: the connection was closed before the final dot, so that no partial message arrives.</summary>
    MessageFailed,

    /// <summary>A method was called out of order, or with values that cannot be sent: nothing was sent.</summary>
    Misuse,
}
