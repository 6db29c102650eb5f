// The level below: everything is made once, and a mail takes nothing from the managed heap. For devices that send for years.

using System;
using System.Threading;
using DeviceMailer.Smtp;
using DeviceMailer.Smtp.Message;
using DeviceMailer.Smtp.Sasl;
using DeviceMailer.Smtp.Session;
using DeviceMailer.Smtp.Sockets;
using DeviceMailer.Smtp.Wire;
using nanoFramework.Networking;

public static class Program
{
    private const int Mails = 3;
    private const int PauseMs = 1000;

    // Bytes, and made once: executing a string literal takes 12 bytes of heap each time.
    private static readonly byte[] DoorOpen = Ascii.Bytes("Tür offen");
    private static readonly byte[] Text = Ascii.Bytes("The door of the freezer room is open.\n.\n");
    private static readonly string Host = "mail.example.com";

    public static void Main()
    {
        WifiNetworkHelper.Reconnect(requiresDateTime: true);
        SmtpClient client = new SmtpClient(new SocketTransport("I:\\ca.pem"), Ascii.Bytes("freezer.example.com"), null)
        {
            Security = SmtpSecurity.Tls,
            Mechanisms = new SaslMechanism[] { new PlainMechanism(Ascii.Bytes("device"), Ascii.Bytes("a password")) },
        };
        Letterhead letterhead = new Letterhead(new Mailbox(Ascii.Bytes("freezer@example.com"), Ascii.Bytes("Freezer room")))
        {
            To = new Mailbox[] { new Mailbox(Ascii.Bytes("alarm@example.com"), Ascii.Bytes("Köchin")) },
            Priority = MailPriority.High,
        };
        Envelope envelope = new Envelope(letterhead); // its author and its To; others may be added
        envelope.AddRecipient(Ascii.Bytes("second@example.com"));

        // Device, start and number make the Message-ID: a device that keeps them can send a mail again with the same one after a reset.
        Postmark postmark = new Postmark(Ascii.Bytes("a1b2c3d4e5f6")) { Boot = 1 };
        MailMessage message = new MailMessage(letterhead, postmark);
        message.SetSubject(DoorOpen);
        message.SetBody(Text);

        for (int i = 1; i <= Mails; i++)
        {
            postmark.Sequence = i;
            postmark.UtcTicks = DateTime.UtcNow.Ticks;
            SmtpResult result = client.Connect(Host, 465);
            if (result == SmtpResult.Ok) result = client.Send(envelope, message);
            client.Quit();
            Console.WriteLine(result == SmtpResult.Ok ? "sent" : "not sent, result " + ((int)result).ToString() + ", reply " + client.Reply.Code.ToString());
            Thread.Sleep(PauseMs);
        }
    }
}
