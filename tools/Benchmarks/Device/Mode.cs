namespace DeviceMailer.Benchmarks.Device;

/// <summary>How a client talks.</summary>
/// <param name="Security">How the connection is protected.</param>
/// <param name="LogsIn">AUTH PLAIN.</param>
/// <param name="Lmtp">LMTP in place of SMTP.</param>
internal sealed record Mode(Security Security, bool LogsIn, bool Lmtp = false)
{
    /// <summary>Clear text without a login.</summary>
    internal static Mode Plain { get; } = new(Security.None, LogsIn: false);
}
