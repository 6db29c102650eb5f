// A mail with everything: names, copies, HTML with an image, a file from the flash, and a table that is made while it is sent.

using System;
using DeviceMailer.Smtp;
using DeviceMailer.Smtp.Message;
using DeviceMailer.Smtp.Session;
using DeviceMailer.Smtp.Sockets;
using DeviceMailer.Smtp.Wire;
using nanoFramework.Networking;

public static class Program
{
    public static void Main()
    {
        WifiNetworkHelper.Reconnect(requiresDateTime: true);
        MailClient client = new MailClient(new SocketTransport("I:\\ca.pem"), "mail.example.com");
        client.Login("device", "a password");

        Mail mail = new MailBuilder("freezer@example.com", "Freezer room")
            .To("cook@example.com", "Köchin")
            .Cc("owner@example.com")
            .Bcc("archive@example.com")
            .ReplyTo("service@example.com")
            .BouncesTo("bounces@example.com")
            .Subject("Weekly report")
            .Text("Everything as it should be.\n")
            .Html("<p>Everything as it should be.</p><img src=\"cid:logo\">")
            .Image("logo", "logo.gif", new BytesContent(Logo))
            .Attach("log.txt", new FileContent("I:\\log.txt"))
            .Attach("week.csv", new WeekTable())
            .Priority(MailPriority.Low)
            .Build();

        SmtpResult result = client.Send(mail);
        Console.WriteLine(result == SmtpResult.Ok ? "sent" : mail.Problem);
    }

    // One transparent pixel.
    private static readonly byte[] Logo =
    {
        71, 73, 70, 56, 57, 97, 1, 0, 1, 0, 128, 0, 0, 0, 0, 0, 255, 255, 255, 33, 249, 4, 1, 0, 0, 0, 0, 44, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 68, 1, 0, 59,
    };

    // Seven days, a line each: nothing is held but the day it stands at. What does not fit the buffer is kept for the next call.
    private sealed class WeekTable : IContent
    {
        private const int Days = 7;

        private byte[] line = Ascii.Nothing;
        private int at;
        private int day;

        // Not known before its end.
        public int Size => -1;

        // Called before each attempt to send it.
        public bool Rewind()
        {
            line = Ascii.Bytes("day;highest\r\n");
            at = 0;
            day = 0;
            return true;
        }

        public int Read(byte[] buffer, int offset, int count)
        {
            if (at == line.Length && day < Days)
            {
                day++;
                line = Ascii.Bytes(day.ToString() + ";-18.5\r\n");
                at = 0;
            }

            if (count > line.Length - at) count = line.Length - at;
            Array.Copy(line, at, buffer, offset, count);
            at += count;
            return count;
        }
    }
}
