// What a test may ask of Postfix.
namespace DeviceMailer.SystemTests.Servers;

/// <summary>
/// TLS, AUTH and more for a <see cref="PostfixServer"/>. It knows PLAIN, LOGIN, CRAM-MD5 and SCRAM-SHA-256, and any of them needs
/// Cyrus SASL's saslpasswd2 and modules (Debian: sasl2-bin, libsasl2-modules).
/// </summary>
public sealed record PostfixOptions : MailServerOptions
{
    /// <summary>More lines for main.cf, where they override what is there.</summary>
    public IReadOnlyList<string> MainLines { get; init; } = [];

    /// <summary>Options of smtpd in master.cf, <c>name=value</c> without spaces.</summary>
    public IReadOnlyList<string> SmtpdOptions { get; init; } = [];
}
