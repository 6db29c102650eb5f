// The outcome of a delivery, for people: the result, and what the server said.

using DeviceMailer.Log;
using DeviceMailer.Smtp;
using DeviceMailer.Smtp.Session;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Delivery;

/// <summary>Reports deliveries.</summary>
internal sealed class DeliveryLog
{
    private const byte Space = (byte)' ';
    private const int MillisecondsPerSecond = 1000;

    private readonly SmtpClient client;
    private readonly EventLog log;

    internal DeliveryLog(SmtpClient client, EventLog log)
    {
        this.client = client;
        this.log = log;
    }

    /// <summary>Reports a server that could not be used, with its name and port.</summary>
    internal void Report(SmtpResult result, Verdict verdict, string host, int port)
    {
        OutputBuffer line = log.Begin(Text.Mail);
        WriteReason(line, result, verdict);
        line.Write(Text.HostOpen);
        line.WriteWord(host);
        line.Write(Text.HostColon);
        line.WriteDecimal(port);
        line.Write(Text.HostClose);
        log.End();
    }

    /// <summary>Whatever happens is in the log, with the server's own sentence where it said one.</summary>
    internal void Report(SmtpResult result, Verdict verdict)
    {
        WriteReason(log.Begin(Text.Mail), result, verdict);
        log.End();
    }

    /// <summary>A recipient who has not got it.</summary>
    internal void Report(Recipient recipient)
    {
        OutputBuffer line = log.Begin(Text.Mail);
        line.Write(recipient.Address);
        EventLog.WriteSeparator(line);
        ResultText.Write(line, recipient.Result);
        if (Judgement.IsRefusedItself(recipient))
        {
            line.Write(Text.ServerSaid);
            line.WriteDecimal(recipient.Code);
            line.WriteByte(Space);
            line.WriteCut(recipient.Text, 0, recipient.TextLength);
        }

        log.End();
    }

    /// <summary>A recipient who was refused for good, and never gets it.</summary>
    internal void ReportGivenUp(Recipient recipient)
    {
        OutputBuffer line = log.Begin(Text.RecipientDropped);
        line.Write(recipient.Address);
        log.End();
    }

    /// <summary>When it goes on.</summary>
    internal void ReportWait(int delayMs, int waiting)
    {
        OutputBuffer line = log.Begin(Text.NextAttempt);
        line.WriteDecimal(delayMs / MillisecondsPerSecond);
        line.Write(Text.SecondsThen);
        if (waiting != 1) line.WriteDecimal(waiting);
        line.Write(waiting == 1 ? Text.OneMailWaiting : Text.MailsWaiting);
        log.End();
    }

    /// <summary>A mail is too old and is given up.</summary>
    internal void ReportExpired() => log.Write(Text.MailExpired);

    /// <summary>Nobody takes mail for a domain, and its recipients are given up.</summary>
    internal void ReportNoHosts() => log.Write(Text.DomainTakesNoMail);

    // The result, why a handshake failed, and the server's own words.
    private void WriteReason(OutputBuffer line, SmtpResult result, Verdict verdict)
    {
        ResultText.Write(line, result);
        if (result == SmtpResult.TlsFailed)
        {
            EventLog.WriteSeparator(line);
            ResultText.Write(line, client.TransportFailure);
        }

        if (client.Reply.Code != 0 || client.Reply.TextLength > 0)
        {
            line.Write(Text.ServerSaid);
            if (client.Reply.Code != 0)
            {
                line.WriteDecimal(client.Reply.Code);
                line.WriteByte(Space);
            }

            line.WriteCut(client.Reply.Text, 0, client.Reply.TextLength);
        }

        if (verdict == Verdict.Account) line.Write(Text.KeptForAccount);
    }
}
