// How often the client waits for the server, counted on connections over loopback with the device's own client.

using System.Security.Cryptography.X509Certificates;
using System.Text;
using DeviceMailer.Benchmarks.Device;
using DeviceMailer.Benchmarks.Report;
using DeviceMailer.Benchmarks.Sink;

namespace DeviceMailer.Benchmarks.Waits;

/// <summary>Counts waits.</summary>
internal static class WaitsPart
{
    /// <summary>The ways to protect a connection that are counted, in the order of the table's columns.</summary>
    internal static readonly IReadOnlyList<Mode> Modes =
        [Mode.Plain, new Mode(Security.StartTls, LogsIn: true), new Mode(Security.Tls, LogsIn: true)];

    private const int FurtherMessages = 10;

    /// <summary>The table of the library's README, counted.</summary>
    internal static Table ToTable()
    {
        var table = new Table(
            "Waits for the server per message",
            "Counted on loopback where the client reads behind a write; greeting included, the TLS handshake's own and QUIT's reply not.",
            ["server offers", "plain", "STARTTLS + AUTH PLAIN", "TLS + AUTH PLAIN", "each further message"]);
        AddRow(table, "PIPELINING", new Offer(), Modes);
        AddRow(table, "neither", new Offer(Pipelining: false), Modes);
        AddRow(table, "CHUNKING", new Offer(Pipelining: false, Chunking: true), Modes);
        AddRow(table, "PIPELINING (LMTP)", new Offer(), [.. Modes.Select(mode => mode with { Lmtp = true })]);
        return table;
    }

    /// <summary>Counts the waits of one way to talk.</summary>
    internal static WaitCount Count(Offer offer, Mode mode)
    {
        int one = WaitsOf(offer, mode, 1);
        int all = WaitsOf(offer, mode, 1 + FurtherMessages);
        int further = (all - one) / FurtherMessages;
        if (one + further * FurtherMessages != all) throw new InvalidOperationException($"{all} waits for {1 + FurtherMessages} messages: not the same for each");
        return new WaitCount(one, further);
    }

    private static void AddRow(Table table, string name, Offer offer, IReadOnlyList<Mode> modes)
    {
        WaitCount[] counts = [.. modes.Select(mode => Count(offer, mode))];
        table.Add([name, .. counts.Select(count => $"{count.First}"), string.Join('/', counts.Select(count => count.Further).Distinct())]);
    }

    private static int WaitsOf(Offer offer, Mode mode, int messages)
    {
        using X509Certificate2? certificate = mode.Security == Security.None ? null : SinkCertificate.Create();
        using var sink = new FastSink(offer, certificate, tlsFirst: mode.Security == Security.Tls);
        using var connection = new Connection(certificate);
        var client = new DeviceClient(connection, Encoding.ASCII.GetBytes(TestMessage.Whole(1000)), mode);
        client.Connect(sink.Port);
        client.Send(messages);
        int waits = connection.Waits;
        client.Quit();
        if (sink.Messages != messages) throw new InvalidOperationException($"the sink took {sink.Messages} messages of {messages}");
        return waits;
    }
}
