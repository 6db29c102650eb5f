// Tokens of a device that has nothing to mail for months, or is off: a class of its own, since its tests take minutes and run beside the others.

using DeviceMailer.SystemTests.Firmware;
using DeviceMailer.SystemTests.Servers;

namespace DeviceMailer.SystemTests.Tokens;

public class TokenIdleTests
{
    [ServerFact<DovecotTokens>]
    public async Task Refresh_token_that_expires_unless_it_is_used_is_used_in_time_though_nothing_is_mailed()
    {
        await using TokenRun run = await TokenRun.StartAsync(rotates: true);
        using FirmwareBench bench = run.Boot();
        for (int week = 0; week < 16; week++) bench.Board.RunFor(TimeSpan.FromDays(7)); // more than the 90 days that it lasts
        Assert.InRange(run.Tokens.Requests, 20, 30); // every five days
        bench.Press();
        Assert.True(bench.Board.RunUntil(() => run.Arrived == 1, TimeSpan.FromHours(1)) || run.HasArrived(1), run.Story(bench));
    }

    [ServerFact<DovecotTokens>]
    public async Task Refresh_token_that_expired_while_the_device_was_off_is_told()
    {
        await using TokenRun run = await TokenRun.StartAsync(rotates: true);
        using FirmwareBench bench = run.Boot();
        bench.Press();
        Assert.True(bench.Board.RunUntil(() => run.Arrived == 1, TimeSpan.FromHours(1)) || run.HasArrived(1), run.Story(bench));
        bench.Board.CutPower();
        bench.Board.Wifi.Time = () => FirmwareBench.StartOfTime.AddDays(100);
        bench.SwitchOn();
        bench.WaitForLog("token: log in again: the token server no longer takes the refresh token, HTTP 400, it said invalid_grant");
    }
}
