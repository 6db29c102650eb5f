// Servers that mean harm, over real sockets: the result is right, it ends, and the firmware goes on.

using System.Net;
using System.Net.Sockets;
using System.Text;

namespace DeviceMailer.SystemTests.Firmware;

public class HostileServerTests
{
    private static readonly byte[] Greeting = "220 hostile ESMTP\r\n"u8.ToArray();

    [Fact]
    public async Task Endless_continuation_lines_are_given_up() => await AttackAsync(
        async stream =>
        {
            await stream.WriteAsync(Greeting);
            byte[] line = "250-and one more\r\n"u8.ToArray();
            while (true) await stream.WriteAsync(line);
        },
        "mail: the server does not speak SMTP");

    [Fact]
    public async Task Line_of_megabytes_is_read_to_its_end_in_constant_memory() => await AttackAsync(
        async stream =>
        {
            await stream.WriteAsync("220 "u8.ToArray());
            byte[] filler = Encoding.ASCII.GetBytes(new string('x', 65536));
            for (int i = 0; i < 16; i++) await stream.WriteAsync(filler);
            await stream.WriteAsync("\r\n"u8.ToArray());
            await ReadLineAsync(stream);
            await stream.WriteAsync("554 go away\r\n"u8.ToArray());
            await ReadLineAsync(stream); // HELO: EHLO was refused
            await stream.WriteAsync("554 go away\r\n"u8.ToArray());
        },
        "mail: the server refuses this device: the server said 554 go away");

    [Fact]
    public async Task Replies_before_commands_are_refused() => await AttackAsync(
        async stream => await stream.WriteAsync("220 hostile\r\n250 ok\r\n250 ok\r\n250 ok\r\n354 go\r\n250 delivered\r\n"u8.ToArray()),
        "mail: the server does not speak SMTP");

    [Fact]
    public async Task Starttls_with_buffered_reply_is_refused() => await AttackAsync(
        async stream =>
        {
            await stream.WriteAsync(Greeting);
            await ReadLineAsync(stream);
            await stream.WriteAsync("250-hostile\r\n250 STARTTLS\r\n"u8.ToArray());
            await ReadLineAsync(stream);
            await stream.WriteAsync("220 go ahead\r\n250-hostile\r\n250 AUTH PLAIN\r\n"u8.ToArray());
        },
        "mail: unencrypted bytes came after STARTTLS",
        "starttls");

    [Fact]
    public async Task Clear_text_in_place_of_TLS_is_refused() => await AttackAsync(
        async stream => await stream.WriteAsync(Greeting),
        "mail: the TLS handshake failed: no common version or cipher",
        "tls");

    [Fact]
    public async Task Half_closed_connection_is_a_lost_one() => await AttackAsync(
        async stream =>
        {
            await stream.WriteAsync(Greeting);
            await ReadLineAsync(stream);
            stream.Socket.Shutdown(SocketShutdown.Send);
        },
        "mail: the connection broke");

    [Fact]
    public async Task Control_characters_do_not_reach_the_console() => await AttackAsync(
        async stream =>
        {
            await stream.WriteAsync("220 \u001b[2Jhostile\r\n"u8.ToArray());
            await ReadLineAsync(stream);
            await stream.WriteAsync("554 \u001b]0;x\u0007go\u0085away\r\n"u8.ToArray());
            await ReadLineAsync(stream); // HELO: EHLO was refused
            await stream.WriteAsync("554 \u001b]0;x\u0007go\u0085away\r\n"u8.ToArray());
        },
        "mail: the server refuses this device: the server said 554 ?]0;x?go??away");

    private static async Task AttackAsync(Func<NetworkStream, Task> attack, string report, string security = "none")
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Task served = Task.Run(async () =>
        {
            using TcpClient client = await listener.AcceptTcpClientAsync();
            try
            {
                NetworkStream stream = client.GetStream();
                await attack(stream);
                await stream.CopyToAsync(Stream.Null); // until the device hangs up
            }
            catch (IOException)
            {
                // It has hung up.
            }
        });

        using var authority = new Servers.TestAuthority();
        using var bench = new FirmwareBench(FirmwareBench.Settings().Replace("security = none", $"security = {security}\nca = I:\\ca.pem", StringComparison.Ordinal));
        File.WriteAllText(bench.Board.Flash.PathOf(@"I:\ca.pem"), authority.Pem);
        bench.Board.Network.Route = (_, _) => (IPEndPoint)listener.LocalEndpoint;
        bench.Boot();
        bench.Press();
        bench.WaitForLog(report);
        Assert.Empty(bench.Board.Unhandled);
        Assert.DoesNotContain("mail: delivered", bench.Log, StringComparison.Ordinal);
        Assert.DoesNotContain(bench.Log, c => c is (< ' ' and not '\n') or (>= '\u007f' and < '\u00a0'));
        await served.WaitAsync(TimeSpan.FromMinutes(1));
    }

    private static async Task ReadLineAsync(NetworkStream stream)
    {
        byte[] one = new byte[1];
        while (await stream.ReadAsync(one) == 1 && one[0] != '\n')
        {
        }
    }
}
