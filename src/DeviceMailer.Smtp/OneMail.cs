// A queue of one message, for SmtpClient.Send.

using DeviceMailer.Smtp.Message;
using DeviceMailer.Smtp.Session;

namespace DeviceMailer.Smtp;

/// <summary>One message as a queue.</summary>
internal sealed class OneMail : IMailQueue
{
    private bool taken;

    public Envelope Envelope { get; private set; }

    public IMessageSource Message { get; private set; }

    internal SmtpResult Result { get; private set; }

    public bool MoveNext()
    {
        if (taken) return false;
        taken = true;
        return true;
    }

    public void Sent(SmtpResult result) => Result = result;

    internal void Set(Envelope envelope, IMessageSource message)
    {
        Envelope = envelope;
        Message = message;
        taken = false;
        Result = SmtpResult.Misuse;
    }
}
