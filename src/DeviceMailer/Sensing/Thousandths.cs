using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Sensing;

/// <summary>Numbers in thousandths, as people write them.</summary>
internal static class Thousandths
{
    private const int One = 1000;
    private const int Decimals = 3;
    private const byte Dot = (byte)'.';
    private const byte Minus = (byte)'-';

    /// <summary>Writes -18.25 for -18,250: no more decimals than there are.</summary>
    internal static void Write(OutputBuffer output, int milli)
    {
        if (milli < 0) output.WriteByte(Minus);
        int size = milli < 0 ? -milli : milli;
        output.WriteDecimal(size / One);
        int rest = size % One;
        if (rest == 0) return;
        output.WriteByte(Dot);
        int digits = Decimals;
        for (; rest % 10 == 0; digits--) rest /= 10;
        output.WriteDecimal(rest, digits);
    }

    /// <summary>Rounds to so many thousandths, away from 0 in the middle.</summary>
    internal static int Round(int milli, int step) => (milli + (milli < 0 ? -step / 2 : step / 2)) / step * step;
}
