// Waiting from outside the board: on a thread of a test's, a tool's or a page's.

namespace DeviceMailer.VirtualBoard.Clr;

internal sealed partial class Scheduler
{
    /// <summary>Waits until all that can happen before the clock's limit has happened. Real time bounds it.</summary>
    internal bool WaitUntilSettled(TimeSpan realLimit) => WaitFromOutside(() => settled, realLimit, 0);

    /// <summary>The same, or until a peer of the board's is done, whose end was posted.</summary>
    internal bool WaitUntilSettledOrDone(Task peer, TimeSpan realLimit) => WaitFromOutside(() => settled || peer.IsCompleted, realLimit, 0);

    /// <summary>Lets time pass at once in which nothing can run; false: something may, and no time has passed.</summary>
    internal bool TryRest(VirtualClock virtualClock, TimeSpan time)
    {
        lock (gate)
        {
            if (running != null || disposed || !double.IsInfinity(virtualClock.Rate)) return false;
            TimeSpan until = virtualClock.Now + time;
            if (events.NextDue <= until || !threads.TrueForAll(thread => Rests(thread, until))) return false;
            virtualClock.Limit = until;
            virtualClock.Approach(Never, realWorld: false);
            return true;
        }
    }

    /// <summary>Waits until nothing can run and time has come to its limit, or the condition holds. Real time bounds it.</summary>
    internal bool WaitFromOutside(Func<bool> condition, TimeSpan realLimit) => WaitFromOutside(condition, realLimit, 1);

    private bool WaitFromOutside(Func<bool> condition, TimeSpan realLimit, int watching)
    {
        long end = Environment.TickCount64 + (long)realLimit.TotalMilliseconds;
        lock (gate)
        {
            watchers += watching;
            idle = false;
            settled = false;
            try
            {
                Monitor.PulseAll(gate);
                while (!condition() && !idle)
                {
                    long left = end - Environment.TickCount64;
                    if (left <= 0) return false;
                    Monitor.Wait(gate, (int)Math.Min(left, int.MaxValue));
                }

                return condition();
            }
            finally
            {
                watchers -= watching;
            }
        }
    }

    private bool Rests(DeviceThread thread, TimeSpan until) =>
        thread.Generation == generation && thread.Ready != null && !thread.WaitsForRealWorld && thread.Deadline > until && !thread.Ready();
}
