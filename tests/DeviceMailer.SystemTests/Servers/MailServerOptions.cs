// What a test may ask of every server that is set up by options.
namespace DeviceMailer.SystemTests.Servers;

/// <summary>By default a server offers all that needs no certificate and no login.</summary>
public record MailServerOptions
{
    /// <summary>SMTPUTF8, RFC 6531.</summary>
    public bool SmtpUtf8 { get; init; } = true;

    /// <summary>SIZE, RFC 1870, in octets.</summary>
    public int MaxMessageBytes { get; init; } = 1_000_000;

    /// <summary>STARTTLS, and implicit TLS on <see cref="MailServer.TlsEndPoint"/>; null: neither.</summary>
    public ServerCertificate? Certificate { get; init; }

    /// <summary>Mechanisms of AUTH among those that the server knows, in the order they are offered in.</summary>
    public IReadOnlyList<string> Mechanisms { get; init; } = [];

    /// <summary>Whether AUTH is offered within TLS only.</summary>
    public bool AuthNeedsTls { get; init; }

    /// <summary>Whether mail is taken from a client that has logged in only.</summary>
    public bool MailNeedsAuth { get; init; }
}
