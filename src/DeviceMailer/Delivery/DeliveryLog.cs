// What came of a delivery, for people: the result, and what the server said.

using DeviceMailer.Log;
using DeviceMailer.Smtp;
using DeviceMailer.Smtp.Session;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Delivery;

/// <summary>Reports deliveries.</summary>
internal sealed class DeliveryLog
{
    private static readonly byte[] Part = Ascii.Bytes("mail");
    private static readonly byte[] Separator = Ascii.Bytes(": ");
    private static readonly byte[] ReplyWas = Ascii.Bytes(": the server said ");
    private static readonly byte[] NextTry = Ascii.Bytes("next attempt in s: ");
    private static readonly byte[] Waiting = Ascii.Bytes(", waiting: ");
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
        OutputBuffer line = log.Begin(Part);
        line.Write(ResultText.Of(result));
        if (result == SmtpResult.TlsFailed)
        {
            line.Write(Separator);
            line.Write(ResultText.Of(client.TransportFailure));
        }
        else if (IsServersWord(result))
        {
            line.Write(ReplyWas);
            line.WriteDecimal(client.Reply.Code);
            line.WriteByte(Space);
            line.WriteCut(client.Reply.Text, 0, client.Reply.TextLength);
        }

        log.End();
    }

    /// <summary>A recipient who has not got it.</summary>
    internal void Report(Recipient recipient)
    {
        OutputBuffer line = log.Begin(Part);
        line.Write(recipient.Address);
        line.Write(Separator);
        line.Write(ResultText.Of(recipient.Result));
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
        OutputBuffer line = log.Begin(Part);
        line.Write(NextTry);
        line.WriteDecimal(delayMs / MillisecondsPerSecond);
        line.Write(Waiting);
        line.WriteDecimal(waiting);
        log.End();
    }

    /// <summary>Something that is no result of a server.</summary>
    internal void Report(byte[] text) => log.Write(Part, text);

    // Where the connection, not the server, decided, its last reply says nothing about why.
    private static bool IsServersWord(SmtpResult result) =>
        result == SmtpResult.Ok || result == SmtpResult.SomeRecipientsRefused || result == SmtpResult.TryLater
        || result == SmtpResult.Refused || result == SmtpResult.ClientRefused || result == SmtpResult.TlsRefused || result == SmtpResult.AuthRefused;
}
