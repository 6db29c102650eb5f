// What the names in a template stand for where a text shows values of other triggers, too: {cellar.value} {cellar.unit} {freezer.min} {freezer.max}
// {freezer.mean}. Only a device with such a text has this object. A value is taken when the alert is composed, and stays: a mail that is sent from RAM is
// read again on another thread.

using DeviceMailer.History;
using DeviceMailer.Reports;
using DeviceMailer.Sensing;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Alerts;

/// <summary>The values of one alert, and those of other triggers.</summary>
internal sealed class OtherValues : AlertValues
{
    /// <summary>What there is of a trigger behind the dot, for error messages.</summary>
    internal const string PartNames = "value|unit|min|max|mean";

    private const int OfUnit = 1;
    private const int Lowest = 2;
    private const int Highest = 3;
    private const int PartCount = 5;
    private const int First = 64;           // behind the alert's own
    private const int Unmeasured = int.MinValue;
    private const byte Dot = (byte)'.';

    private readonly Trigger[] triggers;
    private readonly int[] measured;        // by each of them, when the alert was composed
    private readonly WordList parts = new WordList(PartNames);
    private HistoryBook history;
    private ReportData day;                 // null: nobody has asked for it

    /// <summary>Makes it.</summary>
    internal OtherValues(Trigger[] triggers)
    {
        this.triggers = triggers;
        measured = new int[triggers.Length];
    }

    /// <summary>Where values come from.</summary>
    internal MeasuredTriggers Source { private get; set; }

    /// <summary>The dot between a trigger's name, which may have some itself, and what there is of it; less than 0: there is none.</summary>
    internal static int DotIn(byte[] text, int offset, int count)
    {
        int dot = offset + count - 1;
        while (dot >= offset && text[dot] != Dot) dot--;
        return dot < offset ? -1 : dot;
    }

    /// <summary>True for what comes from the history.</summary>
    internal static bool IsOfDay(int part) => part >= Lowest;

    /// <inheritdoc/>
    public override int IndexOf(byte[] text, int offset, int count)
    {
        int own = base.IndexOf(text, offset, count);
        int dot = own >= 0 ? -1 : DotIn(text, offset, count);
        if (dot < 0) return own;
        int part = parts.Find(text, dot + 1, offset + count - dot - 1);
        if (part < 0) return -1;
        for (int i = 0; i < triggers.Length; i++)
        {
            if (triggers[i].IsCurve && IsNamed(triggers[i].Name, text, offset, dot - offset)) return First + i * PartCount + part;
        }

        return -1;
    }

    /// <inheritdoc/>
    public override void Write(int index, bool asHtml, OutputBuffer output)
    {
        int part = (index - First) % PartCount;
        int trigger = (index - First) / PartCount;
        if (index < First) base.Write(index, asHtml, output);
        else if (part == OfUnit) WriteText(output, triggers[trigger].Unit, asHtml);
        else if (IsOfDay(part)) WriteOfDay(trigger, part, output);
        else if (measured[trigger] == Unmeasured) output.Write(Text.Unknown);
        else Thousandths.Write(output, measured[trigger]);
    }

    /// <inheritdoc/>
    internal override void Take(HistoryBook book)
    {
        history = book;
        day = null;
        for (int i = 0; i < measured.Length; i++) measured[i] = Source != null && Source.TryValueOf(i, out int milli) ? milli : Unmeasured;
    }

    private static bool IsNamed(byte[] name, byte[] text, int offset, int count)
    {
        if (name.Length != count) return false;
        for (int i = 0; i < count; i++)
        {
            if (name[i] != text[offset + i]) return false;
        }

        return true;
    }

    private void WriteOfDay(int trigger, int part, OutputBuffer output)
    {
        if (day == null && history != null && LastTicks > 0) day = ReportData.OfDay(history, triggers, LastTicks);
        int curve = day == null ? -1 : history.CurveOf(triggers[trigger]);
        if (curve < 0 || !day.HasValues(curve)) output.Write(Text.Unknown);
        else Thousandths.Write(output, part == Lowest ? day.LowestOf(curve) : part == Highest ? day.HighestOf(curve) : day.MeanOf(curve));
    }
}
