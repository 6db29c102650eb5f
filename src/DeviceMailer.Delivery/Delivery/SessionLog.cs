// The SMTP conversation in the log, a line for each line of the wire.

using DeviceMailer.Log;
using DeviceMailer.Smtp.Session;

namespace DeviceMailer.Delivery;

/// <summary>Writes commands and replies to the log.</summary>
public sealed class SessionLog : ISmtpTrace
{
    private readonly EventLog log;

    /// <summary>Makes a trace that writes to <paramref name="log"/>.</summary>
    public SessionLog(EventLog log) => this.log = log;

    /// <inheritdoc/>
    public void Entered(SmtpState from, SmtpState to)
    {
        // The commands tell it.
    }

    /// <inheritdoc/>
    public void Sent(byte[] bytes, int offset, int count) => Write(Text.ClientSays, bytes, offset, count);

    /// <inheritdoc/>
    public void Received(byte[] bytes, int offset, int count) => Write(Text.ServerSays, bytes, offset, count);

    /// <inheritdoc/>
    public void Progress(int bytes)
    {
        // The light tells it.
    }

    private void Write(Text side, byte[] bytes, int offset, int count)
    {
        log.BeginDetail(side).WriteCut(bytes, offset, count);
        log.End();
    }
}
