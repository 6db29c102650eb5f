namespace DeviceMailer.Sensing.Sensors;

/// <summary>A row of the <see cref="SensorCatalogue"/>: all that anybody but its driver must know of a sensor.</summary>
public sealed class SensorType
{
    /// <summary>Describes a sensor on I2C.</summary>
    /// <param name="name">Its word in the settings.</param>
    /// <param name="parts">The parts that are meant, as their makers call them.</param>
    /// <param name="make">Makes its driver.</param>
    /// <param name="firstAddress">The lowest of its addresses, which is the default.</param>
    /// <param name="lastAddress">The highest of them; all between are its too.</param>
    /// <param name="measuringMs">How long it measures at most, in milliseconds.</param>
    /// <param name="sampleMs">How often it may be measured at most, in milliseconds.</param>
    /// <param name="quantities">What it measures, in the order in which the driver sets the values.</param>
    public SensorType(string name, string parts, ChipMaker make, int firstAddress, int lastAddress, int measuringMs, int sampleMs, Quantity[] quantities)
    {
        Name = name;
        Parts = parts;
        Make = make;
        FirstAddress = firstAddress;
        LastAddress = lastAddress;
        MeasuringMs = measuringMs;
        SampleMs = sampleMs;
        Quantities = quantities;
    }

    /// <summary>Describes a sensor on 1-Wire.</summary>
    /// <param name="name">Its word in the settings.</param>
    /// <param name="parts">The parts that are meant, as their makers call them.</param>
    /// <param name="make">Makes its driver.</param>
    /// <param name="family">Its family code, the first byte of its number.</param>
    /// <param name="measuringMs">How long it measures at most, in milliseconds.</param>
    /// <param name="sampleMs">How often it may be measured at most, in milliseconds.</param>
    /// <param name="quantities">What it measures, in the order in which the driver sets the values.</param>
    public SensorType(string name, string parts, ChipMaker make, int family, int measuringMs, int sampleMs, Quantity[] quantities)
        : this(name, parts, make, 0, 0, measuringMs, sampleMs, quantities)
    {
        Family = family;
    }

    /// <summary>Its word in the settings.</summary>
    public string Name { get; }

    /// <summary>The parts that are meant.</summary>
    public string Parts { get; }

    /// <summary>Makes its driver.</summary>
    public ChipMaker Make { get; }

    /// <summary>The lowest of its addresses on I2C.</summary>
    public int FirstAddress { get; }

    /// <summary>The highest of its addresses.</summary>
    public int LastAddress { get; }

    /// <summary>Its family code on 1-Wire; 0: it is on I2C.</summary>
    public int Family { get; }

    /// <summary>How long it measures at most, in milliseconds.</summary>
    public int MeasuringMs { get; }

    /// <summary>How often it may be measured at most, in milliseconds.</summary>
    public int SampleMs { get; }

    /// <summary>What it measures.</summary>
    public Quantity[] Quantities { get; }

    /// <summary>What the settings call a value: the sensor and what it measures, or the sensor alone where that is one thing.</summary>
    public string WordOf(int quantity) => Quantities.Length == 1 ? Name : Name + "-" + Quantities[quantity].Name;
}
