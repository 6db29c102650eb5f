// Servers that make the device wait where its platform stops every thread: it notices alerts meanwhile, stands no longer than is said, and delivers in the end.

using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using DeviceMailer.SystemTests.Servers;
using DeviceMailer.VirtualBoard.Sink;

namespace DeviceMailer.SystemTests.Firmware;

public class StandstillTests
{
    private const int Pace = 40;
    private const string NoAnswer = "mail: the server did not answer in time";

    // The limit before lwIP breaks a silent connection, and its timer.
    private static readonly TimeSpan longestStand = TimeSpan.FromSeconds(22);

    // The first 9 bytes of a record of 46, RFC 8446 5.1.
    private static readonly byte[] partOfRecord = [23, 3, 3, 0, 41, 1, 2, 3, 4];

    [Fact]
    public void Server_that_never_answers_the_handshake_stops_the_device_for_the_limit_only()
    {
        using var authority = new TestAuthority();
        using X509Certificate2 certificate = authority.Sign(TestAuthority.Host);
        using FirmwareBench bench = Bench(authority);
        using var server = new TlsFrontDoor(bench, certificate, async (_, stop) => await Task.Delay(Timeout.Infinite, stop));
        bench.Press();
        AssertPressMeanwhileIsMailed(bench, server, "the TLS handshake");
        Assert.InRange(bench.Board.Scheduler.LongestStand, TimeSpan.FromSeconds(15), longestStand);
    }

    [Fact]
    public void Part_of_a_record_stops_nothing_and_is_given_up()
    {
        using var authority = new TestAuthority();
        using X509Certificate2 certificate = authority.Sign(TestAuthority.Host);
        using FirmwareBench bench = Bench(authority);
        using var server = new TlsFrontDoor(bench, certificate, async (socket, stop) =>
        {
            await using var stream = await TlsFrontDoor.ShakeAsync(socket, certificate, SslProtocols.Tls12, stop);
            await socket.SendAsync(partOfRecord, SocketFlags.None, stop);
            await Task.Delay(Timeout.Infinite, stop);
        });
        bench.Press();
        AssertPressMeanwhileIsMailed(bench, server, "");
        Assert.InRange(bench.Board.Scheduler.LongestStand, TimeSpan.Zero, longestStand);
    }

    [Fact]
    public void Record_that_drips_is_given_up_and_stops_nothing()
    {
        using var authority = new TestAuthority();
        using X509Certificate2 certificate = authority.Sign(TestAuthority.Host);
        using FirmwareBench bench = Bench(authority);
        using var server = new TlsFrontDoor(bench, certificate, async (socket, stop) =>
        {
            await using var stream = await TlsFrontDoor.ShakeAsync(socket, certificate, SslProtocols.Tls12, stop);
            await socket.SendAsync(partOfRecord, SocketFlags.None, stop);
            for (; ; )
            {
                await socket.SendAsync(partOfRecord.AsMemory(5, 1), SocketFlags.None, stop);
                await Task.Delay(TimeSpan.FromSeconds(2) / Pace, stop);
            }
        });
        bench.Press();
        AssertPressMeanwhileIsMailed(bench, server, "");
        Assert.InRange(bench.Board.Scheduler.LongestStand, TimeSpan.Zero, longestStand);
    }

    [Theory]
    [InlineData(SslProtocols.Tls12 | SslProtocols.Tls13, 25)]
    [InlineData(SslProtocols.Tls13, 12)]
    public void Late_greeting_is_waited_for(SslProtocols offered, int seconds)
    {
        const int SlowPace = 10;
        using var authority = new TestAuthority();
        using X509Certificate2 certificate = authority.Sign(TestAuthority.Host);
        using FirmwareBench bench = Bench(authority);
        using var server = new TlsFrontDoor(bench, certificate) { Offered = offered };
        server.BeforeGreeting = async stop =>
        {
            bench.Pace = SlowPace;
            await Task.Delay(TimeSpan.FromSeconds(seconds) / SlowPace / 2, stop);
            bench.Press(FirmwareBench.LeakPin);
            await Task.Delay(TimeSpan.FromSeconds(seconds) / SlowPace / 2, stop);
            bench.Pace = 1;
        };
        bench.Press();
        Assert.True(bench.Board.RunUntil(() => bench.Mail.Count >= 2, TimeSpan.FromMinutes(20)), bench.Log);
        Assert.True(bench.Mail.Count == 2, bench.Log);
        Assert.Equal(["Door", "Leak"], bench.Mail.Select(mail => mail.Subject).Order());
        bool only13 = offered == SslProtocols.Tls13;
        Assert.InRange(bench.Board.Scheduler.LongestStand, only13 ? TimeSpan.FromSeconds(seconds / 2) : TimeSpan.Zero, only13 ? longestStand : TimeSpan.FromSeconds(6));
        Assert.Equal(only13, bench.Log.Contains("mail: the TLS handshake failed", StringComparison.Ordinal)); // its first attempt offers 1.2
    }

    [Fact]
    public void Header_of_a_record_that_comes_in_pieces_is_read()
    {
        using var authority = new TestAuthority();
        using X509Certificate2 certificate = authority.Sign(TestAuthority.Host);
        using FirmwareBench bench = Bench(authority);
        using var server = new TlsFrontDoor(bench, certificate);
        bench.Board.Network.MaxPeekBytes = 3;
        bench.Press();
        bench.WaitForMail(1);
    }

    [Fact]
    public void Long_queue_at_a_slow_server_is_no_stall()
    {
        const int Mails = 50;
        const int SlowPace = 600;
        FirmwareBench? device = null;
        using FirmwareBench bench = new FirmwareBench(
            FirmwareBench.Settings(to: "cook@example.com\nlimit = 3600") + "[outbox]\nmessages = 64\n",
            new MailSinkOptions { Intercept = (verb, _) => verb == "." ? Wait() : null });
        device = bench.Boot();
        bench.Board.Network.Route = (_, _) => null;
        for (int i = 0; i < Mails; i++)
        {
            bench.Press();
            bench.Board.RunFor(TimeSpan.FromSeconds(2));
        }

        bench.Board.Network.Route = (_, _) => bench.Sink.EndPoint;
        TimeSpan first = default;
        TimeSpan last = default;
        bench.Sink.MailReceived += _ =>
        {
            last = bench.Board.Clock.Now;
            if (first == default) first = last;
        };
        bench.Board.RunFor(TimeSpan.FromHours(4));
        Assert.True(last - first > TimeSpan.FromMinutes(48), $"{last - first}: it was not slow enough to tell anything");
        Assert.Equal(1, bench.Board.Power.Boots);
        Assert.Equal(Mails, bench.Mail.Count);

        // A minute and more of the device's time.
        string? Wait()
        {
            device!.Pace = SlowPace;
            Thread.Sleep(120);
            device.Pace = 1;
            return null;
        }
    }

    private static FirmwareBench Bench(TestAuthority authority)
    {
        string settings = FirmwareBench.Settings($"[trigger leak]\npin = {FirmwareBench.LeakPin}\nsubject = Leak\ninterval = 0s\n")
            .Replace("security = none", "security = tls\nca = I:\\ca.pem", StringComparison.Ordinal)
            .Replace("mail.example.com", TestAuthority.Host, StringComparison.Ordinal);
        var bench = new FirmwareBench(settings);
        File.WriteAllText(bench.Board.Flash.PathOf(@"I:\ca.pem"), authority.Pem);
        return bench.Boot();
    }

    // The server's first connection misbehaves; a press meanwhile is kept, and both alerts come over its next ones.
    private static void AssertPressMeanwhileIsMailed(FirmwareBench bench, TlsFrontDoor server, string where)
    {
        Assert.True(bench.Board.RunUntil(() => server.IsMisbehaving, TimeSpan.FromMinutes(2)), bench.Log);
        bench.Pace = Pace;
        bench.Board.RunFor(TimeSpan.FromSeconds(3));
        bench.Press(FirmwareBench.LeakPin);
        Assert.True(bench.Board.RunUntil(() => bench.Log.Contains(NoAnswer, StringComparison.Ordinal), TimeSpan.FromMinutes(8)), $"{where}: {bench.Log}");
        bench.Pace = 1;
        Assert.True(bench.Board.RunUntil(() => bench.Mail.Count >= 2, TimeSpan.FromMinutes(20)), bench.Log);
        Assert.Equal(["Door", "Leak"], bench.Mail.Select(mail => mail.Subject).Order());
        Assert.Equal(1, bench.Board.Power.Boots);
    }
}
