// Units in which people read what a sensor measures in another: from one to the other by a factor and what is added. Asked at the start only.

namespace DeviceMailer.Sensing;

/// <summary>Converts units.</summary>
internal static class DisplayUnit
{
    /// <summary>Millionths in one.</summary>
    internal const int One = 1000000;

    private const string To = " to ";
    private const int Thousandfold = 1000 * One;

    /// <summary>
    /// How one is converted to another, by the definitions in NIST SP 811, B.8: °F is 9/5, inHg 3,386.389 Pa, mmHg 133.3224 Pa. False: nobody knows, or they are
    /// the same.
    /// </summary>
    /// <param name="from">What a sensor measures in.</param>
    /// <param name="to">What is to be shown.</param>
    /// <param name="scale">Millionths of the new one for each of the old.</param>
    /// <param name="offsetMilli">What is added, in thousandths of the new one.</param>
    internal static bool TryFind(string from, string to, out int scale, out int offsetMilli)
    {
        offsetMilli = 0;
        switch (from + To + to)
        {
            case "°C to °F":
                offsetMilli = 32000;
                scale = 1800000;
                return true;
            case "°C to K":
                offsetMilli = 273150;
                scale = One;
                return true;
            case "hPa to mbar":
                scale = One;
                return true;
            case "hPa to kPa":
                scale = 100000;
                return true;
            case "hPa to inHg":
                scale = 29530;
                return true;
            case "hPa to mmHg":
                scale = 750062;
                return true;
            case "V to mV":
            case "A to mA":
                scale = Thousandfold;
                return true;
            default:
                scale = One;
                return false;
        }
    }

    /// <summary>What values in a unit can be shown in, for messages; empty: in nothing else.</summary>
    internal static string ListOf(string from)
    {
        switch (from)
        {
            case "°C": return "°F, K";
            case "hPa": return "mbar, kPa, inHg, mmHg";
            case "V": return "mV";
            case "A": return "mA";
            default: return "";
        }
    }

    /// <summary>A step of rounding in another unit: the largest power of ten that is no coarser.</summary>
    internal static int StepOf(int stepMilli, int scale)
    {
        long exact = (long)stepMilli * scale / One;
        int step = 1;
        while (step * 10L <= exact) step *= 10;
        return step;
    }
}
