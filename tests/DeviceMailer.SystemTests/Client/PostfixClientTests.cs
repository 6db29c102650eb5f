// The mail client and Postfix.
using DeviceMailer.SystemTests.Servers;

namespace DeviceMailer.SystemTests.Client;

public class PostfixClientTests
{
    private static readonly string[] withoutGroups = ["smtpd_discard_ehlo_keywords=pipelining"];

    [ServerFact<PostfixServer>]
    public async Task Three_messages_on_one_connection_are_stored_octet_by_octet()
    {
        await using PostfixServer server = await PostfixServer.StartAsync();
        await ClientCases.DeliversThreeOnOneConnectionAsync(server);
    }

    [ServerFact<PostfixServer>]
    public async Task Megabyte_of_dots_is_stored_octet_by_octet()
    {
        await using PostfixServer server = await PostfixServer.StartAsync(new PostfixOptions { MaxMessageBytes = 2_000_000 });
        await ClientCases.DeliversDotsAsync(server);
    }

    [ServerFact<PostfixServer>]
    public async Task Commands_go_in_groups()
    {
        await using PostfixServer server = await PostfixServer.StartAsync();
        ClientCases.SpeaksInGroups(server);
    }

    [ServerFact<PostfixServer>]
    public async Task Chunks_go_where_groups_do_not()
    {
        await using PostfixServer server = await PostfixServer.StartAsync(smtpdOptions: withoutGroups);
        await ClientCases.DeliversInChunksAsync(server);
        ClientCases.SpeaksOneByOne(server, "BDAT");
    }

    [ServerFact<PostfixServer>]
    public async Task Megabyte_of_dots_is_stored_out_of_a_chunk()
    {
        await using PostfixServer server = await PostfixServer.StartAsync(
            new PostfixOptions { MaxMessageBytes = 2_000_000, SmtpdOptions = withoutGroups });
        await ClientCases.DeliversDotsAsync(server, "BDAT");
    }

    [ServerFact<PostfixServer>]
    public async Task Unknown_recipient_keeps_nobody_else_from_the_message()
    {
        await using PostfixServer server = await PostfixServer.StartAsync();
        await ClientCases.DeliversToTheOthersAsync(server, "Refused 550 5.1.1");
    }

    [ServerFact<PostfixServer>]
    public async Task Size_and_eight_bits_are_said_and_what_is_too_large_is_kept()
    {
        await using PostfixServer server = await PostfixServer.StartAsync(new PostfixOptions { MaxMessageBytes = 54321 });
        ClientCases.SaysSizeAndEightBits(server);
        ClientCases.KeepsWhatIsTooLarge(server, 54321);
    }

    [ServerFact<PostfixServer>]
    public async Task Addresses_and_headers_in_UTF8_arrive_as_they_are()
    {
        await using PostfixServer server = await PostfixServer.StartAsync();
        await ClientCases.DeliversUtf8Async(server);
    }

    [ServerFact<PostfixServer>]
    public async Task Without_SMTPUTF8_the_other_recipients_have_the_message()
    {
        await using PostfixServer server = await PostfixServer.StartAsync(new PostfixOptions { SmtpUtf8 = false });
        await ClientCases.KeepsUtf8FromThoseWithoutAsync(server);
    }

    [ServerFact<PostfixServer>]
    public async Task Report_of_success_repeats_all_of_DSN()
    {
        await using PostfixServer server = await PostfixServer.StartAsync();
        await ClientCases.IsToldOfSuccessAsync(server);
    }

    [ServerFact<PostfixServer>]
    public async Task Messages_arrive_through_STARTTLS_and_TLS()
    {
        using var authority = new TestAuthority();
        await using PostfixServer server = await PostfixServer.StartAsync(new PostfixOptions { Certificate = authority.Good() });
        await ClientCases.DeliversOverTlsAsync(server, authority);
    }

    [ServerFact<PostfixServer>]
    public async Task Every_mechanism_logs_in()
    {
        using var authority = new TestAuthority();
        string[] mechanisms = ["PLAIN", "LOGIN", "CRAM-MD5", "SCRAM-SHA-256"];
        await using PostfixServer server = await PostfixServer.StartAsync(
            new PostfixOptions { Certificate = authority.Good(), Mechanisms = mechanisms, MailNeedsAuth = true });
        await ClientCases.LogsInAsync(server, authority, mechanisms);
    }
}
