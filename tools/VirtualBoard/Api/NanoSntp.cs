using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>nanoFramework.Networking.Sntp.</summary>
[NanoType("nanoFramework.Networking.Sntp")]
public class NanoSntp
{
    /// <summary>True on a device from the start.</summary>
    public static bool IsStarted => true;

    /// <summary>The first server.</summary>
    public static string Server1
    {
        get => Board.Current.Wifi.TimeServers[0];
        set => Board.Current.Wifi.TimeServers[0] = value;
    }

    /// <summary>The second server.</summary>
    public static string Server2
    {
        get => Board.Current.Wifi.TimeServers[1];
        set => Board.Current.Wifi.TimeServers[1] = value;
    }

    /// <summary>Starts asking for the time.</summary>
    public static void Start() => UpdateNow();

    /// <summary>Asks for the time now; the answer comes a little later, when there is one.</summary>
    public static void UpdateNow() => Board.Current.Wifi.AskForTime();
}
