// What came of a delivery, for people: the result, and what the server said.

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
        "mail|: the server said |next attempt in s: |, waiting: "
        + "|a mail is too old and is given up|nobody takes mail for a domain: its recipients are given up";

    private const int ReplyWas = 1;
    private const int NextTry = 2;
    private const int Waiting = 3;
    private const int Expired = 4;
    private const int NoHosts = 5;
    private const byte Space = (byte)' ';
    private const int MillisecondsPerSecond = 1000;
    private const int FirstFailure = 400;

    private readonly SmtpClient client;
    private readonly EventLog log;

    internal DeliveryLog(SmtpClient client, EventLog log)
    {
        this.client = client;
        this.log = log;
    }

    /// <summary>Whatever happens is in the log, with the server's reply.</summary>
    internal void Report(SmtpResult result)
    {
        OutputBuffer line = log.Begin(Words);
        ResultText.Write(line, result);
        if (result == SmtpResult.TlsFailed)
        {
            EventLog.WriteSeparator(line);
            ResultText.Write(line, client.TransportFailure);
        }
        else if (IsServersWord(result))
        {
            line.Write(Words, ReplyWas);
            line.WriteDecimal(client.Reply.Code);
            line.WriteByte(Space);
            line.WriteCut(client.Reply.Text, 0, client.Reply.TextLength);
        }

        log.End();
    }

    /// <summary>A recipient who has not got it.</summary>
    internal void Report(Recipient recipient)
    {
        OutputBuffer line = log.Begin(Words);
        line.Write(recipient.Address);
        EventLog.WriteSeparator(line);
        ResultText.Write(line, recipient.Result);
        if (recipient.Code >= FirstFailure) // else it was the whole message that was refused
        {
            line.WriteByte(Space);
            line.WriteDecimal(recipient.Code);
        }

        log.End();
    }

    /// <summary>When it goes on.</summary>
    internal void ReportWait(int delayMs, int waiting)
    {
        OutputBuffer line = log.Begin(Words);
        line.Write(Words, NextTry);
        line.WriteDecimal(delayMs / MillisecondsPerSecond);
        line.Write(Words, Waiting);
        line.WriteDecimal(waiting);
        log.End();
    }

    /// <summary>A mail is too old and is given up.</summary>
    internal void ReportExpired() => log.Write(Words, Expired);

    /// <summary>Nobody takes mail for a domain, and its recipients are given up.</summary>
    internal void ReportNoHosts() => log.Write(Words, NoHosts);

    // Where the connection, not the server, decided, its last reply says nothing about why.
    private static bool IsServersWord(SmtpResult result) =>
        result == SmtpResult.Ok || result == SmtpResult.SomeRecipientsRefused || result == SmtpResult.TryLater
        || result == SmtpResult.Refused || result == SmtpResult.ClientRefused || result == SmtpResult.TlsRefused || result == SmtpResult.AuthRefused;
}
