// Starting, rebooting, sleeping. Deep sleep is power-down with a reason to start again.

using DeviceMailer.VirtualBoard.Api;

namespace DeviceMailer.VirtualBoard.Parts;

/// <summary>The board's power and what wakes it.</summary>
public sealed class Power
{
    /// <summary>How long the chip takes from reset to the first line of Main, in board time.</summary>
    public static readonly TimeSpan BootTime = TimeSpan.FromMilliseconds(300);

    private readonly Board board;
    private (int Pin, bool Level)? wakeLevel;
    private TimeSpan? wakeAfter;

    internal Power(Board board) => this.board = board;

    /// <summary>Why the board started last.</summary>
    internal NanoWakeupCause Cause { get; private set; }

    /// <summary>The pin that woke it, or -1.</summary>
    internal int WakePin { get; private set; } = -1;

    /// <summary>True while the board has power, asleep or not.</summary>
    public bool IsOn => board.Rtc.HasPower;

    /// <summary>True in deep sleep.</summary>
    public bool IsAsleep { get; private set; }

    /// <summary>True from a reset or waking until Main runs.</summary>
    public bool IsStarting { get; private set; }

    /// <summary>How often the board has started.</summary>
    public int Boots { get; private set; }

    internal void OnBoot()
    {
        IsStarting = false;
        Boots++;
    }

    internal void WakeByTimer(TimeSpan after) => wakeAfter = after;

    /// <summary>The chip has one EXT0: a second pin takes the place of the first.</summary>
    internal void WakeByPin(int pin, bool level) => wakeLevel = (pin, level);

    /// <summary>A reset: nothing is known of a sleep before it, nor of what was to end the next.</summary>
    internal void Reset()
    {
        IsAsleep = false;
        IsStarting = false;
        Cause = NanoWakeupCause.Undefined;
        WakePin = -1;
        ForgetWakeSources();
    }

    /// <summary>Does not return: the calling thread is over.</summary>
    internal void DeepSleep()
    {
        board.Post(() =>
        {
            board.Scheduler.ThrowIfPowerLost();
            board.Stop();
            IsAsleep = true;
            if (wakeAfter is { } after) board.Scheduler.AtWhilePowered(board.Scheduler.Now + after, () => Wake(NanoWakeupCause.Timer, -1));
            if (wakeLevel is { } wake) OnPinChanged(wake.Pin, board.Gpio.Read(wake.Pin));
        });
        board.Scheduler.ThrowIfPowerLost();
    }

    /// <summary>Does not return: the calling thread is over.</summary>
    internal void Reboot()
    {
        board.Post(() =>
        {
            board.Scheduler.ThrowIfPowerLost();
            board.Stop();
            Reset();
            StartSoon();
        });
        board.Scheduler.ThrowIfPowerLost();
    }

    internal void OnPinChanged(int pin, bool level)
    {
        if (wakeLevel == (pin, level)) Wake(NanoWakeupCause.Ext0, pin);
    }

    private void Wake(NanoWakeupCause cause, int pin)
    {
        if (!IsAsleep) return;
        IsAsleep = false;
        Cause = cause;
        WakePin = pin;
        ForgetWakeSources();
        StartSoon();
    }

    private void StartSoon()
    {
        IsStarting = true;
        board.Scheduler.AtWhilePowered(board.Scheduler.Now + BootTime, board.Start);
    }

    private void ForgetWakeSources()
    {
        wakeLevel = null;
        wakeAfter = null;
    }
}
