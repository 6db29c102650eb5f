using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>System.Device.Wifi.WifiReconnectionKind.</summary>
[NanoType("System.Device.Wifi.WifiReconnectionKind")]
public enum NanoWifiReconnectionKind
{
    /// <summary>By itself.</summary>
    Automatic = 0,

    /// <summary>By the firmware.</summary>
    Manual = 1,
}
