// Datagrams: real peers on loopback under the board's addresses, lost and late ones, and the device's error codes.

using Network = DeviceMailer.VirtualBoard.Parts.Network;

namespace DeviceMailer.SystemTests.Boards;

public class UdpTests
{
    private const string Members = """
        static readonly IPEndPoint server = new IPEndPoint(IPAddress.Parse("192.0.2.53"), 53);

        static Socket Join()
        {
            WifiNetworkHelper.Reconnect();
            return Udp();
        }

        static Socket Udp() => new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { ReceiveTimeout = 2000 };

        static void Ask(Socket socket, string text) => socket.SendTo(Encoding.UTF8.GetBytes(text), server);

        static void Hear(Socket socket, int size = 100)
        {
            EndPoint from = new IPEndPoint(IPAddress.Any, 0);
            byte[] buffer = new byte[size];
            try
            {
                int count = socket.ReceiveFrom(buffer, ref from);
                Say(from + " " + Encoding.UTF8.GetString(buffer, 0, count));
            }
            catch (SocketException e)
            {
                Say("SocketException " + e.ErrorCode);
            }
        }
        """;

    [Fact]
    public void Answer_comes_from_the_address_that_was_asked()
    {
        using var peer = new UdpPeer();
        using var bench = new BoardBench("Socket socket = Join(); Ask(socket, \"a\"); Hear(socket); Ask(socket, \"b\"); Hear(socket); Say(socket.LocalEndPoint + \" \" + socket.Connected);", Members);
        var asked = new List<string>();
        bench.Board.Network.Route = (host, port) =>
        {
            asked.Add($"{host}:{port}");
            return peer.EndPoint;
        };
        bench.Boot();
        bench.WaitFor("192.0.2.7:49152 True");
        Assert.StartsWith("192.0.2.53:53 echo a | 192.0.2.53:53 echo b | ", bench.Printed, StringComparison.Ordinal);
        Assert.Equal(["192.0.2.53:53", "192.0.2.53:53"], asked);
    }

    [Fact]
    public void Stranger_is_seen_as_the_stranger_and_by_a_connected_socket_not_at_all()
    {
        using var stranger = new UdpPeer();
        using var peer = new UdpPeer(_ => []);
        using var bench = new BoardBench("Socket socket = Join(); Ask(socket, \"a\"); Hear(socket); socket.Connect(server); socket.Send(new byte[] { 98 }); Say(\"sent\"); Hear(socket);", Members);
        bench.Board.Network.Route = (_, _) => peer.EndPoint;
        bench.Boot();
        Assert.True(bench.Board.RunUntil(() => peer.Last != null, BoardBench.Patience));
        stranger.Send("forged", peer.Last!);
        bench.WaitFor("sent");
        stranger.Send("forged", peer.Last!);
        bench.WaitFor("SocketException 10060");
        Assert.Equal($"{stranger.EndPoint} forged | sent | SocketException 10060", bench.Printed);
    }

    [Fact]
    public void Connected_socket_sends_and_receives_without_endpoints()
    {
        using var peer = new UdpPeer();
        using var bench = new BoardBench("Socket socket = Join(); socket.Connect(server); Send(socket, \"a\"); Say(Receive(socket)); Say(\"end\");", Members);
        bench.Board.Network.Route = (_, _) => peer.EndPoint;
        bench.Boot();
        bench.WaitFor("end");
        Assert.Equal("echo a | end", bench.Printed);
    }

    [Fact]
    public void Two_servers_are_told_apart()
    {
        using var one = new UdpPeer(text => ["one " + text]);
        using var two = new UdpPeer(text => ["two " + text]);
        using var bench = new BoardBench(
            """
            Socket socket = Join();
            foreach (string address in NetworkInterface.GetAllNetworkInterfaces()[0].IPv4DnsAddresses)
            {
                socket.SendTo(new byte[] { 97 }, new IPEndPoint(IPAddress.Parse(address), 53));
                Hear(socket);
            }
            Say("end");
            """, Members);
        bench.Board.Network.DnsAddresses = ["192.0.2.53", "192.0.2.54"];
        bench.Board.Network.Route = (host, _) => host == "192.0.2.53" ? one.EndPoint : two.EndPoint;
        bench.Boot();
        bench.WaitFor("end");
        Assert.Equal("192.0.2.53:53 one a | 192.0.2.54:53 two a | end", bench.Printed);
    }

    [Fact]
    public void Name_servers_are_known_while_connected()
    {
        using var bench = new BoardBench("Say(NetworkInterface.GetAllNetworkInterfaces()[0].IPv4DnsAddresses.Length + \"\"); Join(); Say(NetworkInterface.GetAllNetworkInterfaces()[0].IPv4DnsAddresses[0]);", Members);
        Assert.Equal("0 | 192.0.2.53", bench.Run());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Nobody_answers_where_no_route_leads_and_the_time_is_the_boards(bool isSilent)
    {
        using var bench = new BoardBench("Socket socket = Join(); for (int i = 0; i < 10000; i++) { Ask(socket, \"a\"); try { socket.Receive(new byte[9]); } catch (SocketException) { } } SayTime(\"end\");", Members);
        bench.Board.Network.Route = (_, _) => isSilent ? Network.Silence : null;
        bench.Boot();
        bench.Board.RunFor(TimeSpan.FromHours(6));
        Assert.Equal("end at 20001200", bench.Printed);
    }

    [Fact]
    public void Lost_datagram_is_waited_for_and_the_next_one_heard()
    {
        int lost = 0;
        using var peer = new UdpPeer();
        using var bench = new BoardBench("Socket socket = Join(); Ask(socket, \"a\"); Hear(socket); SayTime(\"lost\"); Ask(socket, \"b\"); Hear(socket); Say(\"end\");", Members);
        bench.Board.Network.Route = (_, _) => peer.EndPoint;
        bench.Board.Network.DatagramTime = datagram => datagram.FromBoard && lost++ == 0 ? null : TimeSpan.Zero;
        bench.Boot();
        bench.WaitFor("end");
        Assert.Equal("SocketException 10060 | lost at 3200 | 192.0.2.53:53 echo b | end", bench.Printed);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Late_datagram_comes_when_its_time_is_over(bool fromBoard)
    {
        using var peer = new UdpPeer();
        using var bench = new BoardBench("Socket socket = Join(); socket.ReceiveTimeout = 0; long start = Environment.TickCount64; Ask(socket, \"a\"); Hear(socket); Say(Environment.TickCount64 - start >= 1500 ? \"late\" : \"early\");", Members);
        bench.Board.Network.Route = (_, _) => peer.EndPoint;
        bench.Board.Network.DatagramTime = datagram => TimeSpan.FromMilliseconds(datagram.FromBoard == fromBoard ? 1500 : 0);
        bench.Boot();
        bench.WaitFor("late");
        Assert.Equal("192.0.2.53:53 echo a | late", bench.Printed);
    }

    [Fact]
    public void Datagram_that_does_not_fit_the_buffer_is_cut_and_one_is_read_at_a_time()
    {
        using var peer = new UdpPeer(_ => ["0123456789", "second", ""]);
        using var bench = new BoardBench(
            """
            Socket socket = Join();
            Ask(socket, "a");
            Say(socket.Poll(-1, SelectMode.SelectRead) + " " + socket.Available);
            Hear(socket, 4);
            Hear(socket);
            Hear(socket);
            Say("end");
            """, Members);
        bench.Board.Network.Route = (_, _) => peer.EndPoint;
        bench.Boot();
        bench.WaitFor("end");
        Assert.Equal("True 10 | 192.0.2.53:53 0123 | 192.0.2.53:53 second | 192.0.2.53:53  | end", bench.Printed);
    }

    [Fact]
    public void Poll_says_false_when_its_time_is_over()
    {
        using var bench = new BoardBench("Socket socket = Join(); SayTime(socket.Poll(0, SelectMode.SelectRead) + \"\"); SayTime(socket.Poll(1500000, SelectMode.SelectRead) + \"\"); Say(socket.Poll(0, SelectMode.SelectWrite) + \"\");", Members);
        Assert.Equal("False at 1200 | False at 2700 | True", bench.Run());
    }

    [Fact]
    public void Socket_that_knows_nobody_receives_nothing_and_one_that_is_bound_waits()
    {
        using var bench = new BoardBench(
            """
            Socket socket = Join();
            Hear(socket);
            socket.Bind(new IPEndPoint(IPAddress.Any, 5353));
            Hear(socket);
            Say(((IPEndPoint)socket.LocalEndPoint).Port + "");
            Try("same port", () => Udp().Bind(new IPEndPoint(IPAddress.Any, 5353)));
            Try("send", () => socket.Send(new byte[1]));
            Try("timeout", () => socket.ReceiveTimeout = -2);
            """, Members);
        Assert.Equal("SocketException 10057 | SocketException 10060 | 5353 | same port: SocketException 10048 | send: SocketException 10057 | timeout: ArgumentOutOfRangeException", bench.Run());
    }

    [Fact]
    public void Without_a_network_datagrams_find_it_down_and_with_it_again_they_go()
    {
        using var peer = new UdpPeer();
        using var bench = new BoardBench(
            """
            Try("before", () => Ask(Udp(), "a"));
            Socket socket = Join();
            socket.ReceiveTimeout = 600000;
            socket.Bind(new IPEndPoint(IPAddress.Any, 0));
            Hear(socket);
            Thread.Sleep(60000);
            Ask(socket, "b");
            Hear(socket);
            Say("end");
            """, Members);
        bench.Board.Network.Route = (_, _) => peer.EndPoint;
        bench.Run();
        bench.Board.Wifi.InRange = false;
        bench.RunFor(100);
        bench.Board.Wifi.InRange = true;
        bench.WaitFor("end");
        Assert.Equal("before: SocketException 10050 | SocketException 10050 | 192.0.2.53:53 echo b | end", bench.Printed);
    }

    [Fact]
    public void Closing_ends_a_wait_and_frees_the_port()
    {
        using var bench = new BoardBench(
            """
            Socket socket = Join();
            socket.Bind(new IPEndPoint(IPAddress.Any, 5353));
            Start(() => { Thread.Sleep(100); socket.Close(); });
            Hear(socket);
            Try("closed", () => Ask(socket, "a"));
            Try("bind", () => Udp().Bind(new IPEndPoint(IPAddress.Any, 5353)));
            """, Members);
        Assert.Equal("SocketException 10038 | closed: ObjectDisposedException | bind: done", bench.Run());
    }

    [Fact]
    public void Power_cut_closes_the_ports()
    {
        using var bench = new BoardBench("Socket socket = Join(); socket.Bind(new IPEndPoint(IPAddress.Any, 5353)); Say(\"bound\"); Hear(socket);", Members);
        bench.Run(1500);
        bench.Board.CutPower();
        bench.RunFor(1000);
        Assert.Equal("bound | bound", bench.Run(1500));
    }
}
