using DeviceMailer.VirtualBoard.Loading;
using DeviceMailer.VirtualBoard.Parts;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>System.Net.NetworkInformation.NetworkInterface: the Wi-Fi station, and the access point, which has an address while it is on.</summary>
[NanoType("System.Net.NetworkInformation.NetworkInterface")]
public class NanoNetworkInterface
{
    private const string NoAddress = "0.0.0.0";

    private readonly Board board = Board.Current;
    private readonly bool isAccessPoint;

    private NanoNetworkInterface(bool isAccessPoint) => this.isAccessPoint = isAccessPoint;

    /// <summary>All interfaces.</summary>
    public static NanoNetworkInterface[] GetAllNetworkInterfaces() => [new(false), new(true)];

    /// <summary>True while any interface is up: an access point always is.</summary>
    public static bool GetIsNetworkAvailable() => Board.Current.IsAnyNetworkUp;

    /// <summary>Its MAC address.</summary>
    public byte[] PhysicalAddress => [.. Network.BoardMac];

    /// <summary>Its name servers; none while it is not connected.</summary>
    public string[] IPv4DnsAddresses => !isAccessPoint && board.Network.IsUp ? [.. board.Network.DnsAddresses] : [];

    /// <summary>Its address, 0.0.0.0 while there is none.</summary>
    public string IPv4Address =>
        isAccessPoint ? (board.AccessPoint.IsOn ? AccessPoint.Address : NoAddress) : board.Network.IsUp ? board.Network.Address : NoAddress;

    /// <summary>Wireless80211, or WirelessAP.</summary>
    public NanoNetworkInterfaceType NetworkInterfaceType => isAccessPoint ? NanoNetworkInterfaceType.WirelessAP : NanoNetworkInterfaceType.Wireless80211;
}
