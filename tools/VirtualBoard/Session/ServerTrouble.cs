using System.Globalization;

namespace DeviceMailer.VirtualBoard.Session;

/// <summary>What is wrong with the mail server.</summary>
/// <param name="Kind">The kind of it.</param>
/// <param name="Stage">Where in the conversation; null: everywhere, or where that makes no sense.</param>
/// <param name="Code">The reply code of a refusal.</param>
/// <param name="Percent">How many of the cases, 1 to 100.</param>
/// <param name="Time">How late a reply is, or how long a recipient is put off.</param>
internal sealed record ServerTrouble(ServerTroubleKind Kind, string? Stage = null, int Code = 0, int Percent = 100, TimeSpan Time = default)
{
    /// <summary>The stages of a conversation, in their order.</summary>
    internal static readonly IReadOnlyList<string> Stages = ["greeting", "ehlo", "starttls", "auth", "mail", "rcpt", "data", "dot", "quit"];

    /// <summary>None at all.</summary>
    internal static ServerTrouble None { get; } = new(ServerTroubleKind.None);

    /// <summary>What it is called.</summary>
    internal string Words => Kind switch
    {
        ServerTroubleKind.None => World.Good,
        ServerTroubleKind.Down => "down",
        ServerTroubleKind.Unreachable => "unreachable",
        ServerTroubleKind.Slow => $"slow {Durations.Text(Time)}",
        ServerTroubleKind.Silent => Stage == null ? "silent" : $"silent at {Stage}",
        ServerTroubleKind.Greylists => $"greylists {Durations.Text(Time)}",
        _ => string.Create(CultureInfo.InvariantCulture, $"refuses at {Stage} with {Code}") + (Percent == 100 ? "" : $" in {Percent} %"),
    };

    /// <summary>The stage of a command; null: of none that can be named.</summary>
    /// <param name="verb">As the sink has it: in upper case, empty for the greeting, a dot for the end of data.</param>
    internal static string? StageOf(string verb) => verb switch
    {
        "" => "greeting",
        "." => "dot",
        "HELO" or "LHLO" => "ehlo",
        "BDAT" => "data",
        _ => Stages.Contains(verb.ToLowerInvariant()) ? verb.ToLowerInvariant() : null,
    };
}
