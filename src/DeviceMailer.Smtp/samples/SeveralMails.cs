// Several mails on one connection, with STARTTLS. Each says what became of it, and so does each recipient.

using System;
using System.Threading;
using DeviceMailer.Smtp;
using DeviceMailer.Smtp.Session;
using DeviceMailer.Smtp.Sockets;
using DeviceMailer.Smtp.Wire;
using nanoFramework.Networking;

public static class Program
{
    private const int Attempts = 5;
    private const int RetryMs = 60000;

    public static void Main()
    {
        WifiNetworkHelper.Reconnect(requiresDateTime: true);
        MailClient client = new MailClient(new SocketTransport("I:\\ca.pem"), "mail.example.com", SmtpSecurity.StartTls);
        client.Login("device", "a password");

        Mail[] mails =
        {
            new Mail("freezer@example.com", "cook@example.com", "Door open", "Since 10:05."),
            new MailBuilder("freezer@example.com").To("cook@example.com").To("nobody@example.com").Subject("Too warm").Text("-9 °C").Build(),
            new Mail("freezer@example.com", "owner@example.com", "Door open", "Since 10:05."),
        };

        client.Send(mails);
        foreach (Mail mail in mails)
        {
            // Kept as an object, it is sent again with the same Message-ID.
            for (int i = 1; i < Attempts && IsWorthARetry(mail.Result); i++)
            {
                Console.WriteLine("again in a minute: " + mail.Problem);
                Thread.Sleep(RetryMs);
                client.Send(mail);
            }

            Console.WriteLine(mail.Result == SmtpResult.Ok ? "sent" : mail.Problem);
            for (int i = 0; i < mail.Envelope.RecipientCount; i++)
            {
                Recipient recipient = mail.Envelope.RecipientAt(i);
                Console.WriteLine("  " + Utf8.Encoding.GetString(recipient.Address, 0, recipient.Address.Length) + " " + recipient.Code.ToString());
            }
        }
    }

    private static bool IsWorthARetry(SmtpResult result)
    {
        switch (result)
        {
            case SmtpResult.MaybeDelivered:
            case SmtpResult.TryLater:
            case SmtpResult.HostNotFound:
            case SmtpResult.ConnectFailed:
            case SmtpResult.ConnectionLost:
            case SmtpResult.TimedOut: return true;
            default: return false;
        }
    }
}
