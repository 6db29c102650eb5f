// Messages that the device has composed and a real server has stored come back from two parsers as they were meant, part by part and byte by byte.
using System.Text;
using DeviceMailer.SystemTests.Servers;

namespace DeviceMailer.SystemTests.Mail;

public class MessageParseTests
{
    private const int MaxLineBytes = 998; // RFC 5322 2.1.1
    private const int MaxFoldedLineBytes = 78;

    public static TheoryData<string> Cases => [.. MailCases.All.Select(mail => mail.Name)];

    public static TheoryData<string> CasesWithoutUtf8 => [.. MailCases.All.Where(mail => !mail.NeedsUtf8).Select(mail => mail.Name)];

    [ServerTheory<MailParsers>]
    [MemberData(nameof(Cases))]
    public Task Message_comes_back_from_a_server_with_8BITMIME_and_SMTPUTF8(string name) => ComesBackAsync(name, isEightBit: true);

    [ServerTheory<MailParsers>]
    [MemberData(nameof(CasesWithoutUtf8))]
    public Task Message_comes_back_from_a_server_with_neither(string name) => ComesBackAsync(name, isEightBit: false);

    private static async Task ComesBackAsync(string name, bool isEightBit)
    {
        MailCase mail = MailCases.All.Single(mail => mail.Name == name);
        DeliveredMail delivered = await Delivery.OfAsync(name, isEightBit);

        Assert.StartsWith("Ok 250", delivered.Result, StringComparison.Ordinal);
        IsGoodOnTheWire(mail, delivered, isEightBit);
        var meant = new MeantMail(mail, isEightBit);
        AreSame(meant.ForPython(), delivered.Python, delivered);
        if (!mail.Uuencode) AreSame(meant.ForMailparser(), delivered.Mailparser, delivered);
    }

    private static void AreSame(string meant, string found, DeliveredMail delivered)
    {
        string stored = Encoding.Latin1.GetString(delivered.Stored, 0, Math.Min(delivered.Stored.Length, 4000));
        Assert.True(meant == found, $"meant:\n{meant}\nfound:\n{found}\nstored:\n{stored}");
    }

    private static void IsGoodOnTheWire(MailCase mail, DeliveredMail delivered, bool isEightBit)
    {
        string stored = Encoding.Latin1.GetString(delivered.Stored);
        string[] lines = stored.Split("\r\n");
        Assert.Equal("", lines[^1]);
        Assert.All(lines, line => Assert.InRange(line.Length, 0, MaxLineBytes));
        Assert.All(lines, line => Assert.DoesNotContain(line, c => c is '\r' or '\n'));
        EncodedWords.AreWhole(string.Join('\n', lines.TakeWhile(line => line.Length > 0)));
        Assert.All(lines.TakeWhile(line => line.Length > 0).Concat(lines.Where(IsOfParameter)), IsFolded);

        string[] parameters = delivered.Command.Split(' ');
        bool hasHighBytes = delivered.Stored.Any(octet => octet > 127);
        Assert.True(isEightBit || !hasHighBytes);
        Assert.Equal(hasHighBytes, parameters.Contains("BODY=8BITMIME"));
        Assert.Equal(mail.UsesUtf8 && isEightBit, parameters.Contains("SMTPUTF8"));
        bool knowsSize = mail.Files.All(file => file.Kind != ContentKind.Callback);
        Assert.Equal(knowsSize ? $"SIZE={delivered.Stored.Length}" : null, parameters.SingleOrDefault(parameter => parameter.StartsWith("SIZE=", StringComparison.Ordinal)));
    }

    private static bool IsOfParameter(string line) => line.StartsWith(" filename", StringComparison.Ordinal);

    // A line is as short as it should be, or has nowhere to be folded (RFC 5322 2.1.1, 2.2.3).
    private static void IsFolded(string line)
    {
        int value = line.IndexOf(": ", StringComparison.Ordinal) is var colon && colon > 0 ? colon + 2 : 1;
        Assert.True(line.Length <= MaxFoldedLineBytes || !line[value..].Contains(' ', StringComparison.Ordinal), line);
    }
}
