using DeviceMailer.VirtualBoard.Clr;
using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>System.Threading.Thread on the board's scheduler.</summary>
[NanoType("System.Threading.Thread")]
public sealed class NanoThread
{
    private readonly ThreadStart start;
    private DeviceThread? thread;

    /// <summary>Makes a thread.</summary>
    public NanoThread(ThreadStart start) => this.start = start;

    /// <summary>Kept and not used: threads here take turns.</summary>
    public ThreadPriority Priority { get; set; } = ThreadPriority.Normal;

    /// <summary>True between its start and its end.</summary>
    public bool IsAlive => thread is { Ended: false };

    /// <summary>Waits.</summary>
    public static void Sleep(int millisecondsTimeout) => Board.Current.Scheduler.Wait(() => false, Math.Max(millisecondsTimeout, -1));

    /// <summary>Waits.</summary>
    public static void Sleep(TimeSpan timeout) => Sleep((int)timeout.TotalMilliseconds);

    /// <summary>Starts.</summary>
    public void Start() => thread = Board.Current.Scheduler.Start("thread", () => start());

    /// <summary>Waits for its end.</summary>
    public void Join() => Join(-1);

    /// <summary>Waits for its end, for a time.</summary>
    public bool Join(int millisecondsTimeout) => Board.Current.Scheduler.Wait(() => !IsAlive, millisecondsTimeout);
}
