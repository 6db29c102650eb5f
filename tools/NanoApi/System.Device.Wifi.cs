// System.Device.Wifi 1.5.150: declarations only, checked against nano-api/System.Device.Wifi.txt by a test.

[assembly: System.Reflection.AssemblyVersion("1.5.150.0")]

namespace System.Device.Wifi
{
    public delegate void AvailableNetworksChangedEventHandler(System.Device.Wifi.WifiAdapter sender, object e);

    public sealed class WifiAdapter : System.IDisposable
    {
        internal extern WifiAdapter();
        public extern System.Device.Wifi.WifiNetworkReport NetworkReport { get; }
        public extern event System.Device.Wifi.AvailableNetworksChangedEventHandler AvailableNetworksChanged;
        public extern int NetworkInterface { get; }
        public static extern System.Device.Wifi.WifiAdapter[] FindAllAdapters();
        public extern void Disconnect();
        public extern void Dispose();
        public extern void ScanAsync();
    }

    public class WifiAvailableNetwork
    {
        public extern WifiAvailableNetwork();
        public extern byte SignalBars { get; }
        public extern double NetworkRssiInDecibelMilliwatts { get; }
        public extern string Bsid { get; }
        public extern string Ssid { get; }
    }

    public class WifiNetworkReport
    {
        internal extern WifiNetworkReport();
        public extern System.Device.Wifi.WifiAvailableNetwork[] AvailableNetworks { get; }
    }

    public enum WifiReconnectionKind : int
    {
        Automatic = 0,
        Manual = 1,
    }
}

namespace nanoFramework.Networking
{
    public static class WifiNetworkHelper
    {
        public static extern System.Exception HelperException { get; }
        public static extern System.Threading.ManualResetEvent NetworkReady { get; }
        public static extern bool ConnectDhcp(string ssid, string password, System.Device.Wifi.WifiReconnectionKind reconnectionKind = 0, bool requiresDateTime = false, int wifiAdapterId = 0, System.Threading.CancellationToken token = default);
        public static extern bool Reconnect(bool requiresDateTime = false, int wifiAdapterId = 0, System.Threading.CancellationToken token = default);
        public static extern bool ScanAndConnectDhcp(string ssid, string password, System.Device.Wifi.WifiReconnectionKind reconnectionKind = 0, bool requiresDateTime = false, int WifiAdapter = 0, System.Threading.CancellationToken token = default);
        public static extern nanoFramework.Networking.NetworkHelperStatus Status { get; }
        public static extern void Disconnect();
        public static extern void Reset();
        public static extern void SetupNetworkHelper(bool requiresDateTime = false);
        public static extern void SetupNetworkHelper(string ssid, string password, System.Device.Wifi.WifiReconnectionKind reconnectionKind = 0, bool requiresDateTime = false);
    }
}
