// Starting, rebooting, sleeping. Deep sleep is power-down with a reason to start again.

using DeviceMailer.VirtualBoard.Api;

namespace DeviceMailer.VirtualBoard.Parts;

/// <summary>The board's power and what wakes it.</summary>
public sealed class Power
{
    /// <summary>How long the chip takes from reset to the first line of Main, in board time.</summary>
    public static readonly TimeSpan BootTime = TimeSpan.FromMilliseconds(300);

    private readonly Board board;
    private readonly Dictionary<int, bool> wakeLevels = [];
    private TimeSpan? wakeAfter;
    private int sleeps;

    internal Power(Board board) => this.board = board;

    /// <summary>Why the board started last.</summary>
    internal NanoWakeupCause Cause { get; private set; }

    /// <summary>The pin that woke it, or -1.</summary>
    internal int WakePin { get; private set; } = -1;

    /// <summary>True in deep sleep.</summary>
    public bool IsAsleep { get; private set; }

    /// <summary>How often the board has started.</summary>
    public int Boots { get; private set; }

    internal void OnBoot() => Boots++;

    internal void WakeByTimer(TimeSpan after) => wakeAfter = after;

    internal void WakeByPin(int pin, bool level) => wakeLevels[pin] = level;

    internal void ForgetWakeSources()
    {
        wakeLevels.Clear();
        wakeAfter = null;
    }

    /// <summary>Does not return: the calling thread is over.</summary>
    internal void DeepSleep()
    {
        IsAsleep = true;
        sleeps++;
        int sleep = sleeps;
        board.Stop();
        if (wakeAfter is { } after) board.Scheduler.At(board.Scheduler.Now + after, () => Wake(sleep, NanoWakeupCause.Timer, -1));
        foreach ((int pin, bool level) in wakeLevels)
        {
            if (board.Gpio.Read(pin) == level) Wake(sleep, NanoWakeupCause.Ext0, pin);
        }

        board.Scheduler.ThrowIfPowerLost();
    }

    /// <summary>Does not return: the calling thread is over.</summary>
    internal void Reboot()
    {
        Cause = NanoWakeupCause.Undefined;
        WakePin = -1;
        board.Stop();
        board.Scheduler.At(board.Scheduler.Now + BootTime, board.Start);
        board.Scheduler.ThrowIfPowerLost();
    }

    internal void OnPinChanged(int pin, bool level)
    {
        if (IsAsleep && wakeLevels.TryGetValue(pin, out bool wanted) && wanted == level) Wake(sleeps, NanoWakeupCause.Ext0, pin);
    }

    private void Wake(int sleep, NanoWakeupCause cause, int pin)
    {
        if (!IsAsleep || sleep != sleeps) return;
        IsAsleep = false;
        Cause = cause;
        WakePin = pin;
        ForgetWakeSources();
        board.Scheduler.At(board.Scheduler.Now + BootTime, board.Start);
    }
}
