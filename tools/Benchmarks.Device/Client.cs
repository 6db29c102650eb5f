// The mail client with one message, behind verbs that speak in numbers: those alone are the same types on both sides.

using DeviceMailer.Smtp;
using DeviceMailer.Smtp.Message;
using DeviceMailer.Smtp.Sasl;
using DeviceMailer.Smtp.Session;
using DeviceMailer.Smtp.Transport;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Benchmarks.Device;

/// <summary>What is measured. Each verb answers with an <see cref="SmtpResult"/> as a number, 0 for Ok.</summary>
public sealed class Client
{
    private readonly SmtpClient client;
    private readonly Mails mails;

    /// <summary>Makes a client.</summary>
    /// <param name="call">Its connection; null: a server in memory.</param>
    /// <param name="message">The message, every line ended by CRLF.</param>
    /// <param name="security">An <see cref="SmtpSecurity"/>.</param>
    /// <param name="logsIn">AUTH PLAIN.</param>
    /// <param name="lmtp">LMTP in place of SMTP.</param>
    /// <param name="wireBytes">The size of a buffer that it is given; 0: it makes its own.</param>
    public Client(TransportCall call, byte[] message, int security, bool logsIn, bool lmtp, int wireBytes)
    {
        ISmtpTransport transport = call == null ? new MemoryTransport() : new HostTransport(call);
        client = new SmtpClient(transport, Ascii.Bytes("[192.0.2.7]"), null, new byte[wireBytes == 0 ? SmtpLimits.WireBytes : wireBytes])
        {
            Security = (SmtpSecurity)security,
            Protocol = lmtp ? SmtpProtocol.Lmtp : SmtpProtocol.Smtp,
        };
        if (logsIn) client.Mechanisms = new SaslMechanism[] { new PlainMechanism(Ascii.Bytes("user"), Ascii.Bytes("pencil")) };

        Envelope envelope = new Envelope(1);
        envelope.SetReversePath(Ascii.Bytes("freezer@example.com"));
        envelope.AddRecipient(Ascii.Bytes("cook@example.com"));
        OutputBuffer content = new OutputBuffer(message.Length);
        content.Write(message);
        mails = new Mails(envelope, new BufferSource(content) { HasSize = true });
    }

    /// <summary>Connects to a port of loopback.</summary>
    public int Connect(int port) => (int)client.Connect("localhost", port);

    /// <summary>Sends the message so many times on this connection.</summary>
    public int Send(int count) => SendAll(count, false);

    /// <summary>The same, with QUIT.</summary>
    public int SendAndQuit(int count) => SendAll(count, true);

    /// <summary>Ends the connection.</summary>
    public int Quit()
    {
        client.Quit();
        return 0;
    }

    private int SendAll(int count, bool quit)
    {
        mails.Refill(count);
        SmtpResult result = client.SendAll(mails, quit);
        return (int)(result != SmtpResult.Ok ? result : mails.Worst);
    }
}
