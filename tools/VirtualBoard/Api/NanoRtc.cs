using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>nanoFramework.Runtime.Native.Rtc.</summary>
[NanoType("nanoFramework.Runtime.Native.Rtc")]
public static class NanoRtc
{
    /// <summary>Sets the clock.</summary>
    public static bool SetSystemTime(DateTime time)
    {
        Board.Current.Rtc.Set(time);
        return true;
    }
}
