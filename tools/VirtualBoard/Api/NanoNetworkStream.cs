using System.Net.Sockets;
using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>System.Net.Sockets.NetworkStream.</summary>
[NanoType("System.Net.Sockets.NetworkStream")]
public class NanoNetworkStream : Stream
{
    private readonly bool ownsSocket;

    /// <summary>A stream over a connected socket, which stays its maker's.</summary>
    public NanoNetworkStream(NanoSocket socket)
        : this(socket, false)
    {
    }

    /// <summary>A stream over a connected socket.</summary>
    public NanoNetworkStream(NanoSocket socket, bool ownsSocket)
    {
        if (!socket.IsConnected) throw new NotSupportedException("the socket is not connected");
        Socket = socket;
        this.ownsSocket = ownsSocket;
    }

    private protected NanoSocket Socket { get; }

    /// <summary>True when something can be read at once.</summary>
    public virtual bool DataAvailable => Socket.Available > 0;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override bool CanTimeout => true;

    /// <inheritdoc/>
    public override int ReadTimeout
    {
        get => Socket.ReceiveTimeout;
        set => Socket.ReceiveTimeout = value != 0 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    /// <inheritdoc/>
    public override int WriteTimeout
    {
        get => Socket.SendTimeout;
        set => Socket.SendTimeout = value != 0 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    /// <inheritdoc/>
    public override long Length => Socket.Available;

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Socket.Receive(buffer, offset, count, SocketFlags.None);

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Socket.Send(buffer, offset, count, SocketFlags.None);

    /// <inheritdoc/>
    public override void Flush()
    {
        // Nothing is kept back.
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && ownsSocket) Socket.Close();
        base.Dispose(disposing);
    }
}
