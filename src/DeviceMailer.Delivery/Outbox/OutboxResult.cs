namespace DeviceMailer.Outbox;

/// <summary>What became of a message that was to be kept.</summary>
public enum OutboxResult
{
    /// <summary>It is on flash, and will be sent.</summary>
    Accepted,

    /// <summary>As many messages or bytes wait as may: it was not taken. The older ones tell how it began.</summary>
    Full,

    /// <summary>The message could not be made: a file that goes with it cannot be read. Not taken.</summary>
    MessageFailed,

    /// <summary>Flash could not be written. Not taken.</summary>
    FlashFailed,
}
