using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>System.Device.Wifi.WifiNetworkReport.</summary>
[NanoType("System.Device.Wifi.WifiNetworkReport")]
public class NanoWifiNetworkReport
{
    internal NanoWifiNetworkReport(NanoWifiAvailableNetwork[] networks) => AvailableNetworks = networks;

    /// <summary>What was found.</summary>
    public NanoWifiAvailableNetwork[] AvailableNetworks { get; }
}
