// Brings one message to the configured server, and reports how it went.
// Leaves keeping and repeating to whoever calls it.

using DeviceMailer.Log;
using DeviceMailer.Smtp;
using DeviceMailer.Smtp.Message;
using DeviceMailer.Smtp.Session;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Delivery;

/// <summary>Delivers messages to one smart host.</summary>
public sealed class Courier
{
    private static readonly byte[] Part = Ascii.Bytes("mail");
    private static readonly byte[] Separator = Ascii.Bytes(": ");
    private static readonly byte[] ReplyWas = Ascii.Bytes(": the server said ");
    private const byte Space = (byte)' ';

    private readonly SmtpClient client;
    private readonly string host;
    private readonly int port;
    private readonly ISendLight light;
    private readonly EventLog log;

    /// <summary>Makes a courier to one server.</summary>
    public Courier(SmtpClient client, string host, int port, ISendLight light, EventLog log)
    {
        this.client = client;
        this.host = host;
        this.port = port;
        this.light = light;
        this.log = log;
    }

    /// <summary>Connects, sends and quits. Whatever happens is in the log when this returns, with the server's reply.</summary>
    public SmtpResult Deliver(Envelope envelope, IMessageSource message)
    {
        light.Set(true);
        SmtpResult result = client.Connect(host, port);
        bool connected = result == SmtpResult.Ok;
        if (connected) result = client.Send(envelope, message);

        Report(result);
        if (connected) ReportRecipients(envelope);
        client.Quit();
        light.Set(false);
        return result;
    }

    private void Report(SmtpResult result)
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

    // Where the connection, not the server, decided, its last reply says nothing about why.
    private static bool IsServersWord(SmtpResult result) =>
        result == SmtpResult.Ok || result == SmtpResult.SomeRecipientsRefused || result == SmtpResult.TryLater
        || result == SmtpResult.Refused || result == SmtpResult.ClientRefused || result == SmtpResult.TlsRefused || result == SmtpResult.AuthRefused;

    private void ReportRecipients(Envelope envelope)
    {
        for (int i = 0; i < envelope.RecipientCount; i++)
        {
            Recipient recipient = envelope.RecipientAt(i);
            if (recipient.Result == SmtpResult.Ok) continue;
            OutputBuffer line = log.Begin(Part);
            line.Write(recipient.Address);
            line.Write(Separator);
            line.Write(ResultText.Of(recipient.Result));
            if (recipient.Code != 0)
            {
                line.WriteByte(Space);
                line.WriteDecimal(recipient.Code);
            }

            log.End();
        }
    }
}
