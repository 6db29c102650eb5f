using DeviceMailer.Smtp.Message;

namespace DeviceMailer.Smtp.Session;

/// <summary>
/// Messages to be sent on one connection. The client moves to the next message before it knows the result of the previous one, so that both
/// share a write.
/// </summary>
public interface IMailQueue
{
    /// <summary>The envelope of the current message.</summary>
    Envelope Envelope { get; }

    /// <summary>The current message.</summary>
    IMessageSource Message { get; }

    /// <summary>Moves to the next message; false when there is none.</summary>
    bool MoveNext();

    /// <summary>Reports the result of the oldest message not yet reported. Called exactly once for each.</summary>
    void Sent(SmtpResult result);
}
