using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>System.Device.Wifi.WifiAdapter, for who looks how strong the network is.</summary>
[NanoType("System.Device.Wifi.WifiAdapter")]
public sealed class NanoWifiAdapter : IDisposable
{
    private readonly Board board = Board.Current;
    private NanoWifiAvailableNetwork[] found = [];

    /// <summary>A scan is done.</summary>
    public event NanoAvailableNetworksChangedEventHandler? AvailableNetworksChanged;

    /// <summary>What the last scan found. It is told once: ESP-IDF frees its list when it is read.</summary>
    public NanoWifiNetworkReport NetworkReport
    {
        get
        {
            board.Scheduler.ThrowIfPowerLost();
            NanoWifiAvailableNetwork[] report = found;
            found = [];
            return new NanoWifiNetworkReport(report);
        }
    }

    /// <summary>The only one.</summary>
    public static NanoWifiAdapter[] FindAllAdapters() => [new()];

    /// <summary>Begins a scan.</summary>
    public void ScanAsync()
    {
        board.Scheduler.ThrowIfPowerLost();
        board.Wifi.Scan(networks =>
        {
            found = networks;
            AvailableNetworksChanged?.Invoke(this, EventArgs.Empty);
        });
    }

    /// <inheritdoc/>
    public void Dispose() => AvailableNetworksChanged = null;
}
