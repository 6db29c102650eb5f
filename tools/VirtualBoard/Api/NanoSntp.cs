using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>nanoFramework.Networking.Sntp.</summary>
[NanoType("nanoFramework.Networking.Sntp")]
public class NanoSntp
{
    /// <summary>True on a device from the start.</summary>
    public static bool IsStarted => true;

    /// <summary>The first server.</summary>
    public static string Server1 { get; set; } = "pool.ntp.org";

    /// <summary>The second server.</summary>
    public static string Server2 { get; set; } = "time.windows.com";

    /// <summary>Starts asking for the time.</summary>
    public static void Start() => UpdateNow();

    /// <summary>Asks for the time now; the answer comes a little later, when there is one.</summary>
    public static void UpdateNow()
    {
        Board.Current.Scheduler.ThrowIfPowerLost();
        Board.Current.Wifi.AskForTime();
    }
}
