using System.Diagnostics;
using System.Text;
using DeviceMailer.Benchmarks.Device;

namespace DeviceMailer.Benchmarks.Rates;

/// <summary>The device's client on .NET's sockets.</summary>
internal sealed class DeviceMailerClient : IMailer
{
    private readonly Connection connection = new(certificate: null);
    private readonly Dictionary<string, DeviceClient> clients = [];

    public string Name => "DeviceMailer.Smtp";

    public bool IsInProcess => true;

    public TimeSpan Send(int port, Load load)
    {
        if (!clients.TryGetValue(load.Message, out DeviceClient? client))
        {
            clients.Add(load.Message, client = new DeviceClient(connection, Encoding.ASCII.GetBytes(load.Message), Mode.Plain));
        }

        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < (load.OneConnection ? 1 : load.Count); i++)
        {
            client.Connect(port);
            client.SendAndQuit(load.OneConnection ? load.Count : 1);
        }

        return Stopwatch.GetElapsedTime(start);
    }

    public void Dispose() => connection.Dispose();
}
