// What a feature takes of nanoCLR's heap beyond the settings that ship: nothing where its keys are not written.

using DeviceMailer.Benchmarks.Report;

namespace DeviceMailer.Benchmarks.Ram;

/// <summary>Counts what sections of settings add to the notifier.</summary>
internal static class FeatureRam
{
    private const int Alerts = 1;

    private const string Leak = "[trigger leak]\npin = 5\n";
    private const string Sensor = "[trigger tank]\nadc = 6\nbelow = 100\n";

    /// <summary>The features: what they are called, what they add to the settings, beside what else, and how many bytes they may take.</summary>
    internal static IReadOnlyList<(string Name, string Settings, string Beside, int MaxBytes)> All { get; } =
    [
        ("an offset from UTC", "[time]\noffset = +01:00\n", "", 60),
        ("a zone with summer time", "[time]\nzone = CET-1CEST,M3.5.0,M10.5.0/3\n", "", 204),
        ("time servers", "[time]\nserver = time.example.com, 192.168.1.1\n", "", 444),
        ("a place in a fleet", "[outbox]\nspread = 10min\n", "", 84),
        ("a history of one sensor", "[history]\nsize = 32 KiB\n", Sensor, 1024),
        ("the chart of an alert", "attach = chart\n", "[history]\nsize = 32 KiB\n" + Sensor, 24),
        ("a value of another trigger in a text", "text = {tank.value}\n", Sensor + Leak, 180),
        ("a day's lowest value of another trigger in a text", "text = {tank.min}\n", "[history]\nsize = 32 KiB\n" + Sensor + Leak, 180),
        ("a trigger that reminds", "remind = 1h\n", Leak, 888),
        ("two levels of escalation", "escalate = 30min to boss@example.org\nescalate = 2h to owner@example.org\n", Leak + "remind = 1h\n", 1812),
        ("a button that acknowledges", "[input acknowledge]\npin = 18\n", Leak + "remind = 1h\n", 912),
        ("a page at home", "[page]\npassword = correct-horse\n", "", 5760),
        ("an output", "[output siren]\npin = 19\nfollows = leak\n", Leak, 816),
    ];

    /// <summary>How many bytes each takes, in that order.</summary>
    internal static IReadOnlyList<int> Measure()
    {
        Dictionary<string, int> without = All.Select(feature => feature.Beside).Distinct().ToDictionary(beside => beside, Total);
        return [.. All.Select(feature => Total(feature.Beside + feature.Settings) - without[feature.Beside])];
    }

    private static int Total(string settings) => TokenRam.Sum(NotifierRam.Measure(Alerts, settings).Mailed);

    /// <summary>The same as a table.</summary>
    internal static Table ToTable()
    {
        var table = new Table("Heap of features, in bytes as nanoCLR counts them", "Beyond the settings that ship.", ["feature", "bytes", "at most"], textColumns: 1);
        foreach (((string name, _, _, int most), int bytes) in All.Zip(Measure())) table.Add(name, $"{bytes}", $"{most}");
        return table;
    }
}
