// What is connected to the board's pins, channels and buses, by the names of the triggers that watch it and of the board's wiring.

using System.Globalization;
using DeviceMailer.VirtualBoard.Parts;
using DeviceMailer.VirtualBoard.Parts.Sensors;
using DeviceMailer.VirtualBoard.Sensors;

namespace DeviceMailer.VirtualBoard.Session;

/// <summary>Contacts, buttons, channels and sensors.</summary>
public sealed class Inputs
{
    /// <summary>How long a pressed button stays down where nothing is said: longer than any sensible debounce time.</summary>
    public static readonly TimeSpan PressTime = TimeSpan.FromMilliseconds(300);

    private const int Bus = 1;

    private readonly BoardSession session;
    private readonly Dictionary<(string Sensor, int? Address, string? Number), SensorPart> sensors = [];
    private readonly Dictionary<int, int> readings = []; // by channel
    private readonly HashSet<int> driven = []; // pins that somebody has set
    private readonly HashSet<(string? Quantity, int? Channel, string? Number)> given = []; // and values

    internal Inputs(BoardSession session) => this.session = session;

    private Board Board => session.Board;

    /// <summary>The pin that a name means: of a trigger, or of the board's wiring; null: none.</summary>
    public int? PinOf(string name)
    {
        TriggerView? trigger = TriggerOf(name);
        if (trigger?.Pin != null) return trigger.Pin;
        return Board.File.Wiring.TryGetValue(name.ToLowerInvariant(), out int pin) ? pin : null;
    }

    /// <summary>The trigger of this name; null: none.</summary>
    public TriggerView? TriggerOf(string name) =>
        session.Device.Triggers.FirstOrDefault(trigger => string.Equals(trigger.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The level of a pin when its contact is open, by the resistor.</summary>
    public bool OpenLevel(int pin) => First(pin)?.RestLevel ?? true;

    /// <summary>Presses what is connected to a pin: the opposite of the level at rest, for a time.</summary>
    public void Press(int pin, TimeSpan time)
    {
        Board.Gpio.Press(pin, time);
        Report(pin, $"pressed for {Durations.Text(time)}");
    }

    /// <summary>Presses and lets go, again and again.</summary>
    public void Pulse(int pin, int count, TimeSpan every)
    {
        TimeSpan now = Board.Clock.Now;
        for (int i = 0; i < count; i++) Board.Scheduler.At(now + (every * i), () => Board.Gpio.Press(pin, every / 2));
        Report(pin, string.Create(CultureInfo.InvariantCulture, $"{count} pulses, {Durations.Text(every)} apart"));
    }

    /// <summary>Holds what is connected to a pin down, until <see cref="Release"/>.</summary>
    public void Hold(int pin) => Drive(pin, !NormalLevel(pin), "held");

    /// <summary>Lets go of it.</summary>
    public void Release(int pin) => Drive(pin, NormalLevel(pin), "released");

    /// <summary>Opens a contact: the resistor alone makes the level.</summary>
    public void Open(int pin) => Drive(pin, OpenLevel(pin), "open");

    /// <summary>Closes it.</summary>
    public void Close(int pin) => Drive(pin, !OpenLevel(pin), "closed");

    /// <summary>Puts a level on a pin; null lets go of it.</summary>
    public void SetPin(int pin, bool? level)
    {
        Board.Gpio.Drive(pin, level);
        Board.Post(() => driven.Add(pin));
        Report(pin, level == null ? "free" : level.Value ? "high" : "low");
    }

    /// <summary>Puts a reading on a channel of the first converter.</summary>
    public void SetAdc(int channel, int reading)
    {
        Board.Adc.Set(channel, reading);
        Board.Post(() =>
        {
            readings[channel] = reading;
            given.Add((null, channel, null));
        });
        foreach (TriggerView trigger in session.Device.Triggers.Where(trigger => trigger.Source == TriggerSource.Adc && trigger.Channel == channel))
        {
            ReportValue(trigger);
        }
    }

    /// <summary>Makes a trigger's channel or sensor show a value, in its unit, within <see cref="TriggerView.Least"/> and <see cref="TriggerView.Most"/>.</summary>
    public void SetValue(TriggerView trigger, double value)
    {
        double reading = trigger.ReadingOf(value);
        if (trigger.Source == TriggerSource.Adc)
        {
            SetAdc(trigger.Channel!.Value, trigger.Thermistor?.ReadingOf(reading) ?? (int)Math.Clamp(Math.Round(reading), 0, Adc.MaxValue));
            return;
        }

        SensorPart sensor = SensorAt(trigger);
        Board.Post(() =>
        {
            sensor[trigger.Quantity!.Name] = reading;
            given.Add(PlaceOf(trigger));
        });
        ReportValue(trigger);
    }

    /// <summary>What a trigger's channel or sensor shows, in its unit; null: it has none.</summary>
    public double? ValueOf(TriggerView trigger) => trigger.Source switch
    {
        TriggerSource.Adc => trigger.ValueOf(Measured(trigger.Thermistor, Board.Locked(() => readings.GetValueOrDefault(trigger.Channel!.Value)))),
        _ => trigger.Sensor == null ? null : trigger.ValueOf(SensorAt(trigger)[trigger.Quantity!.Name]),
    };

    /// <summary>A sensor on the bus stops to answer, or answers again.</summary>
    public void SetSensor(TriggerView trigger, bool works)
    {
        SensorPart sensor = SensorAt(trigger);
        Board.Post(() =>
        {
            sensor.HasBadChecksums = false;
            Wire(trigger, sensor, works);
        });
        session.Report(SessionEventKind.Value, $"{trigger.Name}: {(works ? "works" : "fails")}", trigger.Name);
    }

    /// <summary>True when a trigger's sensor sends checksums.</summary>
    public bool HasChecksums(TriggerView trigger) => SensorAt(trigger).HasChecksums;

    /// <summary>A sensor on the bus sends wrong checksums from now on, as on a bad wire.</summary>
    public void Garble(TriggerView trigger)
    {
        SensorPart sensor = SensorAt(trigger);
        Board.Post(() => sensor.HasBadChecksums = true);
        session.Report(SessionEventKind.Value, $"{trigger.Name}: sends wrong checksums", trigger.Name);
    }

    /// <summary>Somebody holds the buses, or lets go of them.</summary>
    public void HoldBus(bool isHeld)
    {
        Board.Post(() =>
        {
            if (isHeld) Board.I2c.StuckBuses.Add(Bus);
            else Board.I2c.StuckBuses.Remove(Bus);
            Board.OneWire.IsHeld = isHeld;
        });
        session.Report(SessionEventKind.Value, isHeld ? "the bus is held" : "the bus is free", "bus");
    }

    /// <summary>Before a start: contacts that nobody has touched are as they should be, sensors are there, and values fire nothing.</summary>
    internal void Rest()
    {
        foreach (TriggerView trigger in session.Device.Triggers)
        {
            if (trigger.Pin is { } pin && Board.Locked(() => !driven.Contains(pin))) Board.Gpio.Drive(pin, NormalLevel(pin));
            if (!trigger.HasValue) continue;
            if (trigger.Sensor != null)
            {
                SensorPart sensor = SensorAt(trigger);
                Board.Post(() => Wire(trigger, sensor, works: true));
            }

            if (Board.Locked(() => !given.Contains(PlaceOf(trigger)))) SetValue(trigger, trigger.QuietValue);
        }
    }

    private static double Measured(ThermistorView? thermistor, int reading) => thermistor?.CelsiusOf(reading) ?? reading;

    private bool NormalLevel(int pin) => First(pin)?.NormalLevel ?? OpenLevel(pin);

    // The trigger that says most of what is connected to the pin: an edge or level knows what is normal, a count does not.
    private TriggerView? First(int pin) =>
        session.Device.Triggers.Where(trigger => trigger.Pin == pin).MinBy(trigger => trigger.Source is TriggerSource.Edge or TriggerSource.Level ? 0 : 1);

    private SensorPart SensorAt(TriggerView trigger) => Board.Locked(() =>
    {
        (string, int?, string?) place = (trigger.Sensor!.Name, trigger.Channel, trigger.Number);
        if (!sensors.TryGetValue(place, out SensorPart? sensor)) sensors.Add(place, sensor = SensorPart.Make(trigger.Sensor.Name, Board));
        if (sensor is IOneWireTarget target) target.SetNumber(trigger.Number!);
        if (sensor is AnyChip chip) chip.Add(trigger.Register!);
        return sensor;
    });

    private void Wire(TriggerView trigger, SensorPart sensor, bool works)
    {
        if (sensor is IOneWireTarget target) Board.OneWire.Wire(target, works);
        else Board.I2c.Wire(Bus, trigger.Channel!.Value, works ? sensor : null);
    }

    private static (string? Quantity, int? Channel, string? Number) PlaceOf(TriggerView trigger) => (trigger.Sensor == null ? null : trigger.Quantity?.Name, trigger.Channel, trigger.Number);

    private void Drive(int pin, bool level, string what)
    {
        Board.Gpio.Drive(pin, level);
        Board.Post(() => driven.Add(pin));
        Report(pin, what);
    }

    private void Report(int pin, string what)
    {
        string names = string.Join(", ", session.Device.Triggers.Where(trigger => trigger.Pin == pin).Select(trigger => trigger.Name));
        string name = names.Length == 0 ? $"pin {pin}" : $"{names} (pin {pin})";
        session.Report(SessionEventKind.Pin, $"{name}: {what}", $"pin {pin}", Board.Gpio.Level(pin) ? 1 : 0);
    }

    private void ReportValue(TriggerView trigger)
    {
        double value = ValueOf(trigger)!.Value;
        session.Report(SessionEventKind.Value, string.Create(CultureInfo.InvariantCulture, $"{trigger.Name}: {value:0.###} {trigger.Unit}").TrimEnd(), trigger.Name, value);
    }
}
