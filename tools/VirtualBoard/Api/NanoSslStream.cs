using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>
/// System.Net.Security.SslStream: TLS over a connected socket, with the traps of the device's. The handshake and the reading of a record whose end has not
/// come stop all threads and have no timeout, only CertificateRequired checks anything, and closing the stream closes the socket.
/// </summary>
[NanoType("System.Net.Security.SslStream")]
public class NanoSslStream : NanoNetworkStream
{
    private const int SendLowWaterBytes = 2881; // what lwIP has room for when a socket can be written to, TCP_SNDLOWAT
    private const int RecordBytes = 16384; // a whole TLS record, RFC 8446 5.1

    private readonly Board board = Board.Current;
    private readonly byte[] record = new byte[RecordBytes];
    private SslStream? tls;
    private Task<int>? reading;
    private int recordOffset;
    private int recordCount;

    /// <summary>Over a connected socket.</summary>
    public NanoSslStream(NanoSocket socket)
        : base(socket)
    {
    }

    /// <summary>What is checked of the server.</summary>
    public NanoSslVerification SslVerification { get; set; } = NanoSslVerification.CertificateRequired;

    /// <inheritdoc/>
    public override bool DataAvailable => recordCount > 0;

    /// <inheritdoc/>
    public override long Length => recordCount;

    /// <summary>Shakes hands; no authority is known.</summary>
    public void AuthenticateAsClient(string targetHost, NanoSslProtocols enabledSslProtocols) => Authenticate(targetHost, null, null, enabledSslProtocols);

    /// <summary>Shakes hands with a certificate of the client's.</summary>
    public void AuthenticateAsClient(string targetHost, NanoX509Certificate clientCertificate, NanoSslProtocols enabledSslProtocols) =>
        Authenticate(targetHost, clientCertificate, null, enabledSslProtocols);

    /// <summary>Shakes hands, and trusts an authority.</summary>
    public void AuthenticateAsClient(string targetHost, NanoX509Certificate clientCertificate, NanoX509Certificate ca, NanoSslProtocols enabledSslProtocols) =>
        Authenticate(targetHost, clientCertificate, ca, enabledSslProtocols);

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count)
    {
        SslStream secured = Tls;
        if (recordCount == 0)
        {
            if (reading == null && !Socket.AwaitReadable(Socket.ReceiveTimeout)) throw new NanoSocketException(SocketError.TimedOut);
            reading ??= secured.ReadAsync(record).AsTask();
            Socket.Stand(reading);
            if (!reading.IsCompletedSuccessfully) throw new NanoSocketException(SocketError.SocketError); // whatever breaks beneath TLS is one error to the device
            recordCount = reading.Result;
            recordOffset = 0;
            reading = null;
        }

        int read = Math.Min(count, recordCount);
        Array.Copy(record, recordOffset, buffer, offset, read);
        recordOffset += read;
        recordCount -= read;
        return read;
    }

    /// <summary>Writes all. What fits into what lwIP has room for waits as sockets do; with more, no other thread runs until the peer has taken it.</summary>
    public override void Write(byte[] buffer, int offset, int count)
    {
        Task writing = Tls.WriteAsync(buffer.AsMemory(offset, count)).AsTask();
        if (count > SendLowWaterBytes)
        {
            Socket.Stand(writing);
            if (!writing.IsCompletedSuccessfully) throw new NanoSocketException(SocketError.SocketError);
            return;
        }

        try
        {
            Socket.Await(writing, Socket.SendTimeout);
        }
        catch (NanoSocketException e) when (e.ErrorCode == (int)SocketError.ConnectionReset)
        {
            throw new NanoSocketException(SocketError.SocketError);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            tls?.Dispose();
            Socket.Close();
        }

        base.Dispose(disposing);
    }

    private SslStream Tls => tls ?? throw new InvalidOperationException("not authenticated");

    private void Authenticate(string host, NanoX509Certificate? client, NanoX509Certificate? ca, NanoSslProtocols protocols)
    {
        if (client != null) throw new NotSimulatedException("System.Net.Security.SslStream.AuthenticateAsClient with a client certificate");
        if (tls != null) throw new InvalidOperationException("AuthenticateAsClient may be called once");
        int flags = 0;
        var wire = new TlsWire(Socket);
        tls = new SslStream(wire, leaveInnerStreamOpen: true);
        var options = new SslClientAuthenticationOptions
        {
            TargetHost = host,
            EnabledSslProtocols = Versions(protocols),
            CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
            RemoteCertificateValidationCallback = (_, certificate, chain, errors) =>
            {
                if (SslVerification == NanoSslVerification.CertificateRequired) flags = Verify((X509Certificate2)certificate!, chain!, errors, ca);
                return flags == 0;
            },
        };

        Task handshake = tls.AuthenticateAsClientAsync(options);
        Socket.Stand(handshake);
        if (handshake.IsCompletedSuccessfully)
        {
            board.Network.OnSecured();
            return;
        }

        Socket.CloseBeneath();
        tls = null;
        throw new NanoCryptographicException(flags != 0 ? flags : handshake.IsCompleted && !Socket.IsAborted ? wire.Failure : NanoCryptographicException.ReceiveFailed);
    }

    private int Verify(X509Certificate2 certificate, X509Chain received, SslPolicyErrors errors, NanoX509Certificate? ca)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = board.Rtc.UtcNow;
        if (board.Network.Authority is { } instead) chain.ChainPolicy.CustomTrustStore.Add(instead);
        else if (ca != null) chain.ChainPolicy.CustomTrustStore.AddRange(ca.Certificates);
        foreach (X509ChainElement element in received.ChainElements) chain.ChainPolicy.ExtraStore.Add(element.Certificate);

        int flags = 0;
        if (!chain.Build(certificate)) flags = chain.ChainStatus.Aggregate(0, (sum, status) => sum | FlagOf(status.Status, certificate));
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)) flags |= NanoCryptographicException.WrongHost;
        return flags;
    }

    private int FlagOf(X509ChainStatusFlags status, X509Certificate2 certificate)
    {
        if (!status.HasFlag(X509ChainStatusFlags.NotTimeValid)) return NanoCryptographicException.NotTrusted;
        return board.Rtc.UtcNow < certificate.NotBefore.ToUniversalTime() ? NanoCryptographicException.NotYetValid : NanoCryptographicException.Expired;
    }

    private static SslProtocols Versions(NanoSslProtocols protocols)
    {
        if (protocols is NanoSslProtocols.None or NanoSslProtocols.Tls13) return SslProtocols.Tls13;
        return protocols.HasFlag(NanoSslProtocols.Tls13) ? SslProtocols.Tls12 | SslProtocols.Tls13 : SslProtocols.Tls12;
    }
}
