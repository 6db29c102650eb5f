using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>System.Net.NetworkInformation.NetworkInterfaceType.</summary>
[NanoType("System.Net.NetworkInformation.NetworkInterfaceType")]
public enum NanoNetworkInterfaceType
{
    /// <summary>Unknown.</summary>
    Unknown = 1,

    /// <summary>Ethernet.</summary>
    Ethernet = 6,

    /// <summary>Wi-Fi station.</summary>
    Wireless80211 = 71,

    /// <summary>Wi-Fi access point.</summary>
    WirelessAP = 72,
}
