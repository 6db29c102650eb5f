// What the client takes of .NET's managed heap per message: a second opinion on the rule that it allocates nothing in the steady state.

using System.Text;
using DeviceMailer.Benchmarks.Device;
using DeviceMailer.Benchmarks.Report;
using DeviceMailer.Benchmarks.Sink;

namespace DeviceMailer.Benchmarks.Allocation;

/// <summary>Counts bytes.</summary>
internal static class AllocationPart
{
    private const int WarmUp = 200; // compiles all that is run
    private const int MessageBytes = 1000;

    /// <summary>Bytes for so many messages on one connection to a server in memory.</summary>
    internal static long BytesOnOneConnection(int messages)
    {
        DeviceClient client = NewClient();
        client.Connect(0);
        client.Send(WarmUp);
        long before = GC.GetAllocatedBytesForCurrentThread();
        client.Send(messages);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>Bytes for so many messages, each on a connection of its own.</summary>
    internal static long BytesOnManyConnections(int messages)
    {
        DeviceClient client = NewClient();
        SendEach(client, WarmUp);
        long before = GC.GetAllocatedBytesForCurrentThread();
        SendEach(client, messages);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>Both, per message.</summary>
    internal static Table ToTable(int messages)
    {
        var table = new Table(
            "Managed heap taken per message, on .NET",
            $"Bytes, the mean of {messages:N0} messages after {WarmUp} others, by a server in memory: sockets and TLS are the platform's.",
            ["messages", "bytes each"]);
        table.Add("all on one connection", $"{(double)BytesOnOneConnection(messages) / messages:0.##}");
        table.Add("each on a connection of its own", $"{(double)BytesOnManyConnections(messages) / messages:0.##}");
        return table;
    }

    private static DeviceClient NewClient() => new(null, Encoding.ASCII.GetBytes(TestMessage.Whole(MessageBytes)), Mode.Plain);

    private static void SendEach(DeviceClient client, int messages)
    {
        for (int i = 0; i < messages; i++)
        {
            client.Connect(0);
            client.SendAndQuit(1);
        }
    }
}
