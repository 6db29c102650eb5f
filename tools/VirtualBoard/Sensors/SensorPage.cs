// The catalogue as a table in Markdown.

using System.Globalization;
using System.Text;

namespace DeviceMailer.VirtualBoard.Sensors;

/// <summary>Writes the table.</summary>
internal static class SensorPage
{
    /// <summary>The table, LF between lines.</summary>
    internal static string Write(IEnumerable<KnownSensor> sensors)
    {
        var page = new StringBuilder("| sensor = | unit | measures | part | address | measuring takes | sample |\n| --- | --- | --- | --- | --- | --- | --- |\n");
        foreach (KnownSensor sensor in sensors)
        {
            string addresses = sensor.IsOneWire ? $"1-Wire, {sensor.Family:x2}-..." : sensor.FirstAddress == sensor.LastAddress ? $"0x{sensor.FirstAddress:X2}" : $"0x{sensor.FirstAddress:X2} to 0x{sensor.LastAddress:X2}";
            foreach (KnownQuantity quantity in sensor.Quantities)
            {
                page.Append(CultureInfo.InvariantCulture, $"| {quantity.Word} | {quantity.Unit} | {quantity.Least} to {quantity.Most} | {sensor.Parts} | {addresses} ");
                page.Append(CultureInfo.InvariantCulture, $"| {sensor.MeasuringTime.TotalMilliseconds} ms | {sensor.SampleTime.TotalMilliseconds} ms or more |\n");
            }
        }

        return page.ToString();
    }
}
