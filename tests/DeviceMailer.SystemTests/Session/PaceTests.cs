// How a session's time passes.

using System.Diagnostics;
using DeviceMailer.VirtualBoard.Scenarios;
using DeviceMailer.VirtualBoard.Session;

namespace DeviceMailer.SystemTests.Session;

public sealed class PaceTests
{
    [Fact]
    public void Paused_time_stands_still_and_goes_on_as_before()
    {
        using SessionBench bench = new SessionBench().Boot();
        bench.Do("speed x60");
        bench.Do("pause");
        TimeSpan at = bench.Session.Board.Clock.Now;
        bench.Do("open door");
        Thread.Sleep(200);
        Assert.Equal(at, bench.Session.Board.Clock.Now);
        bench.Do("go");
        Assert.Equal(60, bench.Session.Snapshot().Pace);
        bench.WaitFor(() => bench.Session.Mails.Count == 1);
    }

    [Fact]
    public void Sixty_times_as_fast_is_no_faster()
    {
        using SessionBench bench = new SessionBench().Boot();
        bench.Do("speed x60");
        var real = Stopwatch.StartNew(); // the longer one of the two
        TimeSpan from = bench.Session.Board.Clock.Now;
        bench.WaitFor(() => bench.Session.Board.Clock.Now - from > TimeSpan.FromSeconds(30));
        TimeSpan passed = bench.Session.Board.Clock.Now - from;
        Assert.True(passed <= real.Elapsed * 60, $"{passed} in {real.Elapsed}");
    }

    [Fact]
    public void Jump_ends_at_its_time_and_the_pace_is_as_before()
    {
        using SessionBench bench = new SessionBench().Boot();
        bench.Do("pause");
        bench.Do("to 07:00");
        bench.WaitFor(() => !bench.Session.Snapshot().IsJumping);
        SessionSnapshot now = bench.Session.Snapshot();
        Assert.Equal(new TimeSpan(7, 0, 0), new TimeSpan(now.Time.Hour, now.Time.Minute, now.Time.Second));
        Assert.Equal(0, now.Pace);
    }

    [Fact]
    public void Next_due_thing_is_named_and_come_to()
    {
        using var bench = new SessionBench(SessionBench.Head + SessionBench.Door.Replace("interval = 0s", "interval = 10min", StringComparison.Ordinal));
        ScenarioResult result = bench.Play("open door\nexpect mail\nclose door\nexpect mail\nopen door\nexpect trigger door \"held back until 08:10 (interval), 1 event waits\"");
        Assert.True(result.HasPassed, result.Message);
        Assert.Equal(TriggerState.HeldBack, bench.Session.Snapshot().Triggers[0].State);
        Assert.Equal("door is mailed", bench.Session.NextDue()!.What);
        bench.Do("speed real");
        bench.Do("to next");
        bench.WaitFor(() => bench.Session.Mails.Count == 3);
        Assert.Equal(["Door open", "Door shut", "Door open"], bench.Subjects);
    }
}
