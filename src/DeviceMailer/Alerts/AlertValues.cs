// What the names in a template stand for: {device} {trigger} {value} {unit} {time} {count} {uptime} {rssi} {firmware} {first} {last} {reason}.

using DeviceMailer.Outbox;
using DeviceMailer.Smtp.Message;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Alerts;

/// <summary>The values of one alert. Set before it is composed; they stay until the next.</summary>
public sealed class AlertValues : ITemplateValues
{
    private const int SecondsPerDay = 86400;
    private const byte Space = (byte)' ';
    private const byte Colon = (byte)':';
    private const byte Dot = (byte)'.';
    private const byte Minus = (byte)'-';
    private const byte Plus = (byte)'+';

    private static readonly byte[] Names = Ascii.Bytes("device trigger value unit time count uptime rssi firmware first last footer reason ");
    /// <summary>The names, for error messages and documentation.</summary>
    internal const string NameList = "{device} {trigger} {value} {unit} {time} {count} {uptime} {rssi} {firmware} {first} {last} {reason}";

    private static readonly byte[] Unknown = Ascii.Bytes("?");
    private static readonly byte[] Joined = Ascii.Bytes("Events: ");
    private static readonly byte[] From = Ascii.Bytes(", from ");
    private static readonly byte[] Until = Ascii.Bytes(" to ");
    private static readonly byte[] Stop = Ascii.Bytes(". ");
    private static readonly byte[] Days = Ascii.Bytes("d ");
    private static readonly byte[] DecibelMilliwatts = Ascii.Bytes(" dBm");
    private static readonly byte[] Nothing = new byte[0];

    /// <summary>The device's name.</summary>
    public byte[] Device { get; set; } = Nothing;

    /// <summary>The version of the firmware.</summary>
    public byte[] Firmware { get; set; } = Nothing;

    /// <summary>Why the device has started.</summary>
    public byte[] Reason { get; set; } = Nothing;

    /// <summary>The trigger's name.</summary>
    public byte[] Trigger { get; set; } = Nothing;

    /// <summary>What was measured, in thousandths; a pin's level is 0 or 1,000.</summary>
    public int ValueMilli { get; set; }

    /// <summary>What it is measured in.</summary>
    public byte[] Unit { get; set; } = Nothing;

    /// <summary>When the first event was, in ticks of 100 ns, UTC; 0: the clock was not set.</summary>
    public long FirstTicks { get; set; }

    /// <summary>When the last event was.</summary>
    public long LastTicks { get; set; }

    /// <summary>What local time is ahead of UTC, in minutes.</summary>
    public int OffsetMinutes { get; set; }

    /// <summary>What must be told beside; null: nothing ever.</summary>
    public Notices Notices { get; set; }

    /// <summary>How many events the alert stands for.</summary>
    public int Count { get; set; }

    /// <summary>How long the device has been running, in seconds.</summary>
    public int UptimeSeconds { get; set; }

    /// <summary>How strong Wi-Fi is, in dBm, less than 0; 0: not known.</summary>
    public int Rssi { get; set; }

    /// <inheritdoc/>
    public int IndexOf(byte[] text, int offset, int count)
    {
        int index = 0;
        int start = 0;
        for (int at = 0; at < Names.Length; at++)
        {
            if (Names[at] != Space) continue;
            if (at - start == count && IsAt(start, text, offset, count)) return index;
            index++;
            start = at + 1;
        }

        return -1;
    }

    /// <inheritdoc/>
    public void Write(int index, bool asHtml, OutputBuffer output)
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
                WriteMilli(output, ValueMilli);
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
            case 12:
                WriteText(output, Reason, asHtml);
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
                WriteText(output, Firmware, asHtml);
                break;
        }
    }

    private static bool IsAt(int start, byte[] text, int offset, int count)
    {
        for (int i = 0; i < count; i++)
        {
            if (Names[start + i] != text[offset + i]) return false;
        }

        return true;
    }

    private static void WriteText(OutputBuffer output, byte[] text, bool asHtml)
    {
        if (asHtml) HtmlText.Write(output, text);
        else output.Write(text);
    }

    private static void WriteSigned(OutputBuffer output, int value)
    {
        if (value < 0) output.WriteByte(Minus);
        output.WriteDecimal(value < 0 ? -value : value);
    }

    // -18.25
    private static void WriteMilli(OutputBuffer output, int milli)
    {
        if (milli < 0) output.WriteByte(Minus);
        int size = milli < 0 ? -milli : milli;
        output.WriteDecimal(size / 1000);
        int rest = size % 1000;
        if (rest == 0) return;
        output.WriteByte(Dot);
        int digits = 3;
        for (; rest % 10 == 0; digits--) rest /= 10;
        output.WriteDecimal(rest, digits);
    }

    // 2026-11-21 10:05:00 +01:00
    private void WriteTime(OutputBuffer output, long utcTicks)
    {
        if (utcTicks == 0)
        {
            output.Write(Unknown);
            return;
        }

        LocalTime.Write(output, utcTicks, OffsetMinutes);
        output.WriteByte(Space);
        int ahead = OffsetMinutes < 0 ? -OffsetMinutes : OffsetMinutes;
        output.WriteByte(OffsetMinutes < 0 ? Minus : Plus);
        output.WriteDecimal(ahead / 60, 2);
        output.WriteByte(Colon);
        output.WriteDecimal(ahead % 60, 2);
    }

    // 12d 03:04:05
    private void WriteUptime(OutputBuffer output)
    {
        output.WriteDecimal(UptimeSeconds / SecondsPerDay);
        output.Write(Days);
        LocalTime.WriteClock(output, UptimeSeconds % SecondsPerDay);
    }

    // Events: 5, from 2026-11-21 10:05:00 +01:00 to 2026-11-21 10:07:30 +01:00. Since the last mail: ...
    private void WriteFooter(OutputBuffer output)
    {
        if (Count > 1)
        {
            output.Write(Joined);
            output.WriteDecimal(Count);
            output.Write(From);
            WriteTime(output, FirstTicks);
            output.Write(Until);
            WriteTime(output, LastTicks);
            output.Write(Stop);
        }

        if (Notices != null) Notices.Write(output);
    }

    private void WriteRssi(OutputBuffer output)
    {
        if (Rssi == 0)
        {
            output.Write(Unknown);
            return;
        }

        WriteSigned(output, Rssi);
        output.Write(DecibelMilliwatts);
    }
}
