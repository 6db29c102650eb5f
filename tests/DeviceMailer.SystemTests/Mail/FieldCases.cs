// Mailboxes, dates and the other fields of a header.
namespace DeviceMailer.SystemTests.Mail;

/// <summary>The cases.</summary>
internal static class FieldCases
{
    private static readonly string[] names =
    [
        "Cook", "The Cook", "Cook, The", "The \"Cook\"", "back\\slash", "\\\"\\\"", "dot. com.", "(not a comment)", "a@b", "<x>", "semi; colon:", "two  blanks",
        "=?utf-8?Q?no?=", "K\u00f6chin", "K\u00f6chin, \"Erna\" \\ Co. (K\u00fcche)", "\u6599\u7406\u4eba", "\U0001F9D1\u200D\U0001F373", "thirty letters and not one more",
        "thirty-one letters, so encoded.", new string('n', 128), new string('\u00fc', 64),
        string.Concat(Enumerable.Repeat("\U0001F9D1", 32)), string.Concat(Enumerable.Repeat("long, longer ", 9)).TrimEnd(),
    ];

    private static readonly Who cook = new("cook@example.com", "Cook");
    private static readonly DateTime date = new(2026, 11, 21, 9, 5, 7, DateTimeKind.Utc);

    private static readonly string longAddress = new string('l', 64) + "@" + string.Join('.', Enumerable.Repeat(new string('d', 60), 3)) + ".test";

    internal static IReadOnlyList<MailCase> All { get; } =
    [
        .. names.Select((name, i) => new MailCase($"display name {i}") { From = new("freezer@example.com", name), To = [new("cook@example.com", name), cook] }),
        .. Enumerable.Range(0, 64).Select(length => new MailCase($"emoji in a name behind {length} letters") { Sender = new("board@example.com", new string('a', length) + "\U0001F9D1 Koch") }),
        new("nobody is said") { To = [] },
        new("Sender, Reply-To and Cc") { Sender = new("board@example.com", "B\u00f6ard"), ReplyTo = [cook, new("chef@example.com")], Cc = [new("chef@example.com", "Chef, de"), cook] },
        new("32 in To and 20 in Cc") { To = Many("to", 32), Cc = Many("cc", 20) },
        new("long addresses") { From = new(longAddress, "N\u00e4me"), ReplyTo = [new(longAddress, "Name"), new(longAddress)], To = [new(longAddress, new string('n', 100))] },
        new("address with odd characters") { To = [new("a!#$%&'*+/=?^_`{|}~-.b@example.com", "odd")] },
        new("UTF-8 in To") { To = [new("t\u00fcr@example.com", "T\u00fcr"), new("t\u00fcr2@example.com"), cook], UsesUtf8 = true },
        new("UTF-8 in Reply-To and Cc") { ReplyTo = [new("t\u00fcr@example.com")], Cc = [new("t\u00fcr@k\u00fcche.example", "K\u00fcche, kalt")], UsesUtf8 = true },
        new("UTF-8 in From") { From = new("k\u00fchler@example.com", "K\u00fchler"), UsesUtf8 = true, NeedsUtf8 = true },
        new("UTF-8 in Sender") { Sender = new("k\u00fchler@example.com"), UsesUtf8 = true, NeedsUtf8 = true },
        new("date in UTC") { Utc = date },
        new("date ahead of UTC") { Utc = date, OffsetMinutes = 60 },
        new("date far ahead of UTC") { Utc = date, OffsetMinutes = 840 },
        new("date behind UTC, by half an hour as well") { Utc = date, OffsetMinutes = -210 },
        new("date far behind UTC") { Utc = new(2027, 1, 1, 0, 0, 0, DateTimeKind.Utc), OffsetMinutes = -720 },
        new("leap day") { Utc = new(2028, 2, 29, 23, 59, 59, DateTimeKind.Utc), OffsetMinutes = 1 },
        new("high priority") { Priority = "high" },
        new("low priority, not automatic") { Priority = "low", IsAutomatic = false },
    ];

    private static Who[] Many(string name, int count) => [.. Enumerable.Range(0, count).Select(i => new Who($"{name}{i}@example.com", i % 2 == 0 ? null : $"N\u00e4me, {i}"))];
}
