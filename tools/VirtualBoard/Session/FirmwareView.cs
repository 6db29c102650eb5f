// What the running firmware has in its objects, looked at from outside: it costs the device nothing, and says what it really waits for.
// It is read while the firmware may be at work, so a number may be of a moment before or after another. Names: FirmwareNames.

using System.Collections.Concurrent;
using System.Text;

namespace DeviceMailer.VirtualBoard.Session;

/// <summary>The firmware's state.</summary>
internal sealed class FirmwareView
{
    private readonly Board board;
    private readonly ConcurrentDictionary<string, object> objects = new();
    private int boots;

    internal FirmwareView(Board board)
    {
        this.board = board;
        board.Made += OnMade;
    }

    /// <summary>True once the firmware has made its parts.</summary>
    internal bool IsThere => Object(FirmwareNames.Gate) != null;

    /// <summary>When it had made its parts for the first time, in board time: then it watches.</summary>
    internal TimeSpan FirstWatch { get; private set; }

    /// <summary>The device's uptime, which goes on through deep sleep.</summary>
    internal TimeSpan Uptime => board.Uptime + TimeSpan.FromMilliseconds(FirmwareNames.ClockBeforeMs.Of<long>(Object(FirmwareNames.Clock)));

    /// <summary>What the light shows, by the firmware's name for it; null: there is none yet.</summary>
    internal string? LightStatus => FirmwareNames.LightStatus.Of<object>(Object(FirmwareNames.Light))?.ToString();

    /// <summary>How many events of a trigger wait.</summary>
    internal int WaitingOf(int trigger) => FirmwareNames.GateCounts.At<int>(Object(FirmwareNames.Gate), trigger);

    /// <summary>Until when the next mail of a trigger waits for its interval, in board time.</summary>
    internal TimeSpan IntervalEnd(int trigger) => OnBoard(FirmwareNames.GateNotBeforeMs.At<long>(Object(FirmwareNames.Gate), trigger));

    /// <summary>Until when the next mail waits for the device's limit, in board time.</summary>
    internal TimeSpan LimitEnd
    {
        get
        {
            object? gate = Object(FirmwareNames.Gate);
            return OnBoard(FirmwareNames.GateSpentMs.Of<long>(gate) + FirmwareNames.GateMsPerMail.Of<int>(gate));
        }
    }

    /// <summary>Quiet hours, local times of day; null: there are none.</summary>
    internal (TimeSpan From, TimeSpan Until)? QuietHours
    {
        get
        {
            object? quiet = FirmwareNames.SettingsQuiet.Of<object>(Object(FirmwareNames.Settings));
            int from = FirmwareNames.QuietFrom.Of<int>(quiet);
            int until = FirmwareNames.QuietUntil.Of<int>(quiet);
            return from == until ? null : (TimeSpan.FromMinutes(from), TimeSpan.FromMinutes(until));
        }
    }

    /// <summary>True from a measured trigger's alarm to its all-clear.</summary>
    internal bool IsAlarm(int trigger) => FirmwareNames.IsAlarm.Of<bool>(ThresholdOf(trigger));

    /// <summary>Since when its value is on the other side of a bound, in board time; null: it is not.</summary>
    internal TimeSpan? ChangingSince(int trigger)
    {
        object? threshold = ThresholdOf(trigger);
        return FirmwareNames.IsChanging.Of<bool>(threshold) ? OnBoard(FirmwareNames.ChangingSinceMs.Of<long>(threshold)) : null;
    }

    /// <summary>How often its sensor has failed, one after the other.</summary>
    internal int FailuresOf(int trigger) => FirmwareNames.SensorFailures.At<int>(Object(FirmwareNames.Measured), trigger);

    /// <summary>When a trigger that fires every so often is next to fire, in board time.</summary>
    internal TimeSpan NextTimeOf(int trigger) => OnBoard(FirmwareNames.TimetableNextMs.At<long>(Object(FirmwareNames.Timetable), trigger));

    /// <summary>How often the network has failed, one after the other, and until when it is left alone, in board time.</summary>
    internal (int Failures, TimeSpan Until) NetworkWait => WaitOf(0);

    /// <summary>The mails that wait.</summary>
    internal IReadOnlyList<OutboxMail> Outbox()
    {
        object? outbox = Object(FirmwareNames.Outbox);
        int count = FirmwareNames.OutboxCount.Of<int>(outbox);
        return [.. Enumerable.Range(0, count).Select(index => MailAt(outbox!, index))];
    }

    private OutboxMail MailAt(object outbox, int index)
    {
        int number = FirmwareNames.OutboxNumbers.At<int>(outbox, index);
        int recipients = FirmwareNames.OutboxRecipients.At<int>(outbox, index);
        int putOff = FirmwareNames.OutboxPutOff.At<int>(outbox, index);
        TimeSpan due = recipients == putOff ? OnBoard(FirmwareNames.OutboxDueSeconds.At<int>(outbox, index) * TimeSpan.MillisecondsPerSecond) : TimeSpan.Zero;
        (TimeSpan next, string why) = WhyItWaits(due, putOff);
        return new OutboxMail(
            number,
            FirmwareNames.OutboxSizes.At<int>(outbox, index),
            RecipientsOf(recipients),
            FirmwareNames.OutboxFailures.At<byte>(outbox, index) & FirmwareNames.OutboxFailuresMask.Of<int>(outbox),
            OnBoard(FirmwareNames.OutboxBornSeconds.At<int>(outbox, index) * 1000L),
            next,
            why,
            $@"I:\outbox\{number:X8}.msg");
    }

    // The latest of what keeps it back.
    private (TimeSpan Next, string Why) WhyItWaits(TimeSpan due, int putOff)
    {
        TimeSpan now = board.Clock.Now;
        (int networkFailures, TimeSpan network) = board.Network.IsUp ? (0, TimeSpan.Zero) : WaitOf(0);
        TimeSpan server = TimeSpan.MaxValue;
        int serverFailures = 0;
        for (int group = 1; group < GroupCount; group++)
        {
            (int failures, TimeSpan until) = WaitOf(group);
            if (until >= server) continue;
            server = until;
            serverFailures = failures;
        }

        TimeSpan next = new[] { due, network, server == TimeSpan.MaxValue ? TimeSpan.Zero : server }.Max();
        if (next <= now) return (now, "it is due");
        if (next == network) return (next, $"no network, attempt {networkFailures + 1} is next");
        if (next == server && serverFailures > 0) return (next, $"no server, attempt {serverFailures + 1} is next");
        return (next, putOff != 0 ? "the server has put it off" : "it is not due yet");
    }

    private int GroupCount => FirmwareNames.ThrottleFailures.Of<Array>(Object(FirmwareNames.Throttle))?.Length ?? 0;

    private (int Failures, TimeSpan Until) WaitOf(int what)
    {
        object? throttle = Object(FirmwareNames.Throttle);
        return (FirmwareNames.ThrottleFailures.At<int>(throttle, what), OnBoard(FirmwareNames.ThrottleDueMs.At<long>(throttle, what)));
    }

    private string[] RecipientsOf(int bits)
    {
        object? envelope = FirmwareNames.BookEnvelope.Of<object>(Object(FirmwareNames.Book));
        int count = FirmwareNames.EnvelopeCount.Of<int>(envelope);
        return
        [
            .. Enumerable.Range(0, count).Where(index => (bits & (1 << index)) != 0)
                .Select(index => FirmwareNames.RecipientAddress.Of<byte[]>(FirmwareNames.EnvelopeRecipients.At<object>(envelope, index)))
                .Select(address => Encoding.UTF8.GetString(address ?? [])),
        ];
    }

    private object? ThresholdOf(int trigger) => FirmwareNames.Thresholds.At<object>(Object(FirmwareNames.Measured), trigger);

    private TimeSpan OnBoard(long uptimeMs)
    {
        double at = (board.Clock.Now - Uptime).TotalMilliseconds + uptimeMs;
        return at >= TimeSpan.MaxValue.TotalMilliseconds ? TimeSpan.MaxValue : TimeSpan.FromMilliseconds(at);
    }

    private object? Object(string type) => objects.GetValueOrDefault(type);

    private void OnMade(object made)
    {
        if (boots != board.Power.Boots) objects.Clear();
        boots = board.Power.Boots;
        string type = made.GetType().FullName!;
        objects[type] = made;
        if (type == FirmwareNames.Gate && FirstWatch == TimeSpan.Zero) FirstWatch = board.Clock.Now;
    }
}
