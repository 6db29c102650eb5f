// Which sensor a trigger measures with, as its section of the settings says.

using DeviceMailer.Sensing.OneWire;
using DeviceMailer.Settings;

namespace DeviceMailer.Sensing.Sensors;

/// <summary>A sensor on the bus: which one, where, and which of its values.</summary>
public sealed class SensorChoice
{
    /// <summary>Reads what a section has chosen.</summary>
    internal SensorChoice(SettingsSection section)
    {
        Type = section.Number("sensor") / SensorWords.RowFactor;
        Quantity = section.Number("sensor") % SensorWords.RowFactor;
        if (section.Number("sensor") == SensorWords.AnyChip) Register = new RegisterFormat(section);
        SensorType type = Register != null ? null : SensorCatalogue.At(Type);
        Address = section.Has("address") || type == null ? section.Number("address") : type.FirstAddress;
        if (type != null) Family = type.Family;
        if (section.Has("number")) Number = RomNumber.Read(section.Text("number"));
    }

    /// <summary>How a chip without a driver is read; null: it is in the catalogue.</summary>
    public RegisterFormat Register { get; }

    /// <summary>Its row in the catalogue.</summary>
    public int Type { get; }

    /// <summary>Which of its values.</summary>
    public int Quantity { get; }

    /// <summary>Its address on I2C.</summary>
    public int Address { get; }

    /// <summary>Its family code on 1-Wire; 0: it is on I2C.</summary>
    public int Family { get; }

    /// <summary>Its number on 1-Wire; null: it is the only one of its family, or on I2C.</summary>
    public byte[] Number { get; }

    /// <summary>True when both mean the same chip.</summary>
    public bool IsSameChip(SensorChoice other) => other.Type == Type && other.Address == Address && Register == null && RomNumber.AreSame(Number, other.Number);

    /// <summary>Makes its driver.</summary>
    public Chip Make(IChipLink link) => Register != null ? new RegisterChip(link, Register) : SensorCatalogue.At(Type).Make(link);
}
