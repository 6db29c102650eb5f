namespace DeviceMailer.SystemTests.Mail;

/// <summary>All messages that must come back, numbered where they have no number yet.</summary>
internal static class MailCases
{
    internal static IReadOnlyList<MailCase> All { get; } =
        [.. SubjectCases.All.Concat(FieldCases.All).Concat(TextCases.All).Concat(FileCases.All).Select((mail, i) => mail.Sequence > 0 ? mail : mail with { Sequence = i + 1 })];
}
