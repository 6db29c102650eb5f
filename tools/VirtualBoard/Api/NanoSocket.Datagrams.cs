using System.Net;
using System.Net.Sockets;
using DeviceMailer.VirtualBoard.Parts;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>The socket over UDP, and Poll; the short forms of sending and receiving.</summary>
public partial class NanoSocket
{
    private bool hasPeer; // what there is called _rightEndPoint: set by Bind, too

    /// <summary>True once bound, connected or sent to.</summary>
    public bool Connected => !closed && (hasPeer || IsConnected);

    /// <summary>The board's address and port.</summary>
    public EndPoint LocalEndPoint
    {
        get
        {
            ThrowIfClosed();
            return new IPEndPoint(IPAddress.Parse(board.Network.Address), udp?.Number ?? throw new NotSimulatedException("System.Net.Sockets.Socket.LocalEndPoint of TCP"));
        }
    }

    /// <summary>Takes a port.</summary>
    public void Bind(EndPoint localEP)
    {
        ThrowIfClosed();
        if (udp == null)
        {
            BindStream((IPEndPoint)localEP);
            return;
        }

        int port = ((IPEndPoint)localEP).Port;
        udp.IsOnAccessPoint = ((IPEndPoint)localEP).Address.ToString() == AccessPoint.Address;
        if (port != 0 && board.Network.Ports.Any(other => other != udp && other.Number == port)) throw new NanoSocketException(SocketError.AddressAlreadyInUse);
        if (port != 0) udp.Number = port;
        hasPeer = true;
    }

    /// <summary>Waits until it can be read or written, so many microseconds; less than 0: without limit.</summary>
    public bool Poll(int microSeconds, SelectMode mode)
    {
        ThrowIfClosed();
        if (!board.IsAnyNetworkUp) throw new NanoSocketException(SocketError.NetworkDown);
        if (mode == SelectMode.SelectWrite) return udp != null || IsConnected;
        if (mode != SelectMode.SelectRead) return false;
        int timeoutMs = microSeconds < 0 ? Timeout.Infinite : (int)((microSeconds + 999L) / 1000);
        if (udp != null) return udp.HasDatagram || (timeoutMs != 0 && udp.Await(timeoutMs));
        Task data = Readable();
        Watch(data);
        board.Scheduler.Wait(() => data.IsCompleted || closed || IsCutOff || IsAborted, timeoutMs, realWorld: IsReal);
        ThrowIfBroken();
        return data.IsFaulted || (data.IsCompleted && IsReset) ? throw new NanoSocketException(SocketError.ConnectionReset) : data.IsCompleted;
    }

    /// <summary>Sends a datagram.</summary>
    public int SendTo(byte[] buffer, int offset, int size, SocketFlags socketFlags, EndPoint remoteEP)
    {
        ThrowIfClosed();
        _ = socketFlags;
        if (udp == null) throw new NotSimulatedException("System.Net.Sockets.Socket.SendTo of TCP");
        return SendDatagram(buffer, offset, size, (IPEndPoint)remoteEP);
    }

    /// <summary>Sends a datagram.</summary>
    public int SendTo(byte[] buffer, int size, SocketFlags socketFlags, EndPoint remoteEP) => SendTo(buffer, 0, size, socketFlags, remoteEP);

    /// <summary>Sends a datagram.</summary>
    public int SendTo(byte[] buffer, SocketFlags socketFlags, EndPoint remoteEP) => SendTo(buffer, 0, buffer.Length, socketFlags, remoteEP);

    /// <summary>Sends a datagram.</summary>
    public int SendTo(byte[] buffer, EndPoint remoteEP) => SendTo(buffer, 0, buffer.Length, SocketFlags.None, remoteEP);

    /// <summary>Takes a datagram, or waits for one, and tells who sent it. What the buffer does not hold of it is lost.</summary>
    public int ReceiveFrom(byte[] buffer, int offset, int size, SocketFlags socketFlags, ref EndPoint remoteEP)
    {
        ThrowIfClosed();
        _ = socketFlags;
        if (udp == null) throw new NotSimulatedException("System.Net.Sockets.Socket.ReceiveFrom of TCP");
        if (!hasPeer) throw new NanoSocketException(SocketError.NotConnected);
        if (remoteEP is not IPEndPoint) throw new ArgumentException("an IPEndPoint is wanted", nameof(remoteEP));
        (int bytes, remoteEP) = ReceiveDatagram(buffer, offset, size);
        return bytes;
    }

    /// <summary>Takes a datagram.</summary>
    public int ReceiveFrom(byte[] buffer, int size, SocketFlags socketFlags, ref EndPoint remoteEP) => ReceiveFrom(buffer, 0, size, socketFlags, ref remoteEP);

    /// <summary>Takes a datagram.</summary>
    public int ReceiveFrom(byte[] buffer, SocketFlags socketFlags, ref EndPoint remoteEP) => ReceiveFrom(buffer, 0, buffer.Length, socketFlags, ref remoteEP);

    /// <summary>Takes a datagram.</summary>
    public int ReceiveFrom(byte[] buffer, ref EndPoint remoteEP) => ReceiveFrom(buffer, 0, buffer.Length, SocketFlags.None, ref remoteEP);

    /// <summary>Sends all.</summary>
    public int Send(byte[] buffer) => Send(buffer, 0, buffer.Length, SocketFlags.None);

    /// <summary>Sends all.</summary>
    public int Send(byte[] buffer, SocketFlags socketFlags) => Send(buffer, 0, buffer.Length, socketFlags);

    /// <summary>Sends so much.</summary>
    public int Send(byte[] buffer, int size, SocketFlags socketFlags) => Send(buffer, 0, size, socketFlags);

    /// <summary>Reads what is there.</summary>
    public int Receive(byte[] buffer) => Receive(buffer, 0, buffer.Length, SocketFlags.None);

    /// <summary>Reads what is there.</summary>
    public int Receive(byte[] buffer, SocketFlags socketFlags) => Receive(buffer, 0, buffer.Length, socketFlags);

    /// <summary>Reads what is there.</summary>
    public int Receive(byte[] buffer, int size, SocketFlags socketFlags) => Receive(buffer, 0, size, socketFlags);

    private void ConnectDatagrams(IPEndPoint peer)
    {
        udp!.Connected = peer;
        hasPeer = true;
    }

    private int SendDatagram(byte[] buffer, int offset, int size, IPEndPoint peer)
    {
        board.Scheduler.ThrowIfPowerLost();
        if (!board.IsAnyNetworkUp) throw new NanoSocketException(SocketError.NetworkDown);
        udp!.Send(buffer[offset..(offset + size)], peer);
        hasPeer = true;
        return size;
    }

    private (int Bytes, IPEndPoint From) ReceiveDatagram(byte[] buffer, int offset, int size)
    {
        if (!udp!.Await(ReceiveTimeout)) throw new NanoSocketException(SocketError.TimedOut);
        Datagram datagram = udp.Take();
        int bytes = Math.Min(size, datagram.Bytes.Length);
        Array.Copy(datagram.Bytes, 0, buffer, offset, bytes);
        return (bytes, datagram.Peer);
    }
}
