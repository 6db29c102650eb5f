// The sensors of the triggers: the bus, addresses, and how often and how far each of them measures.

using DeviceMailer.Sensing;
using DeviceMailer.Sensing.Sensors;

namespace DeviceMailer.Settings;

/// <summary>Checks triggers with a sensor on the bus against the catalogue and each other.</summary>
internal static class SensorChecks
{
    private const int Milli = 1000;

    /// <summary>Checks one.</summary>
    /// <param name="reader">The settings; takes the mistakes.</param>
    /// <param name="section">The trigger's.</param>
    internal static void Check(SettingsReader reader, SettingsSection section)
    {
        CheckUnit(reader, section);
        if (section.Has("adc") && section.Has("ntc")) CheckBounds(reader, section, "a thermistor", Thermistor.LeastMilli / Milli, Thermistor.MostMilli / Milli, Thermistor.Unit);
        if (!section.Has("sensor")) return;
        SensorChoice choice = new SensorChoice(section);
        bool isOneWire = choice.Family != 0;
        CheckBus(reader, section, isOneWire ? "onewire" : "i2c", isOneWire ? "tx" : "sda", isOneWire ? "rx" : "scl");
        string other = isOneWire ? "address" : "number";
        if (section.IsWritten(other)) reader.Report(section, other, "found " + section.Text(other) + ", expected none: this sensor is on " + (isOneWire ? "1-Wire" : "I2C"));
        if (choice.Register != null)
        {
            CheckRegister(reader, section, choice);
            return;
        }

        SensorType type = SensorCatalogue.At(choice.Type);
        if (isOneWire) CheckNumber(reader, section, choice, type);
        else CheckRange(reader, section, choice, type);
        if (section.IsWritten("sample") && section.Number("sample") < type.SampleMs)
        {
            reader.Report(section, "sample", "found " + section.Text("sample") + ", expected " + type.SampleMs.ToString() + "ms or more: " + type.Name + " must not be measured more often");
        }

        Quantity quantity = type.Quantities[choice.Quantity];
        CheckBounds(reader, section, type.Name, quantity.Least, quantity.Most, quantity.Unit);
    }

    /// <summary>Checks that the board has the buses that are used.</summary>
    /// <param name="reader">The settings; takes the mistakes.</param>
    /// <param name="board">The board; null: nothing is known of it, which is too little for 1-Wire.</param>
    internal static void Check(SettingsReader reader, Board board)
    {
        SettingsSection bus = reader.Section("onewire");
        if (!bus.Has("tx")) return;
        if (board == null)
        {
            // On a chip without a third serial port the platform writes behind its table of pins.
            reader.Report(bus, "tx", "found pin " + bus.Text("tx") + ", but no board file, which says whether the chip has 1-Wire: expected the board's file as I:\\board.ini");
            return;
        }

        if (board.HasOneWire) return;
        reader.Report(bus, "tx", "found pin " + bus.Text("tx") + ", but nanoFramework has no 1-Wire for the " + board.Chip + ": it takes a third serial port");
    }

    /// <summary>True when a trigger reads a sensor on 1-Wire, or on I2C.</summary>
    internal static bool Reads(SettingsSection section, bool onOneWire) => section.Has("sensor") && (new SensorChoice(section).Family != 0) == onOneWire;

    private static void CheckBus(SettingsReader reader, SettingsSection section, string bus, string first, string second)
    {
        if (BusPins.Of(reader.Section(bus), first, second) == null) reader.Report(section, "sensor", "found no bus, expected " + first + " and " + second + " in [" + bus + "]");
    }

    private static void CheckNumber(SettingsReader reader, SettingsSection section, SensorChoice choice, SensorType type)
    {
        if (choice.Number == null || choice.Number[0] == type.Family) return;
        reader.Report(section, "number", "found " + section.Text("number") + ", expected one that " + type.Name + " can have: it begins with " + type.Family.ToString("X2"));
    }

    // Limits that are never reached. With a scale or an offset they are in another unit.
    private static void CheckBounds(SettingsReader reader, SettingsSection section, string name, int least, int most, string unit)
    {
        if (section.IsWritten("scale") || section.IsWritten("offset")) return;
        int scale = DisplayUnit.One;
        int offset = 0;
        if (section.Has("unit") && DisplayUnit.TryFind(unit, section.Text("unit"), out scale, out offset)) unit = section.Text("unit");
        int leastMilli = (int)((long)least * Milli * scale / DisplayUnit.One) + offset;
        int mostMilli = (int)((long)most * Milli * scale / DisplayUnit.One) + offset;
        string[] keys = { "above", "below" };
        for (int i = 0; i < keys.Length; i++)
        {
            if (!section.Has(keys[i]) || (section.Number(keys[i]) >= leastMilli && section.Number(keys[i]) <= mostMilli)) continue;
            reader.Warn(section, keys[i], "found " + section.Text(keys[i]) + ", but " + name + " measures " + (leastMilli / Milli).ToString() + " to " + (mostMilli / Milli).ToString() + " " + unit);
        }
    }

    // A word to which nothing is converted is only shown: with F the value would still be in °C.
    private static void CheckUnit(SettingsReader reader, SettingsSection section)
    {
        if (!Measure.IsConverted(section)) return;
        string from = Measure.UnitOf(section);
        string to = section.Text("unit");
        string known = DisplayUnit.ListOf(from);
        if (known.Length == 0 || to == from || DisplayUnit.TryFind(from, to, out _, out _)) return;
        reader.Warn(section, "unit", "found " + to + ", to which " + from + " is not converted, so that it is only a word: expected " + known + ", or scale with it");
    }

    private static void CheckRegister(SettingsReader reader, SettingsSection section, SensorChoice choice)
    {
        if (!section.IsWritten("address")) reader.Report(section, "address", "found nothing, expected the chip's address on the bus");
        else CheckOthers(reader, section, choice);
        if (choice.Register.Fits) return;
        string key = section.IsWritten("bits") ? "bits" : "shift";
        reader.Report(section, key, "found " + section.Text(key) + ", expected shift and bits that fit into " + section.Text("bytes") + " bytes");
    }

    private static void CheckRange(SettingsReader reader, SettingsSection section, SensorChoice choice, SensorType type)
    {
        if (choice.Address < type.FirstAddress || choice.Address > type.LastAddress)
        {
            string last = type.LastAddress > type.FirstAddress ? " to " + Hexadecimal.Text(type.LastAddress) : "";
            reader.Report(section, "address", "found " + section.Text("address") + ", expected one that " + type.Name + " can have: " + Hexadecimal.Text(type.FirstAddress) + last);
            return;
        }

        CheckOthers(reader, section, choice);
    }

    // Two chips cannot have one address.
    private static void CheckOthers(SettingsReader reader, SettingsSection section, SensorChoice choice)
    {
        for (int i = 0; i < reader.Sections.Count; i++)
        {
            SettingsSection other = (SettingsSection)reader.Sections[i];
            if (other == section) return;
            if (other.Name != SettingsSchema.TriggerSection || !other.Has("sensor")) continue;
            SensorChoice before = new SensorChoice(other);
            if (before.Address != choice.Address || before.Type == choice.Type) continue;
            reader.Report(section, section.IsWritten("address") ? "address" : "sensor", "found " + Hexadecimal.Text(choice.Address) + ", expected another address: " + other.Text("sensor") + " of " + other.Label + " has it");
            return;
        }
    }
}
