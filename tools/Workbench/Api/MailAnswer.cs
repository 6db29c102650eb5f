using DeviceMailer.VirtualBoard.Mailbox;

namespace DeviceMailer.Workbench.Api;

/// <summary>A mail.</summary>
/// <param name="Summary">Its line in the list.</param>
/// <param name="Sender">The envelope's sender.</param>
/// <param name="Recipients">The envelope's recipients.</param>
/// <param name="Text">What a person reads.</param>
/// <param name="Headers">The header fields.</param>
/// <param name="Parts">The parts, without their bytes.</param>
internal sealed record MailAnswer(MailSummary Summary, string Sender, IReadOnlyList<string> Recipients, string Text, IReadOnlyList<HeaderAnswer> Headers, IReadOnlyList<PartAnswer> Parts)
{
    internal static MailAnswer Of(StoredMail mail) => new(
        mail.Summary,
        mail.Sender,
        mail.Recipients,
        mail.Text,
        [.. mail.Headers.Select(header => new HeaderAnswer(header.Name, header.Value))],
        [.. mail.Parts.Select(part => new PartAnswer(part.Number, part.MediaType, part.FileName, part.Bytes.Length))]);
}
