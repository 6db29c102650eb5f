namespace DeviceMailer.VirtualBoard.Refusals;

/// <summary>Where a delivery failed, in the order of the protocol.</summary>
internal enum Stage
{
    /// <summary>Wherever it happens.</summary>
    Any,

    /// <summary>The name, and the connection.</summary>
    Connect,

    /// <summary>The TLS handshake.</summary>
    Tls,

    /// <summary>The server's first line.</summary>
    Greeting,

    /// <summary>EHLO or HELO.</summary>
    Ehlo,

    /// <summary>STARTTLS.</summary>
    StartTls,

    /// <summary>The access token for the login, before the mail server is connected to.</summary>
    Token,

    /// <summary>The login.</summary>
    Auth,

    /// <summary>The sender.</summary>
    Mail,

    /// <summary>A recipient.</summary>
    Rcpt,

    /// <summary>DATA, before the message.</summary>
    Data,

    /// <summary>The message.</summary>
    Message,

    /// <summary>QUIT: whatever is said there changes nothing.</summary>
    Quit,
}
