// The device's server of addresses, and a client that others have written.

using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using DeviceMailer.SystemTests.Firmware;
using DeviceMailer.SystemTests.Servers;

namespace DeviceMailer.SystemTests.SetUp;

public class RealDhcpTests
{
    [ServerFact<UdhcpcClient>]
    public void Udhcpc_gets_an_address_with_all_that_belongs_to_it_and_another_station_another_one()
    {
        using FirmwareBench bench = SetupBench.Held();
        using var phone = new Phone(bench.Board); // somebody has joined: time is real
        using var cable = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        cable.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        IPEndPoint device = bench.Board.AccessPoint.UdpEndPoint(67)!;
        var lines = new ConcurrentQueue<string>();
        using var client = new UdhcpcClient(line =>
        {
            lines.Enqueue(line);
            if (line.StartsWith("DHCP ", StringComparison.Ordinal)) cable.SendTo(Convert.FromHexString(line[5..]), device);
        });
        using var stop = new CancellationTokenSource();
        Task answers = Task.Run(async () =>
        {
            byte[] packet = new byte[1500];
            while (!stop.IsCancellationRequested) client.Answer(packet.AsSpan(0, await cable.ReceiveAsync(packet, stop.Token)));
        });
        Assert.True(bench.Board.RunUntil(() => client.HasExited, TimeSpan.FromMinutes(2)), string.Join('\n', lines));
        stop.Cancel();
        Assert.Equal(["BOUND 192.168.4.2 255.255.255.0 192.168.4.1 192.168.4.1 900 192.168.4.1", "BOUND 192.168.4.3 255.255.255.0 192.168.4.1 192.168.4.1 900 192.168.4.1"], lines.Where(line => line.StartsWith("BOUND", StringComparison.Ordinal)));
        Assert.ThrowsAny<Exception>(() => answers.Wait(TimeSpan.FromSeconds(10)));
    }
}
