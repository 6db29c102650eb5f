// Attachments that are not there, or not as long as they said: nothing of the message is stored, the result says so, and the next one arrives.
using DeviceMailer.SystemTests.Client;
using DeviceMailer.SystemTests.Servers;

namespace DeviceMailer.SystemTests.Mail;

public class BadContentTests
{
    private static readonly MailCase good = new("good") { Sequence = 2, Text = "good" };

    [ServerTheory<AiosmtpdServer>]
    [InlineData(nameof(ContentKind.Shrinking), 2)]
    [InlineData(nameof(ContentKind.Shrinking), 57)]
    [InlineData(nameof(ContentKind.Shrinking), 5000)]
    [InlineData(nameof(ContentKind.Growing), 2)]
    [InlineData(nameof(ContentKind.Growing), 57)]
    [InlineData(nameof(ContentKind.Growing), 5000)]
    public async Task File_that_changes_while_it_is_sent_is_not_sent_half(string kind, int size)
    {
        await using AiosmtpdServer server = await AiosmtpdServer.StartAsync();
        ClientRun run = ClientBench.Run(server, new ClientJob { Composed = [With(Enum.Parse<ContentKind>(kind), size), good] });

        // The dot is all that could end the message: the connection ends without one.
        Assert.StartsWith("MessageFailed", run.Message(), StringComparison.Ordinal);
        Assert.Contains("DATA", run.Commands);
        Assert.DoesNotContain("QUIT", run.Commands);
        Assert.Empty(server.Messages(TestMail.Alarm));
        await NextOneArrivesAsync(server);
    }

    [ServerFact<NodemailerServer>]
    public async Task File_that_changes_while_it_is_sent_in_groups_is_not_sent_half()
    {
        await using NodemailerServer server = await NodemailerServer.StartAsync();
        ClientRun run = ClientBench.Run(server, new ClientJob { Composed = [With(ContentKind.Shrinking, 5000), good] });

        Assert.StartsWith("MessageFailed", run.Message(), StringComparison.Ordinal);
        Assert.Empty(server.Messages(TestMail.Alarm));
        await NextOneArrivesAsync(server);
    }

    [ServerFact<AiosmtpdServer>]
    public async Task File_that_is_not_there_keeps_its_message_back_and_no_other()
    {
        await using AiosmtpdServer server = await AiosmtpdServer.StartAsync();
        ClientRun run = ClientBench.Run(server, new ClientJob { Composed = [With(ContentKind.Flash, null), good] });

        Assert.StartsWith("MessageFailed", run.Message(), StringComparison.Ordinal);
        Assert.StartsWith("Ok 250", run.Message(1), StringComparison.Ordinal);
        Assert.Single(run.Commands, command => command.StartsWith("MAIL ", StringComparison.Ordinal));
        await GoodOneIsThereAsync(server);
    }

    private static MailCase With(ContentKind kind, int? size) => new("bad")
    {
        Sequence = 1,
        Text = "bad",
        Files = [(size is { } bytes ? FilePart.OfSize(bytes) : new FilePart("a.bin", null)) with { Kind = kind }],
    };

    private static async Task NextOneArrivesAsync(MailServer server)
    {
        ClientRun next = ClientBench.Run(server, new ClientJob { Composed = [good] });
        Assert.StartsWith("Ok 250", next.Message(), StringComparison.Ordinal);
        await GoodOneIsThereAsync(server);
    }

    private static async Task GoodOneIsThereAsync(MailServer server)
    {
        string stored = System.Text.Encoding.ASCII.GetString(await server.WaitForMailAsync(TestMail.Alarm, ServerTalk.DeliveryLimit));
        Assert.EndsWith("\r\n\r\ngood\r\n", stored, StringComparison.Ordinal);
        Assert.Single(server.Messages(TestMail.Alarm));
    }
}
