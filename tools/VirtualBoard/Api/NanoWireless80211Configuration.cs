using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>System.Net.NetworkInformation.Wireless80211Configuration: a copy of the platform's block with the network that is to be joined.</summary>
[NanoType("System.Net.NetworkInformation.Wireless80211Configuration")]
public class NanoWireless80211Configuration
{
    private const int MaxSsidLength = 32;
    private const int MaxPasswordLength = 64;

    private readonly Board board = Board.Current;

    /// <summary>The configuration with that number; there is one.</summary>
    public NanoWireless80211Configuration(uint id)
    {
        _ = id;
        (Ssid, Password) = board.Wifi.Stored;
    }

    /// <summary>The password.</summary>
    public string Password { get; set; }

    /// <summary>The network's name.</summary>
    public string Ssid { get; set; }

    /// <summary>All there are.</summary>
    public static NanoWireless80211Configuration[] GetAllWireless80211Configurations() => [new(0)];

    /// <summary>Keeps it.</summary>
    public void SaveConfiguration()
    {
        board.Scheduler.ThrowIfPowerLost();
        if (Ssid.Length > MaxSsidLength || Password.Length > MaxPasswordLength) throw new ArgumentOutOfRangeException(nameof(Ssid), "too long for the block");
        board.Post(() => board.Wifi.Stored = (Ssid, Password));
    }
}
