// The device's mail client, to be called from .NET: its verbs as delegates, so that calling one allocates nothing.

using System.Reflection;

namespace DeviceMailer.Benchmarks.Device;

/// <summary>A client with one message. Verbs throw when the device's result is not Ok.</summary>
internal sealed class DeviceClient
{
    private readonly Func<int, int> connect;
    private readonly Func<int, int> send;
    private readonly Func<int, int> sendAndQuit;
    private readonly Func<int> quit;

    /// <summary>Makes a client.</summary>
    /// <param name="connection">Where it talks to; null: a server in memory.</param>
    /// <param name="message">The message, every line ended by CRLF.</param>
    /// <param name="mode">How it talks.</param>
    /// <param name="wireBytes">The size of its buffer; 0: its own.</param>
    internal DeviceClient(Connection? connection, byte[] message, Mode mode, int wireBytes = 0)
    {
        Delegate? call = connection == null
            ? null
            : Delegate.CreateDelegate(DeviceProgram.TypeOf("TransportCall"), connection, typeof(Connection).GetMethod(nameof(Connection.Call), BindingFlags.Instance | BindingFlags.NonPublic)!);
        object client = Activator.CreateInstance(DeviceProgram.TypeOf("Client"), call, message, (int)mode.Security, mode.LogsIn, mode.Lmtp, wireBytes)!;
        connect = Verb<Func<int, int>>(client, "Connect");
        send = Verb<Func<int, int>>(client, "Send");
        sendAndQuit = Verb<Func<int, int>>(client, "SendAndQuit");
        quit = Verb<Func<int>>(client, "Quit");
    }

    /// <summary>Connects to a port of loopback.</summary>
    internal void Connect(int port) => Check(connect(port));

    /// <summary>Sends the message so many times.</summary>
    internal void Send(int count) => Check(send(count));

    /// <summary>The same, and QUIT.</summary>
    internal void SendAndQuit(int count) => Check(sendAndQuit(count));

    /// <summary>Ends the connection.</summary>
    internal void Quit() => Check(quit());

    private static T Verb<T>(object client, string name)
        where T : Delegate => client.GetType().GetMethod(name)!.CreateDelegate<T>(client);

    private static void Check(int result)
    {
        if (result != 0) throw new InvalidOperationException($"the device's client ended with SmtpResult {result}");
    }
}
