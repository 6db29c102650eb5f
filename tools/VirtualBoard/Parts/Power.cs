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
    private (int[] Pins, NanoWakeupMode Mode)? wakeLevels;
    private TimeSpan? wakeAfter;

    internal Power(Board board) => this.board = board;

    /// <summary>The board fell asleep, woke or restarted itself: in words.</summary>
    public event Action<string>? Changed;

    /// <summary>Why the board started last.</summary>
    internal NanoWakeupCause Cause { get; private set; }

    /// <summary>The pin that woke it, or -1.</summary>
    internal int WakePin { get; private set; } = -1;

    /// <summary>The pins that EXT1 woke it by, as bits.</summary>
    internal ulong Ext1Status { get; private set; }

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

    /// <summary>EXT1: several pins, beside the one of EXT0.</summary>
    internal void WakeByPins(int[] pins, NanoWakeupMode mode) => wakeLevels = (pins, mode);

    /// <summary>A reset: nothing is known of a sleep before it, nor of what was to end the next.</summary>
    internal void Reset()
    {
        IsAsleep = false;
        IsStarting = false;
        Cause = NanoWakeupCause.Undefined;
        WakePin = -1;
        Ext1Status = 0;
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
            Changed?.Invoke("deep sleep");
            WakeByLevels(-1);
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
            Changed?.Invoke("the device restarts itself");
            StartSoon();
        });
        board.Scheduler.ThrowIfPowerLost();
    }

    internal void OnPinChanged(int pin, bool level)
    {
        if (wakeLevel == (pin, level)) Wake(NanoWakeupCause.Ext0, pin);
        else WakeByLevels(pin);
    }

    private void WakeByLevels(int changed)
    {
        if (!IsAsleep || wakeLevels is not { } wake) return;
        int[] high = [.. wake.Pins.Where(board.Gpio.Read)];
        bool anyHigh = wake.Mode == NanoWakeupMode.AnyHigh;
        if (anyHigh ? high.Length == 0 : high.Length > 0) return;
        int[] pins = anyHigh ? high : wake.Pins;
        Wake(NanoWakeupCause.Ext1, pins.Contains(changed) ? changed : pins[0]);
        Ext1Status = pins.Aggregate(0UL, (bits, pin) => bits | (1UL << pin));
    }

    private void Wake(NanoWakeupCause cause, int pin)
    {
        if (!IsAsleep) return;
        IsAsleep = false;
        Cause = cause;
        WakePin = pin;
        Ext1Status = 0;
        ForgetWakeSources();
        Changed?.Invoke(pin < 0 ? "woken by its timer" : $"woken by pin {pin}");
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
        wakeLevels = null;
        wakeAfter = null;
    }
}
