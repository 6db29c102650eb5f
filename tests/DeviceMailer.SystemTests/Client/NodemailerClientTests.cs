// The mail client and Nodemailer's smtp-server.
using DeviceMailer.SystemTests.Servers;

namespace DeviceMailer.SystemTests.Client;

public class NodemailerClientTests
{
    [ServerFact<NodemailerServer>]
    public async Task Three_messages_on_one_connection_are_stored_octet_by_octet()
    {
        await using NodemailerServer server = await NodemailerServer.StartAsync();
        await ClientCases.DeliversThreeOnOneConnectionAsync(server);
        ClientCases.SpeaksInGroups(server);
    }

    [ServerFact<NodemailerServer>]
    public async Task Megabyte_of_dots_is_stored_octet_by_octet()
    {
        await using NodemailerServer server = await NodemailerServer.StartAsync(new ScriptedOptions { MaxMessageBytes = 2_000_000 });
        await ClientCases.DeliversDotsAsync(server);
    }

    [ServerFact<NodemailerServer>]
    public async Task Unknown_recipient_keeps_nobody_else_from_the_message()
    {
        await using NodemailerServer server = await NodemailerServer.StartAsync();
        await ClientCases.DeliversToTheOthersAsync(server, "Refused 550 5.1.1");
    }

    [ServerFact<NodemailerServer>]
    public async Task Size_and_eight_bits_are_said_and_what_is_too_large_is_kept()
    {
        await using NodemailerServer server = await NodemailerServer.StartAsync(new ScriptedOptions { MaxMessageBytes = 54321 });
        ClientCases.SaysSizeAndEightBits(server);
        ClientCases.KeepsWhatIsTooLarge(server, 54321);
    }

    [ServerFact<NodemailerServer>]
    public async Task Addresses_and_headers_in_UTF8_arrive_as_they_are()
    {
        await using NodemailerServer server = await NodemailerServer.StartAsync();
        await ClientCases.DeliversUtf8Async(server);
    }

    [ServerFact<NodemailerServer>]
    public async Task Without_SMTPUTF8_the_other_recipients_have_the_message()
    {
        await using NodemailerServer server = await NodemailerServer.StartAsync(new ScriptedOptions { SmtpUtf8 = false });
        await ClientCases.KeepsUtf8FromThoseWithoutAsync(server);
    }

    [ServerFact<NodemailerServer>]
    public async Task Server_understands_all_of_DSN()
    {
        await using NodemailerServer server = await NodemailerServer.StartAsync();

        ClientRun run = ClientCases.AsksToBeToldOfSuccess(server);

        // The envelope as smtp-server has read it.
        Assert.Equal("Ok", run.Sent);
        Assert.Contains($"\"envid\":\"{ClientCases.EnvelopeId}\"", server.Log(), StringComparison.Ordinal);
        Assert.Contains($"\"notify\":[\"SUCCESS\",\"FAILURE\"],\"orcpt\":\"rfc822;{ClientCases.OriginalRecipient}\"", server.Log(), StringComparison.Ordinal);
    }

    [ServerFact<NodemailerServer>]
    public async Task REQUIRETLS_is_said_under_TLS_and_keeps_the_message_back_without()
    {
        using var authority = new TestAuthority();
        await using NodemailerServer server = await NodemailerServer.StartAsync(new ScriptedOptions { Certificate = authority.Good() });
        var job = new ClientJob { RequireTls = true, Security = "starttls" };

        ClientRun run = ClientBench.Run(server, job, authority);
        ClientRun inClear = ClientBench.Run(server, job with { Security = "none" });

        Assert.Equal("Ok", run.Sent);
        Assert.Contains(run.Commands, command => command.EndsWith(" BODY=8BITMIME REQUIRETLS", StringComparison.Ordinal));
        Assert.Contains("\"requireTLS\":true", server.Log(), StringComparison.Ordinal);
        Assert.StartsWith("NotSupported", inClear.Message(), StringComparison.Ordinal);
        Assert.DoesNotContain(inClear.Commands, command => command.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [ServerFact<NodemailerServer>]
    public async Task Messages_arrive_through_STARTTLS_and_TLS()
    {
        using var authority = new TestAuthority();
        await using NodemailerServer server = await NodemailerServer.StartAsync(new ScriptedOptions { Certificate = authority.Good() });
        await ClientCases.DeliversOverTlsAsync(server, authority);
    }

    [ServerFact<NodemailerServer>]
    public async Task Every_mechanism_logs_in()
    {
        using var authority = new TestAuthority();
        string[] mechanisms = ["PLAIN", "LOGIN", "CRAM-MD5", "XOAUTH2"];
        await using NodemailerServer server = await NodemailerServer.StartAsync(
            new ScriptedOptions { Certificate = authority.Good(), Mechanisms = mechanisms, MailNeedsAuth = true });
        await ClientCases.LogsInAsync(server, authority, mechanisms);
    }

    [ServerFact<NodemailerServer>]
    public async Task Lmtp_recipients_have_results_of_their_own()
    {
        await using NodemailerServer server = await NodemailerServer.StartAsync(new ScriptedOptions { Lmtp = true });
        await ClientCases.DeliversByLmtpAsync(server, "Refused 550 5.1.1", "TryLater 452 4.2.2");
        await ClientCases.DeliversThreeOnOneConnectionAsync(server, lmtp: true);
    }
}
