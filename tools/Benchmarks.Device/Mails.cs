using DeviceMailer.Smtp.Message;
using DeviceMailer.Smtp.Session;

namespace DeviceMailer.Benchmarks.Device;

/// <summary>A queue that holds the same message so many times.</summary>
internal sealed class Mails : IMailQueue
{
    private int left;

    internal Mails(Envelope envelope, IMessageSource message)
    {
        Envelope = envelope;
        Message = message;
    }

    public Envelope Envelope { get; }

    public IMessageSource Message { get; }

    /// <summary>What became of the first message that was not delivered; Ok when all were.</summary>
    internal SmtpResult Worst { get; private set; }

    public bool MoveNext()
    {
        if (left == 0) return false;
        left--;
        return true;
    }

    public void Sent(SmtpResult result)
    {
        if (Worst == SmtpResult.Ok) Worst = result;
    }

    internal void Refill(int count)
    {
        left = count;
        Worst = SmtpResult.Ok;
    }
}
