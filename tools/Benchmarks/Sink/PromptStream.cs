// A sink's socket that acknowledges at once. Linux holds acknowledgements back for about 40 ms; a client that leaves Nagle's algorithm on
// (RFC 896) then waits for each small write, and that wait would be all that is measured of it.

using System.Net.Sockets;

namespace DeviceMailer.Benchmarks.Sink;

/// <summary>A stream that asks for prompt acknowledgements behind each read, as the kernel forgets it.</summary>
internal sealed class PromptStream(Socket socket) : NetworkStream(socket, ownsSocket: true)
{
    private const int TcpLevel = 6; // IPPROTO_TCP
    private const int QuickAck = 12; // TCP_QUICKACK, tcp(7)

    private static readonly byte[] on = BitConverter.GetBytes(1);

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count)
    {
        int read = base.Read(buffer, offset, count);
        if (OperatingSystem.IsLinux() && read > 0) Socket.SetRawSocketOption(TcpLevel, QuickAck, on);
        return read;
    }
}
