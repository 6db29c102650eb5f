// How a light shows a status: so many flashes in each period. Pure functions of a status and a time. The table: README.md in this folder.

using DeviceMailer.Delivery;

namespace DeviceMailer.Health;

/// <summary>Blink patterns.</summary>
public static class Blink
{
    /// <summary>How long a flash lasts, and the dark behind it, in milliseconds: to be counted by eye.</summary>
    public const int UnitMs = 200;

    private const int SetUpMs = 1000;       // on as long as off: no number of flashes
    private const int ForgettingMs = 50;    // it flickers, ten times a second: four times as fast as anything else

    private const int PeriodUnits = 30; // a long dark: each change of the light is a turn of the main loop
    private const int PeriodMs = PeriodUnits * UnitMs;
    private const int UnitsPerFlash = 2;

    /// <summary>True while it is lit.</summary>
    /// <param name="status">What is shown.</param>
    /// <param name="sinceMs">For how long it has been.</param>
    public static bool IsLit(Status status, long sinceMs)
    {
        if (status == Status.Sending) return true;
        int evenMs = EvenMsOf(status);
        if (evenMs > 0) return sinceMs / evenMs % 2 == 0;
        int unit = (int)(sinceMs / UnitMs % PeriodUnits);
        return unit % UnitsPerFlash == 0 && unit / UnitsPerFlash < FlashesOf(status);
    }

    /// <summary>How long it stays as it is at least, in milliseconds, at most <paramref name="mostMs"/>.</summary>
    /// <param name="status">What is shown.</param>
    /// <param name="sinceMs">For how long it has been.</param>
    /// <param name="mostMs">At most so long.</param>
    public static int UntilChangeMs(Status status, long sinceMs, int mostMs)
    {
        int evenMs = EvenMsOf(status);
        int flashes = FlashesOf(status);
        if (flashes == 0 && evenMs == 0) return mostMs;
        int at = (int)(sinceMs % PeriodMs);
        int darkMs = (flashes * UnitsPerFlash - 1) * UnitMs; // it is dark from here to the end of the period
        int left = evenMs > 0 ? evenMs - at % evenMs : at < darkMs ? UnitMs - at % UnitMs : PeriodMs - at;
        return left < mostMs ? left : mostMs;
    }

    // How long it is on, and then off; 0: it flashes.
    private static int EvenMsOf(Status status) => status == Status.SetUp ? SetUpMs : status == Status.Forgetting ? ForgettingMs : 0;

    private static int FlashesOf(Status status)
    {
        switch (status)
        {
            case Status.MailWaits: return 1;
            case Status.NoNetwork: return 2;
            case Status.NoServer: return 3;
            case Status.NoFlash: return 4;
            case Status.LoginNeeded: return 5;
            case Status.Alarm: return 6;
            case Status.BadSettings: return PeriodUnits / UnitsPerFlash;
            default: return 0;
        }
    }
}
