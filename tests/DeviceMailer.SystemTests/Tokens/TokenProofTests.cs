// The firmware with tokens of an hour, for a month: each mail depends on a token that is good at that time.

using DeviceMailer.SystemTests.Firmware;
using DeviceMailer.SystemTests.Servers;

namespace DeviceMailer.SystemTests.Tokens;

public class TokenProofTests
{
    private static readonly TimeSpan halfADay = TimeSpan.FromHours(12);

    [ServerTheory<DovecotTokens>]
    [InlineData(true)] // as Microsoft has it
    [InlineData(false)] // as Google has it
    public async Task Month_with_outages_resets_and_withdrawn_tokens_loses_no_alert(bool rotates)
    {
        const int HalfDays = 60;
        await using TokenRun run = await TokenRun.StartAsync(rotates);
        using FirmwareBench bench = run.Boot();
        int alerts = 0;
        for (int half = 0; half < HalfDays; half++)
        {
            run.TokenServerIsAway = half is 6 or 7;
            run.Tokens.Trouble = half is 12 or 13 ? TokenTrouble.Busy : half is 34 ? TokenTrouble.Cut : TokenTrouble.None;
            run.MailServerIsAway = half is 18 or 19;
            bench.Board.Wifi.InRange = half is not 22;
            bench.Press();
            alerts++;
            if (half is 24 or 40)
            {
                // In the middle of it: while the token is renewed, or while it is used.
                bench.Board.RunFor(TimeSpan.FromMilliseconds(half == 24 ? 600 : 2000));
                bench.Board.CutPower();
                bench.SwitchOn();
            }

            if (half is 45)
            {
                // Withdrawn within its hour: the mail server refuses what the device takes for good.
                bench.Board.RunFor(TimeSpan.FromMinutes(10));
                await run.Tokens.RevokeAccessTokensAsync();
                bench.Press();
                alerts++;
            }

            bench.Board.RunFor(halfADay);
        }

        Assert.True(bench.Board.RunUntil(() => run.Arrived >= alerts, halfADay) || run.HasArrived(alerts), run.Story(bench));
        Assert.Equal(alerts, run.Arrived);
        Assert.Contains("token: no connection to the token server", bench.Log, StringComparison.Ordinal);
        Assert.Contains("token: the token server cannot renew it now, HTTP 503", bench.Log, StringComparison.Ordinal);
        Assert.Contains("mail: the login was refused: the server said 535", bench.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("log in again", bench.Log, StringComparison.Ordinal);
        Assert.True(run.Tokens.Requests >= HalfDays, $"{run.Tokens.Requests} requests in {HalfDays} half days");
        Assert.Equal(rotates, run.Tokens.RefreshTokens > 1);
        Assert.Empty(bench.Board.Unhandled);
    }

    [ServerTheory<DovecotTokens>]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Withdrawn_refresh_token_is_told_and_the_next_log_in_sends_what_waits(bool rotates)
    {
        await using TokenRun run = await TokenRun.StartAsync(rotates, "oauthbearer");
        using FirmwareBench bench = run.Boot();
        for (int i = 1; i <= 3; i++)
        {
            bench.Press();
            bench.Board.RunFor(halfADay);
            Assert.True(run.HasArrived(i), run.Story(bench));
        }

        await run.Tokens.RevokeAllAsync();
        bench.Press();
        bench.WaitForLog("token: log in again: the token server no longer takes the refresh token, HTTP 400, it said invalid_grant");
        Assert.Equal(3, run.Arrived);

        string token = await run.LogInAsync();
        bench.Board.CutPower();
        TokenRun.Deploy(bench, token);
        bench.SwitchOn();
        Assert.True(bench.Board.RunUntil(() => run.Arrived == 4, TimeSpan.FromHours(3)) || run.HasArrived(4), run.Story(bench));
    }
}
