using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>System.Device.Wifi.AvailableNetworksChangedEventHandler.</summary>
[NanoType("System.Device.Wifi.AvailableNetworksChangedEventHandler")]
public delegate void NanoAvailableNetworksChangedEventHandler(NanoWifiAdapter sender, object e);
