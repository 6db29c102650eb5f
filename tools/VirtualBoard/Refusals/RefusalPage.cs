// The table as the page "What the log says, and what to do".

using System.Text;

namespace DeviceMailer.VirtualBoard.Refusals;

/// <summary>Writes the page.</summary>
internal static class RefusalPage
{
    /// <summary>The page in Markdown, LF between lines.</summary>
    internal static string Write()
    {
        var page = new StringBuilder(
            """
            # What the log says, and what to do

            Find the line of your device's log, or the server's reply in it. Rows are read from top to bottom: the first that fits is yours. `send` and the virtual board look it up for you.
            This page is printed by `dotnet run --project tools/VirtualBoard -- refusals`.

            """);
        Section(page, "The device could not talk to the server", RefusalTable.Rows.Where(row => !row.IsReply));
        Section(page, "The server refused", RefusalTable.Rows.Where(row => row.IsReply));
        return page.ToString().ReplaceLineEndings("\n");
    }

    private static void Section(StringBuilder page, string title, IEnumerable<Refusal> rows)
    {
        page.Append($"\n## {title}\n\n| where | line | why | what to do |\n| --- | --- | --- | --- |\n");
        foreach (Refusal row in rows) page.Append($"| {Where(row.Stage)} | `{row.Example.Replace("|", "\\|", StringComparison.Ordinal)}` | {row.Cause} | {row.Cure} |\n");
    }

    private static string Where(Stage stage) => stage switch
    {
        Stage.Any => "anywhere",
        Stage.Connect => "connecting",
        Stage.Tls => "TLS",
        Stage.Greeting => "greeting",
        Stage.Ehlo => "EHLO",
        Stage.StartTls => "STARTTLS",
        Stage.Token => "token",
        Stage.Auth => "login",
        Stage.Mail => "sender",
        Stage.Rcpt => "recipient",
        Stage.Data => "DATA",
        Stage.Message => "message",
        _ => "end",
    };
}
