// The outcome of a delivery, for people: the result, and what the server said.

using DeviceMailer.Log;
using DeviceMailer.Smtp;
using DeviceMailer.Smtp.Session;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Delivery;

/// <summary>Reports deliveries.</summary>
internal sealed class DeliveryLog
{
    // The part of the log that speaks, and what it says.
    private static readonly string Words =
        "mail|: the server said |next attempt in | s, |1 mail waiting| mails waiting"
        + "|a mail is too old and is dropped|a domain accepts no mail: its recipients are dropped"
        + "|refused twice, dropped: | (because of the account or the settings: kept)| (|:|)";

    private const int ReplyWas = 1;
    private const int NextTry = 2;
    private const int Seconds = 3;
    private const int OneWaiting = 4;
    private const int ManyWaiting = 5;
    private const int Expired = 6;
    private const int NoHosts = 7;
    private const int RefusedTwice = 8;
    private const int AboutAccount = 9;
    private const int BeforeHost = 10;
    private const int BeforePort = 11;
    private const int BehindPort = 12;
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
        OutputBuffer line = log.Begin(Words);
        WriteReason(line, result, verdict);
        line.Write(Words, BeforeHost);
        line.WriteWord(host);
        line.Write(Words, BeforePort);
        line.WriteDecimal(port);
        line.Write(Words, BehindPort);
        log.End();
    }

    /// <summary>Whatever happens is in the log, with the server's own sentence where it said one.</summary>
    internal void Report(SmtpResult result, Verdict verdict)
    {
        WriteReason(log.Begin(Words), result, verdict);
        log.End();
    }

    /// <summary>A recipient who has not got it.</summary>
    internal void Report(Recipient recipient)
    {
        OutputBuffer line = log.Begin(Words);
        line.Write(recipient.Address);
        EventLog.WriteSeparator(line);
        ResultText.Write(line, recipient.Result);
        if (Judgement.IsRefusedItself(recipient))
        {
            line.Write(Words, ReplyWas);
            line.WriteDecimal(recipient.Code);
            line.WriteByte(Space);
            line.WriteCut(recipient.Text, 0, recipient.TextLength);
        }

        log.End();
    }

    /// <summary>A recipient who was refused for good, and never gets it.</summary>
    internal void ReportGivenUp(Recipient recipient)
    {
        OutputBuffer line = log.Begin(Words);
        line.Write(Words, RefusedTwice);
        line.Write(recipient.Address);
        log.End();
    }

    /// <summary>When it goes on.</summary>
    internal void ReportWait(int delayMs, int waiting)
    {
        OutputBuffer line = log.Begin(Words);
        line.Write(Words, NextTry);
        line.WriteDecimal(delayMs / MillisecondsPerSecond);
        line.Write(Words, Seconds);
        if (waiting != 1) line.WriteDecimal(waiting);
        line.Write(Words, waiting == 1 ? OneWaiting : ManyWaiting);
        log.End();
    }

    /// <summary>A mail is too old and is given up.</summary>
    internal void ReportExpired() => log.Write(Words, Expired);

    /// <summary>Nobody takes mail for a domain, and its recipients are given up.</summary>
    internal void ReportNoHosts() => log.Write(Words, NoHosts);

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
            line.Write(Words, ReplyWas);
            if (client.Reply.Code != 0)
            {
                line.WriteDecimal(client.Reply.Code);
                line.WriteByte(Space);
            }

            line.WriteCut(client.Reply.Text, 0, client.Reply.TextLength);
        }

        if (verdict == Verdict.Account) line.Write(Words, AboutAccount);
    }
}
