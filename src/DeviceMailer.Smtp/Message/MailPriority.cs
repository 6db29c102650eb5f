namespace DeviceMailer.Smtp.Message;

/// <summary>How urgent a message is: <c>Importance</c> (RFC 2156 5.3.4) and the older <c>X-Priority</c>.</summary>
public enum MailPriority
{
    /// <summary>Nothing is said.</summary>
    Normal,

    /// <summary>Important.</summary>
    High,

    /// <summary>Not important.</summary>
    Low,
}
