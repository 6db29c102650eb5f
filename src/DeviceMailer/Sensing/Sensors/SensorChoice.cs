// Which sensor a trigger measures with, as its section of the settings says.

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
        Address = section.Has("address") || Register != null ? section.Number("address") : SensorCatalogue.At(Type).FirstAddress;
    }

    /// <summary>How a chip without a driver is read; null: it is in the catalogue.</summary>
    public RegisterFormat Register { get; }

    /// <summary>Its row in the catalogue.</summary>
    public int Type { get; }

    /// <summary>Which of its values.</summary>
    public int Quantity { get; }

    /// <summary>Its address on the bus.</summary>
    public int Address { get; }

    /// <summary>True when both mean the same chip.</summary>
    public bool IsSameChip(SensorChoice other) => other.Type == Type && other.Address == Address && Register == null;

    /// <summary>Makes its driver.</summary>
    public I2cChip Make(II2cLink link) => Register != null ? new RegisterChip(link, Register) : SensorCatalogue.At(Type).Make(link);
}
