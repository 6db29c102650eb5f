using System.Numerics;
using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>nanoFramework.Hardware.Esp32.Sleep: deep sleep, waking by timer and pin.</summary>
[NanoType("nanoFramework.Hardware.Esp32.Sleep")]
public class NanoSleep
{
    /// <summary>Why the device woke.</summary>
    public static NanoWakeupCause GetWakeupCause() => Board.Current.Power.Cause;

    /// <summary>Which of several pins woke it. None here: the chip tells it of EXT1 only (esp_sleep_get_ext1_wakeup_status), and this is EXT0.</summary>
    public static NanoWakeupGpioPin GetWakeupGpioPin() => NanoWakeupGpioPin.None;

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

    /// <summary>Sleeps; the device starts anew when it wakes. Does not return.</summary>
    public static void StartDeepSleep() => Board.Current.Power.DeepSleep();
}
