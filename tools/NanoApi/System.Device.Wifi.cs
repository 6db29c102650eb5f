// System.Device.Wifi 1.5.150: declarations only, held against nano-api/System.Device.Wifi.txt by a test.

[assembly: System.Reflection.AssemblyVersion("1.5.150.0")]

namespace System.Device.Wifi
{
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
