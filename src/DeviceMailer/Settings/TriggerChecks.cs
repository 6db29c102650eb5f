// The triggers' keys against each other: what fires each of them, what that needs, which keys have no effect on it, and how many there are.

using DeviceMailer.Sensing;

namespace DeviceMailer.Settings;

/// <summary>Checks triggers.</summary>
internal static class TriggerChecks
{
    private const string Expected = "expected one of: pin, adc, sensor, every, at, boot = yes";

    // Sets of kinds, a bit each.
    private const int Edge = 1 << (int)TriggerKind.Edge;
    private const int Level = 1 << (int)TriggerKind.Level;
    private const int Count = 1 << (int)TriggerKind.Count;
    private const int Silence = 1 << (int)TriggerKind.Silence;
    private const int Adc = 1 << (int)TriggerKind.Adc;
    private const int Sensor = 1 << (int)TriggerKind.Sensor;
    private const int Register = 1 << (int)TriggerKind.Register;
    private const int OnPin = Edge | Level | Count | Silence;
    private const int Bounded = Count | Adc | Sensor | Register;
    private const int Measured = Level | Silence | Bounded;

    /// <summary>Checks them all.</summary>
    /// <param name="reader">The settings; takes the mistakes.</param>
    internal static void Check(SettingsReader reader)
    {
        int triggers = 0;
        for (int i = 0; i < reader.Sections.Count; i++)
        {
            SettingsSection section = (SettingsSection)reader.Sections[i];
            if (section.Name != SettingsSchema.TriggerSection) continue;
            triggers++;
            if (!HasOneSource(reader, section)) continue;
            CheckPin(reader, section);
            CheckTest(reader, section);
            CheckPair(reader, section, "divider", "ntc");
            CheckPair(reader, section, "divider", "scale");
            CheckBounds(reader, section);
            SensorChecks.Check(reader, section);
            CheckUse(reader, section);
        }

        if (triggers <= NotifierLimits.MaxTriggers) return;
        reader.Report("[trigger]", "found " + triggers.ToString() + " triggers, expected at most " + NotifierLimits.MaxTriggers.ToString());
    }

    // What fires a trigger: one thing.
    private static bool HasOneSource(SettingsReader reader, SettingsSection section)
    {
        int sources = section.Number("boot");
        string[] sourceKeys = { "pin", "adc", "sensor", "every", "at" };
        for (int k = 0; k < sourceKeys.Length; k++)
        {
            if (section.IsWritten(sourceKeys[k])) sources++;
        }

        if (sources == 1) return true;
        string found = sources == 0 ? "nothing that fires it" : sources.ToString() + " things that fire it";
        reader.Report(section, "found " + found + ", " + Expected);
        return false;
    }

    // What a pin's events are is said in one way.
    private static void CheckPin(SettingsReader reader, SettingsSection section)
    {
        if (!section.Has("pin")) return;
        CheckPair(reader, section, "normally", "edge");
        CheckPair(reader, section, "level", "edge");
        CheckPair(reader, section, "level", "normally");
        CheckPair(reader, section, "level", "within");
        CheckPair(reader, section, "level", "silence");
        CheckPair(reader, section, "silence", "within");
        if (section.Has("normally") && section.Number("pull") == (int)Pull.None)
        {
            reader.Report(section, "normally", "found normally with pull = none, expected edge or level: without the chip's resistor the level at rest is unknown");
        }

        if (section.IsWritten("hold") && Trigger.KindOf(section) == TriggerKind.Edge)
        {
            reader.Report(section, "hold", "found hold for an edge, expected level or normally: an edge does not last");
        }
    }

    private static void CheckTest(SettingsReader reader, SettingsSection section)
    {
        if (section.Number("test") == 0 || section.Has("pin")) return;
        reader.Report(section, "test", "found no pin, expected the pin of a button");
    }

    private static void CheckPair(SettingsReader reader, SettingsSection section, string key, string other)
    {
        if (section.IsWritten(key) && section.IsWritten(other)) reader.Report(section, key, "found " + other + " as well, expected only one of the two");
    }

    private static void CheckBounds(SettingsReader reader, SettingsSection section)
    {
        CheckBound(reader, section, "adc");
        CheckBound(reader, section, "sensor");
        CheckBound(reader, section, "within");
        if (section.Has("above") && section.Has("below") && section.Number("above") < section.Number("below"))
        {
            reader.Report(section, "above", "found " + section.Text("above") + ", expected no less than below = " + section.Text("below") + ": it fires above the one and below the other");
        }
    }

    private static void CheckBound(SettingsReader reader, SettingsSection section, string key)
    {
        if (!section.IsWritten(key) || section.IsWritten("above") || section.IsWritten("below")) return;
        reader.Report(section, key, "found no limit, expected above, below, or both");
    }

    // Keys that not every trigger uses, each with the kinds that do.
    private static void CheckUse(SettingsReader reader, SettingsSection section)
    {
        CheckUse(reader, section, "edge", Edge | Count | Silence);
        CheckUse(reader, section, "normally", OnPin);
        CheckUse(reader, section, "level", Level);
        CheckUse(reader, section, "pull", OnPin);
        CheckUse(reader, section, "debounce", Edge | Count | Silence);
        CheckUse(reader, section, "within", Count);
        CheckUse(reader, section, "silence", Silence);
        CheckUse(reader, section, "ntc", Adc);
        CheckUse(reader, section, "divider", Adc);
        CheckUse(reader, section, "address", Sensor | Register);
        CheckUse(reader, section, "number", Sensor | Register);
        CheckUse(reader, section, "register", Register);
        CheckUse(reader, section, "bytes", Register);
        CheckUse(reader, section, "order", Register);
        CheckUse(reader, section, "signed", Register);
        CheckUse(reader, section, "shift", Register);
        CheckUse(reader, section, "bits", Register);
        CheckUse(reader, section, "wait", Register);
        CheckUse(reader, section, "above", Bounded);
        CheckUse(reader, section, "below", Bounded);
        CheckUse(reader, section, "hysteresis", Bounded);
        CheckUse(reader, section, "hold", Bounded | Level);
        CheckUse(reader, section, "sample", Measured);
        CheckUse(reader, section, "scale", Bounded);
        CheckUse(reader, section, "offset", Bounded);
        CheckUse(reader, section, "unit", Measured);
        CheckUse(reader, section, "clear-subject", Edge | Measured);
        CheckUse(reader, section, "clear-text", Edge | Measured);
    }

    private static void CheckUse(SettingsReader reader, SettingsSection section, string key, int kinds)
    {
        if (section.IsWritten(key) && (kinds & (1 << (int)Trigger.KindOf(section))) == 0) reader.Warn(section, key, "found a key that has no effect on this trigger");
    }
}
