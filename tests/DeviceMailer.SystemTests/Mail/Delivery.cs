// All cases on one connection of one device to one server, and what the parsers find in what the server has stored.
using System.Text;
using System.Text.RegularExpressions;
using DeviceMailer.SystemTests.Client;
using DeviceMailer.SystemTests.Servers;

namespace DeviceMailer.SystemTests.Mail;

/// <summary>Delivers the cases, once for all tests.</summary>
internal static partial class Delivery
{
    private static readonly ScriptedOptions options = new() { MaxMessageBytes = 10_000_000 };

    private static readonly Lazy<Task<IReadOnlyDictionary<string, DeliveredMail>>> eightBit = new(
        async () => await DeliverAsync(await AiosmtpdServer.StartAsync(options), MailCases.All));

    private static readonly Lazy<Task<IReadOnlyDictionary<string, DeliveredMail>>> sevenBit = new(
        async () => await DeliverAsync(
            await NodemailerServer.StartAsync(options with { SmtpUtf8 = false, EightBit = false }),
            [.. MailCases.All.Where(mail => !mail.NeedsUtf8)]));

    /// <summary>A case that has come through a server with 8BITMIME and SMTPUTF8, or with neither.</summary>
    internal static async Task<DeliveredMail> OfAsync(string name, bool isEightBit) => (await (isEightBit ? eightBit : sevenBit).Value)[name];

    private static async Task<IReadOnlyDictionary<string, DeliveredMail>> DeliverAsync(MailServer server, IReadOnlyList<MailCase> cases)
    {
        await using MailServer running = server;
        ClientRun run = ClientBench.Run(server, new ClientJob { Composed = cases });
        Assert.Equal("Ok", run.Sent);
        Dictionary<int, string> files = server.Messages(TestMail.Alarm).ToDictionary(SequenceOf);
        string[] inOrder = [.. cases.Select(mail => files[mail.Sequence])];
        string[] commands = [.. run.Commands.Where(command => command.StartsWith("MAIL ", StringComparison.Ordinal))];
        IReadOnlyList<string> python = MailParsers.AskPython(inOrder);
        IReadOnlyList<string> mailparser = MailParsers.AskMailparser(inOrder);
        return cases.Select((mail, i) => (mail.Name, new DeliveredMail(run.Message(i), commands[i], File.ReadAllBytes(inOrder[i]), python[i], mailparser[i])))
            .ToDictionary(pair => pair.Name, pair => pair.Item2);
    }

    private static int SequenceOf(string file) =>
        int.Parse(MessageId().Match(Encoding.Latin1.GetString(File.ReadAllBytes(file))).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^Message-ID: <" + MailCase.DeviceId + @"\.\d+\.(\d+)@", RegexOptions.Multiline)]
    private static partial Regex MessageId();
}
