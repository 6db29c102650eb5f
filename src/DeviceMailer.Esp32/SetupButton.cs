// The board's button at a start: held, it opens set-up mode.

using System.Device.Gpio;
using System.Threading;
using DeviceMailer.Settings;
using DeviceMailer.Setup;

namespace DeviceMailer.Esp32;

/// <summary>Looks at the button.</summary>
internal static class SetupButton
{
    /// <summary>True when it is held for as long as it takes; at once false when it is not. Its pin is free for triggers then.</summary>
    /// <param name="number">Its pin, with <see cref="Board.NoPull"/> where the board has a resistor; <see cref="DeviceSettings.NoPin"/>: none.</param>
    internal static bool IsHeld(int number)
    {
        if (number == DeviceSettings.NoPin) return false;
        GpioPin pin = new GpioController().OpenPin(number & ~Board.NoPull, (number & Board.NoPull) != 0 ? PinMode.Input : PinMode.InputPullUp);
        bool isHeld = true;
        for (int ms = 0; ms < SetupLimits.HoldMs && isHeld; ms += SetupLimits.ButtonMs)
        {
            isHeld = pin.Read() == PinValue.Low; // to ground
            if (isHeld) Thread.Sleep(SetupLimits.ButtonMs);
        }

        pin.Dispose();
        return isHeld;
    }
}
