// What a test may ask of the servers that are libraries with a driver script of ours.
namespace DeviceMailer.SystemTests.Servers;

/// <summary>Which extensions an <see cref="AiosmtpdServer"/> or a <see cref="NodemailerServer"/> offers.</summary>
public sealed record ScriptedOptions : MailServerOptions
{
    /// <summary>LMTP (RFC 2033) in place of SMTP.</summary>
    public bool Lmtp { get; init; }

    /// <summary>8BITMIME (RFC 6152), which aiosmtpd always offers.</summary>
    public bool EightBit { get; init; } = true;
}
