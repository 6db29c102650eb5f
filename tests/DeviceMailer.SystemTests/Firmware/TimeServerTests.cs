// [time] server: a real time server in a network that knows no other, one that is silent, and one whose time goes on differently.

using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using DeviceMailer.SystemTests.Servers;
using DeviceMailer.VirtualBoard.Parts;
using MimeKit;

namespace DeviceMailer.SystemTests.Firmware;

public sealed class TimeServerTests
{
    private const int TimePort = 123;

    [ServerFact<ChronyServer>]
    public async Task Device_in_a_network_without_any_other_takes_the_time_from_the_server_of_the_settings()
    {
        await using ChronyServer time = await ChronyServer.StartAsync();
        using FirmwareBench bench = Bench("time.example.com", time.EndPoint);
        bench.Board.Wifi.HasTimeServer = false;
        DateTime before = DateTime.UtcNow;
        bench.SwitchOn();
        bench.WaitForLog("network: time from time.example.com");
        bench.Press();
        bench.WaitForMail(1);
        DateTime dated = Date(bench);
        Assert.InRange(dated, before.AddSeconds(-2), before.AddMinutes(5));
        Assert.DoesNotContain("no time server", bench.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_no_server_of_the_settings_answers_the_networks_own_time_is_taken()
    {
        using FirmwareBench bench = Bench("192.0.2.61, 192.0.2.62", Network.Silence);
        bench.Boot();
        bench.WaitForLog("network: no time server of the settings answered");
        bench.Press();
        bench.WaitForMail(1);
        Assert.InRange(Date(bench), FirmwareBench.StartOfTime, FirmwareBench.StartOfTime.AddMinutes(5));
    }

    [Fact]
    public void Time_that_has_drifted_is_set_right_at_the_first_mail_after_half_a_day()
    {
        using var server = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        DateTime says = FirmwareBench.StartOfTime.AddDays(1);
        int asked = 0;
        _ = Task.Run(async () =>
        {
            while (true)
            {
                UdpReceiveResult question = await server.ReceiveAsync();
                asked++;
                await server.SendAsync(Answer(question.Buffer, says), question.RemoteEndPoint);
            }
        });

        using FirmwareBench bench = Bench("192.0.2.61", (IPEndPoint)server.Client.LocalEndPoint!);
        bench.Board.Wifi.HasTimeServer = false;
        bench.SwitchOn();
        bench.WaitForLog("network: time from 192.0.2.61");
        bench.Press();
        bench.WaitForMail(1);
        Assert.InRange(Date(bench), says, says.AddMinutes(1));
        Assert.Equal(1, asked);

        says = says.AddDays(10); // half a day on, the server is ahead of the device
        bench.Board.RunFor(TimeSpan.FromHours(12));
        bench.Press();
        bench.WaitForMail(2);
        bench.Board.RunFor(TimeSpan.FromSeconds(2)); // until the button is up
        bench.Press();
        bench.WaitForMail(3);
        Assert.Equal(2, asked);
        Assert.InRange(Date(bench), says, says.AddMinutes(5));
    }

    private static FirmwareBench Bench(string servers, IPEndPoint time)
    {
        var bench = new FirmwareBench($"[time]\nserver = {servers}\n" + FirmwareBench.Settings());
        bench.Board.Network.Route = (_, port) => port == TimePort ? time : bench.Sink.EndPoint;
        return bench;
    }

    private static DateTime Date(FirmwareBench bench) => MimeMessage.Load(new MemoryStream(bench.Mail.Last().Content)).Date.UtcDateTime;

    // RFC 4330 4: no warning, version 4, a server of stratum 2; what was sent, and the time at which this leaves.
    private static byte[] Answer(byte[] question, DateTime time)
    {
        byte[] answer = new byte[48];
        answer[0] = 0x24;
        answer[1] = 2;
        question.AsSpan(40, 8).CopyTo(answer.AsSpan(24));
        BinaryPrimitives.WriteUInt32BigEndian(answer.AsSpan(40), (uint)(time - new DateTime(1900, 1, 1, 0, 0, 0, DateTimeKind.Utc)).TotalSeconds);
        return answer;
    }
}
