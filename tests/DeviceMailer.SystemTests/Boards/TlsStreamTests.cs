// TLS as the device has it: reading, writing, and what a handshake stops.

using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using DeviceMailer.SystemTests.Servers;
using static DeviceMailer.SystemTests.Boards.TlsBench;

namespace DeviceMailer.SystemTests.Boards;

public class TlsStreamTests
{
    [Fact]
    public void Second_handshake_is_an_invalid_operation()
    {
        using var authority = new TestAuthority();
        using X509Certificate2 certificate = authority.Sign();
        const string main = SetClock + "SslStream stream = Shake(); Try(\"again\", () => stream.AuthenticateAsClient(\"server.test\", null, Authority(), SslProtocols.Tls12));";
        Assert.Equal("again: InvalidOperationException", Shake(certificate, authority, main));
    }

    [Fact]
    public void Reading_before_the_handshake_is_an_invalid_operation()
    {
        using var authority = new TestAuthority();
        using X509Certificate2 certificate = authority.Sign();
        Assert.Equal("read: InvalidOperationException", Shake(certificate, authority, "SslStream stream = new SslStream(Dial()); Try(\"read\", () => Read(stream));"));
    }

    [Fact]
    public void Read_from_a_silent_server_ends_at_its_time_and_no_byte_is_lost()
    {
        using var authority = new TestAuthority();
        using BoardBench bench = Bench(
            SetClock + """
            SslStream stream = Shake(protocols: SslProtocols.Tls12); // tickets of 1.3 would stop it
            stream.ReadTimeout = 400;
            for (int i = 0; i < 2; i++)
            {
                long start = Environment.TickCount64;
                Try("read", () => Read(stream));
                Say((Environment.TickCount64 - start) + " ms");
            }

            stream.ReadTimeout = 60000;
            Write(stream, "go");
            Say(Read(stream));
            """, authority);
        using X509Certificate2 certificate = authority.Sign();
        using LoopbackPeer server = Server(certificate, async (stream, stop) =>
        {
            await stream.ReadExactlyAsync(new byte[2], stop);
            await stream.WriteAsync("late"u8.ToArray(), stop);
        }).Behind(bench.Board);
        bench.Boot();
        bench.WaitFor("late");
        Assert.Equal("read: SocketException 10060 | 400 ms | read: SocketException 10060 | 400 ms | late", bench.Printed);
    }

    [Fact]
    public void Reads_smaller_than_a_record_get_all_of_it()
    {
        using var authority = new TestAuthority();
        using BoardBench bench = Bench(
            SetClock + """
            SslStream stream = Shake();
            byte[] buffer = new byte[4];
            Say(stream.DataAvailable + " " + stream.Length);
            for (int i = 0; i < 3; i++)
            {
                int count = stream.Read(buffer, 0, 4);
                Say(Encoding.UTF8.GetString(buffer, 0, count) + " " + stream.DataAvailable + " " + stream.Length);
            }
            """, authority);
        using X509Certificate2 certificate = authority.Sign();
        using LoopbackPeer server = Server(certificate, async (stream, stop) => await stream.WriteAsync("0123456789"u8.ToArray(), stop)).Behind(bench.Board);
        bench.Boot();
        bench.WaitFor("89 False 0");
        Assert.Equal("False 0 | 0123 True 6 | 4567 True 2 | 89 False 0", bench.Printed);
    }

    [Fact]
    public void Wifi_that_is_gone_ends_a_read()
    {
        using var authority = new TestAuthority();
        using BoardBench bench = Bench(SetClock + "SslStream stream = Shake(protocols: SslProtocols.Tls12); Say(\"shaken\"); Try(\"read\", () => Read(stream)); Say(\"after\");", authority);
        using X509Certificate2 certificate = authority.Sign();
        using LoopbackPeer server = Server(certificate, (_, stop) => Task.Delay(Timeout.Infinite, stop)).Behind(bench.Board);
        bench.Boot();
        bench.WaitFor("shaken");
        bench.Board.Wifi.InRange = false;
        bench.WaitFor("after");
        Assert.Equal("shaken | read: SocketException 10050 | after", bench.Printed);
    }

    [Fact]
    public void Clear_text_before_the_handshake_is_not_lost_nor_mixed_with_it()
    {
        using var authority = new TestAuthority();
        using BoardBench bench = Bench(
            SetClock + """
            Socket socket = Dial();
            Say(Receive(socket));
            Send(socket, "STARTTLS");
            Say(Receive(socket));
            socket.ReceiveTimeout = 50;
            Try("nothing more", () => Receive(socket));
            socket.ReceiveTimeout = -1;
            SslStream stream = new SslStream(socket);
            Send(socket, "!");
            stream.AuthenticateAsClient("server.test", null, Authority(), SslProtocols.Tls12);
            Say(Read(stream));
            """, authority);
        using X509Certificate2 certificate = authority.Sign();
        using LoopbackPeer server = new LoopbackPeer(async (socket, stop) =>
        {
            await LoopbackPeer.SayAsync(socket, "greeting", stop);
            Assert.Equal("STARTTLS", await LoopbackPeer.HearAsync(socket, 8, stop));
            await LoopbackPeer.SayAsync(socket, "go ahead", stop);
            Assert.Equal("!", await LoopbackPeer.HearAsync(socket, 1, stop));
            await using SslStream stream = await ShakeAsync(socket, certificate, SslProtocols.None, stop);
            await stream.WriteAsync("secret"u8.ToArray(), stop);
            await Task.Delay(Timeout.Infinite, stop);
        }).Behind(bench.Board);
        bench.Boot();
        bench.WaitFor("secret");
        Assert.Equal("greeting | go ahead | nothing more: SocketException 10060 | secret", bench.Printed);
    }

    [Fact]
    public async Task Handshake_stops_all_threads_of_the_device()
    {
        using var authority = new TestAuthority();
        using BoardBench bench = Bench(
            SetClock + """
            Socket socket = Dial();
            Start(() => { while (true) { Say("other"); Thread.Sleep(1); } });
            Say("begin");
            new SslStream(socket).AuthenticateAsClient("server.test", null, Authority(), SslProtocols.Tls12);
            Say("end");
            """, authority);
        using X509Certificate2 certificate = authority.Sign();
        var goOn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using LoopbackPeer server = new LoopbackPeer(async (socket, stop) =>
        {
            byte[] first = new byte[1];
            await socket.ReceiveAsync(first.AsMemory(), SocketFlags.Peek, stop); // the ClientHello has come
            begun.SetResult();
            await goOn.Task.WaitAsync(stop);
            await using SslStream stream = await ShakeAsync(socket, certificate, SslProtocols.None, stop);
            await Task.Delay(Timeout.Infinite, stop);
        }).Behind(bench.Board);
        bench.Boot();
        Task time = Task.Run(() => bench.RunFor(5000));
        await begun.Task.WaitAsync(BoardBench.Patience);
        string before = bench.Printed;
        await Task.Delay(100);
        Assert.Equal(before, bench.Printed);
        Assert.EndsWith("begin", before, StringComparison.Ordinal);

        goOn.SetResult();
        Assert.True(SpinWait.SpinUntil(() => bench.Board.Console.Lines.Contains("end"), BoardBench.Patience));
        bench.Board.CutPower();
        await time;
    }

    [Fact]
    public async Task Power_cut_ends_a_handshake_that_the_server_never_answers()
    {
        using var authority = new TestAuthority();
        using BoardBench bench = Bench("SslStream stream = new SslStream(Dial()); Say(\"begin\"); stream.AuthenticateAsClient(\"server.test\", SslProtocols.Tls12); Say(\"not reached\");", authority);
        using LoopbackPeer server = new LoopbackPeer().Behind(bench.Board);
        bench.Boot();
        Task<string> time = Task.Run(() => bench.RunFor(5000));
        Assert.True(SpinWait.SpinUntil(() => bench.Printed == "begin", BoardBench.Patience));
        bench.Board.CutPower();
        Assert.Equal("begin", await time);
        Assert.True(bench.Board.HasEnded);
    }
}
