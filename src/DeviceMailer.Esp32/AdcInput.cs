using System.Device.Adc;
using DeviceMailer.Sensing;

namespace DeviceMailer.Esp32;

/// <summary>A channel of the chip's converter.</summary>
internal sealed class AdcInput : IAnalogInput
{
    private readonly AdcChannel channel;

    private AdcInput(AdcChannel channel) => this.channel = channel;

    /// <inheritdoc/>
    public int Read() => channel.ReadValue();

    /// <summary>The input of each trigger; null where it has none.</summary>
    internal static IAnalogInput[] Of(Trigger[] triggers)
    {
        AdcController controller = null;
        IAnalogInput[] inputs = new IAnalogInput[triggers.Length];
        for (int i = 0; i < triggers.Length; i++)
        {
            if (triggers[i].AdcChannel < 0) continue;
            if (controller == null) controller = new AdcController();
            inputs[i] = new AdcInput(controller.OpenChannel(triggers[i].AdcChannel));
        }

        return inputs;
    }
}
