// Scenarios that fail, that cannot be read, and that are recorded.

using DeviceMailer.VirtualBoard.Scenarios;

namespace DeviceMailer.SystemTests.Session;

public sealed class ScenarioTests
{
    [Fact]
    public void Mail_that_does_not_come_is_told_with_its_line_and_what_came()
    {
        using var bench = new SessionBench();
        ScenarioResult result = bench.Play("open door\nexpect mail subject \"Door open\"\nserver down\n  expect mail subject \"Door shut\" within 2min\n");
        Assert.False(result.HasPassed);
        Assert.Equal(3, result.StepsDone);
        Assert.StartsWith("test:4:3: expected mail subject \"Door shut\" within 2min; at 2026-11-21 08:02:", result.Message, StringComparison.Ordinal);
        Assert.Contains("no other mail came", result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Mail_that_nobody_expected_is_told()
    {
        using var bench = new SessionBench();
        ScenarioResult result = bench.Play("open door\nexpect no mail for 1h");
        Assert.StartsWith("test:2:1: expected no mail for 1h; at 2026-11-21 08:00:", result.Message, StringComparison.Ordinal);
        Assert.Contains("\"Door open\" to me@example.com", result.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("expect light \"idle\"\nexpect log \"device: ready\"", "test:2:1: expected log \"device: ready\"; ")] // it was before the scenario
    [InlineData("expect outbox 1 within 5s", "test:1:1: expected outbox 1 within 5s; at 2026-11-21 08:00:05 0 wait")]
    [InlineData("expect trigger door \"alarm\" within 5s", "test:1:1: expected trigger door \"alarm\" within 5s; at 2026-11-21 08:00:05 door is \"watching\"")]
    [InlineData("expect asleep within 5s", "test:1:1: expected asleep within 5s; at 2026-11-21 08:00:05 the board is Running")]
    [InlineData("wait 1min\nat 30s open door", "test:2:1: 30s has passed: it is 1min")]
    public void What_is_not_so_is_told(string steps, string expected)
    {
        using var bench = new SessionBench();
        Assert.StartsWith(expected, bench.Play(steps).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("expect output siren off\nopen door\nexpect output siren on within 5s\nexpect output lamp on\nclose door\nexpect output siren off within 5s\nexpect output lamp off", null)]
    [InlineData("open door\nexpect output siren on\npower cut\nexpect output siren off within 1s\nexpect output lamp off", null)] // nothing drives it
    [InlineData("expect output lamp on within 5s", "test:1:1: expected output lamp on within 5s; at 2026-11-21 08:00:05 lamp is off")]
    public void Output_is_on_or_off(string steps, string? expected)
    {
        using var bench = new SessionBench(SessionBench.Head + SessionBench.Door + "[output siren]\npin = 26\nfollows = door\n[output lamp]\npin = 25\nactive = low\nfollows = any alarm\n");
        ScenarioResult result = bench.Play(steps);
        if (expected == null) Assert.True(result.HasPassed, result.Message);
        else Assert.StartsWith(expected, result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_mistakes_are_told_and_nothing_is_done()
    {
        using var bench = new SessionBench();
        ScenarioException e = Assert.Throws<ScenarioException>(() => bench.Play("open dor\n\nat soon open door\nopen door # comment\nexpect mail subject Door\nexpect moon\nserver sleepy\nwait 5 min"));
        Assert.Equal(
            [
                "test:1:6: found 'dor', expected 'pin NUMBER' or one of: door",
                "test:3:4: found 'soon', expected a duration such as 500ms, 10s, 2min, 3h, 5d",
                "test:5:21: found 'Door', expected the subject, or a part of it, in double quotes",
                "test:6:8: found 'moon', expected one of: mail, log, light, trigger, output, outbox, asleep, awake",
                "test:7:8: found 'sleepy', expected one of: down, unreachable, slow, silent, refuses, greylists, good, up",
                "test:8:6: found '5', expected a duration such as 500ms, 10s, 2min, 3h, 5d",
            ],
            e.Mistakes);
        Assert.Empty(bench.Session.Mails);
    }

    [Fact]
    public void Head_belongs_before_the_steps()
    {
        ScenarioException e = Assert.Throws<ScenarioException>(() => ScenarioFile.Parse("test", "start yesterday\nopen door\nboard esp32-devkitc-v4"));
        Assert.Equal(["test:1:7: found 'yesterday', expected a date and time in UTC, such as 2026-11-21 08:00", "test:3:1: found 'board esp32-devkitc-v4' behind a step, expected settings, board and start before the first one"], e.Mistakes);
    }

    [Fact]
    public void What_was_done_is_recorded_and_plays_again()
    {
        string recorded;
        using (SessionBench bench = new SessionBench().Boot())
        {
            bench.Do("open door");
            bench.WaitFor(() => bench.Session.Mails.Count == 1);
            bench.Do("server down for 3h");
            bench.Do("close door");
            bench.WaitFor(() => bench.Session.Mails.Count == 2);
            recorded = bench.Session.Recorder.Text;
        }

        Assert.Contains("expect mail subject \"Door shut\" within ", recorded, StringComparison.Ordinal);
        using var again = new SessionBench();
        ScenarioResult result = again.Play(recorded);
        Assert.True(result.HasPassed, recorded + result.Message);
        Assert.Equal(5, result.StepsDone);
    }
}
