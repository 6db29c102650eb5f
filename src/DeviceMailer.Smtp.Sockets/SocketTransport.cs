// SMTP over a TCP socket of nanoFramework.System.Net, and TLS on it. The only place where the platform's exceptions are caught.

using System;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using DeviceMailer.Smtp.Transport;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Smtp.Sockets;

/// <summary>
/// A TCP connection with a deadline, with or without TLS. The platform's TLS layer stops all threads while it waits for bytes, so it is given
/// bytes that have come already, and a limit where they cannot be known.
/// </summary>
public sealed class SocketTransport : ISmtpTransport
{
    // How long the TLS layer may hear nothing, in milliseconds, before lwIP breaks the connection under it: it has no timeout of its own. Above what a
    // busy server takes to shake hands; all threads stand still for so long.
    private const int MaxSilenceMs = 20000;

    // How long a wait for a reply may take before that limit is lifted for the rest of it, in milliseconds. Less than the limit.
    private const int ShortWaitMs = 10000;

    // How long the rest of a TLS record may take once it has begun to come, in milliseconds: some retransmissions. Less than the limit.
    private const int RecordTimeoutMs = 15000;

    // How often it is looked whether the rest has come, in milliseconds.
    private const int RecordPollMs = 50;

    // A record that is longer need not fit into lwIP's window, 5,744 bytes on a board without PSRAM, so that its end may not come before its beginning is read.
    private const int MaxWholeRecordBytes = 4096;

    // Type, version, length: RFC 8446 5.1.
    private const int RecordHeaderBytes = 5;

    // The shortest record there is: an empty one with the tag of its cipher.
    private const int MinRecordBytes = RecordHeaderBytes + 17;

    // How long to wait for what follows a header that came in pieces, in milliseconds: lwIP shows the first piece only.
    private const int HiddenHeaderMs = 1000;

    // What is written to TLS at once: lwIP has room for 2,881 bytes where it says that there is any, and the TLS layer would spin for more.
    private const int MaxTlsWriteBytes = 1400;

    // lwIP's name for how many probes may go unanswered; the platform hands on what it does not know.
    private const SocketOptionName KeepAliveCount = (SocketOptionName)5;

    private readonly Timer watch; // set and stopped for each connection: a new one would take 84 bytes of heap each time
    private Socket socket;
    private SslStream tls;
    private long deadline; // in milliseconds of Environment.TickCount64
    private bool offersTls13;

    /// <summary>Makes a transport that trusts the authority in a file.</summary>
    /// <param name="authorityFile">The path of its certificate in PEM, such as <c>I:\ca.pem</c>: the device has no built-in roots.</param>
    /// <exception cref="Exception">There is no such file, or no certificate in it: whatever the platform throws.</exception>
    public SocketTransport(string authorityFile)
        : this(CertificateFile.Load(authorityFile))
    {
    }

    /// <summary>Makes a transport.</summary>
    /// <param name="authority">Whom to trust: the device has no built-in roots. Null if TLS is not used.</param>
    public SocketTransport(X509Certificate authority)
    {
        Authority = authority;
        watch = new Timer(CloseLateConnect, null, Timeout.Infinite, Timeout.Infinite);
    }

    /// <summary>Whom to trust at the next handshake.</summary>
    public X509Certificate Authority { get; set; }

    /// <summary>When bytes last came or went on any connection, in milliseconds of Environment.TickCount64: what a watchdog may take for progress.</summary>
    public static long LastProgressMs { get; private set; }

    /// <summary>
    /// Held while a socket that two threads may open gets its number, and from a handshake to its end: the platform closes a socket whose handshake failed twice by its
    /// number, which must not be somebody else's in between. Any object that is always there: one of its own would take 24 bytes of heap.
    /// </summary>
    internal static object Numbers => Ascii.CrLf;

    /// <inheritdoc/>
    public void SetDeadline(int timeoutMs) => deadline = Environment.TickCount64 + timeoutMs;

    /// <inheritdoc/>
    public TransportResult Connect(string host, int port)
    {
        Close();
        IPAddress address = Resolve(host);
        if (address is null) return TransportResult.HostNotFound; // ==, != are methods of IPAddress on the device

        // Socket.Connect has no timeout of its own: a timer closes the socket under it.
        try
        {
            socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            watch.Change(RemainingMs(), Timeout.Infinite);
            socket.Connect(new IPEndPoint(address, port));

            // Each write is a whole group of commands: waiting to fill a segment only delays it.
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.NoDelay, true);
            return TransportResult.Ok;
        }
        catch (Exception)
        {
            Close();
            return RemainingMs() == 0 ? TransportResult.TimedOut : TransportResult.Failed;
        }
        finally
        {
            watch.Change(Timeout.Infinite, Timeout.Infinite);
        }
    }

    /// <summary>Goes on with a connection that somebody else has made.</summary>
    internal void Take(Socket accepted)
    {
        Close();
        socket = accepted;
    }

    /// <inheritdoc/>
    public TransportResult StartTls(string host)
    {
        lock (Numbers) return Shake(host);
    }

    /// <inheritdoc/>
    public TransportResult Read(byte[] buffer, int offset, int count, out int read)
    {
        read = 0;
        try
        {
            TransportResult there = tls != null ? AwaitRecord(buffer, offset, count) : TransportResult.Ok;
            if (there != TransportResult.Ok) return there;
            int remaining = RemainingMs();
            if (remaining == 0) return TransportResult.TimedOut;
            socket.ReceiveTimeout = remaining;
            read = tls != null ? tls.Read(buffer, offset, count) : socket.Receive(buffer, offset, count, SocketFlags.None);
            if (read == 0) return TransportResult.Closed;
            LastProgressMs = Environment.TickCount64;
            return TransportResult.Ok;
        }
        catch (SocketException e)
        {
            return ToResult(e);
        }
        catch (Exception)
        {
            return TransportResult.Failed;
        }
    }

    /// <inheritdoc/>
    public TransportResult Write(byte[] buffer, int offset, int count)
    {
        try
        {
            for (int written = 0; written < count;)
            {
                int remaining = RemainingMs();
                if (remaining == 0) return TransportResult.TimedOut;
                socket.SendTimeout = remaining;
                int piece = count - written;
                if (tls != null && piece > MaxTlsWriteBytes) piece = MaxTlsWriteBytes;
                if (tls != null) tls.Write(buffer, offset + written, piece);
                else socket.Send(buffer, offset + written, piece, SocketFlags.None); // sends all, or throws
                written += piece;
                LastProgressMs = Environment.TickCount64;
            }

            return TransportResult.Ok;
        }
        catch (SocketException e)
        {
            return ToResult(e);
        }
        catch (Exception)
        {
            return TransportResult.Failed;
        }
    }

    /// <inheritdoc/>
    public void Close()
    {
        if (socket == null) return;
        try
        {
            // The TLS context is freed by its own stream only, which closes the socket as well.
            if (tls != null) tls.Dispose();
            else socket.Close();
        }
        catch (Exception)
        {
            // A socket that cannot be closed is of no more use either.
        }

        socket = null;
        tls = null;
    }

    private TransportResult Shake(string host)
    {
        // The handshake stops the whole CLR and has no timeout; interrupts are kept meanwhile.
        try
        {
            socket.SetSocketOption(SocketOptionLevel.Tcp, KeepAliveCount, 0);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.KeepAlive, MaxSilenceMs);
            LimitSilence(true);
            tls = new SslStream(socket);
            tls.SslVerification = SslVerification.CertificateRequired; // VerifyPeer would check nothing
            tls.AuthenticateAsClient(host, null, Authority, offersTls13 ? SslProtocols.Tls12 | SslProtocols.Tls13 : SslProtocols.Tls12); // None would mean 1.3 only
            LastProgressMs = Environment.TickCount64;
            return TransportResult.Ok;
        }
        catch (Exception e)
        {
            TransportResult reason = TlsFailure.ReasonOf(e);

            // TLS 1.3 is for servers that have nothing else: with it the platform stops all threads until the first reply has come (DESIGN.md).
            if (reason == TransportResult.TlsFailed) offersTls13 = !offersTls13;

            // The platform has closed the socket already, and closes its number once more now: before anybody else can have been given it.
            Close();
            return reason;
        }
    }

    // Stops the whole CLR until lwIP answers or gives up; interrupts are kept meanwhile. Dotted addresses are answered at once: the firmware has
    // no others, since NamedTransport finds them.
    private static IPAddress Resolve(string host)
    {
        try
        {
            IPAddress[] addresses = System.Net.Dns.GetHostEntry(host).AddressList;
            return addresses.Length > 0 ? addresses[0] : null;
        }
        catch (Exception)
        {
            return null;
        }
    }

    // Ok: reading does not wait, as far as can be seen. The TLS layer takes whole records and no byte more, so a record's header is what comes next.
    private TransportResult AwaitRecord(byte[] buffer, int offset, int count)
    {
        if (tls.DataAvailable) return TransportResult.Ok;
        int remaining = RemainingMs();
        if (remaining == 0) return TransportResult.TimedOut;
        if (!Poll(remaining < ShortWaitMs ? remaining : ShortWaitMs))
        {
            // Threads run meanwhile, so the limit is not needed; it would end the wait.
            LimitSilence(false);
            bool came = Poll(RemainingMs());
            LimitSilence(true);
            if (!came) return TransportResult.TimedOut;
        }

        for (int waitedMs = 0; !HasRecord(buffer, offset, count, waitedMs); waitedMs += RecordPollMs)
        {
            if (RemainingMs() == 0 || waitedMs > RecordTimeoutMs) return TransportResult.TimedOut;
            Thread.Sleep(RecordPollMs);
        }

        return TransportResult.Ok;
    }

    private bool Poll(int timeoutMs) => socket.Poll(timeoutMs < int.MaxValue / 1000 ? timeoutMs * 1000 : int.MaxValue, SelectMode.SelectRead);

    // Nothing there is the other side's end, which Read tells.
    private bool HasRecord(byte[] buffer, int offset, int count, int waitedMs)
    {
        int there = socket.Available;
        if (there == 0 || there >= MaxWholeRecordBytes || count < RecordHeaderBytes) return true;
        if (socket.Receive(buffer, offset, RecordHeaderBytes, SocketFlags.Peek) < RecordHeaderBytes) return there >= MinRecordBytes && waitedMs >= HiddenHeaderMs;
        return there >= RecordHeaderBytes + (buffer[offset + 3] << 8 | buffer[offset + 4]);
    }

    // Keep-alive without probes: once nothing was heard for MaxSilenceMs, lwIP, which goes on while all threads stand still, resets the connection.
    private void LimitSilence(bool limits) => socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, limits);

    private void CloseLateConnect(object state)
    {
        Socket late = socket;
        if (late != null) late.Close();
    }

    // 0 means that the deadline has passed; the platform's 0 would mean without limit.
    private int RemainingMs()
    {
        long remaining = deadline - Environment.TickCount64;
        if (remaining <= 0) return 0;
        return remaining > int.MaxValue ? int.MaxValue : (int)remaining;
    }

    // lwIP aborts what was silent for too long.
    private static TransportResult ToResult(SocketException e) =>
        e.ErrorCode == (int)SocketError.TimedOut || e.ErrorCode == (int)SocketError.ConnectionAborted ? TransportResult.TimedOut : TransportResult.Failed;
}
