// The mail client and aiosmtpd, which knows neither groups, chunks nor DSN.
using DeviceMailer.SystemTests.Servers;

namespace DeviceMailer.SystemTests.Client;

public class AiosmtpdClientTests
{
    [ServerFact<AiosmtpdServer>]
    public async Task Three_messages_on_one_connection_are_stored_octet_by_octet()
    {
        await using AiosmtpdServer server = await AiosmtpdServer.StartAsync();
        await ClientCases.DeliversThreeOnOneConnectionAsync(server);
        ClientCases.SpeaksOneByOne(server);
    }

    [ServerFact<AiosmtpdServer>]
    public async Task Megabyte_of_dots_is_stored_octet_by_octet()
    {
        await using AiosmtpdServer server = await AiosmtpdServer.StartAsync(new ScriptedOptions { MaxMessageBytes = 2_000_000 });
        await ClientCases.DeliversDotsAsync(server);
    }

    [ServerFact<AiosmtpdServer>]
    public async Task Unknown_recipient_keeps_nobody_else_from_the_message()
    {
        await using AiosmtpdServer server = await AiosmtpdServer.StartAsync();
        await ClientCases.DeliversToTheOthersAsync(server, "Refused 550 5.1.1");
    }

    [ServerFact<AiosmtpdServer>]
    public async Task Size_and_eight_bits_are_said_and_what_is_too_large_is_kept()
    {
        await using AiosmtpdServer server = await AiosmtpdServer.StartAsync(new ScriptedOptions { MaxMessageBytes = 54321 });
        ClientCases.SaysSizeAndEightBits(server);
        ClientCases.KeepsWhatIsTooLarge(server, 54321);
    }

    [ServerFact<AiosmtpdServer>]
    public async Task Addresses_and_headers_in_UTF8_arrive_as_they_are()
    {
        await using AiosmtpdServer server = await AiosmtpdServer.StartAsync();
        await ClientCases.DeliversUtf8Async(server);
    }

    [ServerFact<AiosmtpdServer>]
    public async Task Without_SMTPUTF8_the_other_recipients_have_the_message()
    {
        await using AiosmtpdServer server = await AiosmtpdServer.StartAsync(new ScriptedOptions { SmtpUtf8 = false });
        await ClientCases.KeepsUtf8FromThoseWithoutAsync(server);
    }

    [ServerFact<AiosmtpdServer>]
    public async Task Messages_arrive_through_STARTTLS_and_TLS()
    {
        using var authority = new TestAuthority();
        await using AiosmtpdServer server = await AiosmtpdServer.StartAsync(new ScriptedOptions { Certificate = authority.Good() });
        await ClientCases.DeliversOverTlsAsync(server, authority);
    }

    [ServerFact<AiosmtpdServer>]
    public async Task Every_mechanism_logs_in()
    {
        using var authority = new TestAuthority();
        string[] mechanisms = ["PLAIN", "LOGIN"];
        await using AiosmtpdServer server = await AiosmtpdServer.StartAsync(
            new ScriptedOptions { Certificate = authority.Good(), Mechanisms = mechanisms, MailNeedsAuth = true });
        await ClientCases.LogsInAsync(server, authority, mechanisms);
    }

    [ServerFact<AiosmtpdServer>]
    public async Task Lmtp_recipients_have_results_of_their_own()
    {
        await using AiosmtpdServer server = await AiosmtpdServer.StartAsync(new ScriptedOptions { Lmtp = true });
        await ClientCases.DeliversByLmtpAsync(server, "Refused 550 5.1.1", "TryLater 452 4.2.2");
        await ClientCases.DeliversThreeOnOneConnectionAsync(server, lmtp: true);
    }
}
