// Which pins are to end a deep sleep, and at which levels: a pin wakes at the level that it does not have now, so one that stays as it is does not
// wake again and again. What the chip can do limits it: EXT0 is one pin at either level; EXT1 is several pins, any of them high, or all low
// (ESP32 technical reference manual, RTC controller; on the ESP32-S3 any low, which for one pin is the same).

using DeviceMailer.Sensing;
using DeviceMailer.Settings;

namespace DeviceMailer.DeepSleep;

/// <summary>Chooses wake sources.</summary>
public sealed class WakePins
{
    private readonly Trigger[] triggers;

    /// <summary>Makes a choice for these triggers.</summary>
    public WakePins(Trigger[] triggers) => this.triggers = triggers;

    /// <summary>The pin for EXT0; less than 0: none.</summary>
    public int Ext0Pin { get; private set; }

    /// <summary>The level at which it wakes: 1 or 0.</summary>
    public int Ext0Level { get; private set; }

    /// <summary>The pins for EXT1, a bit each; 0: none.</summary>
    public long Ext1Pins { get; private set; }

    /// <summary>True: EXT1 wakes at any high level. False: at a low level of its one pin.</summary>
    public bool Ext1AtHigh { get; private set; }

    /// <summary>How many pins cannot wake now: they are looked at after <see cref="NotifierLimits.PinRestMs"/>.</summary>
    public int LeftOut { get; private set; }

    /// <summary>Chooses.</summary>
    /// <param name="levels">The levels of the triggers' pins now, a bit each by the trigger's index, a 1 for high.</param>
    /// <param name="mayWake">False: none of them may, since pins have woken too often.</param>
    public void Choose(long levels, bool mayWake)
    {
        Ext0Pin = DeviceSettings.NoPin;
        Ext1Pins = 0;
        Ext1AtHigh = true;
        LeftOut = 0;
        long high = 0;
        for (int i = 0; i < triggers.Length; i++)
        {
            if (triggers[i].Contact == null) continue;
            if (!mayWake) LeftOut++;
            else if ((levels & (1L << i)) == 0) Ext1Pins |= 1L << triggers[i].Contact.Pin;
            else high |= 1L << triggers[i].Contact.Pin;
        }

        // The first that is high gets EXT0; a second one EXT1, where nobody else needs that.
        for (int pin = 0; high != 0; pin++)
        {
            long bit = 1L << pin;
            if ((high & bit) == 0) continue;
            high &= ~bit;
            if (Ext0Pin == DeviceSettings.NoPin)
            {
                Ext0Pin = pin;
                Ext0Level = 0;
            }
            else if (Ext1Pins == 0)
            {
                Ext1Pins = bit;
                Ext1AtHigh = false;
            }
            else
            {
                LeftOut++;
            }
        }
    }
}
