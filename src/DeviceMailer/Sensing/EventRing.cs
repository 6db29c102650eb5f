// Events between the thread that sees pins change and the one that mails, in a fixed ring.
// Guarantees that adding never waits long, never allocates, and that what did not fit is counted.

using System;
using System.Threading;

namespace DeviceMailer.Sensing;

/// <summary>A ring of events. One adds (the interrupt thread), one takes (the main loop).</summary>
public sealed class EventRing
{
    private const int HighBit = 128;    // with the trigger, of which there are fewer: NotifierLimits.MaxTriggers, with what each may have beside it
    private const int Milli = 1000;

    private readonly byte[] triggers;
    private readonly int[] seconds; // since the first plausible time: they fit until 2092, and those of an unset clock do, too
    private readonly AutoResetEvent added = new AutoResetEvent(false);
    private readonly object gate = new object();
    private int first;
    private int count;
    private int lost;

    /// <summary>Makes a ring for so many events.</summary>
    public EventRing(int size)
    {
        triggers = new byte[size];
        seconds = new int[size];
    }

    /// <summary>The trigger of the event taken last, as an index.</summary>
    public int Trigger { get; private set; }

    /// <summary>The pin's level, in thousandths: 0 or 1,000.</summary>
    public int Value { get; private set; }

    /// <summary>When it was added: UTC ticks of 100 ns, in whole seconds.</summary>
    public long Ticks { get; private set; }

    /// <summary>Adds an event now; false when the ring is full and the event was counted as lost.</summary>
    public bool TryAdd(int trigger, bool high)
    {
        lock (gate)
        {
            if (count == triggers.Length)
            {
                lost++;
                return false;
            }

            int at = (first + count) % triggers.Length;
            triggers[at] = (byte)(high ? trigger | HighBit : trigger);
            seconds[at] = Seconds(DateTime.UtcNow.Ticks);
            count++;
        }

        added.Set();
        return true;
    }

    /// <summary>Takes the oldest event into <see cref="Trigger"/> and <see cref="Ticks"/>; waits for one up to a time.</summary>
    /// <param name="timeoutMs">In milliseconds; 0 does not wait.</param>
    public bool TryTake(int timeoutMs)
    {
        if (TryTake()) return true;
        if (timeoutMs == 0 || !added.WaitOne(timeoutMs, false)) return false;
        return TryTake();
    }

    /// <summary>True while none waits.</summary>
    public bool IsEmpty => count == 0;

    /// <summary>Ends a wait for an event, though there is none: there is something else to look at.</summary>
    public void Wake() => added.Set();

    /// <summary>How many events were lost since this was asked last.</summary>
    public int TakeLost()
    {
        lock (gate)
        {
            int taken = lost;
            lost = 0;
            return taken;
        }
    }

    private static int Seconds(long ticks)
    {
        long seconds = (ticks - NotifierLimits.FirstPlausibleTicks) / TimeSpan.TicksPerSecond;
        if (seconds < int.MinValue) return int.MinValue; // no device has such a time but by mistake: it is then one that nobody believes
        return seconds > int.MaxValue ? int.MaxValue : (int)seconds;
    }

    private bool TryTake()
    {
        lock (gate)
        {
            if (count == 0) return false;
            Trigger = triggers[first] & (HighBit - 1);
            Value = triggers[first] >= HighBit ? Milli : 0;
            Ticks = seconds[first] * TimeSpan.TicksPerSecond + NotifierLimits.FirstPlausibleTicks;
            first = (first + 1) % triggers.Length;
            count--;
            return true;
        }
    }
}
