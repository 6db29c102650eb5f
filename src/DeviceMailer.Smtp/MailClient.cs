// The level of strings: connects, logs in, sends mails and hangs up. Made of SmtpClient, which can be reached through it.

using System;
using DeviceMailer.Smtp.Sasl;
using DeviceMailer.Smtp.Session;
using DeviceMailer.Smtp.Transport;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Smtp;

/// <summary>Sends mails to one server. For one thread at a time. Nothing is thrown once it is constructed.</summary>
public sealed class MailClient
{
    private const int MaxPort = 65535;

    // The host itself, which a client without a name of its own may say (RFC 5321 4.1.3). A server that takes logins does not mind.
    private const string Nameless = "[127.0.0.1]";

    private readonly string host;
    private readonly int port;

    /// <summary>Makes a client. It connects when something is sent.</summary>
    /// <param name="transport">The way to the server: <c>new SocketTransport("I:\ca.pem")</c> of the package DeviceMailer.Smtp.Sockets, or another.</param>
    /// <param name="host">The server's name, which its certificate must have, or its IPv4 address.</param>
    /// <param name="security">How connections are protected.</param>
    /// <param name="port">1 to 65,535; 0: 465 for TLS, 587 for STARTTLS, 25 for none.</param>
    /// <param name="name">
    /// What the device calls itself (EHLO): a domain name, or an address literal such as <c>[192.0.2.7]</c>. Servers for mail from other servers, at port 25,
    /// look at it.
    /// </param>
    /// <exception cref="ArgumentException">The host is empty, the port out of range, or the name neither a domain nor an address literal.</exception>
    public MailClient(ISmtpTransport transport, string host, SmtpSecurity security = SmtpSecurity.Tls, int port = 0, string name = Nameless)
    {
        if (host == null || host.Length == 0) throw new ArgumentException("expected a server's name or address", nameof(host));
        if (port < 0 || port > MaxPort) throw new ArgumentException("expected 1 to 65535, or 0 for the usual one", nameof(port));
        this.host = host;
        this.port = port > 0 ? port : UsualPort(security);
        Smtp = new SmtpClient(transport, Ascii.Bytes(name), null) { Security = security };
    }

    /// <summary>The client beneath: timeouts, other ways to log in, what the server offers.</summary>
    public SmtpClient Smtp { get; }

    /// <summary>Logs in at each connection from now on. The password is sent under TLS only.</summary>
    /// <exception cref="ArgumentException">One of them is empty or too long: see <see cref="SaslLimits"/>.</exception>
    public void Login(string user, string password) =>
        Smtp.Mechanisms = SaslMechanism.ForPassword(Ascii.Bytes(user), Ascii.Bytes(password), Smtp.Security != SmtpSecurity.None);

    /// <summary>
    /// Connects, sends mails one after the other, and hangs up. Each mail then says what became of it: <see cref="Mail.Result"/>, <see cref="Mail.Problem"/>.
    /// </summary>
    /// <returns>Ok if all were delivered to everybody; else the first result that is something else.</returns>
    public SmtpResult Send(params Mail[] mails)
    {
        SmtpResult connected = Smtp.Connect(host, port);
        SmtpResult first = SmtpResult.Ok;
        for (int i = 0; i < mails.Length; i++)
        {
            SmtpResult result = connected;
            if (connected == SmtpResult.Ok) result = Smtp.State == SmtpState.Ready ? Smtp.Send(mails[i].Envelope, mails[i].Message) : SmtpResult.ConnectionLost;
            mails[i].SetResult(result, MailProblem.Of(result, Smtp, host + ":" + port.ToString(), mails[i].Envelope));
            if (first == SmtpResult.Ok) first = result;
        }

        Smtp.Quit();
        return first;
    }

    private static int UsualPort(SmtpSecurity security)
    {
        switch (security)
        {
            case SmtpSecurity.Tls: return 465;
            case SmtpSecurity.StartTls: return 587;
            default: return 25;
        }
    }
}
