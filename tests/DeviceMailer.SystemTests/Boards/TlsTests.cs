// TLS as the device has it: what is checked of a server, and with which error it is refused.

using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using DeviceMailer.SystemTests.Servers;
using DeviceMailer.VirtualBoard.Api;
using static DeviceMailer.SystemTests.Boards.TlsBench;

namespace DeviceMailer.SystemTests.Boards;

public class TlsTests
{
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
    [InlineData("None", SslProtocols.Tls12, "TLS error -30592")]
    [InlineData("Tls13", SslProtocols.Tls12, "TLS error -30592")]
    [InlineData("Tls12", SslProtocols.Tls12, "shaken")]
    [InlineData("Tls12", SslProtocols.Tls13, "TLS error -30592")]
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
}
