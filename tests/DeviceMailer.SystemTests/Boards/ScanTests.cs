// How strong the network is: a scan, and what it tells.

namespace DeviceMailer.SystemTests.Boards;

public class ScanTests
{
    private const string Scan = """
        WifiAdapter adapter = WifiAdapter.FindAllAdapters()[0];
        adapter.AvailableNetworksChanged += (sender, e) =>
        {
            WifiAvailableNetwork[] networks = sender.NetworkReport.AvailableNetworks;
            SayTime(networks.Length + " found");
            foreach (WifiAvailableNetwork network in networks) Say(network.Ssid + " " + network.NetworkRssiInDecibelMilliwatts + " " + network.SignalBars);
            Say(sender.NetworkReport.AvailableNetworks.Length + " when read again");
        };
        adapter.ScanAsync();
        SayTime("asked");
        """;

    [Theory]
    [InlineData(-50, 4)]
    [InlineData(-55, 3)]
    [InlineData(-80, 2)]
    [InlineData(-95, 1)]
    [InlineData(-100, 0)]
    public void Scan_tells_once_how_strong_the_network_is(int rssi, int bars)
    {
        using var bench = new BoardBench(Scan);
        bench.Board.Wifi.Rssi = (sbyte)rssi;
        Assert.Equal($"asked at 0 | 1 found at 2000 | net {rssi} {bars} | 0 when read again", bench.Run());
    }

    [Fact]
    public void Scan_finds_nothing_out_of_range()
    {
        using var bench = new BoardBench(Scan);
        bench.Board.Wifi.InRange = false;
        Assert.Equal("asked at 0 | 0 found at 2000 | 0 when read again", bench.Run());
    }
}
