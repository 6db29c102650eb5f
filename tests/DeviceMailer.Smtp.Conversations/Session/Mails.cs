using DeviceMailer.Smtp;
using DeviceMailer.Smtp.Message;
using DeviceMailer.Smtp.Session;

namespace DeviceMailer.Tests.Session;

/// <summary>A queue that holds the same message several times, and remembers what became of each.</summary>
internal sealed class Mails : IMailQueue
{
    private int left;

    internal Mails(Envelope envelope, IMessageSource message, int count)
    {
        Envelope = envelope;
        Message = message;
        left = count;
    }

    public Envelope Envelope { get; }

    public IMessageSource Message { get; }

    /// <summary>The results in their order, a blank before each.</summary>
    internal string Results { get; private set; } = "";

    public bool MoveNext()
    {
        if (left == 0) return false;
        left--;
        return true;
    }

    /// <summary>The client that sends them.</summary>
    internal SmtpClient Client { get; set; }

    /// <summary>Where each was decided, as <see cref="Results"/>.</summary>
    internal string Stages { get; private set; } = "";

    public void Sent(SmtpResult result)
    {
        Results += " " + ResultName.Of(result);
        Stages += " " + StageName.Of(Client.Stage);
    }
}
