using System.Globalization;
using DeviceMailer.VirtualBoard.Parts;
using DeviceMailer.VirtualBoard.Session;

namespace DeviceMailer.VirtualBoard.Words;

/// <summary>Commands for what is connected to the board, and for its power.</summary>
internal static class InputCommands
{
    private const int MaxPulses = 100_000;
    private const int MaxPin = 48;
    private const int MaxAdcChannel = 9; // ADC2 is Wi-Fi's

    private static readonly TimeSpan pulseTime = TimeSpan.FromSeconds(1);

    internal static readonly IReadOnlyList<CommandRow> Rows =
    [
        new("press NAME [for DURATION]", "presses the button or contact for 300ms or the given time, in board time", "press door", Press),
        new("hold NAME", "keeps it pressed", "hold door", (reader, session) => OnPin(reader, session, (inputs, pin) => inputs.Hold(pin))),
        new("release NAME", "releases it", "release door", (reader, session) => OnPin(reader, session, (inputs, pin) => inputs.Release(pin))),
        new("open NAME", "opens the contact, so that the pull resistor determines the level", "open door", (reader, session) => OnPin(reader, session, (inputs, pin) => inputs.Open(pin))),
        new("close NAME", "closes the contact, against the resistor", "close door", (reader, session) => OnPin(reader, session, (inputs, pin) => inputs.Close(pin))),
        new("pulse NAME COUNT times [every DURATION]", "presses it repeatedly, every second by default", "pulse door 20 times every 500ms", Pulse),
        new("pin NUMBER = low|high|free", "drives a pin, or releases it", "pin 4 = low", SetPin),
        new("adc CHANNEL = READING", "sets the reading of a channel of the first converter, 0 to 4095", "adc 6 = 1200", SetAdc),
        new("sensor NAME = VALUE [UNIT]", "sets what a trigger's channel or sensor measures, in the trigger's unit", "sensor cellar = 71 %", SetValue),
        new("sensor NAME fails|garbles|works", "the sensor on the bus stops answering, sends wrong checksums, or works again", "sensor cellar fails", SetValue),
        new("bus held|free", "something holds the buses of the sensors, so that every transfer fails, or lets go of them", "bus held", HoldBus),
        new("restart", "resets the board; its settings are read again", "restart", (_, _) => Action(session => session.Boot(), "restarted")),
        new("power cut", "pulls the plug: RAM and clock are lost, flash stays", "power cut", (_, _) => Action(session => session.CutPower(), "off"), 2),
        new("power on", "plugs it in", "power on", (_, _) => Action(session => session.Boot(), "on"), 2),
    ];

    private static BoardAction Press(CommandReader reader, BoardSession session)
    {
        int pin = Pin(reader, session);
        TimeSpan time = reader.TryFor() ?? Inputs.PressTime;
        return Action(on => on.Inputs.Press(pin, time), $"pressed pin {pin}");
    }

    private static BoardAction OnPin(CommandReader reader, BoardSession session, Action<Inputs, int> act)
    {
        int pin = Pin(reader, session);
        return Action(on => act(on.Inputs, pin), $"done on pin {pin}");
    }

    private static BoardAction Pulse(CommandReader reader, BoardSession session)
    {
        int pin = Pin(reader, session);
        int count = reader.Number(1, MaxPulses, "a number of pulses");
        reader.TryWord("times");
        TimeSpan every = reader.TryWord("every") ? reader.Duration() : pulseTime;
        return Action(on => on.Inputs.Pulse(pin, count, every), $"{count} pulses on pin {pin}");
    }

    private static BoardAction SetPin(CommandReader reader, BoardSession session)
    {
        int pin = PinNumber(reader, session);
        reader.OneOf("=");
        bool? level = reader.OneOf("low", "high", "free") switch
        {
            "low" => false,
            "high" => true,
            _ => null,
        };
        return Action(on => on.Inputs.SetPin(pin, level), $"pin {pin} set");
    }

    private static BoardAction SetAdc(CommandReader reader, BoardSession session)
    {
        int channel = Channel(reader, session);
        reader.OneOf("=");
        int reading = reader.Number(0, Adc.MaxValue, "a reading");
        return Action(on => on.Inputs.SetAdc(channel, reading), $"channel {channel} reads {reading}");
    }

    // Who names the pin is told its channel.
    private static int Channel(CommandReader reader, BoardSession session)
    {
        int column = reader.Column;
        string word = reader.Word();
        if (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number <= MaxAdcChannel) return number;
        string hint = string.Concat(Enumerable.Range(0, MaxAdcChannel + 1).Where(channel => session.Board.File.Has(number, $"adc1.{channel}")).Select(channel => $": pin {number} is channel {channel}"));
        throw new CommandException(column, $"found '{word}', expected a channel of the first converter, from 0 to {MaxAdcChannel}{hint}");
    }

    private static BoardAction SetValue(CommandReader reader, BoardSession session)
    {
        TriggerView[] measured = [.. session.Device.Triggers.Where(trigger => trigger.HasValue)];
        int column = reader.Column;
        string name = reader.Name(measured.Select(trigger => trigger.Name), measured.Length == 0 ? "a trigger with a sensor or a channel, and the settings have none" : "a trigger with a sensor or a channel");
        TriggerView trigger = measured.First(trigger => string.Equals(trigger.Name, name, StringComparison.OrdinalIgnoreCase));
        if (!reader.TryWord("=")) return SetWorks(reader, session, trigger, column);
        int at = reader.Column;
        double value = reader.Decimal(string.Create(CultureInfo.InvariantCulture, $"a value from {trigger.Least:0.###} to {trigger.Most:0.###} {trigger.Unit}").TrimEnd());
        if (!reader.IsAtEnd && trigger.Unit.Length > 0 && !reader.TryWord(trigger.Unit) && !reader.TryWord(trigger.Unit.TrimStart('°'))) throw reader.Wrong($"'{trigger.Unit}' or the end of the line");
        if (value < trigger.Least || value > trigger.Most)
        {
            throw new CommandException(at, string.Create(CultureInfo.InvariantCulture, $"found {value:0.###}, expected a value from {trigger.Least:0.###} to {trigger.Most:0.###} {trigger.Unit}").TrimEnd());
        }

        return Action(on => on.Inputs.SetValue(trigger, value), string.Create(CultureInfo.InvariantCulture, $"{trigger.Name} shows {value:0.###} {trigger.Unit}").TrimEnd());
    }

    private static BoardAction SetWorks(CommandReader reader, BoardSession session, TriggerView trigger, int column)
    {
        string state = reader.OneOf("=", "fails", "garbles", "works");
        if (trigger.Source == TriggerSource.Adc) throw new CommandException(column, $"found a channel of the converter, expected a sensor on the bus: a converter always reads something");
        if (state == "garbles")
        {
            if (!session.Inputs.HasChecksums(trigger)) throw new CommandException(column, $"found {trigger.Sensor!.Name}, expected a sensor with checksums");
            return Action(on => on.Inputs.Garble(trigger), $"{trigger.Name} sends wrong checksums");
        }

        return Action(on => on.Inputs.SetSensor(trigger, state == "works"), $"{trigger.Name} {state}");
    }

    private static BoardAction HoldBus(CommandReader reader, BoardSession session)
    {
        bool isHeld = reader.OneOf("held", "free") == "held";
        return Action(on => on.Inputs.HoldBus(isHeld), isHeld ? "the bus is held" : "the bus is free");
    }

    // A name of a trigger or of the wiring, or "pin 4".
    private static int Pin(CommandReader reader, BoardSession session)
    {
        if (reader.TryWord("pin")) return PinNumber(reader, session);
        IEnumerable<string> triggers = session.Device.Triggers.Where(trigger => trigger.Pin != null).Select(trigger => trigger.Name);
        string[] names = [.. triggers, .. session.Board.File.Wiring.Where(wire => IsInput(session, wire.Value)).Select(wire => wire.Key)];
        return session.Inputs.PinOf(reader.Name(names, "'pin NUMBER' or one of"))!.Value;
    }

    // What the device itself drives, and the bus and the converter, are pressed by nobody.
    private static bool IsInput(BoardSession session, int pin) => session.Device.LedPin != pin && session.Board.Gpio.Inputs.Contains(pin);

    private static int PinNumber(CommandReader reader, BoardSession session)
    {
        int column = reader.Column;
        int pin = reader.Number(0, MaxPin, "a pin");
        if (session.Board.File.Has(pin, "in")) return pin;
        string inputs = string.Join(", ", session.Board.File.Pins.Where(known => session.Board.File.Has(known, "in")).Order());
        throw new CommandException(column, $"found pin {pin}, expected an input of the board {session.Board.File.Name}: {inputs}");
    }

    private static BoardAction Action(Action<BoardSession> act, string done) => new("", session =>
    {
        act(session);
        return done;
    });
}
