// The PC's threads beneath those of the firmware. One whose firmware thread has ended waits for another: a timer needs one at each tick, and making it
// takes longer than the tick.

namespace DeviceMailer.VirtualBoard.Clr;

/// <summary>Starts firmware threads. For one scheduler, under its lock.</summary>
/// <param name="run">Runs one to its end.</param>
internal sealed class PcThreads(Action<DeviceThread> run)
{
    private const int MaxSpares = 4;

    private readonly Stack<DeviceThread> spares = [];
    private bool isClosed;

    /// <summary>Gives a firmware thread a thread of the PC.</summary>
    internal void Start(DeviceThread thread)
    {
        if (spares.TryPop(out DeviceThread? spare)) spare.GoOnAs(thread);
        else new Thread(() => RunAll(thread)) { IsBackground = true, Name = "device" }.Start();
    }

    /// <summary>Keeps the thread of one that has ended, where there is room.</summary>
    internal void Keep(DeviceThread ended)
    {
        ended.IsSpare = !isClosed && spares.Count < MaxSpares;
        if (ended.IsSpare) spares.Push(ended);
    }

    /// <summary>Ends those that wait, and keeps no more.</summary>
    internal void Close()
    {
        isClosed = true;
        while (spares.TryPop(out DeviceThread? spare)) spare.GoOnAs(null);
    }

    private void RunAll(DeviceThread first)
    {
        for (DeviceThread? thread = first; thread != null; thread = thread.Successor)
        {
            run(thread);
            if (!thread.IsSpare) return;
            thread.Turn.WaitOne();
        }
    }
}
