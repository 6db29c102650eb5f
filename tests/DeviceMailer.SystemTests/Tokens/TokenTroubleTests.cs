// Answers of a token server that are late, wrong, cut or too long: the device keeps the alert and the refresh token that it has, says what was wrong, and mails
// when the server is well again, with nobody doing anything about it.

using DeviceMailer.SystemTests.Firmware;
using DeviceMailer.SystemTests.Servers;
using DeviceMailer.VirtualBoard.Refusals;

namespace DeviceMailer.SystemTests.Tokens;

public class TokenTroubleTests
{
    private const int SilencePace = 60; // board seconds to a real one, while the device waits for what does not come

    [ServerTheory<DovecotTokens>]
    [InlineData(TokenTrouble.Busy, "token: the token server cannot renew it now, HTTP 503")]
    [InlineData(TokenTrouble.Silent, "token: the token server did not answer in time")]
    [InlineData(TokenTrouble.Dripping, "token: the token server did not answer in time")]
    [InlineData(TokenTrouble.Cut, "token: no connection to the token server")]
    [InlineData(TokenTrouble.Huge, "token: the token server's answer makes no sense, HTTP 200")]
    [InlineData(TokenTrouble.BrokenJson, "token: the token server's answer makes no sense, HTTP 200")]
    [InlineData(TokenTrouble.WrongType, "token: the token server's answer makes no sense, HTTP 200")]
    [InlineData(TokenTrouble.WebPage, "token: the token server's answer makes no sense, HTTP 200")]
    [InlineData(TokenTrouble.Lie, "mail: the login was refused: the server said 535")]
    public async Task Alert_waits_for_a_good_answer(TokenTrouble trouble, string told)
    {
        await using TokenRun run = await TokenRun.StartAsync(rotates: true);
        run.Tokens.Trouble = trouble;
        using FirmwareBench bench = run.Boot();
        if (trouble is TokenTrouble.Silent or TokenTrouble.Dripping) bench.Pace = SilencePace;
        bench.Press();
        bench.WaitForLog(told);
        Assert.Equal(0, run.Arrived);
        AssertExplained(bench, told);

        bench.Pace = 1;
        run.Tokens.Trouble = TokenTrouble.None;
        Assert.True(bench.Board.RunUntil(() => run.Arrived == 1, TimeSpan.FromHours(2)) || run.HasArrived(1), run.Story(bench));
        Assert.DoesNotContain("log in again", bench.Log, StringComparison.Ordinal);
    }

    [ServerTheory<DovecotTokens>]
    [InlineData("client-id = device", "client-id = nobody", "token: the token server refuses the request: look at [oauth] in the settings, HTTP 401, it said invalid_client")]
    [InlineData("ca = I:\\token-ca.pem", "ca = I:\\ca.pem", "token: no TLS with the token server: the certificate is not signed by the authority in the settings")]
    public async Task Settings_that_the_token_server_does_not_fit_are_told_with_their_cure(string right, string wrong, string told)
    {
        await using TokenRun run = await TokenRun.StartAsync(rotates: true);
        using FirmwareBench bench = run.Boot(settings => settings.Replace(right, wrong, StringComparison.Ordinal));
        bench.Press();
        bench.WaitForLog(told);
        AssertExplained(bench, told);
    }

    private static void AssertExplained(FirmwareBench bench, string told)
    {
        if (!told.StartsWith("token", StringComparison.Ordinal)) return; // the mail server's reply is
        string line = bench.Log.Split('\n').First(line => line.StartsWith(told, StringComparison.Ordinal));
        Refusal? row = null;
        var conversation = new ConversationReader();
        conversation.Refused += found => row = found;
        conversation.OnLine(line);
        Assert.Equal(Stage.Token, row?.Stage);
        Assert.Same(row, RefusalTable.Rows.First(one => one.Stage == Stage.Token && one.Fits(Stage.Token, "", "", line)));
    }
}
