// What the names in a template stand for: {device} {trigger} {value} {unit} {time} {count} {uptime} {rssi} {firmware} {first} {last} {reason}.

using DeviceMailer.Health;
using DeviceMailer.History;
using DeviceMailer.Outbox;
using DeviceMailer.Sensing;
using DeviceMailer.Smtp.Message;
using DeviceMailer.Smtp.Wire;
using DeviceMailer.Zones;

namespace DeviceMailer.Alerts;

/// <summary>The values of one alert. Set before it is composed; they stay until the next.</summary>
public class AlertValues : ITemplateValues
{
    private const int SecondsPerDay = 86400;
    private const byte Minus = (byte)'-';

    private static readonly WordList Names = new WordList("device|trigger|value|unit|time|count|uptime|rssi|firmware|first|last|footer|reason|acknowledged");

    /// <summary>The names, for error messages and documentation.</summary>
    internal const string NameList = "{device} {trigger} {value} {unit} {time} {count} {uptime} {rssi} {firmware} {first} {last} {reason}";

    /// <summary>The device's name.</summary>
    public byte[] Device { get; set; } = Ascii.Nothing;

    /// <summary>Why the device has started.</summary>
    public StartMark Start { get; set; }

    /// <summary>The alarms that may be acknowledged; null: none.</summary>
    internal Alarms Alarms { get; set; }

    /// <summary>The trigger's name.</summary>
    public byte[] Trigger { get; set; } = Ascii.Nothing;

    /// <summary>What was measured, in thousandths; a pin's level is 0 or 1,000.</summary>
    public int ValueMilli { get; set; }

    /// <summary>What it is measured in.</summary>
    public byte[] Unit { get; set; } = Ascii.Nothing;

    /// <summary>
    /// When the first event was, in ticks of 100 ns, UTC; 0: nobody knows. Less than 0: it will be known when the clock is set, and minus this is the
    /// <see cref="LateDigit"/> that stands for each digit, and for the sign of the offset, until then.
    /// </summary>
    public long FirstTicks { get; set; }

    /// <summary>When the last event was.</summary>
    public long LastTicks { get; set; }

    /// <summary>Local time; null: UTC.</summary>
    public Zone Zone { get; set; }

    /// <summary>What must be told beside; null: nothing ever.</summary>
    public Notices Notices { get; set; }

    /// <summary>How many events the alert stands for.</summary>
    public int Count { get; set; }

    /// <summary>How long the device has been running, in seconds.</summary>
    public int UptimeSeconds { get; set; }

    /// <summary>How strong Wi-Fi is, in dBm, less than 0; 0: not known.</summary>
    public int Rssi { get; set; }

    /// <inheritdoc/>
    public virtual int IndexOf(byte[] text, int offset, int count) => Names.Find(text, offset, count);

    /// <inheritdoc/>
    public virtual void Write(int index, bool asHtml, OutputBuffer output)
    {
        switch (index)
        {
            case 0:
                WriteText(output, Device, asHtml);
                break;
            case 1:
                WriteText(output, Trigger, asHtml);
                break;
            case 2:
                Thousandths.Write(output, ValueMilli);
                break;
            case 3:
                WriteText(output, Unit, asHtml);
                break;
            case 4:
            case 10:
                WriteTime(output, LastTicks);
                break;
            case 9:
                WriteTime(output, FirstTicks);
                break;
            case 11:
                WriteFooter(output);
                break;
            case 13:
                if (Alarms != null) Alarms.WriteAcknowledged(output, asHtml);
                break;
            case 12:
                if (Start != null) Start.Write(output);
                break;
            case 5:
                output.WriteDecimal(Count);
                break;
            case 6:
                WriteUptime(output);
                break;
            case 7:
                WriteRssi(output);
                break;
            default:
                output.Write(Text.Version);
                break;
        }
    }

    /// <summary>Takes what else texts show, before an alert is composed.</summary>
    internal virtual void Take(HistoryBook book)
    {
    }

    internal static void WriteText(OutputBuffer output, byte[] text, bool asHtml)
    {
        if (asHtml) HtmlText.Write(output, text);
        else output.Write(text);
    }

    private static void WriteSigned(OutputBuffer output, int value)
    {
        if (value < 0) output.WriteByte(Minus);
        output.WriteDecimal(value < 0 ? -value : value);
    }

    // 2026-11-21 10:05:00 +01:00
    private void WriteTime(OutputBuffer output, long utcTicks)
    {
        if (utcTicks == 0)
        {
            output.Write(Text.Unknown);
            return;
        }

        if (utcTicks < 0) LocalTime.WriteLate(output, (byte)-utcTicks);
        else LocalTime.WriteWithOffset(output, utcTicks, Zone.MinutesAt(Zone, utcTicks));
    }

    // 12d 03:04:05
    private void WriteUptime(OutputBuffer output)
    {
        output.WriteDecimal(UptimeSeconds / SecondsPerDay);
        output.Write(Text.Days);
        LocalTime.WriteClock(output, UptimeSeconds % SecondsPerDay);
    }

    // Events: 5, from 2026-11-21 10:05:00 +01:00 to 2026-11-21 10:07:30 +01:00. Since the last mail: ...
    internal void WriteFooter(OutputBuffer output)
    {
        if (Count > 1)
        {
            output.Write(Text.EventCount);
            output.WriteDecimal(Count);
            output.Write(Text.From);
            WriteTime(output, FirstTicks);
            output.Write(Text.To);
            WriteTime(output, LastTicks);
            output.Write(Text.Stop);
        }

        if (Notices != null) Notices.Write(output);
    }

    private void WriteRssi(OutputBuffer output)
    {
        if (Rssi == 0)
        {
            output.Write(Text.Unknown);
            return;
        }

        WriteSigned(output, Rssi);
        output.Write(Text.DecibelMilliwatts);
    }
}
