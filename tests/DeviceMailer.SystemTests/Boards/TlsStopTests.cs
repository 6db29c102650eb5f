// What stops the whole CLR on the device, and what ends it: handshakes and TLS records whose bytes do not come, and keep-alive without probes.

using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using DeviceMailer.SystemTests.Servers;
using DeviceMailer.VirtualBoard.Api;
using DeviceMailer.VirtualBoard.Clr;
using static DeviceMailer.SystemTests.Boards.TlsBench;

namespace DeviceMailer.SystemTests.Boards;

public class TlsStopTests
{
    private const int Pace = 40;     // for a peer that keeps silent
    private const int SlowPace = 4;  // for one that says something: slow machines are no earlier
    private const string Limit = "socket.SetSocketOption(SocketOptionLevel.Tcp, (SocketOptionName)5, 0); socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.KeepAlive, 5000); socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);";
    private const string Count = "int turns = 0; Start(() => { while (true) { turns++; Thread.Sleep(10); } });";
    private const string Handshake = "SslStream stream = new SslStream(socket); stream.AuthenticateAsClient(\"server.test\", null, Authority(), SslProtocols.Tls12);";

    // The first 9 bytes of a record of 46, RFC 8446 5.1.
    private static readonly byte[] partOfRecord = [23, 3, 3, 0, 41, 1, 2, 3, 4];

    [Theory]
    [InlineData(Limit, "TLS error -76 at 5, 0 turns")]
    [InlineData("socket.SetSocketOption(SocketOptionLevel.Tcp, (SocketOptionName)5, 0); socket.SetSocketOption(SocketOptionLevel.Tcp, (SocketOptionName)3, 8); socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);", "TLS error -76 at 8, 0 turns")]
    [InlineData("socket.ReceiveTimeout = 1000; socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);", "")]
    [InlineData("socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.KeepAlive, 5000); socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);", "")]
    [InlineData("socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReceiveTimeout, new byte[] { 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 });", "")]
    public void Handshake_with_a_silent_server_stops_all_threads_and_only_keep_alive_without_probes_ends_it(string options, string outcome)
    {
        using var authority = new TestAuthority();
        using BoardBench bench = Bench(
            $$"""
            Socket socket = Dial();
            {{options}}
            {{Count}}
            Thread.Sleep(100);
            long start = Environment.TickCount64;
            int before = turns;
            try { {{Handshake}} } catch (Exception e) { Say(e.Message + " at " + (Environment.TickCount64 - start) / 1000 + ", " + (turns - before) + " turns"); }
            """, authority, new VirtualClock { PeerRate = Pace });
        using LoopbackPeer server = new LoopbackPeer().Behind(bench.Board);
        Assert.Equal(outcome, bench.Run(60_000));
        Assert.Equal(outcome.Length > 0, bench.Board.Scheduler.LongestStand > TimeSpan.Zero); // it stands no more, or still does
    }

    [Fact]
    public void Part_of_a_record_stops_all_threads_until_the_limit() =>
        Assert.Equal("read: SocketException -1 | 5 s, 0 turns", Read(SslProtocols.Tls12, waitsForBytes: true, async (socket, _, stop) =>
        {
            await socket.SendAsync(partOfRecord, SocketFlags.None, stop);
            await Task.Delay(Timeout.Infinite, stop);
        }));

    [Fact]
    public void Dripping_peer_stops_all_threads_for_as_long_as_it_drips() =>
        Assert.Matches("^read: SocketException -1 . 1[0-9] s, 0 turns$", Read(SslProtocols.Tls12, waitsForBytes: true, async (socket, _, stop) =>
        {
            for (int i = 0; i < 6; i++) // 10 s and the limit of 5: 15, with room for a slow machine on both sides
            {
                await socket.SendAsync(partOfRecord.AsMemory(i, 1), SocketFlags.None, stop);
                await Task.Delay(TimeSpan.FromSeconds(2) / SlowPace, stop);
            }

            await Task.Delay(Timeout.Infinite, stop);
        }));

    [Fact]
    public void Late_greeting_stops_nothing_under_TLS_1_2() => Assert.Matches("^late . [0-5] s, [1-9][0-9]* turns$", Read(SslProtocols.Tls12, waitsForBytes: false, LateAsync));

    [Fact]
    public void Late_greeting_stops_all_threads_under_TLS_1_3_whose_tickets_come_first() =>
        Assert.Matches("^late . [0-5] s, 0 turns$", Read(SslProtocols.Tls13, waitsForBytes: true, LateAsync));

    [Fact]
    public void Record_can_be_seen_on_the_socket_before_it_is_read()
    {
        using var authority = new TestAuthority();
        using BoardBench bench = Bench(
            SetClock + """
            Socket socket = Dial();
            SslStream stream = new SslStream(socket);
            stream.AuthenticateAsClient("server.test", null, Authority(), SslProtocols.Tls12);
            byte[] header = new byte[5];
            for (int i = 0; i < 2; i++)
            {
                Say(socket.Poll(-1, SelectMode.SelectRead) + "");
                Say(socket.Receive(header, 0, 5, SocketFlags.Peek) + " " + header[0]);
                while (socket.Available < 5 + header[3] * 256 + header[4]) Thread.Sleep(1);
                Say(Read(stream));
                Write(stream, "x");
            }
            """, authority);
        using X509Certificate2 certificate = authority.Sign();
        using LoopbackPeer server = Server(certificate, async (stream, stop) =>
        {
            await stream.WriteAsync("first"u8.ToArray(), stop);
            await stream.ReadExactlyAsync(new byte[1], stop);
            await stream.WriteAsync("second"u8.ToArray(), stop);
            await stream.ReadExactlyAsync(new byte[1], stop);
        }).Behind(bench.Board);
        bench.Boot();
        bench.WaitFor("second");
        Assert.Equal("True | 5 23 | first | True | 5 23 | second", bench.Printed);
    }

    [Fact]
    public void Reset_under_TLS_is_noticed_by_a_read_only_when_its_time_is_over_and_by_a_poll_at_once()
    {
        using var authority = new TestAuthority();
        using BoardBench bench = Bench(
            SetClock + $$"""
            Socket socket = Dial();
            {{Handshake}}
            Write(stream, "x");
            stream.ReadTimeout = 900;
            long start = Environment.TickCount64;
            Try("read", () => Read(stream));
            Say((Environment.TickCount64 - start) / 100 + "");
            Try("poll", () => socket.Poll(-1, SelectMode.SelectRead));
            """, authority);
        using X509Certificate2 certificate = authority.Sign();
        using LoopbackPeer server = new LoopbackPeer(async (socket, stop) =>
        {
            await using SslStream stream = await ShakeAsync(socket, certificate, SslProtocols.None, stop);
            await stream.ReadExactlyAsync(new byte[1], stop);
            socket.LingerState = new LingerOption(true, 0);
            socket.Close();
        }).Behind(bench.Board);
        bench.Boot();
        bench.WaitFor("poll: SocketException 10054");
        Assert.Equal("read: SocketException 10060 | 9 | poll: SocketException 10054", bench.Printed);
    }

    [Fact]
    public void Failed_handshake_closes_its_number_twice_and_so_the_socket_that_has_it_by_then()
    {
        using var authority = new TestAuthority();
        using BoardBench bench = Bench(
            $$"""
            Socket socket = Dial();
            SslStream stream = new SslStream(socket);
            Try("handshake", () => stream.AuthenticateAsClient("server.test", null, Authority(), SslProtocols.Tls12));
            Socket another = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            stream.Dispose();
            Try("another", () => another.Bind(new IPEndPoint(IPAddress.Any, 50000)));
            """, authority);
        using LoopbackPeer server = new LoopbackPeer((socket, stop) => LoopbackPeer.SayAsync(socket, "220 no TLS here\r\n", stop)).Behind(bench.Board);
        bench.Boot();
        bench.WaitFor("another: SocketException 10038");
        Assert.Equal($"handshake: {nameof(NanoCryptographicException)} | another: SocketException 10038", bench.Printed);
    }

    [Theory]
    [InlineData(2000, "write: SocketException 10060 | turned")]
    [InlineData(20000, "")]
    public void Write_of_more_than_there_is_room_for_stops_all_threads_when_the_peer_does_not_read(int bytes, string outcome)
    {
        using var authority = new TestAuthority();
        using BoardBench bench = Bench(
            SetClock + $$"""
            Socket socket = Dial();
            {{Handshake}}
            stream.WriteTimeout = 20000;
            byte[] much = new byte[{{bytes}}];
            bool turned = false;
            bool full = false;
            new Timer(state => { if (full) Say("turned"); }, null, 0, 500);
            Try("write", () => { for (;;) stream.Write(much, 0, much.Length); });
            full = true;
            """, authority, new VirtualClock { PeerRate = Pace });
        using X509Certificate2 certificate = authority.Sign();
        using LoopbackPeer server = Server(certificate, (_, stop) => Task.Delay(Timeout.Infinite, stop)).Behind(bench.Board);
        Assert.StartsWith(outcome, bench.Run(60_000), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Socket", "(SocketOptionName)4102, 1000", "SocketException 10022")]
    [InlineData("Socket", "(SocketOptionName)4101, 1000", "SocketException 10022")]
    [InlineData("Tcp", "(SocketOptionName)4, 10", "done")]
    [InlineData("Tcp", "(SocketOptionName)77, 1", "SocketException 10042")]
    [InlineData("Tcp", "SocketOptionName.NoDelay, true", "done")]
    public void Options_are_taken_as_lwIP_takes_them(string level, string option, string outcome)
    {
        using var bench = new BoardBench($"Socket socket = Dial(); Try(\"option\", () => socket.SetSocketOption(SocketOptionLevel.{level}, {option})); Say(\"after\");");
        using LoopbackPeer server = new LoopbackPeer().Behind(bench.Board);
        bench.Boot();
        bench.WaitFor("after");
        Assert.Equal($"option: {outcome} | after", bench.Printed);
    }

    private static async Task LateAsync(Socket socket, SslStream stream, CancellationToken stop)
    {
        await Task.Delay(TimeSpan.FromSeconds(2.2) / SlowPace, stop);
        await stream.WriteAsync("late"u8.ToArray(), stop);
        await Task.Delay(Timeout.Infinite, stop);
    }

    // What a read under a limit of 5 s gives, how long it takes, and how often another thread had its turn meanwhile.
    private static string Read(SslProtocols version, bool waitsForBytes, Func<Socket, SslStream, CancellationToken, Task> script)
    {
        using var authority = new TestAuthority();
        using BoardBench bench = Bench(
            SetClock + $$"""
            Socket socket = Dial();
            {{Limit}}
            SslStream stream = new SslStream(socket);
            stream.AuthenticateAsClient("server.test", null, Authority(), SslProtocols.Tls12 | SslProtocols.Tls13);
            {{Count}}
            if ({{(waitsForBytes ? "true" : "false")}}) socket.Poll(-1, SelectMode.SelectRead);
            long start = Environment.TickCount64;
            int before = turns;
            try { Say(Read(stream)); } catch (SocketException e) { Say("read: SocketException " + e.ErrorCode); }
            Say((Environment.TickCount64 - start) / 1000 + " s, " + (turns - before) + " turns");
            """, authority, new VirtualClock { PeerRate = SlowPace });
        using X509Certificate2 certificate = authority.Sign();
        using LoopbackPeer server = new LoopbackPeer(async (socket, stop) =>
        {
            await using SslStream stream = await ShakeAsync(socket, certificate, version, stop);
            await script(socket, stream, stop);
        }).Behind(bench.Board);
        bench.Boot();
        Assert.True(bench.Board.RunUntil(() => bench.Printed.EndsWith("turns", StringComparison.Ordinal), BoardBench.Patience), bench.Printed);
        return bench.Printed;
    }
}
