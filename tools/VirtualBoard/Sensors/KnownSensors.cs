// The sensors that the firmware knows: its own catalogue, asked in the assemblies that are flashed. So there is no second list of them.

using System.Reflection;
using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Sensors;

/// <summary>Reads the catalogue.</summary>
public static class KnownSensors
{
    private const string NotifierAssembly = "DeviceMailer";
    private const string Catalogue = "DeviceMailer.Sensing.Sensors.SensorCatalogue";

    /// <summary>All sensors of a firmware.</summary>
    public static IReadOnlyList<KnownSensor> Of(Firmware firmware)
    {
        BootContext copy = firmware.Take();
        try
        {
            return Of(copy.LoadFromAssemblyName(new AssemblyName(NotifierAssembly)));
        }
        finally
        {
            firmware.GiveBack(copy);
        }
    }

    /// <summary>All sensors of the notifier's assembly.</summary>
    internal static IReadOnlyList<KnownSensor> Of(Assembly notifier)
    {
        MethodInfo at = notifier.GetType(Catalogue, throwOnError: true)!.GetMethod("At")!;
        var sensors = new List<KnownSensor>();
        while (at.Invoke(null, [sensors.Count]) is { } row) sensors.Add(SensorOf(row));
        return sensors;
    }

    private static KnownSensor SensorOf(object row) => new(
        Get<string>(row, "Name"),
        Get<string>(row, "Parts"),
        Get<int>(row, "FirstAddress"),
        Get<int>(row, "LastAddress"),
        Get<int>(row, "Family"),
        TimeSpan.FromMilliseconds(Get<int>(row, "MeasuringMs")),
        TimeSpan.FromMilliseconds(Get<int>(row, "SampleMs")),
        [.. Get<Array>(row, "Quantities").Cast<object>().Select((quantity, index) => QuantityOf(quantity, WordOf(row, index)))]);

    private static KnownQuantity QuantityOf(object quantity, string word) =>
        new(Get<string>(quantity, "Name"), Get<string>(quantity, "Unit"), Get<int>(quantity, "Decimals"), Get<int>(quantity, "Least"), Get<int>(quantity, "Most")) { Word = word };

    private static string WordOf(object row, int quantity) => (string)row.GetType().GetMethod("WordOf")!.Invoke(row, [quantity])!;

    private static T Get<T>(object thing, string property) => (T)thing.GetType().GetProperty(property)!.GetValue(thing)!;
}
