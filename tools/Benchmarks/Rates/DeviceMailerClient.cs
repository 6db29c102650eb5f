using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using DeviceMailer.Benchmarks.Device;

namespace DeviceMailer.Benchmarks.Rates;

/// <summary>The device's client on .NET's sockets.</summary>
internal sealed class DeviceMailerClient(int wireBytes, X509Certificate2 certificate) : IMailer
{
    private readonly Connection connection = new(certificate);
    private readonly Dictionary<Load, DeviceClient> clients = [];

    public string Name => $"DeviceMailer.Smtp, {wireBytes:N0} bytes";

    public bool IsInProcess => true;

    public TimeSpan Send(int port, Load load)
    {
        if (!clients.TryGetValue(load, out DeviceClient? client))
        {
            Mode mode = load.IsTls ? new Mode(Security.StartTls, LogsIn: false) : Mode.Plain;
            clients.Add(load, client = new DeviceClient(connection, Encoding.ASCII.GetBytes(load.Message), mode, wireBytes));
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
