// The mail client and Dovecot, by LMTP.
using DeviceMailer.SystemTests.Servers;

namespace DeviceMailer.SystemTests.Client;

public class DovecotClientTests
{
    [ServerFact<DovecotServer>]
    public async Task Recipients_have_results_of_their_own()
    {
        await using DovecotServer server = await DovecotServer.StartAsync();
        await ClientCases.DeliversByLmtpAsync(server, "Refused 550 5.1.1", "Refused 552 5.2.2");
    }

    [ServerFact<DovecotServer>]
    public async Task Three_messages_on_one_connection_are_stored_octet_by_octet()
    {
        await using DovecotServer server = await DovecotServer.StartAsync();
        await ClientCases.DeliversThreeOnOneConnectionAsync(server, lmtp: true);
        ClientCases.SpeaksInGroups(server, lmtp: true);
    }

    [ServerFact<DovecotServer>]
    public async Task Megabyte_of_dots_is_stored_octet_by_octet()
    {
        await using DovecotServer server = await DovecotServer.StartAsync();
        await ClientCases.DeliversDotsAsync(server, lmtp: true);
    }
}
