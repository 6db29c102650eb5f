// What a test may ask of Exim.
namespace DeviceMailer.SystemTests.Servers;

/// <summary>Which extensions an <see cref="EximServer"/> offers. It knows PLAIN, LOGIN and CRAM-MD5.</summary>
public sealed record EximOptions : MailServerOptions
{
    /// <summary>PIPELINING, RFC 2920. Without it Exim refuses a client that does not wait for replies.</summary>
    public bool Pipelining { get; init; } = true;

    /// <summary>CHUNKING, RFC 3030.</summary>
    public bool Chunking { get; init; } = true;

    /// <summary>DSN, RFC 3461.</summary>
    public bool Dsn { get; init; } = true;

    /// <summary>More lines for the main part of the configuration.</summary>
    public IReadOnlyList<string> MainLines { get; init; } = [];
}
