// The newest conversation that brought a mail, in the form of tests/Transcripts: both sides, the message, and what must have come of it.

using System.Globalization;
using System.Text;
using DeviceMailer.VirtualBoard.Session;

namespace DeviceMailer.Workbench.Server;

/// <summary>Writes transcripts that the tests replay.</summary>
internal static class TranscriptText
{
    private static readonly string[] addedBySink = ["Return-Path:", "Received:"];

    /// <summary>The transcript, of a conversation that brought one mail where there is one: a transcript has one message. Empty when nothing was said yet.</summary>
    /// <param name="lines">All lines of conversations, in order.</param>
    /// <param name="mails">The mails that arrived, in order.</param>
    internal static string OfNewest(IReadOnlyList<SessionEvent> lines, IReadOnlyList<ArrivedMail> mails)
    {
        if (lines.Count == 0) return "";
        SessionEvent[][] talks = [.. lines.GroupBy(line => line.Line!.Connection).Select(talk => talk.ToArray())];
        SessionEvent[] last = talks.LastOrDefault(talk => MailsOf(talk, mails).Length == 1) ?? talks[^1];
        ArrivedMail? mail = MailsOf(last, mails).LastOrDefault();
        string[] message = mail == null ? [] : MessageOf(mail.File);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# Saved by the workbench: connection {last[0].Line!.Connection}, {last[0].Time:yyyy-MM-dd HH:mm:ss}.\n");
        WriteHead(text, last, mail, message);
        foreach (SessionEvent one in last) WriteLine(text, one.Line!, message);
        text.Append("connect Ok\n");
        text.Append(mail == null ? "quit\n" : "quitqueue 1 Ok\nsent Ok\n"); // the firmware says QUIT together with its last mail
        return text.Append("closed\n").ToString();
    }

    private static ArrivedMail[] MailsOf(SessionEvent[] talk, IReadOnlyList<ArrivedMail> mails) =>
        [.. mails.Where(mail => mail.At >= talk[0].At && mail.At <= talk[^1].At && File.Exists(mail.File))];

    private static void WriteHead(StringBuilder text, SessionEvent[] talk, ArrivedMail? mail, string[] message)
    {
        if (mail != null)
        {
            text.Append(CultureInfo.InvariantCulture, $"from {mail.Sender}\n");
            foreach (string recipient in mail.Recipients) text.Append(CultureInfo.InvariantCulture, $"to {recipient}\n");
            foreach (string line in message) text.Append(CultureInfo.InvariantCulture, $"| {line}\n");
        }

        bool hasTls = talk[0].Line!.IsSecured;
        if (hasTls) text.Append("security tls\n");
        else if (talk.Any(one => one.Line!.IsSecured)) text.Append("security starttls\n");
        if (talk.Any(one => one.Line!.FromDevice && one.Line.Text.Contains(" SIZE=", StringComparison.Ordinal))) text.Append("sized\n");
        if (talk.Any(one => one.Line!.FromDevice && one.Line.Text.Contains(" BODY=8BITMIME", StringComparison.Ordinal))) text.Append("eightbit\n");
    }

    // The device logs no mail's text: it is put where it was said.
    private static void WriteLine(StringBuilder text, ConversationLine line, string[] message)
    {
        text.Append(CultureInfo.InvariantCulture, $"{(line.FromDevice ? 'C' : 'S')}: {line.Text}\n");
        if (line.FromDevice || !line.Text.StartsWith("354", StringComparison.Ordinal)) return;
        foreach (string one in message) text.Append(CultureInfo.InvariantCulture, $"C: {(one.StartsWith('.') ? "." : "")}{one}\n");
        text.Append("C: .\n");
    }

    // Without the fields that the sink put first, which may be folded.
    private static string[] MessageOf(string file)
    {
        string[] lines = Encoding.Latin1.GetString(File.ReadAllBytes(file)).TrimEnd('\n', '\r').Split("\r\n");
        int start = 0;
        while (start < lines.Length && (addedBySink.Any(field => lines[start].StartsWith(field, StringComparison.OrdinalIgnoreCase)) || (start > 0 && lines[start].StartsWith('\t')))) start++;
        return lines[start..];
    }
}
