// Sockets: real peers on loopback, the board's own time.

using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using DeviceMailer.VirtualBoard.Clr;
using Network = DeviceMailer.VirtualBoard.Parts.Network;

namespace DeviceMailer.SystemTests.Boards;

public class NetworkTests
{
    [Fact]
    public void Connecting_before_Wifi_is_up_finds_the_network_down()
    {
        using var bench = new BoardBench("""
            Try("connect", () => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp).Connect(new IPEndPoint(IPAddress.Parse("192.0.2.1"), 25)));
            """);
        Assert.Equal("connect: SocketException 10050", bench.Run());
    }

    [Fact]
    public void Board_reaches_nothing_that_no_route_leads_to()
    {
        using var bench = new BoardBench("Try(\"connect\", () => Dial());");
        Assert.Equal("connect: SocketException 10035", bench.Run());
    }

    [Fact]
    public void Route_is_asked_by_name_and_port_or_by_address()
    {
        using var bench = new BoardBench("""
            Try("name", () => Dial(587));
            Try("address", () => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp).Connect(new IPEndPoint(IPAddress.Parse("203.0.113.9"), 25)));
            """);
        var asked = new List<string>();
        bench.Board.Network.Route = (host, port) =>
        {
            asked.Add($"{host}:{port}");
            return null;
        };
        bench.Run();
        Assert.Equal(["server.test:587", "203.0.113.9:25"], asked);
    }

    [Fact]
    public void Connection_that_the_peer_refuses_is_a_SocketException()
    {
        using var bench = new BoardBench("Try(\"connect\", () => Dial()); Say(\"goes on\");");
        using (var closed = new LoopbackPeer())
        {
            IPEndPoint nobody = closed.EndPoint;
            bench.Board.Network.Route = (_, _) => nobody;
        }

        bench.Boot();
        bench.WaitFor("goes on");
        Assert.Equal("connect: SocketException 10035 | goes on", bench.Printed);
    }

    [Fact]
    public async Task Texts_go_both_ways_until_the_peer_closes()
    {
        using var bench = new BoardBench("""
            Socket socket = Dial();
            Say(Receive(socket));
            Send(socket, "question");
            Say(Receive(socket));
            Say(Receive(socket));
            Say(Receive(socket));
            socket.Close();
            Say("closed");
            """);
        using LoopbackPeer peer = new LoopbackPeer(async (socket, stop) =>
        {
            await LoopbackPeer.SayAsync(socket, "greeting", stop);
            Assert.Equal("question", await LoopbackPeer.HearAsync(socket, 8, stop));
            await LoopbackPeer.SayAsync(socket, "answer", stop);
        }).Behind(bench.Board);
        bench.Boot();
        bench.WaitFor("closed");
        Assert.Equal("greeting | answer | end | end | closed", bench.Printed);
        await peer.Conversation;
    }

    [Fact]
    public async Task Peer_sees_the_end_when_the_device_closes()
    {
        using var bench = new BoardBench("Socket socket = Dial(); Send(socket, \"last\"); socket.Close(); Say(\"closed\");");
        using LoopbackPeer peer = new LoopbackPeer(async (socket, stop) =>
            Assert.Equal("last", await LoopbackPeer.HearAsync(socket, 1000, stop))).Behind(bench.Board);
        bench.Boot();
        bench.WaitFor("closed");
        await peer.Conversation;
    }

    [Fact]
    public void Receive_takes_no_more_than_it_has_room_for()
    {
        using var bench = new BoardBench("""
            Socket socket = Dial();
            byte[] buffer = new byte[5];
            while (socket.Available < 6) Thread.Sleep(10);
            int count = socket.Receive(buffer, 1, 3, SocketFlags.None);
            Say(count + " " + buffer[0] + " " + Encoding.UTF8.GetString(buffer, 1, 3) + " " + buffer[4] + " " + socket.Available);
            Say(Receive(socket));
            """);
        using LoopbackPeer peer = new LoopbackPeer(async (socket, stop) =>
        {
            await LoopbackPeer.SayAsync(socket, "abcdef", stop);
            await Task.Delay(Timeout.Infinite, stop);
        }).Behind(bench.Board);
        bench.Boot();
        bench.WaitFor("def");
        Assert.Equal("3 0 abc 0 3 | def", bench.Printed);
    }

    [Fact]
    public async Task Receive_from_a_silent_peer_ends_at_its_time_and_no_byte_is_lost()
    {
        using var bench = new BoardBench("""
            Socket socket = Dial();
            socket.ReceiveTimeout = 400;
            Say("start");
            long start = Environment.TickCount64;
            Try("receive", () => Receive(socket));
            Say((Environment.TickCount64 - start) + " ms");
            socket.ReceiveTimeout = -1;
            Say(Receive(socket));
            """);
        using LoopbackPeer peer = new LoopbackPeer().Behind(bench.Board);
        bench.Boot();
        bench.WaitFor("400 ms");
        Assert.Equal("start | receive: SocketException 10060 | 400 ms", bench.Printed);

        await LoopbackPeer.SayAsync(await peer.Connected, "late");
        bench.WaitFor("late");
    }

    [Fact]
    public async Task Receive_of_nothing_right_after_data_keeps_its_time_on_every_connection()
    {
        using var bench = new BoardBench("""
            WifiNetworkHelper.Reconnect();
            for (int i = 0; i < 40; i++)
            {
                Socket socket = DialAgain();
                while (socket.Available == 0) { } // spins, so that data are read before .NET hears of them
                if (Receive(socket) != "hello") throw new Exception("no greeting");
                socket.ReceiveTimeout = 5;
                try
                {
                    Say(Receive(socket));
                }
                catch (SocketException)
                {
                }

                socket.Close();
            }

            Say("done");
            """);
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var stop = new CancellationTokenSource(BoardBench.Patience);
        Task server = Task.Run(
            async () =>
            {
                for (int i = 0; i < 40; i++)
                {
                    using Socket socket = await listener.AcceptSocketAsync(stop.Token);
                    await LoopbackPeer.SayAsync(socket, "hello", stop.Token);
                    Assert.Equal("", await LoopbackPeer.HearAsync(socket, 1, stop.Token)); // the device closes, and does not reset
                }
            },
            stop.Token);
        bench.Board.Network.Route = (_, _) => (IPEndPoint)listener.LocalEndpoint;
        bench.Boot();
        bench.WaitFor("done");
        Assert.Equal("done", bench.Printed);
        await server;
    }

    [Fact]
    public void Real_time_between_two_runs_is_not_the_boards()
    {
        using var bench = new BoardBench("Socket socket = Dial(); Say(\"connected\"); Receive(socket);");
        using LoopbackPeer peer = new LoopbackPeer().Behind(bench.Board);
        bench.Boot();
        bench.WaitFor("connected");
        for (int i = 0; i < 3; i++)
        {
            TimeSpan before = bench.Board.Clock.Now;
            Thread.Sleep(60);
            Assert.Equal(before, bench.Board.Clock.Now);
            bench.RunFor(20);
            Assert.Equal(before + TimeSpan.FromMilliseconds(20), bench.Board.Clock.Now);
        }
    }

    [Fact]
    public void Other_threads_run_while_one_waits_for_data()
    {
        using var bench = new BoardBench("""
            Socket socket = Dial();
            Start(() => { for (int i = 0; i < 3; i++) { Thread.Sleep(20); Say("other"); } Send(socket, "now"); });
            Say(Receive(socket));
            """);
        using LoopbackPeer peer = new LoopbackPeer(async (socket, stop) =>
        {
            Assert.Equal("now", await LoopbackPeer.HearAsync(socket, 3, stop));
            await LoopbackPeer.SayAsync(socket, "data", stop);
        }).Behind(bench.Board);
        bench.Boot();
        bench.WaitFor("data");
        Assert.Equal("other | other | other | data", bench.Printed);
    }

    [Fact]
    public void Connecting_to_silence_lasts_until_another_thread_closes_the_socket()
    {
        using var bench = new BoardBench("""
            WifiNetworkHelper.Reconnect();
            Socket socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            new Timer(state => socket.Close(), null, 60000, Timeout.Infinite);
            Try("connect", () => socket.Connect(new IPEndPoint(IPAddress.Parse("203.0.113.9"), 25)));
            SayTime("after");
            """);
        bench.Board.Network.Route = (_, _) => Network.Silence;
        Assert.Equal("", bench.Run(61_000));
        Assert.Equal("connect: SocketException 10035 | after at 61200", bench.RunFor(1000));
    }

    [Fact]
    public void Receive_ends_when_another_thread_closes_the_socket()
    {
        using var bench = new BoardBench("""
            Socket socket = Dial();
            new Timer(state => socket.Close(), null, 100, Timeout.Infinite);
            Try("receive", () => Receive(socket));
            Try("receive closed", () => Receive(socket));
            Try("send closed", () => Send(socket, "x"));
            Say("after");
            """);
        using LoopbackPeer peer = new LoopbackPeer().Behind(bench.Board);
        bench.Boot();
        bench.WaitFor("after");
        Assert.Equal("receive: SocketException 10038 | receive closed: ObjectDisposedException | send closed: ObjectDisposedException | after", bench.Printed);
    }

    [Fact]
    public void Reset_by_the_peer_is_told()
    {
        using var bench = new BoardBench("Socket socket = Dial(); Send(socket, \"x\"); Try(\"receive\", () => Receive(socket)); Say(\"after\");");
        using LoopbackPeer peer = new LoopbackPeer(async (socket, stop) =>
        {
            await LoopbackPeer.HearAsync(socket, 1, stop);
            socket.LingerState = new LingerOption(true, 0);
            socket.Close();
        }).Behind(bench.Board);
        bench.Boot();
        bench.WaitFor("after");
        Assert.Equal("receive: SocketException 10054 | after", bench.Printed);
    }

    [Fact]
    public async Task Megabyte_goes_both_ways_byte_for_byte()
    {
        const int size = 1 << 20;
        using var bench = new BoardBench("""
            Socket socket = Dial();
            byte[] all = new byte[1 << 20];
            for (int read = 0; read < all.Length; )
            {
                int count = socket.Receive(all, read, all.Length - read < 1460 ? all.Length - read : 1460, SocketFlags.None);
                if (count == 0) throw new Exception("ended early");
                read += count;
            }

            Say("received");
            Say(socket.Send(all, 0, all.Length, SocketFlags.None) + "");
            socket.Close();
            Say("closed");
            """);
        byte[] sent = RandomNumberGenerator.GetBytes(size);
        byte[] returned = new byte[size];
        using LoopbackPeer peer = new LoopbackPeer(async (socket, stop) =>
        {
            await using var stream = new NetworkStream(socket);
            await stream.WriteAsync(sent, stop);
            await stream.ReadExactlyAsync(returned, stop);
            Assert.Equal(0, await stream.ReadAsync(new byte[1], stop));
        }).Behind(bench.Board);
        bench.Boot();
        bench.WaitFor("closed");
        await peer.Conversation;
        Assert.Equal($"received | {size} | closed", bench.Printed);
        Assert.True(sent.AsSpan().SequenceEqual(returned));
    }

    [Fact]
    public void Send_to_a_peer_that_does_not_read_ends_at_its_time()
    {
        using var bench = new BoardBench("""
            Socket socket = Dial();
            socket.SendTimeout = 300;
            byte[] chunk = new byte[1 << 20];
            try
            {
                for (int i = 0; i < 200; i++) socket.Send(chunk, 0, chunk.Length, SocketFlags.None);
                Say("sent 200 MB to nobody");
            }
            catch (SocketException e)
            {
                Say("SocketException " + e.ErrorCode);
            }
            """);
        using LoopbackPeer peer = new LoopbackPeer().Behind(bench.Board);
        bench.Boot();
        bench.WaitFor("SocketException 10060");
    }

    [Fact]
    public void Stream_over_a_socket_reads_writes_and_times_out_as_the_socket_does()
    {
        using var bench = new BoardBench("""
            Try("unconnected", () => new NetworkStream(new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)));
            Socket socket = Dial();
            NetworkStream stream = new NetworkStream(socket, true);
            stream.Write(new byte[] { 65, 66 }, 0, 2);
            byte[] buffer = new byte[10];
            int count = stream.Read(buffer, 0, 10);
            Say(Encoding.UTF8.GetString(buffer, 0, count));
            stream.ReadTimeout = 100;
            Try("read", () => stream.Read(buffer, 0, 10));
            Try("timeout of 0", () => stream.ReadTimeout = 0);
            stream.Dispose();
            Try("closed", () => Receive(socket));
            """);
        using LoopbackPeer peer = new LoopbackPeer(async (socket, stop) =>
        {
            await LoopbackPeer.SayAsync(socket, await LoopbackPeer.HearAsync(socket, 2, stop), stop);
            await Task.Delay(Timeout.Infinite, stop);
        }).Behind(bench.Board);
        bench.Boot();
        bench.WaitFor("closed: ObjectDisposedException");
        Assert.Equal(
            "unconnected: NotSupportedException | AB | read: SocketException 10060 | timeout of 0: ArgumentOutOfRangeException | closed: ObjectDisposedException",
            bench.Printed);
    }

    [Fact]
    public void Power_cut_ends_a_thread_that_waits_for_a_peer()
    {
        using var bench = new BoardBench("Socket socket = Dial(); Say(\"connected\"); Receive(socket); Say(\"not reached\");");
        using LoopbackPeer peer = new LoopbackPeer().Behind(bench.Board);
        bench.Boot();
        bench.WaitFor("connected");
        bench.Board.CutPower();
        Assert.Equal("connected", bench.RunFor(60_000));
        Assert.True(bench.Board.HasEnded);
    }

    [Fact]
    public void Sockets_work_on_a_real_clock()
    {
        using var bench = new BoardBench("Socket socket = Dial(); Say(Receive(socket)); socket.ReceiveTimeout = 50; Try(\"receive\", () => Receive(socket));", clock: new RealClock());
        using LoopbackPeer peer = new LoopbackPeer(async (socket, stop) =>
        {
            await LoopbackPeer.SayAsync(socket, "hello", stop);
            await Task.Delay(Timeout.Infinite, stop);
        }).Behind(bench.Board);
        bench.Boot();
        Assert.True(bench.Board.WaitForEnd(BoardBench.Patience), bench.Printed);
        Assert.Equal("hello | receive: SocketException 10060", bench.Printed);
    }

    [Theory]
    [InlineData("SocketType.Stream, ProtocolType.Udp")]
    [InlineData("SocketType.Raw, ProtocolType.Icmp")]
    public void Sockets_that_are_not_simulated_say_so(string type)
    {
        using var bench = new BoardBench($"new Socket(AddressFamily.InterNetwork, {type});");
        Assert.Contains($"System.Net.Sockets.Socket(InterNetwork, {type.Replace("SocketType.", "", StringComparison.Ordinal).Replace("ProtocolType.", "", StringComparison.Ordinal)}) is not simulated", bench.Run(), StringComparison.Ordinal);
    }
}
