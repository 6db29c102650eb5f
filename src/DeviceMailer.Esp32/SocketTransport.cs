// SMTP over a TCP socket of nanoFramework.System.Net, and TLS on it. The only place where the platform's exceptions are caught.

using System;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using DeviceMailer.Smtp.Transport;

namespace DeviceMailer.Esp32;

/// <summary>A TCP connection with a deadline, in clear or under TLS.</summary>
internal sealed class SocketTransport : ISmtpTransport
{
    private readonly Timer watch; // set and stopped for each connection: a new one would take 84 bytes of heap each time
    private Socket socket;
    private SslStream tls;
    private long deadline; // in milliseconds of Environment.TickCount64
    private bool lateConnect;

    /// <summary>Makes a transport.</summary>
    /// <param name="authority">Whom to trust: there are no built-in roots. Null where TLS is not used.</param>
    internal SocketTransport(X509Certificate authority)
    {
        Authority = authority;
        watch = new Timer(CloseLateConnect, null, Timeout.Infinite, Timeout.Infinite);
    }

    /// <summary>Whom to trust at the next handshake.</summary>
    internal X509Certificate Authority { get; set; }

    /// <inheritdoc/>
    public void SetDeadline(int timeoutMs) => deadline = Environment.TickCount64 + timeoutMs;

    /// <inheritdoc/>
    public TransportResult Connect(string host, int port)
    {
        Close();
        IPAddress address = Resolve(host);
        if (address is null) return TransportResult.HostNotFound; // ==, != are methods of IPAddress on the device

        // Socket.Connect has no time-out of its own: a timer closes the socket under it.
        lateConnect = false;
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
            return lateConnect ? TransportResult.TimedOut : TransportResult.Failed;
        }
        finally
        {
            watch.Change(Timeout.Infinite, Timeout.Infinite);
        }
    }

    /// <inheritdoc/>
    public TransportResult StartTls(string host)
    {
        // The handshake stops the whole CLR and has no time-out; interrupts are kept meanwhile.
        try
        {
            tls = new SslStream(socket);
            tls.SslVerification = SslVerification.CertificateRequired; // VerifyPeer would check nothing
            tls.AuthenticateAsClient(host, null, Authority, SslProtocols.Tls12 | SslProtocols.Tls13); // None would mean 1.3 only
            return TransportResult.Ok;
        }
        catch (Exception e)
        {
            return TlsFailure.ReasonOf(e);
        }
    }

    /// <inheritdoc/>
    public TransportResult Read(byte[] buffer, int offset, int count, out int read)
    {
        read = 0;
        int remaining = RemainingMs();
        if (remaining == 0) return TransportResult.TimedOut;
        try
        {
            socket.ReceiveTimeout = remaining;
            read = tls != null ? tls.Read(buffer, offset, count) : socket.Receive(buffer, offset, count, SocketFlags.None);
            return read > 0 ? TransportResult.Ok : TransportResult.Closed;
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
        int remaining = RemainingMs();
        if (remaining == 0) return TransportResult.TimedOut;
        try
        {
            socket.SendTimeout = remaining;
            if (tls != null) tls.Write(buffer, offset, count);
            else socket.Send(buffer, offset, count, SocketFlags.None); // sends all, or throws
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

    private void CloseLateConnect(object state)
    {
        lateConnect = true;
        Socket late = socket;
        if (late != null) late.Close();
    }

    // 0 means that the deadline has passed; the platform's 0 would mean for ever.
    private int RemainingMs()
    {
        long remaining = deadline - Environment.TickCount64;
        if (remaining <= 0) return 0;
        return remaining > int.MaxValue ? int.MaxValue : (int)remaining;
    }

    private static TransportResult ToResult(SocketException e) =>
        e.ErrorCode == (int)SocketError.TimedOut ? TransportResult.TimedOut : TransportResult.Failed;
}
