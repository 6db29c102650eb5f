using System.Globalization;
using DeviceMailer.VirtualBoard.Session;

namespace DeviceMailer.VirtualBoard.Commands;

/// <summary>A command of the command line that is given after a time.</summary>
/// <param name="Option">The option that it comes from, for messages.</param>
/// <param name="Text">The command.</param>
/// <param name="After">When, since the device started watching.</param>
internal sealed record TimedCommand(string Option, string Text, TimeSpan After)
{
    /// <summary>The default.</summary>
    internal static readonly TimeSpan DefaultAfter = TimeSpan.FromSeconds(1);

    /// <summary>Parses VALUE[@TIME], the time in milliseconds or with its unit; null: the time is none.</summary>
    /// <param name="option">The option.</param>
    /// <param name="given">What was given.</param>
    /// <param name="command">Makes the command of the value.</param>
    internal static TimedCommand? Parse(string option, string given, Func<string, string> command)
    {
        int at = given.LastIndexOf('@');
        if (at < 0) return new TimedCommand(option, command(given), DefaultAfter);
        string time = given[(at + 1)..];
        TimeSpan? after = int.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out int milliseconds)
            ? TimeSpan.FromMilliseconds(milliseconds)
            : Durations.Parse(time);
        return after == null ? null : new TimedCommand(option, command(given[..at]), after.Value);
    }
}
