// What each part of the firmware takes of flash, whether the settings use it or not: its byte code, which is more than half of an image. Types, names
// and tables are not counted, nor what a feature adds to the settings' check.

using DeviceMailer.Benchmarks.Report;

namespace DeviceMailer.Benchmarks.Flash;

/// <summary>Counts the byte code of features.</summary>
internal static class FlashPart
{
    /// <summary>What is counted under which name: namespaces, which end with a dot, or types. The first that fits counts.</summary>
    private static readonly (string Name, string[] Of)[] features =
    [
        ("mail client", ["DeviceMailer.Smtp."]),
        ("access tokens (OAuth)", ["DeviceMailer.OAuth.", "DeviceMailer.Esp32.TokenHostTransport"]),
        ("HTTP, for tokens and set-up mode", ["DeviceMailer.Http."]),
        ("set-up mode", ["DeviceMailer.Setup.", "DeviceMailer.Esp32.Setup", "DeviceMailer.Esp32.FlashSetupFiles", "DeviceMailer.Esp32.LogTail", "DeviceMailer.Esp32.Forgetting", "DeviceMailer.Esp32.PageListener", "DeviceMailer.Esp32.HomePage", "DeviceMailer.Esp32.DeviceState"]),
        ("zones and local time", ["DeviceMailer.Zones."]),
        ("time servers", ["DeviceMailer.Sntp."]),
        ("names and mail servers of domains", ["DeviceMailer.Dns.", "DeviceMailer.Delivery.MxRoute", "DeviceMailer.Esp32.DnsSocket"]),
        ("a place in a fleet", ["DeviceMailer.Delivery.Spread"]),
        ("history", ["DeviceMailer.History."]),
        ("reports and charts", ["DeviceMailer.Reports."]),
        ("reminders, escalation, acknowledging", ["DeviceMailer.Alerts.Alarm", "DeviceMailer.Alerts.Acknowledgement"]),
        ("outputs", ["DeviceMailer.Alerts.Output", "DeviceMailer.Esp32.OutputPins"]),
        ("1-Wire and DS18B20", ["DeviceMailer.Sensing.OneWire.", "DeviceMailer.Sensing.Sensors.Ds18b20", "DeviceMailer.Esp32.OneWire"]),
        ("sensors on I2C", ["DeviceMailer.Sensing.Sensors.", "DeviceMailer.Esp32.I2cLink"]),
        ("thermistors", ["DeviceMailer.Sensing.Thermistor"]),
        ("deep sleep", ["DeviceMailer.DeepSleep.", "DeviceMailer.Esp32.SleepCycle"]),
        ("settings and their check", ["DeviceMailer.Settings."]),
        ("outbox", ["DeviceMailer.Outbox."]),
        ("delivery", ["DeviceMailer.Delivery."]),
        ("everything else", [""]),
    ];

    /// <summary>The same as a table.</summary>
    internal static Table ToTable()
    {
        var table = new Table(
            "Flash of features, in bytes of byte code as nanoFramework's processor makes it",
            "Always there, used or not; before trimming. Types and names come on top, somewhat less than the same again.",
            ["feature", "bytes"],
            textColumns: 1);
        foreach ((string name, int bytes) in Measure()) table.Add(name, $"{bytes:N0}");
        return table;
    }

    /// <summary>How many bytes each takes, in that order.</summary>
    internal static IReadOnlyList<(string Name, int Bytes)> Measure()
    {
        var bytes = new int[features.Length];
        foreach ((string type, int count) in Assemblies().SelectMany(ByteCode.BytesByType)) bytes[Array.FindIndex(features, feature => feature.Of.Any(of => type.StartsWith(of, StringComparison.Ordinal)))] += count;
        return [.. features.Select((feature, i) => (feature.Name, bytes[i]))];
    }

    /// <summary>The firmware's own assemblies.</summary>
    internal static IEnumerable<string> Assemblies() => Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "firmware"), "DeviceMailer*.dll");
}
