using System.Globalization;

namespace DeviceMailer.VirtualBoard.Commands;

/// <summary>Something that happens at a pin or channel after so many milliseconds: <c>4@500</c>, <c>6=1200@500</c>.</summary>
/// <param name="Number">The pin or channel.</param>
/// <param name="Value">The value, where there is one.</param>
/// <param name="AfterMs">When, in milliseconds after the firmware has opened its first input.</param>
internal sealed record TimedValue(int Number, int Value, int AfterMs)
{
    /// <summary>When nothing else is said.</summary>
    internal const int DefaultAfterMs = 1000;

    /// <summary>Parses <c>NUMBER[@MS]</c>, or <c>NUMBER=VALUE[@MS]</c> where a value belongs to it; null when it is neither.</summary>
    internal static TimedValue? Parse(string text, bool hasValue)
    {
        string[] parts = text.Split('@');
        string[] ends = parts[0].Split('=');
        if (parts.Length > 2 || ends.Length != (hasValue ? 2 : 1)) return null;
        int after = DefaultAfterMs;
        int value = 0;
        if (!TryNumber(ends[0], out int number)) return null;
        if (hasValue && !TryNumber(ends[1], out value)) return null;
        if (parts.Length == 2 && !TryNumber(parts[1], out after)) return null;
        return new TimedValue(number, value, after);
    }

    private static bool TryNumber(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
