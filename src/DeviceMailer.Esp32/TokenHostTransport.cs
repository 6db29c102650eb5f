// The way to a token server that another authority vouches for than for the mail server: the same socket, with that one's certificate while a connection
// is wanted. It is read again each time, since held it would take 1 to 2 KB of heap for something that is needed once an hour at most.

using System;
using System.Security.Cryptography.X509Certificates;
using DeviceMailer.Smtp.Sockets;
using DeviceMailer.Smtp.Transport;

namespace DeviceMailer.Esp32;

/// <summary>A transport with an authority of its own.</summary>
internal sealed class TokenHostTransport : ISmtpTransport
{
    private readonly ISmtpTransport transport;
    private readonly SocketTransport socket;
    private readonly string authorityFile;
    private X509Certificate mailAuthority; // while this one is connected

    /// <summary>Makes a transport.</summary>
    /// <param name="transport">The way to servers by their names.</param>
    /// <param name="socket">The socket beneath it.</param>
    /// <param name="authorityFile">The authority's certificate in PEM.</param>
    internal TokenHostTransport(ISmtpTransport transport, SocketTransport socket, string authorityFile)
    {
        this.transport = transport;
        this.socket = socket;
        this.authorityFile = authorityFile;
    }

    /// <inheritdoc/>
    public void SetDeadline(int timeoutMs) => transport.SetDeadline(timeoutMs);

    /// <inheritdoc/>
    public TransportResult Connect(string host, int port) => transport.Connect(host, port);

    /// <inheritdoc/>
    public TransportResult StartTls(string host)
    {
        try
        {
            X509Certificate own = CertificateFile.Load(authorityFile);
            if (mailAuthority == null) mailAuthority = socket.Authority;
            socket.Authority = own;
        }
        catch (Exception)
        {
            return TransportResult.CertificateNotTrusted; // the file was checked at the start, and has gone since
        }

        return transport.StartTls(host);
    }

    /// <inheritdoc/>
    public TransportResult Read(byte[] buffer, int offset, int count, out int read) => transport.Read(buffer, offset, count, out read);

    /// <inheritdoc/>
    public TransportResult Write(byte[] buffer, int offset, int count) => transport.Write(buffer, offset, count);

    /// <inheritdoc/>
    public void Close()
    {
        transport.Close();
        if (mailAuthority == null) return;
        socket.Authority = mailAuthority;
        mailAuthority = null;
    }
}
