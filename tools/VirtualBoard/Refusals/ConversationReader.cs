// Follows the firmware's console and tells what was refused: which reply answers which command, though groups of them go out at once, and
// what the device's own log says where the server said nothing.

using System.Text.RegularExpressions;

namespace DeviceMailer.VirtualBoard.Refusals;

/// <summary>Explains failures of delivery as they appear on the console.</summary>
internal sealed partial class ConversationReader
{
    private const string MailPart = "mail: ";
    private const string TokenPart = "token: ";
    private const string Hidden = "***"; // a secret, as the firmware writes it
    private const string Cancelled = "*"; // an AUTH that the device breaks off (RFC 4954 4)

    private readonly Queue<Stage> asked = new();
    private Stage lastAsked;
    private (Stage Stage, string Code, string Enhanced, string Text)? refusal;

    /// <summary>A failure and what to do about it.</summary>
    internal event Action<Refusal>? Refused;

    /// <summary>True once the server has said something on this connection.</summary>
    internal bool WasGreeted { get; private set; }

    /// <summary>True when the last line ended an attempt that failed.</summary>
    internal bool HasFailed { get; private set; }

    /// <summary>Takes a line of the console.</summary>
    internal void OnLine(string line)
    {
        if (line.StartsWith("C: ", StringComparison.Ordinal)) OnCommand(line[3..]);
        else if (line.StartsWith("S: ", StringComparison.Ordinal)) OnReplyLine(line[3..]);
        else if (line.StartsWith(MailPart, StringComparison.Ordinal)) OnMailLine(line);
        else if (line.StartsWith(TokenPart, StringComparison.Ordinal) && !line.StartsWith(TokenPart + "renewed", StringComparison.Ordinal)) Explain(FindByLog(line));
    }

    /// <summary>The server was silent for as long as somebody wanted to wait.</summary>
    internal void OnNoGreeting() => Explain(RefusalTable.Find(Stage.Connect, "", "", "(no greeting from the server)"));

    private void OnCommand(string command)
    {
        if (command == Hidden)
        {
            if (asked.Count == 0) asked.Enqueue(Stage.Auth); // else it is the initial response on the line of AUTH
            return;
        }

        lastAsked = command.Split(' ')[0].ToUpperInvariant() switch
        {
            "EHLO" or "HELO" or "LHLO" => Stage.Ehlo,
            "STARTTLS" => Stage.StartTls,
            "AUTH" => Stage.Auth,
            "MAIL" => Stage.Mail,
            "RCPT" => Stage.Rcpt,
            "DATA" => Stage.Data,
            "BDAT" => Stage.Message,
            "QUIT" or Cancelled => Stage.Quit, // what is said to either changes nothing
            _ => Stage.Any,
        };
        if (lastAsked == Stage.Quit && awaitsMessage)
        {
            asked.Enqueue(Stage.Message); // the message itself is no line of the console
            awaitsMessage = false;
        }

        asked.Enqueue(lastAsked);
    }

    private bool awaitsMessage;

    private void OnReplyLine(string line)
    {
        if (Reply().Match(line) is not { Success: true } reply || reply.Groups["more"].Value == "-") return;
        Stage stage = TakeStage();
        string code = reply.Groups["code"].Value;
        if (stage == Stage.Data && code == "354") awaitsMessage = true;
        if (code[0] is '4' or '5' && stage != Stage.Quit) refusal ??= (stage, code, reply.Groups["enhanced"].Value, line);
    }

    // The greeting answers nothing; a server that hangs up may say 421 at any time.
    private Stage TakeStage()
    {
        if (!WasGreeted)
        {
            WasGreeted = true;
            asked.Clear();
            return Stage.Greeting;
        }

        if (asked.TryDequeue(out Stage stage)) return stage;
        if (!awaitsMessage) return Stage.Any;
        awaitsMessage = false;
        return Stage.Message;
    }

    private void OnMailLine(string line)
    {
        if (line.StartsWith(MailPart + "next attempt", StringComparison.Ordinal)) return;
        bool isDelivered = line.StartsWith(MailPart + "delivered", StringComparison.Ordinal);
        bool isPart = line.Contains("but not to all", StringComparison.Ordinal);
        HasFailed = !isDelivered || isPart;
        if (HasFailed) Explain(refusal is { } said ? RefusalTable.Find(said.Stage, said.Code, said.Enhanced, said.Text) : FindByLog(line));
        refusal = null;
        WasGreeted = false;
        awaitsMessage = false;
        asked.Clear();
    }

    // The rows of the log have each a stage of their own, which the log line does not name.
    internal static Refusal? FindByLog(string line) => RefusalTable.Rows.FirstOrDefault(row => !row.IsReply && row.Fits(row.Stage, "", "", line));

    private void Explain(Refusal? row)
    {
        if (row != null) Refused?.Invoke(row);
    }

    [GeneratedRegex(@"^(?<code>\d{3})(?<more>[ -]|$)(?<enhanced>[245]\.\d{1,3}\.\d{1,3})?")]
    private static partial Regex Reply();
}
