// The mail client and Exim.
using DeviceMailer.SystemTests.Servers;

namespace DeviceMailer.SystemTests.Client;

public class EximClientTests
{
    [ServerFact<EximServer>]
    public async Task Three_messages_on_one_connection_are_stored_octet_by_octet()
    {
        await using EximServer server = await EximServer.StartAsync();
        await ClientCases.DeliversThreeOnOneConnectionAsync(server);
    }

    [ServerFact<EximServer>]
    public async Task Megabyte_of_dots_is_stored_octet_by_octet()
    {
        await using EximServer server = await EximServer.StartAsync(new EximOptions { MaxMessageBytes = 2_000_000 });
        await ClientCases.DeliversDotsAsync(server);
    }

    [ServerFact<EximServer>]
    public async Task Commands_go_in_groups()
    {
        await using EximServer server = await EximServer.StartAsync();
        ClientCases.SpeaksInGroups(server);
    }

    [ServerFact<EximServer>]
    public async Task Chunks_go_where_groups_do_not()
    {
        await using EximServer server = await EximServer.StartAsync(new EximOptions { Pipelining = false, MaxMessageBytes = 2_000_000 });
        await ClientCases.DeliversInChunksAsync(server);
        await ClientCases.DeliversDotsAsync(server, "BDAT");
        ClientCases.SpeaksOneByOne(server, "BDAT");
    }

    [ServerFact<EximServer>]
    public async Task Without_groups_and_chunks_commands_go_one_by_one()
    {
        await using EximServer server = await EximServer.StartAsync(new EximOptions { Pipelining = false, Chunking = false });
        ClientCases.SpeaksOneByOne(server);
    }

    [ServerFact<EximServer>]
    public async Task Unknown_recipient_keeps_nobody_else_from_the_message()
    {
        await using EximServer server = await EximServer.StartAsync();
        await ClientCases.DeliversToTheOthersAsync(server, "Refused 550"); // Exim gives no enhanced status by itself
    }

    [ServerFact<EximServer>]
    public async Task Size_and_eight_bits_are_said_and_what_is_too_large_is_kept()
    {
        await using EximServer server = await EximServer.StartAsync(new EximOptions { MaxMessageBytes = 54321 });
        ClientCases.SaysSizeAndEightBits(server);
        ClientCases.KeepsWhatIsTooLarge(server, 54321);
    }

    [ServerFact<EximServer>]
    public async Task Addresses_and_headers_in_UTF8_arrive_as_they_are()
    {
        await using EximServer server = await EximServer.StartAsync();
        await ClientCases.DeliversUtf8Async(server);
    }

    [ServerFact<EximServer>]
    public async Task Without_SMTPUTF8_the_other_recipients_have_the_message()
    {
        await using EximServer server = await EximServer.StartAsync(new EximOptions { SmtpUtf8 = false });
        await ClientCases.KeepsUtf8FromThoseWithoutAsync(server);
    }

    [ServerFact<EximServer>]
    public async Task Report_of_success_repeats_all_of_DSN()
    {
        // Exim 4.96 does not decode what it repeats (RFC 3461 6.3 wants it to).
        await using EximServer server = await EximServer.StartAsync();
        await ClientCases.IsToldOfSuccessAsync(server, ClientCases.EnvelopeIdAsXtext, ClientCases.OriginalRecipientAsXtext);
    }

    [ServerFact<EximServer>]
    public async Task Messages_arrive_through_STARTTLS_and_TLS()
    {
        using var authority = new TestAuthority();
        await using EximServer server = await EximServer.StartAsync(new EximOptions { Certificate = authority.Good() });
        await ClientCases.DeliversOverTlsAsync(server, authority);
    }

    [ServerFact<EximServer>]
    public async Task Every_mechanism_logs_in()
    {
        using var authority = new TestAuthority();
        string[] mechanisms = ["PLAIN", "LOGIN", "CRAM-MD5"];
        await using EximServer server = await EximServer.StartAsync(
            new EximOptions { Certificate = authority.Good(), Mechanisms = mechanisms, MailNeedsAuth = true });
        await ClientCases.LogsInAsync(server, authority, mechanisms);
    }
}
