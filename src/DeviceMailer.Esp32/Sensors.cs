// What the measured triggers measure: each of them gets its sensor.

using System.Device.Adc;
using DeviceMailer.History;
using DeviceMailer.Log;
using DeviceMailer.Sensing;
using DeviceMailer.Sensing.OneWire;
using DeviceMailer.Sensing.Sensors;
using DeviceMailer.Settings;

namespace DeviceMailer.Esp32;

/// <summary>Makes sensors. Once, at the start.</summary>
internal static class Sensors
{
    /// <summary>The sensor of each trigger; null where it has none.</summary>
    /// <param name="settings">The triggers, and the pins of the buses.</param>
    /// <param name="pins">Their pins, which are watched already.</param>
    /// <param name="history">Keeps their values; null: nobody does.</param>
    /// <param name="nowMs">Uptime in milliseconds.</param>
    /// <param name="log">Is told what is on the 1-Wire bus; null: nobody is, and it is not searched.</param>
    internal static ISensor[] Of(DeviceSettings settings, GpioTriggers pins, HistoryBook history, long nowMs, EventLog log)
    {
        AdcController controller = null;
        OneWireBus oneWire = null;
        Chip[] chips = new Chip[settings.Triggers.Length];
        ISensor[] sensors = new ISensor[settings.Triggers.Length];
        for (int i = 0; i < sensors.Length; i++)
        {
            Measure measure = settings.Triggers[i].Measure;
            if (measure == null) continue;
            switch (measure.Kind)
            {
                case TriggerKind.Level:
                    sensors[i] = new PinLevel(pins.PinOf(i));
                    break;
                case TriggerKind.Count:
                    sensors[i] = new CountSensor(pins.CounterOf(i), measure.WindowMs, nowMs);
                    break;
                case TriggerKind.Silence:
                    sensors[i] = new SilenceSensor(pins.CounterOf(i), nowMs);
                    break;
                case TriggerKind.Adc:
                    if (controller == null) controller = new AdcController();
                    sensors[i] = new AdcInput(controller.OpenChannel(measure.Channel));
                    if (measure.Thermistor != null) sensors[i] = new ThermistorInput(sensors[i], measure.Thermistor);
                    break;
                case TriggerKind.Sensor:
                case TriggerKind.Register:
                    if (measure.Sensor.Family != 0 && oneWire == null) oneWire = OneWireOf(settings, log);
                    chips[i] = ChipOf(settings, i, chips, oneWire);
                    sensors[i] = new ChipValue(chips[i], measure.Sensor.Quantity);
                    break;
            }
        }

        if (history != null) history.Follow(sensors);
        return sensors;
    }

    // The chip of a trigger: that of an earlier one, or its own.
    private static Chip ChipOf(DeviceSettings settings, int trigger, Chip[] chips, OneWireBus oneWire)
    {
        SensorChoice choice = settings.Triggers[trigger].Measure.Sensor;
        for (int i = 0; i < trigger; i++)
        {
            if (chips[i] != null && choice.IsSameChip(settings.Triggers[i].Measure.Sensor)) return chips[i];
        }

        if (choice.Family != 0) return choice.Make(new OneWireLink(oneWire, choice.Family, choice.Number));
        return choice.Make(I2cLink.Open(settings.I2cPins, choice.Address));
    }

    private static OneWireBus OneWireOf(DeviceSettings settings, EventLog log)
    {
        OneWireBus bus = new OneWireBus(OneWireMaster.Open(settings.OneWirePins, log));
        if (log != null) bus.Report(log);
        return bus;
    }
}
