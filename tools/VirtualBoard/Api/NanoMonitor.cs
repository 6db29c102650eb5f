using System.Runtime.CompilerServices;
using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>System.Threading.Monitor: a lock that gives the processor away while it waits.</summary>
[NanoType("System.Threading.Monitor")]
public static class NanoMonitor
{
    private static readonly ConditionalWeakTable<object, Lock> locks = [];

    /// <summary>Takes the lock; again and again by the same thread.</summary>
    public static void Enter(object obj)
    {
        Lock held = locks.GetOrCreateValue(obj);
        int thread = Environment.CurrentManagedThreadId;
        Board.Current.Scheduler.Wait(() => held.Count == 0 || held.Owner == thread, Timeout.Infinite);
        held.Owner = thread;
        held.Count++;
    }

    /// <summary>Gives it back.</summary>
    public static void Exit(object obj)
    {
        Lock held = locks.GetOrCreateValue(obj);
        if (held.Owner != Environment.CurrentManagedThreadId) throw new InvalidOperationException("the lock is another thread's");
        held.Count--;
    }

    private sealed class Lock
    {
        internal int Owner { get; set; }

        internal int Count { get; set; }
    }
}
