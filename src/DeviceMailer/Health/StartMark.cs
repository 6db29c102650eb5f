// A mark on flash that is made before the device restarts itself, and read when it starts: the platform tells why it woke, but not why it was reset.
// It is written on such restarts only, so it costs no flash otherwise.

using DeviceMailer.Outbox;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Health;

/// <summary>Tells starts apart.</summary>
public sealed class StartMark
{
    private const int Number = 4; // of its record among the ledgers
    private const int FailuresOffset = TwinFile.ContentOffset + Record.IntBytes;
    private const int RecordBytes = TwinFile.FrameBytes + 2 * Record.IntBytes;

    private readonly IOutboxFiles files;

    /// <summary>Makes a mark on flash.</summary>
    public StartMark(IOutboxFiles files) => this.files = files;

    /// <summary>Why it started.</summary>
    public StartReason Reason { get; private set; }

    /// <summary>True when it was asleep before: what was carried through the sleep holds.</summary>
    public bool IsWake => Reason == StartReason.Pin || Reason == StartReason.Timer;

    /// <summary>Writes the reason in words.</summary>
    public void Write(OutputBuffer output) => output.Write(Text.StartReasons, (int)Reason);

    /// <summary>Finds out why it started. Once, at the start.</summary>
    /// <param name="platform">What the platform says: a wake, or <see cref="StartReason.Power"/> where it knows nothing.</param>
    public void Open(StartReason platform)
    {
        Reason = platform;
        TwinFile file = File();
        byte[] record = new byte[RecordBytes];
        if (!file.TryRead(Number, record)) return;
        int marked = Record.GetInt(record, TwinFile.ContentOffset);
        if (marked < (int)StartReason.Watchdog || marked > (int)StartReason.SetUp) return;
        Reason = (StartReason)marked;
        Record.PutInt(record, TwinFile.ContentOffset, 0);
        file.Write(Number, record);
    }

    /// <summary>Makes the mark for the next start, which follows no failure.</summary>
    /// <param name="reason">Why it restarts.</param>
    public void Mark(StartReason reason)
    {
        TwinFile file = File();
        byte[] record = new byte[RecordBytes];
        file.TryRead(Number, record);
        Record.PutInt(record, TwinFile.ContentOffset, (int)reason);
        file.Write(Number, record);
    }

    /// <summary>Makes the mark for the next start, and says how long to wait before it, in milliseconds: the more failures one after the other, the longer.</summary>
    /// <param name="reason">Why it restarts.</param>
    /// <param name="ranMs">How long it had run, in milliseconds: after a good while it counts from 1 again.</param>
    public int Note(StartReason reason, long ranMs)
    {
        TwinFile file = File();
        byte[] record = new byte[RecordBytes];
        file.TryRead(Number, record);
        int failures = ranMs > NotifierLimits.GoodRunMs ? 1 : Record.GetInt(record, FailuresOffset) + 1;
        Record.PutInt(record, TwinFile.ContentOffset, (int)reason);
        Record.PutInt(record, FailuresOffset, failures);
        file.Write(Number, record);
        int waitMs = NotifierLimits.FirstRestartWaitMs;
        for (int i = 1; i < failures && waitMs < NotifierLimits.MaxRestartWaitMs; i++) waitMs *= 2;
        return waitMs < NotifierLimits.MaxRestartWaitMs ? waitMs : NotifierLimits.MaxRestartWaitMs;
    }

    // Made at the start and before a restart only: it is not held in between.
    private TwinFile File() => new TwinFile(files, OutboxFile.EvenLedger, OutboxFile.OddLedger);
}
