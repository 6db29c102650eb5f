using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>The members of DateTime that read the clock.</summary>
public static class NanoClock
{
    /// <summary>DateTime.UtcNow.</summary>
    [NanoMember("System.DateTime", "get_UtcNow")]
    public static DateTime UtcNow() => Board.Current.Rtc.UtcNow;

    /// <summary>DateTime.Today; a device knows no time zone.</summary>
    [NanoMember("System.DateTime", "get_Today")]
    public static DateTime Today() => Board.Current.Rtc.UtcNow.Date;
}
