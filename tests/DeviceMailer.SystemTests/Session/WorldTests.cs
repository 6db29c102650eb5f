// Troubles of the world, each switched on and off again by its words: the mail that it held up arrives afterwards, and time is the board's.

using System.Diagnostics;
using DeviceMailer.VirtualBoard.Scenarios;
using DeviceMailer.VirtualBoard.Session;

namespace DeviceMailer.SystemTests.Session;

public sealed class WorldTests
{
    [Theory]
    [InlineData("wifi gone for 2h", "no network")]
    [InlineData("wifi other address for 2h", null)]
    [InlineData("wifi weak for 2h", null)]
    [InlineData("name server down for 2h", "no server")]
    [InlineData("name server lying for 2h", "no server")]
    [InlineData("name server unknown for 2h", "no server")]
    [InlineData("server down for 2h", "no server")]
    [InlineData("server unreachable for 2h", "no server")]
    [InlineData("server silent for 2h", "no server")]
    [InlineData("server silent at dot for 2h", "no server")]
    [InlineData("server slow 20s for 2h", null)]
    [InlineData("server refuses at mail with 451 for 2h", "mail waits")]
    [InlineData("server refuses at greeting with 421 for 2h", "no server")]
    [InlineData("server greylists 5min for 2h", "mail waits")]
    [InlineData("clock unset for 2h", null)]
    [InlineData("clock wrong for 2h", null)]
    public void Mail_arrives_when_it_is_good_again(string trouble, string? light)
    {
        var time = Stopwatch.StartNew();
        using var bench = new SessionBench();
        string seen = light == null ? "" : $"expect light \"{light}\" within 20min\n";
        ScenarioResult result = bench.Play($"wait 10s\n{trouble}\nopen door\n{seen}expect mail subject \"Door open\" within 4h\nexpect light \"idle\" within 3h\nexpect outbox 0\n");
        Assert.True(result.HasPassed, result.Message);
        Assert.True(time.Elapsed < TimeSpan.FromSeconds(60), $"it took {time.Elapsed}");
        bench.Do("all good");
        Assert.All(bench.Session.Snapshot().Switches, one => Assert.True(one.IsGood));
    }

    [Fact]
    public void Flash_that_is_full_is_told()
    {
        using var bench = new SessionBench();
        ScenarioResult result = bench.Play("wait 10s\nflash full\nopen door\nexpect log \"flash\"\nflash good\nclose door\nexpect mail subject \"Door shut\" within 1h");
        Assert.True(result.HasPassed, result.Message);
    }

    [Fact]
    public void Troubles_are_shown_and_ended_all_at_once()
    {
        using SessionBench bench = new SessionBench().Boot();
        bench.Do("pause");
        bench.Do("wifi weak");
        bench.Do("server refuses at rcpt with 550 in 30 % for 3h");
        SwitchView[] bad = [.. bench.Session.Snapshot().Switches.Where(one => !one.IsGood)];
        Assert.Equal(["wifi: weak", "server: refuses at rcpt with 550 in 30 %"], bad.Select(one => $"{one.Name}: {one.State}"));
        Assert.Equal(TimeSpan.FromHours(3), bad[1].Until - bench.Session.Board.Clock.Now);
        bench.Do("all off");
        Assert.All(bench.Session.Snapshot().Switches, one => Assert.True(one.IsGood));
    }
}
