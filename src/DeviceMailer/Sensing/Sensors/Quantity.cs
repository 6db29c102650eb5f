namespace DeviceMailer.Sensing.Sensors;

/// <summary>One of the values that a sensor measures.</summary>
public sealed class Quantity
{
    /// <summary>Describes a value.</summary>
    /// <param name="name">Its word in the settings, behind the sensor's.</param>
    /// <param name="unit">What it is measured in.</param>
    /// <param name="decimals">How many of its decimals mean something, 0 to 3.</param>
    /// <param name="least">The least that the sensor measures, in its unit.</param>
    /// <param name="most">The most, in its unit.</param>
    public Quantity(string name, string unit, int decimals, int least, int most)
    {
        Name = name;
        Unit = unit;
        Decimals = decimals;
        Least = least;
        Most = most;
    }

    /// <summary>Its word in the settings.</summary>
    public string Name { get; }

    /// <summary>What it is measured in.</summary>
    public string Unit { get; }

    /// <summary>How many of its decimals mean something.</summary>
    public int Decimals { get; }

    /// <summary>The least that the sensor measures.</summary>
    public int Least { get; }

    /// <summary>The most.</summary>
    public int Most { get; }
}
