namespace DeviceMailer.Smtp.Session;

/// <summary>Sees a conversation go by. The bytes stay with their owner: read them before returning. No message content and no secret comes here.</summary>
public interface ISmtpTrace
{
    /// <summary>The one line through which every change of state goes.</summary>
    void Entered(SmtpState from, SmtpState to);

    /// <summary>A command line was written, without its CRLF.</summary>
    void Sent(byte[] bytes, int offset, int count);

    /// <summary>A reply line has come, without its CRLF.</summary>
    void Received(byte[] bytes, int offset, int count);

    /// <summary>So many more bytes of the message are on their way.</summary>
    void Progress(int bytes);
}
