using System.Numerics;
using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>nanoFramework.Hardware.Esp32.Sleep: deep sleep, waking by timer and pin.</summary>
[NanoType("nanoFramework.Hardware.Esp32.Sleep")]
public class NanoSleep
{
    /// <summary>Why the device woke.</summary>
    public static NanoWakeupCause GetWakeupCause() => Board.Current.Power.Cause;

    /// <summary>Which of several pins woke it. None after EnableWakeupByPin: the chip tells it of EXT1 only (esp_sleep_get_ext1_wakeup_status), and that is EXT0.</summary>
    public static NanoWakeupGpioPin GetWakeupGpioPin() => (NanoWakeupGpioPin)Board.Current.Power.Ext1Status;

    /// <summary>Wakes after a time.</summary>
    public static NanoEspNativeError EnableWakeupByTimer(TimeSpan time)
    {
        Board.Current.Power.WakeByTimer(time);
        return NanoEspNativeError.OK;
    }

    /// <summary>Wakes when a pin has a level.</summary>
    public static NanoEspNativeError EnableWakeupByPin(NanoWakeupGpioPin pin, int level)
    {
        if (BitOperations.PopCount((ulong)pin) != 1) return NanoEspNativeError.INVALID_ARG;
        int number = BitOperations.TrailingZeroCount((ulong)pin);
        if (!Board.Current.File.Has(number, "rtc")) return NanoEspNativeError.INVALID_ARG;
        Board.Current.Power.WakeByPin(number, level != 0);
        return NanoEspNativeError.OK;
    }

    /// <summary>Wakes when several pins have levels: EXT1.</summary>
    public static NanoEspNativeError EnableWakeupByMultiPins(NanoWakeupGpioPin pins, NanoWakeupMode mode)
    {
        int[] numbers = [.. Enumerable.Range(0, 64).Where(number => ((ulong)pins & (1UL << number)) != 0)];
        if (numbers.Length == 0 || numbers.Any(number => !Board.Current.File.Has(number, "rtc"))) return NanoEspNativeError.INVALID_ARG;
        Board.Current.Power.WakeByPins(numbers, mode);
        return NanoEspNativeError.OK;
    }

    /// <summary>Sleeps; the device starts over when it wakes. Does not return.</summary>
    public static void StartDeepSleep() => Board.Current.Power.DeepSleep();
}
