// The rule that this PC writes for a zone, read by the device's own code: the same offsets as the PC's table of zones has, for all its zones, up to
// 2037. The table's own rules, where they are files, are read as well.

using System.Reflection;
using DeviceMailer.VirtualBoard.Commands;
using DeviceMailer.VirtualBoard.Loading;
using DeviceMailer.VirtualBoard.Settings;

namespace DeviceMailer.SystemTests.Settings;

public sealed class ZoneRuleTests : IDisposable
{
    private const string TableFolder = "/usr/share/zoneinfo";
    private const int MinZones = 100;

    // Morocco and Palestine change by the moon for decades to come, and say so in tables; other zones that change at all have a rule.
    private static readonly string[] withoutRule = ["Africa/Casablanca", "Africa/El_Aaiun", "Asia/Gaza", "Asia/Hebron"];
    private static readonly DateTime last = new(2037, 12, 25, 0, 0, 0, DateTimeKind.Utc); // .NET misreads later years of some zones
    private static readonly DateTime first = new(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly BootContext context = new(FirmwareFiles.Load());
    private readonly Type zoneReader;
    private readonly Type zone;

    public ZoneRuleTests()
    {
        Assembly notifier = context.LoadFromAssemblyName(new AssemblyName("DeviceMailer.Delivery"));
        zoneReader = notifier.GetType("DeviceMailer.Zones.ZoneReader", throwOnError: true)!;
        zone = notifier.GetType("DeviceMailer.Zones.Zone", throwOnError: true)!;
    }

    public void Dispose() => context.Unload();

    [Fact]
    public void Every_zone_of_this_PC_has_a_rule_with_its_offsets()
    {
        string[] names = [.. TimeZoneInfo.GetSystemTimeZones().Select(one => one.Id)];
        Assert.True(names.Length > MinZones, $"{names.Length} zones");
        var complaints = new List<string>();
        foreach (string name in names)
        {
            TimeZoneInfo known = TimeZoneInfo.FindSystemTimeZoneById(name);
            string? rule = ZoneRule.Of(known, first);
            if (rule == null && !IsWithoutRule(known)) complaints.Add($"{name}: no rule");
            if (rule != null) complaints.AddRange(Differences(name, rule, known).Take(1));
        }

        Assert.True(complaints.Count == 0, string.Join('\n', complaints));
    }

    [Theory]
    [InlineData("Europe/Berlin", "<+01>-1<+02>,M3.5.0,M10.5.0/3")]
    [InlineData("America/New_York", "<-05>5<-04>,M3.2.0,M11.1.0")]
    [InlineData("Australia/Lord_Howe", "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0")]
    [InlineData("Pacific/Auckland", "<+12>-12<+13>,M9.5.0,M4.1.0/3")]
    [InlineData("Asia/Kathmandu", "<+0545>-5:45")]
    [InlineData("Etc/UTC", "<+00>0")]
    [InlineData("Europe/Nowhere", null)]
    public void Rule_is_short_and_says_no_more_than_it_must(string name, string? rule) => Assert.Equal(rule, ZoneRule.Find(name));

    [Fact]
    public void Rules_of_the_table_itself_are_read_with_its_offsets()
    {
        var complaints = new List<string>();
        int read = 0;
        foreach (string name in TimeZoneInfo.GetSystemTimeZones().Select(one => one.Id).Where(name => File.Exists($"{TableFolder}/{name}")))
        {
            string rule = System.Text.Encoding.ASCII.GetString(File.ReadAllBytes($"{TableFolder}/{name}")).TrimEnd('\n').Split('\n')[^1]; // RFC 9636 3.3
            TimeZoneInfo known = TimeZoneInfo.FindSystemTimeZoneById(name);
            if (rule.Length == 0 || IsWithoutRule(known)) continue;
            read++;
            complaints.AddRange(Differences(name, rule, known).Take(1));
        }

        Assert.True(complaints.Count == 0 && (read > MinZones || !Directory.Exists($"{TableFolder}/Europe")), $"{read} read\n{string.Join('\n', complaints)}");
    }

    private static bool IsWithoutRule(TimeZoneInfo known) => Array.Exists(withoutRule, name => TimeZoneInfo.TryFindSystemTimeZoneById(name, out TimeZoneInfo? other) && other.HasSameRules(known));

    // At each change to the second, and once a week.
    private IEnumerable<string> Differences(string name, string rule, TimeZoneInfo known)
    {
        object? read = zoneReader.GetProperty("Zone", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(Activator.CreateInstance(zoneReader, BindingFlags.Instance | BindingFlags.NonPublic, null, [rule], null));
        if (read == null)
        {
            yield return $"{name}: {rule} is not read";
            yield break;
        }

        var minutesAt = (Func<long, int>)Delegate.CreateDelegate(typeof(Func<long, int>), read, zone.GetMethod("MinutesAt")!);
        foreach (DateTime utc in Moments(known))
        {
            int expected = (int)known.GetUtcOffset(utc).TotalMinutes;
            if (minutesAt(utc.Ticks) != expected) yield return $"{name}: {rule} has {minutesAt(utc.Ticks)} at {utc:u}, expected {expected}";
        }
    }

    private static IEnumerable<DateTime> Moments(TimeZoneInfo known)
    {
        for (DateTime week = first; week < last; week = week.AddDays(7))
        {
            yield return week;
            DateTime early = week;
            DateTime late = week.AddDays(7);
            if (known.GetUtcOffset(early) == known.GetUtcOffset(late)) continue;
            while (late - early > TimeSpan.FromSeconds(1))
            {
                DateTime middle = new((early.Ticks + late.Ticks) / 2 / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, DateTimeKind.Utc);
                if (known.GetUtcOffset(middle) == known.GetUtcOffset(week)) early = middle;
                else late = middle;
            }

            yield return early;
            yield return late;
        }
    }
}
