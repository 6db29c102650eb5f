// Relays, buzzers and lamps at the chip's pins. The main loop steps them.

using System.Device.Gpio;
using DeviceMailer.Alerts;

namespace DeviceMailer.Esp32;

/// <summary>Drives the pins of the outputs.</summary>
internal sealed class OutputPins
{
    private readonly Output[] outputs;
    private readonly GpioPin[] pins;
    private readonly bool[] areOn;

    private OutputPins(Output[] outputs)
    {
        this.outputs = outputs;
        pins = new GpioPin[outputs.Length];
        areOn = new bool[outputs.Length];
        GpioController controller = new GpioController();
        for (int i = 0; i < outputs.Length; i++)
        {
            pins[i] = controller.OpenPin(outputs[i].Pin, PinMode.Output);
            pins[i].Write(outputs[i].IsActiveLow ? PinValue.High : PinValue.Low);
        }
    }

    /// <summary>Opens their pins, all off. Null: there are none.</summary>
    internal static OutputPins Of(Output[] outputs) => outputs == null ? null : new OutputPins(outputs);

    /// <summary>Makes them what they are to be now. Returns how long they stay so, in milliseconds, at most <paramref name="mostMs"/>.</summary>
    internal int Step(Alarms alarms, int mostMs)
    {
        for (int i = 0; i < outputs.Length; i++)
        {
            if (alarms.IsOn(outputs[i]) != areOn[i])
            {
                pins[i].Toggle(); // PinValue is a struct: making and writing one takes 48 bytes of heap
                areOn[i] = !areOn[i];
            }

            mostMs = alarms.WaitMs(outputs[i], mostMs);
        }

        return mostMs;
    }
}
