using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>System.Environment of nanoFramework.Runtime.Native.</summary>
[NanoType("System.Environment")]
public static class NanoEnvironment
{
    /// <summary>Milliseconds since the start.</summary>
    public static long TickCount64 => (long)Board.Current.Uptime.TotalMilliseconds;
}
