using DeviceMailer.VirtualBoard.Loading;
using DeviceMailer.VirtualBoard.Parts;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>System.Net.NetworkInformation.NetworkInterface: the Wi-Fi station.</summary>
[NanoType("System.Net.NetworkInformation.NetworkInterface")]
public class NanoNetworkInterface
{
    private const string NoAddress = "0.0.0.0";

    private readonly Board board = Board.Current;

    /// <summary>All interfaces.</summary>
    public static NanoNetworkInterface[] GetAllNetworkInterfaces() => [new()];

    /// <summary>True while connected.</summary>
    public static bool GetIsNetworkAvailable() => Board.Current.Network.IsUp;

    /// <summary>Its MAC address.</summary>
    public byte[] PhysicalAddress => [.. Network.BoardMac];

    /// <summary>Its name servers; none while it is not connected.</summary>
    public string[] IPv4DnsAddresses => board.Network.IsUp ? [.. board.Network.DnsAddresses] : [];

    /// <summary>Its address, 0.0.0.0 while there is none.</summary>
    public string IPv4Address => board.Network.IsUp ? board.Network.Address : NoAddress;

    /// <summary>Wireless80211.</summary>
    public NanoNetworkInterfaceType NetworkInterfaceType => NanoNetworkInterfaceType.Wireless80211;
}
