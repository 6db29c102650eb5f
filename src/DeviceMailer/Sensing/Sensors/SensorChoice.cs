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
        Address = section.Has("address") ? section.Number("address") : SensorCatalogue.At(Type).FirstAddress;
    }

    /// <summary>Its row in the catalogue.</summary>
    public int Type { get; }

    /// <summary>Which of its values.</summary>
    public int Quantity { get; }

    /// <summary>Its address on the bus.</summary>
    public int Address { get; }

    /// <summary>True when both mean the same chip.</summary>
    public bool IsSameChip(SensorChoice other) => other.Type == Type && other.Address == Address;

    /// <summary>Makes its driver.</summary>
    public I2cChip Make(II2cLink link) => SensorCatalogue.At(Type).Make(link);
}
