// The socket that a page is served on: one connection after the other.

using System;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using DeviceMailer.Log;
using DeviceMailer.Setup;
using DeviceMailer.Smtp.Sockets;

namespace DeviceMailer.Esp32;

/// <summary>Listens, and lets a server answer. Nothing is thrown.</summary>
internal sealed class PageListener
{
    private const int MicrosecondsPerMillisecond = 1000;

    private readonly SocketTransport transport;
    private readonly EventLog log;
    private Socket listener;    // null: it failed, or there was none yet
    private bool isFailing;     // and that has been told

    internal PageListener(SocketTransport transport, EventLog log)
    {
        this.transport = transport;
        this.log = log;
    }

    /// <summary>Waits for a connection, and for as long as <paramref name="waitMs"/>. True: there is one, to be answered by <see cref="Serve"/>.</summary>
    /// <param name="address">Where it listens.</param>
    /// <param name="waitMs">In milliseconds.</param>
    internal bool TryAccept(IPAddress address, int waitMs)
    {
        try
        {
            if (listener == null) Listen(address);
            if (!listener.Poll(waitMs * MicrosecondsPerMillisecond, SelectMode.SelectRead)) return false;
            lock (SocketTransport.Numbers) transport.Take(listener.Accept());
            isFailing = false;
            return true;
        }
        catch (Exception)
        {
            Fail();
            return false;
        }
    }

    /// <summary>Answers what has come, and ends the connection.</summary>
    internal void Serve(PageServer server)
    {
        server.Serve();
        transport.Close();
    }

    private void Listen(IPAddress address)
    {
        lock (SocketTransport.Numbers) listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(address, PageServer.Port));
        listener.Listen(SetupLimits.Backlog);
    }

    // The network is not up yet, or memory is short: it is opened again.
    private void Fail()
    {
        try
        {
            if (listener != null) listener.Close();
        }
        catch (Exception)
        {
            // A socket that cannot be closed is of no more use either.
        }

        listener = null;
        if (!isFailing) log.Write(Text.SetupFailed);
        isFailing = true;
        Thread.Sleep(SetupLimits.PollMs);
    }
}
