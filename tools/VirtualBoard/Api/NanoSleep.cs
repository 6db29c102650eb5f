using System.Numerics;
using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>nanoFramework.Hardware.Esp32.Sleep: deep sleep, waking by timer and pin.</summary>
[NanoType("nanoFramework.Hardware.Esp32.Sleep")]
public class NanoSleep
{
    /// <summary>Why the device woke.</summary>
    public static NanoWakeupCause GetWakeupCause() => Board.Current.Power.Cause;

    /// <summary>Which pin woke it.</summary>
    public static NanoWakeupGpioPin GetWakeupGpioPin() => Board.Current.Power.WakePin < 0 ? NanoWakeupGpioPin.None : (NanoWakeupGpioPin)(1UL << Board.Current.Power.WakePin);

    /// <summary>Wakes after a time.</summary>
    public static NanoEspNativeError EnableWakeupByTimer(TimeSpan time)
    {
        Board.Current.Scheduler.ThrowIfPowerLost();
        Board.Current.Power.WakeByTimer(time);
        return NanoEspNativeError.OK;
    }

    /// <summary>Wakes when a pin has a level.</summary>
    public static NanoEspNativeError EnableWakeupByPin(NanoWakeupGpioPin pin, int level)
    {
        Board.Current.Scheduler.ThrowIfPowerLost();
        if (BitOperations.PopCount((ulong)pin) != 1) return NanoEspNativeError.INVALID_ARG;
        int number = BitOperations.TrailingZeroCount((ulong)pin);
        if (!Board.Current.File.Has(number, "rtc")) return NanoEspNativeError.INVALID_ARG;
        Board.Current.Power.WakeByPin(number, level != 0);
        return NanoEspNativeError.OK;
    }

    /// <summary>Sleeps; the device starts anew when it wakes. Does not return.</summary>
    public static void StartDeepSleep()
    {
        Board.Current.Scheduler.ThrowIfPowerLost();
        Board.Current.Power.DeepSleep();
    }
}
