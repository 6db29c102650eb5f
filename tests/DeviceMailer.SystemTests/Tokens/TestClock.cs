namespace DeviceMailer.SystemTests.Tokens;

/// <summary>A clock that says what it is told to, and never goes back.</summary>
internal sealed class TestClock(DateTime start) : TimeProvider
{
    private readonly Lock gate = new();
    private DateTime last = start;

    /// <summary>Where the time comes from; what is before the start does not count.</summary>
    internal Func<DateTime>? Source { get; set; }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            DateTime now = Source?.Invoke() ?? last;
            if (now > last) last = now; // a board without power knows no time
            return new DateTimeOffset(DateTime.SpecifyKind(last, DateTimeKind.Utc));
        }
    }
}
