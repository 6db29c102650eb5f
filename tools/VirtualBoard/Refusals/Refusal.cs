using System.Text.RegularExpressions;

namespace DeviceMailer.VirtualBoard.Refusals;

/// <summary>A row of the table: what a failure looks like, why it happens, and what to do.</summary>
/// <param name="Stage">Where it happens.</param>
/// <param name="Code">The reply's code, such as <c>535</c>, or its beginning; empty: any, or none.</param>
/// <param name="Enhanced">Its enhanced status (RFC 3463), or its beginning; empty: any, or none.</param>
/// <param name="Words">A regular expression on the reply's text or, where the server said nothing, on the device's log line; empty: any.</param>
/// <param name="Example">The reply, or the log line, as one meets it.</param>
/// <param name="Cause">Why it happens.</param>
/// <param name="Cure">What to do.</param>
internal sealed record Refusal(Stage Stage, string Code, string Enhanced, string Words, string Example, string Cause, string Cure)
{
    /// <summary>True for a reply of the server's; false for a line of the device's log.</summary>
    internal bool IsReply => Code.Length > 0;

    /// <summary>True when a failure looks like this one.</summary>
    internal bool Fits(Stage stage, string code, string enhanced, string text) =>
        (Stage == Stage.Any || Stage == stage)
        && IsReply == code.Length > 0
        && code.StartsWith(Code, StringComparison.Ordinal)
        && (Enhanced.Length == 0 || enhanced == Enhanced || (Enhanced.EndsWith('.') && enhanced.StartsWith(Enhanced, StringComparison.Ordinal)))
        && (Words.Length == 0 || Regex.IsMatch(text, Words, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant));
}
