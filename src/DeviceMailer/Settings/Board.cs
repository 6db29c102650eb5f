// The board as its file describes it (hardware/boards, on the device I:\board.ini): which pins there are and what they can do.

namespace DeviceMailer.Settings;

/// <summary>A board's pins, for checking settings against them.</summary>
public sealed class Board
{
    private const int PinCount = 49; // GPIO 0 to 48, the ESP32-S3's
    private const int AdcChannels = 10; // of the first converter, the ESP32-S3's
    private const string FirstAdc = "adc1.";

    /// <summary>The voltage at the reading 0 of a typical ESP32, in millivolts (ESP-IDF, line fitting with 1,100 mV and 11 dB: 142 mV and 0.8056 mV a step).</summary>
    internal const int DefaultAdcZeroMv = 142;

    /// <summary>The voltage at its largest reading, in millivolts.</summary>
    internal const int DefaultAdcFullMv = 3441;

    /// <summary>In <see cref="ButtonPin"/>: the chip has no resistor there, so that the board has one.</summary>
    public const int NoPull = 256;

    /// <summary>In <see cref="SettingsErrors.ButtonPin"/>: a trigger watches the pin, so what holds it down need not be a hand.</summary>
    public const int IsSensed = 512;

    /// <summary>What of such a number is the pin's.</summary>
    public const int PinMask = 255;

    private readonly int[] traits = new int[PinCount];
    private readonly int[] adcPins = new int[AdcChannels];

    private Board()
    {
        for (int i = 0; i < adcPins.Length; i++) adcPins[i] = DeviceSettings.NoPin;
    }

    /// <summary>The board's name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Its chip; empty: not said.</summary>
    public string Chip { get; private set; } = "";

    /// <summary>True when the platform has 1-Wire for its chip, which takes a third serial port (nf-interpreter, target_nf_dev_onewire_config.h of each target), or when the chip is not said.</summary>
    internal bool HasOneWire => Chip.Length == 0 || Chip == "ESP32" || Chip == "ESP32-S3";

    /// <summary>The <see cref="PinTraits"/> of a pin; 0 if the board has none.</summary>
    public int TraitsOf(int pin) => pin < traits.Length ? traits[pin] : 0;

    /// <summary>The pin of a channel of the first converter; <see cref="DeviceSettings.NoPin"/> if the board has none.</summary>
    public int PinOfAdc(int channel) => channel < adcPins.Length ? adcPins[channel] : DeviceSettings.NoPin;

    /// <summary>The channels of the first converter with their pins, for messages.</summary>
    internal string AdcList
    {
        get
        {
            string list = "";
            for (int i = 0; i < adcPins.Length; i++)
            {
                if (adcPins[i] >= 0) list += (list.Length > 0 ? ", " : "") + i.ToString() + " (pin " + adcPins[i].ToString() + ")";
            }

            return list;
        }
    }

    /// <summary>The voltage at the converter's reading 0, in millivolts. An ESP32's, if the file does not say.</summary>
    public int AdcZeroMv { get; private set; } = DefaultAdcZeroMv;

    /// <summary>The voltage at its largest reading, in millivolts.</summary>
    public int AdcFullMv { get; private set; } = DefaultAdcFullMv;

    /// <summary>The pin of the LED in the board's wiring; <see cref="DeviceSettings.NoPin"/>: none.</summary>
    public int LedPin { get; private set; } = DeviceSettings.NoPin;

    /// <summary>The pin of its first button, to ground, with <see cref="NoPull"/>; <see cref="DeviceSettings.NoPin"/>: none.</summary>
    public int ButtonPin
    {
        get
        {
            for (int pin = 0; pin < traits.Length; pin++)
            {
                if ((traits[pin] & PinTraits.Button) != 0) return (traits[pin] & PinTraits.Pull) != 0 ? pin : pin | NoPull;
            }

            return DeviceSettings.NoPin;
        }
    }

    /// <summary>
    /// Reads a board file: <c>[board]</c> with <c>name</c>, <c>adc</c> and other keys, <c>[pins]</c> with <c>NUMBER = word ...</c>. Words: in, out,
    /// pull, strapping, flash, rtc, uart0, usb, button, low, adc1.CHANNEL; other functions are left to others. <c>[wiring]</c> with <c>led = NUMBER</c>.
    /// </summary>
    public static Board Read(string file, IByteSource source, SettingsErrors errors)
    {
        Board board = new Board();
        IniReader reader = new IniReader(file, source, errors);
        string section = "";
        while (reader.Next())
        {
            if (reader.Line.CommentLike >= 0) reader.ReportComment(reader.Line.Name);
            if (reader.Line.Kind == IniLineKind.Section) section = reader.Line.Name;
            else if (section == "board" && reader.Line.Name == "name") board.Name = reader.Line.Value;
            else if (section == "board" && reader.Line.Name == "chip") board.Chip = reader.Line.Value;
            else if (section == "board" && reader.Line.Name == "adc") board.ReadAdc(reader);
            else if (section == "pins") board.ReadPin(reader);
            else if (section == "wiring" && reader.Line.Name == "led" && int.TryParse(reader.Line.Value, out int led)) board.LedPin = led;
        }

        return board;
    }

    /// <summary>The pin of an LED as <see cref="DeviceSettings.LedPin"/> has it.</summary>
    public int LedAt(int pin) => pin >= 0 && (TraitsOf(pin) & PinTraits.LightsLow) != 0 ? pin | DeviceSettings.LightsLow : pin;

    private void ReadPin(IniReader reader)
    {
        if (!int.TryParse(reader.Line.Name, out int pin) || pin < 0 || pin >= traits.Length)
        {
            reader.Report(reader.Line.Name, "found no pin, expected a GPIO number from 0 to " + (traits.Length - 1).ToString());
            return;
        }

        traits[pin] = PinTraits.Exists;
        string[] words = reader.Line.Value.Split(' ');
        for (int i = 0; i < words.Length; i++)
        {
            traits[pin] |= TraitOf(words[i]);
            if (words[i].StartsWith(FirstAdc) && int.TryParse(words[i].Substring(FirstAdc.Length), out int channel) && channel < adcPins.Length) adcPins[channel] = pin;
        }
    }

    private void ReadAdc(IniReader reader)
    {
        string[] volts = reader.Line.Value.Split(' ');
        if (volts.Length == 2 && int.TryParse(volts[0], out int zero) && int.TryParse(volts[1], out int full) && zero >= 0 && full > zero)
        {
            AdcZeroMv = zero;
            AdcFullMv = full;
            return;
        }

        reader.Report(reader.Line.Name, "found \"" + reader.Line.Value + "\", expected the voltages at the readings 0 and 4095 in mV, such as 142 3441");
    }

    private static int TraitOf(string word)
    {
        switch (word)
        {
            case "in": return PinTraits.Input;
            case "out": return PinTraits.Output;
            case "pull": return PinTraits.Pull;
            case "strapping": return PinTraits.Strapping;
            case "flash": return PinTraits.Flash;
            case "low": return PinTraits.LightsLow;
            case "rtc": return PinTraits.Rtc;
            case "uart0": return PinTraits.Console;
            case "usb": return PinTraits.Usb;
            case "button": return PinTraits.Button;
            default: return 0;
        }
    }
}
