// The conversation on the console: each write one line with all commands in it, so that a group can be told from commands one by one;
// and each line of a reply.

using System;
using System.Text;
using DeviceMailer.Smtp.Session;
using DeviceMailer.Smtp.Transport;

namespace DeviceMailer.ClientProgram;

/// <summary>Stands between a client and its transport, and is the client's trace.</summary>
internal sealed class WireLog : ISmtpTransport, ISmtpTrace
{
    private readonly ISmtpTransport transport;
    private string commands = "";

    internal WireLog(ISmtpTransport transport) => this.transport = transport;

    /// <inheritdoc/>
    public void Sent(byte[] bytes, int offset, int count)
    {
        if (commands.Length > 0) commands += " | ";
        commands += Encoding.UTF8.GetString(bytes, offset, count);
    }

    /// <inheritdoc/>
    public TransportResult Write(byte[] buffer, int offset, int count)
    {
        if (commands.Length > 0) Console.WriteLine("C: " + commands);
        commands = "";
        return transport.Write(buffer, offset, count);
    }

    /// <inheritdoc/>
    public void Received(byte[] bytes, int offset, int count) => Console.WriteLine("S: " + Encoding.UTF8.GetString(bytes, offset, count));

    /// <inheritdoc/>
    public void Entered(SmtpState from, SmtpState to)
    {
        // The commands tell it.
    }

    /// <inheritdoc/>
    public void Progress(int bytes)
    {
        // The message is in the mailbox.
    }

    /// <inheritdoc/>
    public void SetDeadline(int timeoutMs) => transport.SetDeadline(timeoutMs);

    /// <inheritdoc/>
    public TransportResult Connect(string host, int port) => transport.Connect(host, port);

    /// <inheritdoc/>
    public TransportResult StartTls(string host) => transport.StartTls(host);

    /// <inheritdoc/>
    public TransportResult Read(byte[] buffer, int offset, int count, out int read) => transport.Read(buffer, offset, count, out read);

    /// <inheritdoc/>
    public void Close() => transport.Close();
}
