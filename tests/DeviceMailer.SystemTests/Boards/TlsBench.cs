// A program on the board that speaks TLS, and servers for it.

using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using DeviceMailer.SystemTests.Servers;
using DeviceMailer.VirtualBoard.Clr;

namespace DeviceMailer.SystemTests.Boards;

/// <summary>What the tests of TLS share.</summary>
internal static class TlsBench
{
    internal const string SetClock = "Rtc.SetSystemTime(new DateTime(2026, 6, 1));";

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

    internal static BoardBench Bench(string main, TestAuthority authority, BoardClock? clock = null)
    {
        var bench = new BoardBench(main, Members, clock);
        File.WriteAllText(bench.Board.Flash.PathOf(@"I:\ca.pem"), authority.Pem);
        File.WriteAllBytes(bench.Board.Flash.PathOf(@"I:\ca.der"), authority.Der);
        bench.Board.Wifi.HasTimeServer = false;
        return bench;
    }

    internal static LoopbackPeer Server(X509Certificate2 certificate, Func<SslStream, CancellationToken, Task> script) =>
        new(async (socket, stop) =>
        {
            await using SslStream stream = await ShakeAsync(socket, certificate, SslProtocols.None, stop);
            await script(stream, stop);
        });

    internal static async Task<SslStream> ShakeAsync(Socket socket, X509Certificate2 certificate, SslProtocols offered, CancellationToken stop)
    {
        var stream = new SslStream(new NetworkStream(socket));
        await stream.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate, EnabledSslProtocols = offered }, stop);
        return stream;
    }

    // Runs a program against a server with a certificate, and tells the first line that it prints.
    internal static string Shake(X509Certificate2 certificate, TestAuthority authority, string main, SslProtocols offered = SslProtocols.None)
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
