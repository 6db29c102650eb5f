// What a mail says of how many events it stands for, and how many were lost: what tests add up and hold against the presses.

using System.Globalization;
using System.Text.RegularExpressions;
using DeviceMailer.VirtualBoard.Sink;

namespace DeviceMailer.SystemTests.Firmware;

/// <summary>Reads alerts.</summary>
internal static partial class AlertCount
{
    /// <summary>The line of a trigger's text that is read here.</summary>
    internal const string Setting = "text = {count} times";

    internal static int EventsIn(ReceivedMail mail) => NumberIn(Events().Match(mail.Text));

    internal static int LostIn(ReceivedMail mail) => NumberIn(Lost().Match(mail.Text));

    /// <summary>How many alerts it says were dropped.</summary>
    internal static int DroppedIn(ReceivedMail mail) => NumberIn(Dropped().Match(mail.Text));

    /// <summary>The boot and the number in its Message-ID.</summary>
    internal static string NumberIn(ReceivedMail mail) => MessageId().Match(FirmwareBench.Text(mail.Content)).Value;

    private static int NumberIn(Match match) => match.Success ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex("([0-9]+) times")]
    private static partial Regex Events();

    [GeneratedRegex("([0-9]+) events too fast to be recorded")]
    private static partial Regex Lost();

    [GeneratedRegex("([0-9]+) alerts dropped")]
    private static partial Regex Dropped();

    [GeneratedRegex(@"\.[0-9]+\.[0-9]+@")]
    private static partial Regex MessageId();
}
