// What a trigger measures, and the bounds of its value.

using DeviceMailer.Sensing.Sensors;
using DeviceMailer.Settings;

namespace DeviceMailer.Sensing;

/// <summary>A measured trigger's numbers as the settings describe them.</summary>
public sealed class Measure
{
    /// <summary>For <see cref="AboveMilli"/>: no upper bound.</summary>
    public const int NoUpperBound = int.MaxValue;

    /// <summary>For <see cref="BelowMilli"/>: no lower bound.</summary>
    public const int NoLowerBound = int.MinValue;

    private const int HalfMilli = 500; // between the levels 0 and 1
    private const int Milli = 1000;

    internal Measure(SettingsSection section, TriggerKind kind, Board board)
    {
        Kind = kind;
        HoldMs = section.Number("hold");
        SampleMs = section.Number("sample");
        ScaleMillionths = DisplayUnit.One;
        AboveMilli = NoUpperBound;
        BelowMilli = NoLowerBound;
        switch (kind)
        {
            case TriggerKind.Level:
                if (IsHigh(section)) AboveMilli = HalfMilli;
                else BelowMilli = HalfMilli;
                break;
            case TriggerKind.Silence:
                HoldMs = 0;
                AboveMilli = section.Number("silence") - 1; // thousandths of seconds
                break;
            default:
                ReadBounds(section, board);
                break;
        }
    }

    /// <summary>What is measured.</summary>
    public TriggerKind Kind { get; }

    /// <summary>The converter's channel.</summary>
    public int Channel { get; private set; }

    /// <summary>The thermistor at the channel; null: readings are compared as they are.</summary>
    public Thermistor Thermistor { get; private set; }

    /// <summary>The sensor on the bus; null: it is none.</summary>
    public SensorChoice Sensor { get; private set; }

    /// <summary>It fires above this, in thousandths of its unit; <see cref="NoUpperBound"/>.</summary>
    public int AboveMilli { get; private set; }

    /// <summary>It fires below this, in thousandths of its unit; <see cref="NoLowerBound"/>.</summary>
    public int BelowMilli { get; private set; }

    /// <summary>How far the value must be inside again for the all-clear, in thousandths of its unit.</summary>
    public int HysteresisMilli { get; private set; }

    /// <summary>How long it must be outside, or inside again, in milliseconds.</summary>
    public int HoldMs { get; }

    /// <summary>How often it is measured, in milliseconds.</summary>
    public int SampleMs { get; private set; }

    /// <summary>What one of what is measured is, in millionths of the unit.</summary>
    public int ScaleMillionths { get; private set; }

    /// <summary>What none of it is, in thousandths of the unit.</summary>
    public int OffsetMilli { get; private set; }

    /// <summary>What a value is rounded to when it is shown, in thousandths of its unit; 0: to nothing.</summary>
    public int RoundMilli { get; private set; }

    /// <summary>The time in which pulses are counted, in milliseconds; 0: nothing is counted. Before it has passed once, nothing is too few.</summary>
    public int WindowMs { get; private set; }

    /// <summary>True when its first value is logged: something outside the chip is measured, whose wiring may be wrong.</summary>
    internal bool IsTold => Kind == TriggerKind.Adc || Sensor != null;

    /// <summary>True when its values make a curve, and not only a yes or no, or the age of something.</summary>
    internal bool IsCurve => HasCurve(Kind);

    /// <summary>True when what fires such a trigger has values that make a curve.</summary>
    internal static bool HasCurve(TriggerKind kind) => kind == TriggerKind.Count || kind == TriggerKind.Adc || kind == TriggerKind.Sensor || kind == TriggerKind.Register;

    /// <summary>What its values are kept in, in thousandths of its unit.</summary>
    internal int StepMilli => RoundMilli > 1 ? RoundMilli : 1;

    /// <summary>A value with as many decimals as mean something.</summary>
    internal int Rounded(int milli) => RoundMilli > 1 ? Thousandths.Round(milli, RoundMilli) : milli;

    /// <summary>What a trigger's sensor measures in; empty: there is none, or nobody knows.</summary>
    internal static string UnitOf(SettingsSection section)
    {
        TriggerKind kind = Trigger.KindOf(section);
        if (kind == TriggerKind.Adc) return section.Has("ntc") ? Thermistor.Unit : section.Has("divider") ? Divider.Unit : "";
        if (kind != TriggerKind.Sensor) return "";
        SensorChoice choice = new SensorChoice(section);
        return SensorCatalogue.At(choice.Type).Quantities[choice.Quantity].Unit;
    }

    /// <summary>True when its values are to be in the unit that is written, whatever its sensor measures in: a scale says that they are.</summary>
    internal static bool IsConverted(SettingsSection section) => section.Has("unit") && !section.IsWritten("scale");

    private void ReadBounds(SettingsSection section, Board board)
    {
        if (section.Has("above")) AboveMilli = section.Number("above");
        if (section.Has("below")) BelowMilli = section.Number("below");
        HysteresisMilli = section.Number("hysteresis");
        ScaleMillionths = section.Number("scale");
        OffsetMilli = section.Number("offset");
        WindowMs = section.Number("within");
        if (Kind == TriggerKind.Adc) Channel = section.Number("adc");
        int zeroMv = board == null ? Board.DefaultAdcZeroMv : board.AdcZeroMv;
        int fullMv = board == null ? Board.DefaultAdcFullMv : board.AdcFullMv;
        if (Kind == TriggerKind.Adc && section.Has("ntc"))
        {
            RoundMilli = Milli / 10; // more than a tenth of a degree no converter of 12 bits sees
            Thermistor = new Thermistor(section.Text("ntc"), zeroMv, fullMv);
        }
        else if (Kind == TriggerKind.Adc && section.Has("divider"))
        {
            Divider divider = new Divider(section.Text("divider"));
            RoundMilli = Divider.RoundMilli;
            ScaleMillionths = divider.ScaleOf(zeroMv, fullMv);
            OffsetMilli += divider.OffsetOf(zeroMv);
        }

        if (Kind == TriggerKind.Register) Sensor = new SensorChoice(section);
        if (Kind == TriggerKind.Sensor) ReadSensor(section);
        if (IsConverted(section)) Convert(section);
    }

    // To the unit in which it is to be shown. An offset that is written is in that one already.
    private void Convert(SettingsSection section)
    {
        if (!DisplayUnit.TryFind(UnitOf(section), section.Text("unit"), out int scale, out int offset)) return;
        int written = section.Number("offset");
        long product = (long)ScaleMillionths * scale / DisplayUnit.One;
        ScaleMillionths = product > int.MaxValue ? int.MaxValue : (int)product;
        OffsetMilli = (int)((long)(OffsetMilli - written) * scale / DisplayUnit.One) + offset + written;
        RoundMilli = DisplayUnit.StepOf(RoundMilli, scale);
    }

    // The default is for sensors that can be asked so often.
    private void ReadSensor(SettingsSection section)
    {
        Sensor = new SensorChoice(section);
        SensorType type = SensorCatalogue.At(Sensor.Type);
        if (SampleMs < type.SampleMs) SampleMs = type.SampleMs;
        if (section.IsWritten("scale")) return; // another unit
        RoundMilli = Milli;
        for (int i = 0; i < type.Quantities[Sensor.Quantity].Decimals; i++) RoundMilli /= 10;
    }

    private static bool IsHigh(SettingsSection section) =>
        section.Has("level") ? section.Number("level") == 1 : Contact.EdgeOf(section, (Pull)section.Number("pull")) == Edge.Rising;
}
