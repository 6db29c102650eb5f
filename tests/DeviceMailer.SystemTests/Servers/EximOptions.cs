// What a test may ask of Exim.
namespace DeviceMailer.SystemTests.Servers;

/// <summary>Which extensions an <see cref="EximServer"/> offers; by default all that need no certificate and no login.</summary>
public sealed record EximOptions
{
    /// <summary>PIPELINING, RFC 2920. Without it Exim refuses a client that does not wait for replies.</summary>
    public bool Pipelining { get; init; } = true;

    /// <summary>CHUNKING, RFC 3030.</summary>
    public bool Chunking { get; init; } = true;

    /// <summary>SMTPUTF8, RFC 6531.</summary>
    public bool SmtpUtf8 { get; init; } = true;

    /// <summary>DSN, RFC 3461.</summary>
    public bool Dsn { get; init; } = true;

    /// <summary>SIZE, RFC 1870, in octets.</summary>
    public int MaxMessageBytes { get; init; } = 1_000_000;

    /// <summary>STARTTLS, and implicit TLS on <see cref="MailServer.TlsEndPoint"/>; null: neither.</summary>
    public ServerCertificate? Certificate { get; init; }

    /// <summary>Mechanisms of AUTH among PLAIN, LOGIN and CRAM-MD5, in the order they are offered in.</summary>
    public IReadOnlyList<string> Mechanisms { get; init; } = [];

    /// <summary>Whether AUTH is offered within TLS only.</summary>
    public bool AuthNeedsTls { get; init; }

    /// <summary>Whether a recipient is taken from a client that has logged in only.</summary>
    public bool MailNeedsAuth { get; init; }

    /// <summary>More lines for the main part of the configuration.</summary>
    public IReadOnlyList<string> MainLines { get; init; } = [];
}
