// What can hang on a pin of the drawings: what the pin must be able to do, and how it is drawn from the pin to the right.

using System.Globalization;
using DeviceMailer.VirtualBoard;
using DeviceMailer.VirtualBoard.Sensors;

namespace DeviceMailer.RealBoard.Wiring;

/// <summary>One row of a wiring drawing.</summary>
/// <param name="Key">Its word in the board file's wiring section.</param>
/// <param name="Needs">Words that the pin must have.</param>
/// <param name="Title">What it is.</param>
/// <param name="Note">What to know when building it.</param>
/// <param name="Draw">The parts, from the pin to ground or supply.</param>
internal sealed record Circuit(string Key, string[] Needs, string Title, string Note, Action<Sketch> Draw)
{
    internal static Circuit[] All { get; } =
    [
        new("door", ["in", "pull"], "door contact (reed)", "pull = up: the chip's own resistor, about 45 kΩ", s => s.Switch("reed").Ground()),
        new("led", ["out"], "LED", "(3.3 V − 2.0 V) / 330 Ω = 3.9 mA", s => s.Resistor("330 Ω").Lamp().Ground()),
        new("pir", ["in"], "PIR sensor (HC-SR501)", "its output is 3.3 V; pull = none, edge = rising", s => s.Box("HC-SR501", "OUT", "5 V, GND")),
        new("water", ["in"], "water probe", "1 MΩ to 3.3 V; pull = none; water below 330 kΩ reads low", s => s.Up("1 MΩ").Switch("probe").Ground()),
        new("thermistor", ["in", "adc"], "thermistor, NTC 10 kΩ, B 3950", ThermistorNote, s => s.Up("100 kΩ").Capacitor("100 nF").Resistor("NTC 10 kΩ").Ground()),
        new("sda", ["in", "out"], "I2C sensors, data", "3.3 V modules with their own pull-ups, each with an address of its own", s => s.Box("I2C sensor", "SDA", "3.3 V, GND")),
        new("scl", ["in", "out"], "I2C sensors, clock", "wires of 1 m in all, or less", s => s.Box("I2C sensor", "SCL", "3.3 V, GND")),
        new("tx", ["in", "out"], "1-Wire thermometers", "4.7 kΩ to 3.3 V; each with all three of its wires", s => s.Up("4.7 kΩ").Line().Box("DS18B20", "DQ", "VDD 3.3 V, GND")),
        new("rx", ["in"], "1-Wire thermometers, back", "connected to the pin of the row above", s => s.Box("the same wire", "DQ", "connected to TX")),
        new("output", ["out"], "relay or buzzer", "never straight from the pin: a module with its own transistor", s => s.Box("relay module", "IN", "5 V, GND")),
    ];

    // Computed where the virtual board computes it: the note cannot say another direction.
    private static string ThermistorNote => string.Create(CultureInfo.InvariantCulture, $"100 kΩ to 3.3 V: {Thermistor.VoltsOf(-18):0.00} V at −18 °C, {Thermistor.VoltsOf(-10):0.00} V at −10 °C");

    private static ThermistorView Thermistor => ThermistorView.Drawn(BoardFile.Find("esp32-devkitc-v4"));

    /// <summary>A built-in part of the board takes the place of the drawing's.</summary>
    internal string BuiltIn(BoardFile board, int pin) => Key switch
    {
        "led" when board.Has(pin, "led") => "the board's own",
        "output" when board.Has(pin, "buzzer") => "the board's own buzzer",
        _ => "",
    };

    /// <summary>What is wrong with the pin for this; empty when nothing is.</summary>
    internal string Objection(BoardFile board, int pin)
    {
        if (!board.Pins.Contains(pin)) return "the board has no such pin";
        foreach (string need in Needs)
        {
            // ADC2 is the radio's while Wi-Fi is on.
            bool has = need == "adc" ? board.WordsAt(pin).Any(word => word.StartsWith("adc1.", StringComparison.Ordinal)) : board.Has(pin, need);
            if (!has) return need == "adc" ? "the pin is no channel of ADC 1" : $"the pin cannot do '{need}'";
        }

        if (Needs.Contains("in") && board.Has(pin, "strapping")) return "a sensor on a strapping pin can keep the chip from booting";
        string[] taken = ["flash", "uart0", "usb"];
        return taken.FirstOrDefault(word => board.Has(pin, word)) is { } word ? $"the pin is taken: {word}" : "";
    }
}
