using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>System.Threading.CancellationToken.</summary>
[NanoType("System.Threading.CancellationToken")]
public readonly struct NanoCancellationToken
{
    private readonly NanoCancellationTokenSource? source;

    internal NanoCancellationToken(NanoCancellationTokenSource source) => this.source = source;

    /// <summary>A token that is never cancelled.</summary>
    public static NanoCancellationToken None => default;

    /// <summary>True when it is cancelled.</summary>
    public bool IsCancellationRequested => source is { IsCancellationRequested: true };
}
