// Joining a network, and losing it while connections are open.

using DeviceMailer.VirtualBoard.Clr;
using Network = DeviceMailer.VirtualBoard.Parts.Network;

namespace DeviceMailer.SystemTests.Boards;

public class WifiTests
{
    [Fact]
    public void Joining_takes_its_time_and_gives_an_address_and_then_the_time()
    {
        using var bench = new BoardBench("""
            Say(NetworkInterface.GetAllNetworkInterfaces()[0].IPv4Address);
            SayTime(WifiNetworkHelper.ConnectDhcp("net", "secret") + "");
            Say(NetworkInterface.GetAllNetworkInterfaces()[0].IPv4Address + " " + DateTime.UtcNow.Year);
            Thread.Sleep(301);
            Say(DateTime.UtcNow.ToString("yyyy-MM-dd"));
            """);
        bench.Board.Wifi.Time = () => new DateTime(2026, 5, 4, 3, 2, 1);
        Assert.Equal("0.0.0.0 | True at 1200 | 192.0.2.7 1970 | 2026-05-04", bench.Run());
    }

    [Fact]
    public void Joining_that_requires_the_time_waits_for_it_after_each_power_cut()
    {
        using var bench = new BoardBench("SayTime(WifiNetworkHelper.Reconnect(requiresDateTime: true) + \"\");");
        bench.Run();
        bench.Board.CutPower();
        Assert.Equal("True at 1500 | True at 1500", bench.Run());
    }

    [Fact]
    public void Joining_is_given_up_when_its_token_is_cancelled()
    {
        using var bench = new BoardBench("""
            SayTime(WifiNetworkHelper.ConnectDhcp("net", "secret", token: new CancellationTokenSource(30000).Token) + "");
            SayTime(WifiNetworkHelper.ConnectDhcp("net", "secret", token: new CancellationTokenSource(500).Token) + "");
            SayTime(WifiNetworkHelper.ConnectDhcp("net", "secret", requiresDateTime: true, token: new CancellationTokenSource(5000).Token) + "");
            """);
        bench.Board.Wifi.InRange = false;
        bench.Board.Wifi.HasTimeServer = false;
        bench.Run(30_000);
        bench.Board.Wifi.InRange = true;
        Assert.Equal("False at 30000 | False at 30500 | False at 35500", bench.RunFor(10_000));
    }

    [Fact]
    public void Board_joins_when_the_network_comes_in_range_also_on_a_real_clock()
    {
        using var bench = new BoardBench("WifiNetworkHelper.Reconnect(); Say(\"joined\");", clock: new RealClock());
        bench.Board.Wifi.InRange = false;
        bench.Boot();
        Assert.False(bench.Board.WaitForEnd(BoardBench.Patience));
        bench.Board.Wifi.InRange = true;
        Assert.True(bench.Board.WaitForEnd(BoardBench.Patience), bench.Printed);
        Assert.Equal("joined", bench.Printed);
    }

    [Fact]
    public void Board_that_had_joined_joins_again_by_itself()
    {
        using var bench = new BoardBench("WifiNetworkHelper.Reconnect(); while (true) { SayTime(NetworkInterface.GetIsNetworkAvailable() + \"\"); Thread.Sleep(1000); }");
        bench.Run(1500);
        bench.Board.Wifi.InRange = false;
        bench.RunFor(1000);
        bench.Board.Wifi.InRange = true;
        Assert.Equal("True at 1200 | False at 2200 | False at 3200 | True at 4200", bench.RunFor(2000));

        bench.Board.CutPower();
        bench.RunFor(5000);
        Assert.False(bench.Board.Network.IsUp);
    }

    [Fact]
    public void Wifi_that_is_gone_ends_what_waits_for_a_peer()
    {
        using var bench = new BoardBench("""
            Socket socket = Dial();
            Say("connected");
            Try("receive", () => Receive(socket));
            Try("send", () => Send(socket, "x"));
            Try("connect", () => DialAgain());
            Say("after");
            """);
        using LoopbackPeer peer = new LoopbackPeer().Behind(bench.Board);
        bench.Boot();
        bench.WaitFor("connected");
        bench.Board.Wifi.InRange = false;
        bench.WaitFor("after");
        Assert.Equal("connected | receive: SocketException 10050 | send: SocketException 10050 | connect: SocketException 10022 | after", bench.Printed);
    }

    [Fact]
    public void Wifi_that_comes_back_does_not_bring_back_a_connection()
    {
        using var bench = new BoardBench("""
            Socket socket = Dial();
            Say("connected");
            Thread.Sleep(5000);
            Try("receive", () => Receive(socket));
            Try("again", () => DialAgain());
            Say("after");
            """);
        using LoopbackPeer peer = new LoopbackPeer().Behind(bench.Board);
        bench.Boot();
        bench.WaitFor("connected");
        bench.Board.Wifi.InRange = false;
        bench.RunFor(1000);
        bench.Board.Wifi.InRange = true;
        bench.WaitFor("after");
        Assert.Equal("connected | receive: SocketException 10054 | again: done | after", bench.Printed);
    }

    [Fact]
    public void Wifi_that_is_gone_ends_a_connecting_to_silence()
    {
        using var bench = new BoardBench("Try(\"connect\", () => Dial());");
        bench.Board.Network.Route = (_, _) => Network.Silence;
        Assert.Equal("", bench.Run(60_000));
        bench.Board.Wifi.InRange = false;
        Assert.Equal("connect: SocketException 10050", bench.RunFor(0));
    }
}
