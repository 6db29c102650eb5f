// A UDP port of the board over a real socket on loopback. What the board sends to an address goes where the route leads, and what comes
// from there comes from that address, as far as the board can see. A sender to whom no route of the port leads is seen as it is.
// lwIP tells UDP nothing of unreachable ports: what nobody takes is lost in silence.

using System.Net;
using System.Net.Sockets;
using DeviceMailer.VirtualBoard.Api;

namespace DeviceMailer.VirtualBoard.Parts;

/// <summary>One port.</summary>
internal sealed class UdpPort : IDisposable
{
    private readonly Board board;
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly Dictionary<IPEndPoint, IPEndPoint> peers = []; // real address -> the board's
    private readonly Queue<Datagram> received = new();
    private int unanswered;
    private bool closed;

    internal UdpPort(Board board)
    {
        this.board = board;
        Number = board.Network.NextPort();
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        board.Network.Ports.Add(this);
        _ = ListenAsync();
    }

    /// <summary>Where it is on loopback.</summary>
    internal IPEndPoint RealEndPoint => (IPEndPoint)socket.LocalEndPoint!;

    /// <summary>It has the board's address on its own network: who has joined that is heard and answered, and nobody else.</summary>
    internal bool IsOnAccessPoint { get; set; }

    /// <summary>Its number, as the board has it.</summary>
    internal int Number { get; set; }

    /// <summary>The only one who is heard; null: all.</summary>
    internal IPEndPoint? Connected { get; set; }

    /// <summary>Bytes of the first datagram that has come.</summary>
    internal int Available => board.Locked(() => received.TryPeek(out Datagram? first) ? first.Bytes.Length : 0);

    internal void Send(byte[] bytes, IPEndPoint peer)
    {
        if (IsOnAccessPoint)
        {
            // A broadcast reaches all stations that were heard of.
            foreach (IPEndPoint station in peer.Address.Equals(IPAddress.Broadcast) ? [.. peers.Keys] : new[] { peer }) socket.SendTo(bytes, station);
            return;
        }

        var datagram = new Datagram(true, peer, Number, bytes);
        if (board.Network.AnswerOf(bytes, peer) is { } answer)
        {
            Exchange(datagram, new Datagram(false, peer, Number, answer));
            return;
        }

        if (!board.Network.AnswersNameQueries && board.Network.IsForNameServer(peer)) return;
        IPEndPoint? real = board.Network.RouteTo(peer);
        if (real == null || ReferenceEquals(real, Network.Silence)) return;
        board.Post(() => peers[real] = peer);
        if (board.Network.DatagramTime(datagram) is not { } time) return;
        board.Post(() => unanswered++);
        if (time == TimeSpan.Zero) socket.SendTo(bytes, real);
        else board.Scheduler.AtWhilePowered(board.Scheduler.Now + time, () => Depart(bytes, real));
    }

    /// <summary>Waits for a datagram; false when the time is over.</summary>
    internal bool Await(int timeoutMs)
    {
        // Where no real peer has anything to answer, time need not be real.
        bool came = board.Scheduler.Wait(() => received.Count > 0 || closed || !IsUp, timeoutMs <= 0 ? -1 : timeoutMs, realWorld: IsOnAccessPoint ? board.AccessPoint.HasStations : unanswered > 0);
        if (closed) throw new NanoSocketException(SocketError.NotSocket);
        if (!IsUp) throw new NanoSocketException(SocketError.NetworkDown);
        return came;
    }

    private bool IsUp => IsOnAccessPoint ? board.AccessPoint.IsOn : board.Network.IsUp;

    /// <summary>Looks without waiting.</summary>
    internal bool HasDatagram => board.Locked(() => received.Count > 0);

    /// <summary>Takes the datagram that has come.</summary>
    internal Datagram Take() => board.Locked(received.Dequeue);

    /// <summary>Closes it, and wakes who waits for it.</summary>
    public void Dispose()
    {
        board.Post(() => closed = true);
        board.Network.Ports.Remove(this);
        socket.Dispose();
    }

    // With somebody who is on the board himself: no real time goes by.
    private void Exchange(Datagram question, Datagram answer)
    {
        if (board.Network.DatagramTime(question) is not { } there || board.Network.DatagramTime(answer) is not { } back) return;
        if (there + back == TimeSpan.Zero) board.Post(() => Hear(answer));
        else board.Scheduler.AtWhilePowered(board.Scheduler.Now + there + back, () => Hear(answer));
    }

    private void Depart(byte[] bytes, IPEndPoint real)
    {
        if (!closed && board.Network.IsUp) socket.SendTo(bytes, real);
    }

    private async Task ListenAsync()
    {
        byte[] buffer = new byte[ushort.MaxValue];
        var anybody = new IPEndPoint(IPAddress.Any, 0);
        while (!closed)
        {
            try
            {
                SocketReceiveFromResult result = await socket.ReceiveFromAsync(buffer, SocketFlags.None, anybody);
                byte[] bytes = buffer[..result.ReceivedBytes];
                board.Post(() => Arrive(bytes, (IPEndPoint)result.RemoteEndPoint));
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                // Closed; or an earlier datagram found nobody, which lwIP would not tell.
            }
        }
    }

    private void Arrive(byte[] bytes, IPEndPoint real)
    {
        if (IsOnAccessPoint) peers[real] = real;
        var datagram = new Datagram(false, peers.GetValueOrDefault(real, real), Number, bytes);
        TimeSpan? time = board.Network.DatagramTime(datagram);
        if (time != TimeSpan.Zero) unanswered--;
        if (time == TimeSpan.Zero) Hear(datagram);
        else if (time != null) board.Scheduler.AtWhilePowered(board.Scheduler.Now + time.Value, () => Hear(datagram));
    }

    private void Hear(Datagram datagram)
    {
        if (!IsUp || closed) return;
        if (Connected == null || Connected.Equals(datagram.Peer)) received.Enqueue(datagram);
    }
}
