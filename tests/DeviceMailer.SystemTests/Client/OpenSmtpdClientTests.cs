// The mail client and OpenSMTPD: without groups, chunks, SMTPUTF8 and TLS, see OpenSmtpdServer.
using DeviceMailer.SystemTests.Servers;

namespace DeviceMailer.SystemTests.Client;

public class OpenSmtpdClientTests
{
    [ServerFact<OpenSmtpdServer>]
    public async Task Three_messages_on_one_connection_are_stored_octet_by_octet()
    {
        await using OpenSmtpdServer server = await OpenSmtpdServer.StartAsync();
        await ClientCases.DeliversThreeOnOneConnectionAsync(server);
    }

    [ServerFact<OpenSmtpdServer>]
    public async Task Megabyte_of_dots_is_stored_octet_by_octet()
    {
        await using OpenSmtpdServer server = await OpenSmtpdServer.StartAsync(maxMessageBytes: 2_000_000);
        await ClientCases.DeliversDotsAsync(server);
    }

    [ServerFact<OpenSmtpdServer>]
    public async Task Commands_go_one_by_one()
    {
        await using OpenSmtpdServer server = await OpenSmtpdServer.StartAsync();
        ClientCases.SpeaksOneByOne(server);
    }

    [ServerFact<OpenSmtpdServer>]
    public async Task Unknown_recipient_keeps_nobody_else_from_the_message()
    {
        await using OpenSmtpdServer server = await OpenSmtpdServer.StartAsync();
        await ClientCases.DeliversToTheOthersAsync(server, "Refused 550");
    }

    [ServerFact<OpenSmtpdServer>]
    public async Task Size_and_eight_bits_are_said_and_what_is_too_large_is_kept()
    {
        await using OpenSmtpdServer server = await OpenSmtpdServer.StartAsync(maxMessageBytes: 54321);
        ClientCases.SaysSizeAndEightBits(server);
        ClientCases.KeepsWhatIsTooLarge(server, 54321);
    }

    [ServerFact<OpenSmtpdServer>]
    public async Task Without_SMTPUTF8_the_other_recipients_have_the_message()
    {
        await using OpenSmtpdServer server = await OpenSmtpdServer.StartAsync();
        await ClientCases.KeepsUtf8FromThoseWithoutAsync(server);
    }

    [ServerFact<OpenSmtpdServer>]
    public async Task Report_of_success_comes_as_DSN_has_asked_for()
    {
        // OpenSMTPD 6.8 takes ENVID and ORCPT, and repeats neither.
        await using OpenSmtpdServer server = await OpenSmtpdServer.StartAsync();
        await ClientCases.ReportOfSuccessAsync(server);
    }
}
