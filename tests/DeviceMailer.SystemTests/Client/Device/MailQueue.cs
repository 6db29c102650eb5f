// The messages of a job, one file each, all in the same envelope; and on the console what became of each.

using System;
using System.Text;
using DeviceMailer.Smtp;
using DeviceMailer.Smtp.Message;
using DeviceMailer.Smtp.Session;
using DeviceMailer.Tests.Session;

namespace DeviceMailer.ClientProgram;

/// <summary>I:\mail0, I:\mail1 and so on.</summary>
internal sealed class MailQueue : IMailQueue
{
    private readonly bool composes;
    private readonly int count;
    private readonly SmtpClient client;
    private int moved;
    private int told;

    internal MailQueue(Job job, SmtpClient client)
    {
        Envelope = job.Envelope;
        composes = job.Composes;
        count = job.MessageCount;
        this.client = client;
    }

    /// <inheritdoc/>
    public Envelope Envelope { get; }

    /// <inheritdoc/>
    public IMessageSource Message { get; private set; }

    /// <inheritdoc/>
    public bool MoveNext()
    {
        if (moved == count) return false;
        string path = "I:\\mail" + moved;
        Message = composes ? MailFactory.Make(path) : new MailFile(path);
        moved++;
        return true;
    }

    /// <inheritdoc/>
    public void Sent(SmtpResult result)
    {
        Console.WriteLine("message " + told + ": " + Said(result, client.Reply.Code, client.Reply.EnhancedStatus));
        for (int i = 0; i < Envelope.RecipientCount; i++)
        {
            Recipient recipient = Envelope.RecipientAt(i);
            string address = Encoding.UTF8.GetString(recipient.Address, 0, recipient.Address.Length);
            Console.WriteLine("message " + told + " to " + address + ": " + Said(recipient.Result, recipient.Code, recipient.EnhancedStatus));
        }

        told++;
    }

    // Refused 550 5.1.1, without what there was not.
    private static string Said(SmtpResult result, int code, int status)
    {
        string said = ResultName.Of(result);
        if (code > 0) said += " " + code;
        if (status > 0) said += " " + status / 1000000 + "." + status / 1000 % 1000 + "." + status % 1000;
        return said;
    }
}
