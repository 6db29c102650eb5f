// What is between the TLS layer and the socket. It hands out one record at a time, no byte more, as mbedTLS asks for them: so what the firmware sees on the
// socket is what it sees on the device. It keeps in mind what a handshake broke on.

using System.Buffers.Binary;
using System.Net.Sockets;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>TLS records over a socket.</summary>
internal sealed class TlsWire(NanoSocket socket) : Stream
{
    // RFC 8446 5.1
    private const int HeaderBytes = 5;
    private const int LengthOffset = 3;
    private const byte FirstType = 20;
    private const byte Alert = 21;
    private const byte LastType = 24;

    private readonly byte[] header = new byte[HeaderBytes];
    private int headerCount;
    private int bodyLeft;

    /// <summary>mbedTLS's code for what ended a handshake, as far as the records tell.</summary>
    internal int Failure { get; private set; } = NanoCryptographicException.HandshakeFailure;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.Length == 0) return 0; // a look whether there is something would take none
        int wanted = bodyLeft > 0 ? bodyLeft : HeaderBytes - headerCount;
        int read;
        try
        {
            read = await socket.Inner.ReceiveAsync(buffer[..Math.Min(wanted, buffer.Length)], SocketFlags.None, cancellationToken).ConfigureAwait(false);
        }
        catch (SocketException)
        {
            Failure = NanoCryptographicException.ConnectionReset;
            throw;
        }

        if (read == 0) Failure = NanoCryptographicException.ConnectionEnd;
        else socket.Hear();
        Follow(buffer.Span[..read]);
        return read;
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        for (int sent = 0; sent < buffer.Length;) sent += await socket.Inner.SendAsync(buffer[sent..], SocketFlags.None, cancellationToken).ConfigureAwait(false);
        socket.Hear();
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Flush()
    {
        // Nothing is kept back.
    }

    private void Follow(ReadOnlySpan<byte> read)
    {
        if (bodyLeft > 0)
        {
            bodyLeft -= read.Length;
            return;
        }

        read.CopyTo(header.AsSpan(headerCount));
        headerCount += read.Length;
        if (headerCount < HeaderBytes) return;
        headerCount = 0;
        bodyLeft = BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(LengthOffset));
        if (header[0] is < FirstType or > LastType) Failure = NanoCryptographicException.InvalidRecord;
        else if (header[0] == Alert) Failure = NanoCryptographicException.FatalAlert;
    }
}
