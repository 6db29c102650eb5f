using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>System.Threading.WaitHandle.</summary>
[NanoType("System.Threading.WaitHandle")]
public abstract class NanoWaitHandle
{
    private readonly Board board = Board.Current;
    private bool signalled;

    private protected NanoWaitHandle(bool initialState) => signalled = initialState;

    private protected abstract bool ResetsItself { get; }

    /// <summary>Sets it.</summary>
    public bool Set()
    {
        board.Scheduler.ThrowIfPowerLost();
        board.Post(() => signalled = true);
        return true;
    }

    /// <summary>Unsets it.</summary>
    public bool Reset()
    {
        board.Scheduler.ThrowIfPowerLost();
        board.Post(() => signalled = false);
        return true;
    }

    /// <summary>Waits without limit.</summary>
    public virtual bool WaitOne() => WaitOne(Timeout.Infinite, false);

    /// <summary>Waits for a time.</summary>
    public virtual bool WaitOne(int millisecondsTimeout, bool exitContext)
    {
        _ = exitContext;
        if (!board.Scheduler.Wait(() => signalled, millisecondsTimeout)) return false;
        if (ResetsItself) board.Post(() => signalled = false);
        return true;
    }
}
