// The mail client as a program that uses it: reads what to send, connects, sends, and says what became of it.
// Runs on a board like any firmware; the tests compile it, put a job on its flash and read its console.

using System;
using DeviceMailer.Smtp;
using DeviceMailer.Smtp.Message;
using DeviceMailer.Smtp.Session;
using DeviceMailer.Smtp.Sockets;
using DeviceMailer.Smtp.Wire;
using DeviceMailer.Tests.Session;
using nanoFramework.Networking;

namespace DeviceMailer.ClientProgram;

/// <summary>Sends the messages of one job on one connection, or pulls them without.</summary>
public static class Program
{
    private static readonly byte[] ClientName = Ascii.Bytes("device.test");

    /// <summary>Does the job and ends.</summary>
    public static void Main()
    {
        Job job = new Job("I:\\job");
        if (job.ChecksBlocks) CheckBlocks(job);
        else Send(job);
        Console.WriteLine("end");
    }

    private static void CheckBlocks(Job job)
    {
        BlockCheck check = new BlockCheck();
        for (int i = 0; i < job.MessageCount; i++)
        {
            MailMessage message = MailFactory.Make("I:\\mail" + i);
            Console.WriteLine("message " + i + ": " + check.Check(message, true) + ", " + check.Check(message, false));
        }
    }

    private static void Send(Job job)
    {
        WifiNetworkHelper.Reconnect(requiresDateTime: true); // a certificate is valid from, until

        WireLog log = new WireLog(new SocketTransport(job.Authority));
        SmtpClient client = new SmtpClient(log, ClientName, log)
        {
            Protocol = job.Protocol,
            Security = job.Security,
            Mechanisms = job.Mechanisms,
            Timeouts = job.Timeouts,
        };
        SmtpResult connected = client.Connect(job.Host, job.Port);
        Console.WriteLine("connected: " + ResultName.Of(connected) + " " + client.Reply.Code);
        if (connected == SmtpResult.Ok)
        {
            MailQueue queue = new MailQueue(job, client);
            SmtpResult sent = client.SendAll(queue, true);
            Console.WriteLine("sent: " + ResultName.Of(sent));
        }
    }
}
