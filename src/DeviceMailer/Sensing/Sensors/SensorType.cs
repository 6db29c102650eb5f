namespace DeviceMailer.Sensing.Sensors;

/// <summary>A row of the <see cref="SensorCatalogue"/>: all that anybody but its driver must know of a sensor.</summary>
public sealed class SensorType
{
    /// <summary>Describes a sensor.</summary>
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

    /// <summary>Its word in the settings.</summary>
    public string Name { get; }

    /// <summary>The parts that are meant.</summary>
    public string Parts { get; }

    /// <summary>Makes its driver.</summary>
    public ChipMaker Make { get; }

    /// <summary>The lowest of its addresses.</summary>
    public int FirstAddress { get; }

    /// <summary>The highest of its addresses.</summary>
    public int LastAddress { get; }

    /// <summary>How long it measures at most, in milliseconds.</summary>
    public int MeasuringMs { get; }

    /// <summary>How often it may be measured at most, in milliseconds.</summary>
    public int SampleMs { get; }

    /// <summary>What it measures.</summary>
    public Quantity[] Quantities { get; }
}
