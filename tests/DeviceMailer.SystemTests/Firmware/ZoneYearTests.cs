// A year of a device that keeps local time, with both changes of it: what comes at a time of day comes once each day, and at that time. What the change in
// spring passes over comes right after it; what comes twice in autumn comes the first time.

using System.Globalization;
using System.Text.RegularExpressions;
using DeviceMailer.VirtualBoard.Sink;

namespace DeviceMailer.SystemTests.Firmware;

public class ZoneYearTests
{
    private const string Zone = "CET-1CEST,M3.5.0,M10.5.0/3";
    private const string Triggers = "\n[trigger morning]\nat = 07:00\nsubject = Morning\ntext = {time}\n[trigger night]\nat = 02:30\nsubject = Night\ntext = {time}\nurgent = yes";

    private static readonly TimeZoneInfo berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
    private static readonly DateTime spring = new(2027, 3, 28);
    private static readonly DateTime autumn = new(2027, 10, 31);
    private static readonly TimeSpan latest = TimeSpan.FromSeconds(62); // the device looks each minute, and a start takes a moment

    public static TheoryData<bool> Lives => [false, true];

    // A sleeping device does so at the least cost: each wake finds out anew how long it is until the next time of day.
    [Fact]
    public void Times_of_day_come_once_a_day_through_a_year_with_both_changes() => AssertDays(true, new DateTime(2027, 1, 1), 365);

    [Theory]
    [InlineData(3, 24)]
    [InlineData(10, 27)]
    public void Device_that_is_always_on_has_each_time_of_day_once_around_a_change(int month, int day) => AssertDays(false, new DateTime(2027, month, day), 8);

    private static void AssertDays(bool sleeps, DateTime first, int days)
    {
        using FirmwareBench bench = New(sleeps, Triggers, first - berlin.GetUtcOffset(first));
        for (int i = 0; i < days; i++) bench.Board.RunFor(TimeSpan.FromDays(1));
        AssertOnceEachDay(bench, "Morning", first, days, _ => TimeSpan.FromHours(7));
        AssertOnceEachDay(bench, "Night", first, days, day => day == spring ? TimeSpan.FromHours(3) : new TimeSpan(2, 30, 0));
        Assert.All(Times(bench, "Night").Where(time => time.Date == autumn), time => Assert.Equal(TimeSpan.FromHours(2), time.Offset)); // the first one
        Assert.Empty(bench.Board.Unhandled);
    }

    // Quiet until 06:30 there, in winter as in summer, and on the two days.
    [Theory]
    [MemberData(nameof(Lives))]
    public void Quiet_hours_end_by_local_time_on_the_days_of_change(bool sleeps)
    {
        foreach (DateTime day in new[] { spring, autumn })
        {
            using FirmwareBench bench = New(sleeps, "", day.AddHours(-3), "quiet = 22:00-06:30\n");
            bench.Board.RunFor(TimeSpan.FromMinutes(30));
            bench.Press();
            Assert.True(bench.Board.RunUntil(() => !bench.Mail.IsEmpty, TimeSpan.FromHours(12)), bench.Log);
            DateTime sent = TimeZoneInfo.ConvertTimeFromUtc(bench.Board.Rtc.UtcNow, berlin);
            Assert.InRange(sent, day + new TimeSpan(6, 30, 0), day + new TimeSpan(6, 32, 0)); // it looks each minute, and then needs the network
        }
    }

    private static FirmwareBench New(bool sleeps, string triggers, DateTime beginUtc, string mail = "")
    {
        string settings = FirmwareBench.Dark(sleeps ? SleepBench.Settings(triggers) : FirmwareBench.Settings(triggers));
        settings = settings.Replace("[mail]\n", "[mail]\n" + mail, StringComparison.Ordinal).Replace("[smtp]", $"[time]\nzone = {Zone}\n[smtp]", StringComparison.Ordinal);
        FirmwareBench bench = SleepBench.New(settings);
        bench.Board.Wifi.Time = () => DateTime.SpecifyKind(beginUtc, DateTimeKind.Utc) + bench.Board.Clock.Now;
        bench.SwitchOn();
        return bench;
    }

    private static DateTimeOffset[] Times(FirmwareBench bench, string subject) =>
        [.. bench.Mail.Where(mail => mail.Subject == subject).Select(mail => DateTimeOffset.ParseExact(mail.Text.Trim(), "yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture))];

    // Each day once, then and at the offset that is right then; the Date field says the same.
    private static void AssertOnceEachDay(FirmwareBench bench, string subject, DateTime first, int days, Func<DateTime, TimeSpan> timeOf)
    {
        DateTimeOffset[] times = Times(bench, subject);
        Assert.Equal(Enumerable.Range(0, days).Select(day => first.AddDays(day)), times.Select(time => time.Date));
        Assert.All(times, time => Assert.InRange(time.TimeOfDay, timeOf(time.Date), timeOf(time.Date) + latest));
        Assert.All(times, time => Assert.Equal(berlin.GetUtcOffset(time.UtcDateTime), time.Offset));
        Assert.All(bench.Mail.Where(mail => mail.Subject == subject).Zip(times), pair => Assert.Equal(pair.Second, DateOf(pair.First)));
    }

    private static DateTimeOffset DateOf(ReceivedMail mail) =>
        DateTimeOffset.ParseExact(Regex.Match(FirmwareBench.Text(mail.Content), "^Date: (.*)\r$", RegexOptions.Multiline).Groups[1].Value, "ddd, d MMM yyyy HH:mm:ss zzz", CultureInfo.InvariantCulture);
}
