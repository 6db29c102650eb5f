// What the page says of the device's state, in one place.

using System.Globalization;
using DeviceMailer.VirtualBoard.Session;

namespace DeviceMailer.Workbench.Server;

/// <summary>Turns states, times and sizes into words.</summary>
internal static class Words
{
    /// <summary>What the light means.</summary>
    internal static string Light(string light) => light switch
    {
        "idle" => "Idle: no mail is waiting",
        "sending" => "On: a mail is being sent",
        "mail waits" => "1 flash: a mail waits, the server has put it off",
        "no network" => "2 flashes: no network",
        "no server" => "3 flashes: no server, or it refuses the device",
        "bad settings" => "Blinking: the settings have mistakes",
        "off" => "The board is off",
        "none" => "No light: the settings name no LED",
        _ => light,
    };

    /// <summary>How the board is.</summary>
    internal static string Power(PowerState state) => state switch
    {
        PowerState.Off => "off",
        PowerState.Starting => "starting",
        PowerState.Running => "running",
        PowerState.Asleep => "in deep sleep",
        _ => "ended: the firmware should never end",
    };

    /// <summary>A pace of time.</summary>
    internal static string Pace(double pace) => pace switch
    {
        0 => "paused",
        1 => "real time",
        double.PositiveInfinity => "as fast as it goes",
        _ => string.Create(CultureInfo.InvariantCulture, $"×{pace:0.##}"),
    };

    /// <summary>A span, in its two largest units: "2 h 5 min".</summary>
    internal static string Span(TimeSpan span)
    {
        if (span < TimeSpan.Zero) span = TimeSpan.Zero;
        return span switch
        {
            { TotalDays: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalDays} d {span.Hours} h"),
            { TotalHours: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalHours} h {span.Minutes} min"),
            { TotalMinutes: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalMinutes} min {span.Seconds} s"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0} s"),
        };
    }

    /// <summary>A size.</summary>
    internal static string Size(long bytes) => bytes switch
    {
        < 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        < 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0.#} KiB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0 / 1024:0.#} MiB"),
    };

    /// <summary>A number as people write it, at most three decimals.</summary>
    internal static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>A time of day, with the date where it is not today's.</summary>
    internal static string Clock(DateTimeOffset time) => time.ToString("ddd d MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture);
}
