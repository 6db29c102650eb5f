// TLS as the device has it: what is checked of a server, with which error it is refused, and what a handshake stops.

using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using DeviceMailer.SystemTests.Servers;
using DeviceMailer.VirtualBoard.Api;

namespace DeviceMailer.SystemTests.Boards;

public class TlsTests
{
    private const string SetClock = "Rtc.SetSystemTime(new DateTime(2026, 6, 1));";

    private const string Members = """
        static X509Certificate Authority()
        {
            byte[] pem = File.ReadAllBytes("I:\\ca.pem");
            return new X509Certificate(Encoding.UTF8.GetString(pem, 0, pem.Length));
        }

        static SslStream Shake(string host = "server.test", SslProtocols protocols = SslProtocols.Tls12 | SslProtocols.Tls13, SslVerification verification = SslVerification.CertificateRequired)
        {
            SslStream stream = new SslStream(Dial());
            stream.SslVerification = verification;
            stream.AuthenticateAsClient(host, null, Authority(), protocols);
            return stream;
        }

        static void TryShake(string host = "server.test", SslProtocols protocols = SslProtocols.Tls12 | SslProtocols.Tls13, SslVerification verification = SslVerification.CertificateRequired)
        {
            try
            {
                Shake(host, protocols, verification);
                Say("shaken");
            }
            catch (Exception e)
            {
                Say(e.Message);
            }
        }

        static void Write(SslStream stream, string text) => stream.Write(Encoding.UTF8.GetBytes(text), 0, text.Length);

        static string Read(SslStream stream)
        {
            byte[] buffer = new byte[1000];
            int count = stream.Read(buffer, 0, buffer.Length);
            return count == 0 ? "end" : Encoding.UTF8.GetString(buffer, 0, count);
        }

        static byte[] Ended(byte[] pem)
        {
            byte[] ended = new byte[pem.Length + 1];
            Array.Copy(pem, ended, pem.Length);
            return ended;
        }
        """;

    [Fact]
    public void Good_certificate_passes_and_data_goes_both_ways()
    {
        using var authority = new TestAuthority();
        using BoardBench bench = Bench(SetClock + "SslStream stream = Shake(); Write(stream, \"hello\"); Say(Read(stream)); Say(Read(stream));", authority);
        using X509Certificate2 certificate = authority.Sign();
        using LoopbackPeer server = Server(certificate, async (stream, stop) =>
        {
            byte[] buffer = new byte[5];
            await stream.ReadExactlyAsync(buffer, stop);
            await stream.WriteAsync(Encoding.UTF8.GetBytes("heard " + Encoding.UTF8.GetString(buffer)), stop);
        }).Behind(bench.Board);
        bench.Boot();
        bench.WaitFor("end");
        Assert.Equal("heard hello | end", bench.Printed);
    }

    [Theory]
    [InlineData("server.test", 2025, 2026, NanoCryptographicException.Expired)]
    [InlineData("server.test", 2027, 2030, NanoCryptographicException.NotYetValid)]
    [InlineData("another.test", 2025, 2030, NanoCryptographicException.WrongHost)]
    [InlineData("another.test", 2025, 2026, NanoCryptographicException.WrongHost | NanoCryptographicException.Expired)]
    public void Certificate_that_is_not_good_is_refused_with_its_flags(string host, int from, int to, int flags)
    {
        using var authority = new TestAuthority();
        using X509Certificate2 certificate = authority.Sign(host, from, to);
        Assert.Equal($"TLS error {flags}", Shake(certificate, authority, SetClock + "TryShake();"));
    }

    [Fact]
    public void Certificate_is_not_yet_valid_for_a_device_that_does_not_know_the_time()
    {
        using var authority = new TestAuthority();
        using X509Certificate2 certificate = authority.Sign();
        Assert.Equal($"TLS error {NanoCryptographicException.NotYetValid}", Shake(certificate, authority, "TryShake();"));
    }

    [Fact]
    public void Time_that_makes_a_certificate_good_is_the_boards()
    {
        using var authority = new TestAuthority();
        using X509Certificate2 certificate = authority.Sign(from: 2050, to: 2060);
        Assert.Equal("shaken", Shake(certificate, authority, "Rtc.SetSystemTime(new DateTime(2055, 1, 1)); TryShake();"));
    }

    [Fact]
    public void Authority_that_is_not_yet_valid_is_told_as_such()
    {
        using var authority = new TestAuthority(validFromYear: 2027);
        using X509Certificate2 certificate = authority.Sign(from: 2027);
        Assert.Equal($"TLS error {NanoCryptographicException.NotYetValid}", Shake(certificate, authority, SetClock + "TryShake();"));
    }

    [Fact]
    public void Certificate_of_an_unknown_authority_is_not_trusted()
    {
        using var known = new TestAuthority();
        using var unknown = new TestAuthority();
        using X509Certificate2 certificate = unknown.Sign();
        Assert.Equal($"TLS error {NanoCryptographicException.NotTrusted}", Shake(certificate, known, SetClock + "TryShake();"));
    }

    [Fact]
    public void Without_an_authority_nobody_is_trusted()
    {
        using var authority = new TestAuthority();
        using X509Certificate2 certificate = authority.Sign();
        const string main = SetClock + "try { new SslStream(Dial()).AuthenticateAsClient(\"server.test\", SslProtocols.Tls12); } catch (Exception e) { Say(e.Message); }";
        Assert.Equal($"TLS error {NanoCryptographicException.NotTrusted}", Shake(certificate, authority, main));
    }

    [Theory]
    [InlineData("new X509Certificate(File.ReadAllBytes(\"I:\\\\ca.der\"))")]
    [InlineData("new X509Certificate(Ended(File.ReadAllBytes(\"I:\\\\ca.pem\")))")]
    public void Authority_is_read_from_DER_and_from_PEM_that_ends_with_NUL(string read)
    {
        using var authority = new TestAuthority();
        using X509Certificate2 certificate = authority.Sign();
        string main = SetClock + $"new SslStream(Dial()).AuthenticateAsClient(\"server.test\", null, {read}, SslProtocols.Tls12); Say(\"shaken\");";
        Assert.Equal("shaken", Shake(certificate, authority, main));
    }

    [Fact]
    public void Authority_from_PEM_bytes_without_NUL_is_no_certificate()
    {
        using var authority = new TestAuthority();
        using BoardBench bench = Bench("try { new X509Certificate(File.ReadAllBytes(\"I:\\\\ca.pem\")); } catch (Exception) { Say(\"refused\"); }", authority);
        Assert.Equal("refused", bench.Run());
    }

    [Theory]
    [InlineData("VerifyPeer")]
    [InlineData("NoVerification")]
    [InlineData("VerifyClientOnce")]
    public void Verification_other_than_required_checks_nothing(string verification)
    {
        using var known = new TestAuthority();
        using var unknown = new TestAuthority();
        using X509Certificate2 certificate = unknown.Sign("another.test", 2020, 2021);
        Assert.Equal("shaken", Shake(certificate, known, $"TryShake(verification: SslVerification.{verification});"));
    }

    [Theory]
    [InlineData("None", SslProtocols.Tls13, "shaken")]
    [InlineData("None", SslProtocols.Tls12, "TLS error -28160")]
    [InlineData("Tls13", SslProtocols.Tls12, "TLS error -28160")]
    [InlineData("Tls12", SslProtocols.Tls12, "shaken")]
    [InlineData("Tls12", SslProtocols.Tls13, "TLS error -28160")]
    [InlineData("Tls11", SslProtocols.Tls12, "shaken")]
    [InlineData("Tls12 | SslProtocols.Tls13", SslProtocols.Tls12, "shaken")]
    [InlineData("Tls12 | SslProtocols.Tls13", SslProtocols.Tls13, "shaken")]
    public void Versions_are_those_of_the_device(string asked, SslProtocols offered, string outcome)
    {
        using var authority = new TestAuthority();
        using X509Certificate2 certificate = authority.Sign();
        Assert.Equal(outcome, Shake(certificate, authority, SetClock + $"TryShake(protocols: SslProtocols.{asked});", offered));
    }

    [Fact]
    public async Task Disposing_the_stream_closes_the_socket()
    {
        using var authority = new TestAuthority();
        using BoardBench bench = Bench(
            SetClock + """
            Socket socket = Dial();
            SslStream stream = new SslStream(socket);
            stream.AuthenticateAsClient("server.test", null, Authority(), SslProtocols.Tls12);
            stream.Dispose();
            Try("socket", () => Receive(socket));
            """, authority);
        using X509Certificate2 certificate = authority.Sign();
        using LoopbackPeer server = Server(certificate, async (stream, stop) => Assert.Equal(0, await stream.ReadAsync(new byte[1], stop))).Behind(bench.Board);
        bench.Boot();
        bench.WaitFor("socket: ObjectDisposedException");
        await server.Conversation;
    }

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
            SslStream stream = Shake();
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
    public void Server_that_breaks_off_is_a_socket_error()
    {
        using var authority = new TestAuthority();
        using BoardBench bench = Bench(SetClock + "SslStream stream = Shake(); Write(stream, \"x\"); Try(\"read\", () => Read(stream)); Say(\"after\");", authority);
        using X509Certificate2 certificate = authority.Sign();
        using LoopbackPeer server = new LoopbackPeer(async (socket, stop) =>
        {
            await using SslStream stream = await ShakeAsync(socket, certificate, SslProtocols.None, stop);
            await stream.ReadExactlyAsync(new byte[1], stop);
            socket.LingerState = new LingerOption(true, 0);
            socket.Close();
        }).Behind(bench.Board);
        bench.Boot();
        bench.WaitFor("after");
        Assert.Equal("read: SocketException -1 | after", bench.Printed);
    }

    [Fact]
    public void Wifi_that_is_gone_ends_a_read()
    {
        using var authority = new TestAuthority();
        using BoardBench bench = Bench(SetClock + "SslStream stream = Shake(); Say(\"shaken\"); Try(\"read\", () => Read(stream)); Say(\"after\");", authority);
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

    private static BoardBench Bench(string main, TestAuthority authority)
    {
        var bench = new BoardBench(main, Members);
        File.WriteAllText(bench.Board.Flash.PathOf(@"I:\ca.pem"), authority.Pem);
        File.WriteAllBytes(bench.Board.Flash.PathOf(@"I:\ca.der"), authority.Der);
        bench.Board.Wifi.HasTimeServer = false;
        return bench;
    }

    private static LoopbackPeer Server(X509Certificate2 certificate, Func<SslStream, CancellationToken, Task> script) =>
        new(async (socket, stop) =>
        {
            await using SslStream stream = await ShakeAsync(socket, certificate, SslProtocols.None, stop);
            await script(stream, stop);
        });

    private static async Task<SslStream> ShakeAsync(Socket socket, X509Certificate2 certificate, SslProtocols offered, CancellationToken stop)
    {
        var stream = new SslStream(new NetworkStream(socket));
        await stream.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate, EnabledSslProtocols = offered }, stop);
        return stream;
    }

    // Runs a program against a server with a certificate, and tells the first line that it prints.
    private static string Shake(X509Certificate2 certificate, TestAuthority authority, string main, SslProtocols offered = SslProtocols.None)
    {
        using BoardBench bench = Bench(main, authority);
        using LoopbackPeer server = new LoopbackPeer(async (socket, stop) =>
        {
            await using SslStream stream = await ShakeAsync(socket, certificate, offered, stop);
            await Task.Delay(Timeout.Infinite, stop);
        }).Behind(bench.Board);
        bench.Boot();
        Assert.True(bench.Board.RunUntil(() => bench.Printed.Length > 0, BoardBench.Patience));
        return bench.Printed;
    }
}
