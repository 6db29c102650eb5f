namespace DeviceMailer.Outbox;

/// <summary>The kinds of files that the outbox has on flash. Each of them has a number.</summary>
public enum OutboxFile
{
    /// <summary>A message that is being written: not accepted yet.</summary>
    Draft,

    /// <summary>A message that was accepted, in the format of src/DESIGN.md.</summary>
    Message,

    /// <summary>What is known of a message's delivery: the newer of the two holds.</summary>
    EvenState,

    /// <summary>The other one.</summary>
    OddState,

    /// <summary>A message that was damaged, set aside: never sent, never in the way.</summary>
    Corrupt,

    /// <summary>What is known of all: recipients, counters. The newer of the two holds.</summary>
    EvenLedger,

    /// <summary>The other one.</summary>
    OddLedger,

    /// <summary>Log lines.</summary>
    Log,

    /// <summary>The access token and the refresh token. The newer of the two holds.</summary>
    EvenToken,

    /// <summary>The other ones.</summary>
    OddToken,

    /// <summary>The page of the history that is being filled. The newer of the two holds.</summary>
    EvenPage,

    /// <summary>The other one.</summary>
    OddPage,

    /// <summary>A full page of values of five minutes.</summary>
    FinePage,

    /// <summary>A full page of hourly values, and of what happened.</summary>
    CoarsePage,
}
