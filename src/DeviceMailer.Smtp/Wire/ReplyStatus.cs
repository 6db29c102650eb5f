namespace DeviceMailer.Smtp.Wire;

/// <summary>What <see cref="SmtpReply.Add"/> made of a line.</summary>
public enum ReplyStatus
{
    /// <summary>The reply goes on: give it the next line.</summary>
    NeedMore,

    /// <summary>The reply is whole.</summary>
    Complete,

    /// <summary>This is not SMTP: close the connection.</summary>
    Malformed,
}
