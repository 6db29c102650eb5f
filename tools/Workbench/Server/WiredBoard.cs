// Which rows the live drawing has: the light, each pin, channel and sensor that a trigger watches, and each output. How each is drawn is the wiring drawings' way
// (hardware/wiring), by what the board's file says hangs there; what it does not name is drawn as a plain contact or sensor.

using System.Collections.Concurrent;
using System.Globalization;
using DeviceMailer.RealBoard.Wiring;
using DeviceMailer.VirtualBoard;
using DeviceMailer.VirtualBoard.Session;

namespace DeviceMailer.Workbench.Server;

/// <summary>Makes the rows.</summary>
internal static class WiredBoard
{
    private static readonly Circuit contact = new("", [], "contact", "", sketch => sketch.Switch("contact").Ground());
    private static readonly Circuit analogue = new("", [], "analogue sensor", "", sketch => sketch.Up("fixed").Resistor("sensor").Ground());
    private static readonly ConcurrentDictionary<string, Circuit> sensors = new(); // one each: what is drawn of a circuit is kept

    internal static IReadOnlyList<WiredRow> Rows(SessionSnapshot now, BoardFile board)
    {
        var rows = new List<WiredRow>();
        if (now.Device.LedPin is { } led) rows.Add(new WiredRow("led", Gpio(led), led, Known("led"), WiredKind.Light, PinOf(now, led), []));
        foreach (IGrouping<int, TriggerSnapshot> group in now.Triggers.Where(one => one.Trigger.Pin != null).GroupBy(one => one.Trigger.Pin!.Value))
        {
            Circuit circuit = AtPin(board, group.Key, contact);
            rows.Add(new WiredRow($"pin {group.Key}", Gpio(group.Key), group.Key, circuit, circuit.Key == "pir" ? WiredKind.Motion : WiredKind.Contact, PinOf(now, group.Key), [.. group]));
        }

        foreach (IGrouping<(bool IsAdc, int Channel, string? Number), TriggerSnapshot> group in now.Triggers.Where(one => one.Trigger.HasValue).GroupBy(one => (one.Trigger.Source == TriggerSource.Adc, one.Trigger.Channel ?? 0, one.Trigger.Number)))
        {
            rows.Add(group.Key.IsAdc ? AdcRow(board, group.Key.Channel, [.. group]) : group.Key.Number != null ? OneWireRow(group.Key.Number, [.. group]) : BusRow(group.Key.Channel, [.. group]));
        }

        rows.AddRange(now.Outputs.Select(one => new WiredRow($"output {one.Output.Pin}", Gpio(one.Output.Pin), one.Output.Pin, AtPin(board, one.Output.Pin, Known("output")), WiredKind.Output, PinOf(now, one.Output.Pin), []) { Output = one }));
        return rows;
    }

    /// <summary>The triggers that nothing is connected to: clock and start.</summary>
    internal static IReadOnlyList<TriggerSnapshot> ByClock(SessionSnapshot now) => [.. now.Triggers.Where(one => one.Trigger.Pin == null && !one.Trigger.HasValue)];

    private static WiredRow AdcRow(BoardFile board, int channel, IReadOnlyList<TriggerSnapshot> triggers)
    {
        string word = string.Create(CultureInfo.InvariantCulture, $"adc1.{channel}");
        int pin = board.Pins.FirstOrDefault(pin => board.Has(pin, word), -1);
        return new WiredRow($"adc {channel}", pin < 0 ? $"ADC {channel}" : Gpio(pin), pin, AtPin(board, pin, analogue), WiredKind.Value, null, triggers);
    }

    private static WiredRow BusRow(int address, IReadOnlyList<TriggerSnapshot> triggers) => new($"i2c {address}", $"I2C 0x{address:x2}", -1, SensorOf(triggers[0].Trigger.Sensor!.Name), WiredKind.Value, null, triggers);

    private static WiredRow OneWireRow(string number, IReadOnlyList<TriggerSnapshot> triggers) => new($"1-wire {number}", number, -1, OneWireSensorOf(triggers[0].Trigger.Sensor!.Name), WiredKind.Value, null, triggers);

    private static Circuit OneWireSensorOf(string name) => sensors.GetOrAdd(name, _ => new Circuit("", [], name, "", sketch => sketch.Up("4.7 kΩ").Line().Box(name, "DQ", "VDD 3.3 V, GND")));

    private static Circuit SensorOf(string name) => sensors.GetOrAdd(name, _ => new Circuit("", [], name, "", sketch => sketch.Box(name, "SDA", "SCL, 3.3 V, GND")));

    private static Circuit AtPin(BoardFile board, int pin, Circuit other)
    {
        string? key = board.Wiring.FirstOrDefault(wired => wired.Value == pin).Key;
        return key == null ? other : Circuit.All.FirstOrDefault(circuit => circuit.Key == key) ?? other;
    }

    private static Circuit Known(string key) => Circuit.All.First(circuit => circuit.Key == key);

    private static PinSnapshot? PinOf(SessionSnapshot now, int pin) => now.Pins.FirstOrDefault(one => one.Number == pin);

    private static string Gpio(int pin) => string.Create(CultureInfo.InvariantCulture, $"GPIO {pin}");
}
