using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>nanoFramework.Networking.WifiNetworkHelper.</summary>
[NanoType("nanoFramework.Networking.WifiNetworkHelper")]
public static class NanoWifiNetworkHelper
{
    /// <summary>Joins a network and waits for an address, and for the time when asked to.</summary>
    public static bool ConnectDhcp(
        string ssid,
        string password,
        NanoWifiReconnectionKind reconnectionKind = NanoWifiReconnectionKind.Automatic,
        bool requiresDateTime = false,
        int wifiAdapterId = 0,
        NanoCancellationToken token = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(ssid);
        _ = wifiAdapterId;
        Board board = Board.Current;
        bool isJoined = board.Wifi.Join(requiresDateTime, () => token.IsCancellationRequested);
        if (reconnectionKind == NanoWifiReconnectionKind.Automatic) board.Post(() => board.Wifi.Stored = (ssid, password)); // StoreWifiConfiguration
        return isJoined;
    }

    /// <summary>The same with the network that is configured on the device.</summary>
    public static bool Reconnect(bool requiresDateTime = false, int wifiAdapterId = 0, NanoCancellationToken token = default)
    {
        _ = wifiAdapterId;
        Board board = Board.Current;
        if (board.Wifi.Stored.Ssid.Length > 0) return board.Wifi.Join(requiresDateTime, () => token.IsCancellationRequested);
        board.Scheduler.Wait(() => token.IsCancellationRequested, -1);
        return false;
    }
}
