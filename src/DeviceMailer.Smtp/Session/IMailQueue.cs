using DeviceMailer.Smtp.Message;

namespace DeviceMailer.Smtp.Session;

/// <summary>
/// Messages to be sent one after the other on one connection. The client moves on before it knows what became of the message before, so
/// that both go in one write.
/// </summary>
public interface IMailQueue
{
    /// <summary>The envelope of the message moved to last.</summary>
    Envelope Envelope { get; }

    /// <summary>The message moved to last.</summary>
    IMessageSource Message { get; }

    /// <summary>Moves to the next message; false when there is none.</summary>
    bool MoveNext();

    /// <summary>Says what became of the oldest message that was moved to and not yet told of. Exactly once for each.</summary>
    void Sent(SmtpResult result);
}
