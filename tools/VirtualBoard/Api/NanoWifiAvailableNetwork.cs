using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>System.Device.Wifi.WifiAvailableNetwork.</summary>
[NanoType("System.Device.Wifi.WifiAvailableNetwork")]
public class NanoWifiAvailableNetwork
{
    /// <summary>Its access point: an address for documentation (RFC 7042 2.1.2).</summary>
    public string Bsid => "00-00-5E-00-53-01";

    /// <summary>Its name.</summary>
    public string Ssid { get; internal set; } = "";

    /// <summary>In dBm.</summary>
    public double NetworkRssiInDecibelMilliwatts => Rssi;

    /// <summary>0 to 4, by the device's limits.</summary>
    public byte SignalBars => Rssi switch { > -55 => 4, > -75 => 3, > -85 => 2, > -96 => 1, _ => 0 };

    internal sbyte Rssi { get; set; }
}
