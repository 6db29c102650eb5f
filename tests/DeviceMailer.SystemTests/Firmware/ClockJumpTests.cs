// A clock that is unset, and then jumps: forwards, backwards, by years. Alerts, limits and waits are on the clock of uptime, which nobody sets: nothing is
// lost, and nothing comes in a flood.

namespace DeviceMailer.SystemTests.Firmware;

public class ClockJumpTests
{
    public static TheoryData<string, string> Jumps => new()
    {
        { "1970-01-01", "2026-11-21" }, { "2026-11-21", "2026-11-21T03:00" }, { "2026-11-21", "2038-01-19" }, { "2026-11-21", "2001-01-01" },
        { "2026-11-21T23:59", "2026-11-20T23:59" }, { "2099-12-31", "2026-11-21" },
    };

    [Theory]
    [MemberData(nameof(Jumps))]
    public void Alerts_limits_and_waits_do_not_jump_with_the_clock(string before, string after)
    {
        using var bench = new FirmwareBench(FirmwareBench.Settings(AlertCount.Setting + "\n[trigger often]\nevery = 1h\nsubject = Often")
            .Replace("interval = 0s", "interval = 10min", StringComparison.Ordinal));
        bench.Board.Wifi.Time = () => DateTime.Parse(before, System.Globalization.CultureInfo.InvariantCulture);
        bench.SwitchOn();
        bench.Board.RunFor(TimeSpan.FromSeconds(10));
        bench.Board.Network.Route = (_, _) => null;
        PressTwice(bench); // one is kept, one waits for the interval
        bench.Board.RunFor(TimeSpan.FromMinutes(5));
        bench.Board.Rtc.Set(DateTime.Parse(after, System.Globalization.CultureInfo.InvariantCulture));
        bench.Board.RunFor(TimeSpan.FromMinutes(4));
        int attempts = 0;
        bench.Board.Network.Route = (_, _) =>
        {
            attempts++;
            return null;
        };
        bench.Board.RunFor(TimeSpan.FromHours(3));
        Assert.InRange(attempts, 3, 6); // 15, 30 min, then hourly, as if nothing had happened
        Assert.DoesNotContain("too old", bench.Log, StringComparison.Ordinal);
        bench.Board.Network.Route = (_, _) => bench.Sink.EndPoint;
        bench.Board.RunFor(TimeSpan.FromHours(1) + TimeSpan.FromMinutes(20));
        Assert.Equal(2, bench.Mail.Sum(AlertCount.EventsIn));
        Assert.Equal(2, bench.Mail.Count(mail => mail.Subject == "Door"));
        Assert.Equal(4, bench.Mail.Count(mail => mail.Subject == "Often"));
        Assert.Empty(bench.Board.Unhandled);
    }

    [Theory]
    [InlineData(-40, 1)]    // back: it comes to 12:00 again
    [InlineData(40, 1)]     // over 12:00, as a clock that was slow
    [InlineData(-180, 2)]   // back by hours: it was not 12:00 before
    [InlineData(300, 0)]    // over it by hours: it was later than that
    public void Time_of_day_comes_once_when_the_clock_is_set_by_some_minutes(int minutes, int times)
    {
        using var bench = new FirmwareBench(FirmwareBench.Settings("[trigger noon]\nat = 12:00\nsubject = Noon"));
        DateTime start = new(2026, 11, 21, 11, 30, 0, DateTimeKind.Utc);
        bench.Board.Wifi.Time = () => start;
        bench.Boot();
        TimeSpan until = TimeSpan.FromMinutes(minutes < 0 ? 40 : 10);
        bench.Board.RunFor(until);
        bench.Board.Rtc.Set(bench.Board.Rtc.UtcNow + TimeSpan.FromMinutes(minutes));
        bench.Board.RunFor(TimeSpan.FromHours(5));
        Assert.Equal(times, bench.Mail.Count(mail => mail.Subject == "Noon"));
    }

    [Fact]
    public void Sleeping_device_without_a_time_server_goes_on_and_its_ages_too()
    {
        using FirmwareBench bench = SleepBench.New("[outbox]\nexpire = 2h\n" + SleepBench.Settings(AlertCount.Setting + "\n[trigger often]\nevery = 1h\nsubject = Often"));
        bench.Board.Wifi.HasTimeServer = false;
        bench.Sleep();
        bench.Board.Network.Route = (_, _) => null;
        bench.Press();
        bench.RunFor(TimeSpan.FromMinutes(90));
        Assert.DoesNotContain("too old", bench.Log, StringComparison.Ordinal);
        bench.Board.Rtc.Set(new DateTime(2026, 11, 21)); // in its sleep
        bench.RunFor(TimeSpan.FromMinutes(25));
        Assert.DoesNotContain("too old", bench.Log, StringComparison.Ordinal);
        bench.RunFor(TimeSpan.FromMinutes(90)); // it is looked at when something is due
        Assert.Contains("mail: a mail is too old and is dropped", bench.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void Time_server_that_sets_a_sleeping_device_back_at_each_wake_makes_no_flood()
    {
        using FirmwareBench bench = SleepBench.New(SleepBench.Settings("[trigger morning]\nat = 09:01\nsubject = Morning\n[trigger often]\nevery = 1h\nsubject = Often"));
        bench.Board.Wifi.Time = () => FirmwareBench.StartOfTime; // 08:59:50, whenever it is asked
        bench.Sleep();
        bench.RunFor(TimeSpan.FromHours(30));
        Assert.Equal(30, bench.Mail.Count(mail => mail.Subject == "Often"));
        Assert.InRange(bench.Mail.Count(mail => mail.Subject == "Morning"), 1, 31); // the clock says so each time
        bench.AssertAllGone();
    }

    private static void PressTwice(FirmwareBench bench)
    {
        for (int i = 0; i < 2; i++)
        {
            bench.Press();
            bench.Board.RunFor(TimeSpan.FromSeconds(1));
        }
    }
}
