using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>System.Threading.CancellationTokenSource on the board's clock.</summary>
[NanoType("System.Threading.CancellationTokenSource")]
public sealed class NanoCancellationTokenSource : IDisposable
{
    private readonly Board board = Board.Current;
    private TimeSpan due = TimeSpan.MaxValue;

    /// <summary>Cancels when told to.</summary>
    public NanoCancellationTokenSource()
    {
    }

    /// <summary>Cancels after a time.</summary>
    public NanoCancellationTokenSource(int millisecondsDelay) => CancelAfter(millisecondsDelay);

    /// <summary>The token.</summary>
    public NanoCancellationToken Token => new(this);

    /// <summary>True from then on.</summary>
    public bool IsCancellationRequested
    {
        get
        {
            board.Scheduler.ThrowIfPowerLost();
            return board.Scheduler.Now >= due;
        }
    }

    /// <summary>Cancels now.</summary>
    public void Cancel() => due = TimeSpan.Zero;

    /// <summary>Cancels after a time; Timeout.Infinite: never by itself. What is cancelled stays so.</summary>
    public void CancelAfter(int millisecondsDelay)
    {
        if (IsCancellationRequested) return;
        due = TimeSpan.MaxValue;
        if (millisecondsDelay == Timeout.Infinite) return;
        due = board.Scheduler.Now + TimeSpan.FromMilliseconds(millisecondsDelay);
        board.Scheduler.At(due, () => { }); // a thread that waits for it looks again then
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // There is nothing to give back.
    }
}
