// The board's processor and its time. Like nanoCLR it runs one managed thread at a time; unlike it, a thread keeps the processor until
// it waits. Whenever no thread can run, time goes on to the next deadline or board event. The thread that begins to wait finds out itself who is next, which
// may be itself; only where nothing goes on before real time has passed is that left to a thread of the scheduler's own.
// Guarantees that nothing of the firmware runs after the power is gone. Who looks from outside waits in Scheduler.Outside.cs.

namespace DeviceMailer.VirtualBoard.Clr;

/// <summary>Runs device threads and board events on the board's clock.</summary>
internal sealed partial class Scheduler : IDisposable
{
    /// <summary>No deadline.</summary>
    internal static readonly TimeSpan Never = TimeSpan.MaxValue;

    // A thread that catches everything and calls on is stopped after so many reminders.
    private const int MaxPowerLostReminders = 100;

    // How long disposing of the board waits, in ms of real time, for threads that are in the middle of a step: writing a file, a handshake. One that never makes another step is left to itself.
    private const int MaxLastStepMs = 10000;

    [ThreadStatic]
    private static DeviceThread? current;

    private readonly object gate = new();
    private readonly Board board;
    private readonly BoardClock clock;
    private readonly List<DeviceThread> threads = [];
    private readonly PcThreads pcThreads;
    private readonly StartEnds ends = new();
    private readonly BoardEvents events = new();
    private readonly Thread dispatcher;
    private DeviceThread? running;
    private DeviceThread? standing;
    private int generation;
    private int next;
    private int watchers; // from outside, who want to look after each step
    private bool disposed;
    private bool idle;
    private bool settled;

    internal Scheduler(Board board, BoardClock clock)
    {
        this.board = board;
        this.clock = clock;
        pcThreads = new PcThreads(Run);
        dispatcher = new Thread(Dispatch) { IsBackground = true, Name = "board" };
        dispatcher.Start();
    }

    /// <summary>The longest time for which the whole CLR has stood still.</summary>
    internal TimeSpan LongestStand { get; private set; }

    internal TimeSpan Now
    {
        get
        {
            lock (gate) return clock.Now;
        }
    }

    /// <summary>Starts a device thread.</summary>
    internal DeviceThread Start(string name, Action body)
    {
        lock (gate)
        {
            var thread = new DeviceThread(name, generation, body);
            threads.Add(thread);
            pcThreads.Start(thread);
            Tell();
            return thread;
        }
    }

    /// <summary>Lets the calling device thread wait: true when it is ready, false when the time is over.</summary>
    /// <param name="ready">Asked whenever something happened; runs under the scheduler's lock.</param>
    /// <param name="timeoutMs">In board time; less than 0 waits without limit, 0 lets the other threads have their turn.</param>
    /// <param name="realWorld">A real peer is waited for: the clock must not jump.</param>
    internal bool Wait(Func<bool> ready, long timeoutMs, bool realWorld = false)
    {
        DeviceThread thread = current ?? throw new InvalidOperationException("not a device thread");
        DeviceThread? chosen;
        lock (gate)
        {
            ThrowIfPowerLost(thread);
            if (ready()) return true;
            thread.Ready = ready;
            thread.Deadline = timeoutMs < 0 ? Never : clock.Now + (timeoutMs == 0 ? clock.TurnTime : TimeSpan.FromMilliseconds(timeoutMs));
            thread.WaitsForRealWorld = realWorld;
            running = null;
            current = null; // what it does from here on is the board's doing, not the firmware's
            try
            {
                chosen = PassOn();
            }
            finally
            {
                current = thread;
            }
        }

        if (chosen != thread)
        {
            chosen?.Turn.Set();
            thread.Turn.WaitOne();
        }

        lock (gate)
        {
            thread.Ready = null;
            thread.WaitsForRealWorld = false;
            ThrowIfPowerLost(thread);
            return ready();
        }
    }

    /// <summary>
    /// Lets the calling thread wait for a real peer in native code: the whole CLR stands still, and only what needs no managed code goes on, such as interrupts.
    /// </summary>
    internal void Stand(Func<bool> ready)
    {
        DeviceThread thread = current ?? throw new InvalidOperationException("not a device thread");
        TimeSpan began = Now;
        lock (gate) standing = thread;
        try
        {
            Wait(ready, -1, realWorld: true);
        }
        finally
        {
            lock (gate)
            {
                if (standing == thread) standing = null;
                TimeSpan stood = clock.Now - began;
                if (stood > LongestStand) LongestStand = stood;
            }
        }
    }

    /// <summary>Every call into the board's API comes by here.</summary>
    internal void ThrowIfPowerLost()
    {
        DeviceThread? thread = current;
        if (thread == null) return;
        lock (gate) ThrowIfPowerLost(thread);
    }

    /// <summary>Does something from outside the board, between two steps of the firmware, and looks whom it wakes.</summary>
    internal void Post(Action action)
    {
        lock (gate)
        {
            action();
            Tell();
        }
    }

    /// <summary>Does something at a time of the board's clock.</summary>
    internal void At(TimeSpan due, Action action)
    {
        lock (gate)
        {
            events.Add(due, action);
            Tell();
        }
    }

    /// <summary>The same, for what the firmware began: it does not come about once the power is gone.</summary>
    internal void AtWhilePowered(TimeSpan due, Action action)
    {
        lock (gate)
        {
            int began = generation;
            At(due, () =>
            {
                if (began == generation) action();
            });
        }
    }

    /// <summary>Takes the processor from all threads of this start of the board, for good.</summary>
    internal void KillThreads()
    {
        lock (gate)
        {
            generation++;
            ends.Look(generation, threads);
            Tell();
        }
    }

    /// <summary>Does something once the calling thread's start of the board is over and the last of its threads has ended.</summary>
    internal void WhenStartIsOver(Action action)
    {
        lock (gate) ends.Add(current!.Generation, action);
    }

    /// <summary>How many threads of this start have not ended.</summary>
    internal int LiveThreads
    {
        get { lock (gate) return threads.Count(t => !t.Ended && t.Generation == generation); }
    }

    /// <summary>Ends all threads. When it returns none of them touches flash or network any more.</summary>
    public void Dispose()
    {
        KillThreads();
        lock (gate)
        {
            disposed = true;
            pcThreads.Close();
            Monitor.PulseAll(gate);
        }

        bool isOwnThread = current != null || Thread.CurrentThread == dispatcher;
        if (!isOwnThread) dispatcher.Join(MaxLastStepMs);
    }

    private void Run(DeviceThread thread)
    {
        current = thread;
        Board.EnterThread(board);
        thread.Turn.WaitOne();
        try
        {
            ThrowIfPowerLost();
            thread.Body();
        }
        catch (PowerLostException)
        {
        }
        catch (Exception e) when (!IsLost(thread))
        {
            board.OnUnhandled(thread.Name, e);
        }
        catch (Exception)
        {
            // What dies after the power is gone is nobody's news.
        }

        DeviceThread? chosen;
        lock (gate)
        {
            thread.Ended = true;
            Remove(thread);
            if (running == thread) running = null;
            current = null;
            pcThreads.Keep(thread);
            chosen = running == null ? PassOn() : null;
        }

        chosen?.Turn.Set();
    }

    private bool IsLost(DeviceThread thread)
    {
        lock (gate) return thread.Generation != generation;
    }

    private void ThrowIfPowerLost(DeviceThread thread)
    {
        if (thread.Generation == generation) return;
        thread.PowerLostCount++;
        if (thread.PowerLostCount > MaxPowerLostReminders)
        {
            // It will not hear. It keeps its thread and never the processor.
            if (running == thread) running = null;
            Remove(thread);
            Monitor.PulseAll(gate);
            while (true) Monitor.Wait(gate);
        }

        throw new PowerLostException();
    }

    private void Remove(DeviceThread thread)
    {
        threads.Remove(thread);
        ends.Look(generation, threads);
    }

    private void Dispatch()
    {
        lock (gate)
        {
            while (!disposed)
            {
                if (running == null && Advance() is { } chosen) chosen.Turn.Set();
                else if (running != null) Monitor.Wait(gate);
                else Pause();
            }

            // The dead still have to be told.
            while (threads.Count > 0 && GiveTurn() is { } dead)
            {
                dead.Turn.Set();
                Monitor.Wait(gate, 1000);
            }
        }
    }

    // Goes on until a thread has the processor, which its caller wakes. Null: nothing happens before real time has passed.
    private DeviceThread? Advance()
    {
        while (true)
        {
            if (GiveTurn() is { } chosen) return chosen;
            if (disposed || (!events.TryRun(clock.Now) && TimeToWait(out _) > TimeSpan.Zero)) return null;
        }
    }

    // What the thread does that has just given up the processor; it wakes the next one when it has left the lock.
    private DeviceThread? PassOn()
    {
        DeviceThread? chosen = Advance();
        Tell();
        return chosen;
    }

    // Something happened. While a thread of the firmware has the processor, it is the one that goes on from there, and nobody has to be woken but who looks from outside.
    private void Tell()
    {
        if (running == null || watchers > 0) Monitor.PulseAll(gate);
    }

    // The threads take turns; those of an earlier start are let out first.
    private DeviceThread? GiveTurn()
    {
        for (int i = 0; i < threads.Count; i++)
        {
            int at = (next + i) % threads.Count;
            DeviceThread thread = threads[at];
            bool dead = thread.Generation != generation;
            if (!dead && IsHeld(thread)) continue;
            if (!dead && thread.Ready != null && thread.Deadline > clock.Now && !thread.Ready()) continue;
            next = at + 1;
            clock.Hold();
            running = thread;
            return thread;
        }

        return null;
    }

    private bool IsHeld(DeviceThread thread) => standing != null && standing != thread && standing.Generation == generation;

    // Brings the clock as near to the next deadline or event as it may go: how long it takes in real time until there is more.
    private TimeSpan TimeToWait(out bool isIdle)
    {
        TimeSpan due = events.NextDue;
        bool realWorld = false;
        foreach (DeviceThread thread in threads)
        {
            if (IsHeld(thread)) continue;
            if (thread.Deadline < due) due = thread.Deadline;
            realWorld |= thread.WaitsForRealWorld && board.Network.HeldAnswers == 0;
        }

        isIdle = !realWorld || due != Never;
        TimeSpan wait = clock.Approach(due, realWorld);
        return wait == Timeout.InfiniteTimeSpan ? Never : wait;
    }

    private void Pause()
    {
        TimeSpan wait = TimeToWait(out bool isIdle);
        if (wait == TimeSpan.Zero) return;

        // Settled is who has come to the clock's limit; idle, who besides has no real peer to hear from, or no time left for it.
        settled = wait == Never;
        idle = settled && isIdle;
        if (settled) Monitor.PulseAll(gate);
        Monitor.Wait(gate, settled ? Timeout.InfiniteTimeSpan : TimeSpan.FromMilliseconds(Math.Ceiling(Math.Min(wait.TotalMilliseconds, int.MaxValue))));
    }
}
