// The board as its file describes it (hardware/boards, on the device I:\board.ini): which pins there are and what they can do.

namespace DeviceMailer.Settings;

/// <summary>A board's pins, for checking settings against them.</summary>
public sealed class Board
{
    private const int PinCount = 49; // GPIO 0 to 48, the ESP32-S3's
    private const int AdcChannels = 10; // of the first converter, the ESP32-S3's
    private const string FirstAdc = "adc1.";

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

    /// <summary>The pin of the LED in the board's wiring; <see cref="DeviceSettings.NoPin"/>: none.</summary>
    public int LedPin { get; private set; } = DeviceSettings.NoPin;

    /// <summary>
    /// Reads a board file: <c>[board]</c> with <c>name</c> and other keys, <c>[pins]</c> with <c>NUMBER = word ...</c>. Words: in, out,
    /// pull, strapping, flash, rtc, uart0, usb, button, adc1.CHANNEL; other functions are left to others. <c>[wiring]</c> with <c>led = NUMBER</c>.
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
            else if (section == "pins") board.ReadPin(reader);
            else if (section == "wiring" && reader.Line.Name == "led" && int.TryParse(reader.Line.Value, out int led)) board.LedPin = led;
        }

        return board;
    }

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

    private static int TraitOf(string word)
    {
        switch (word)
        {
            case "in": return PinTraits.Input;
            case "out": return PinTraits.Output;
            case "pull": return PinTraits.Pull;
            case "strapping": return PinTraits.Strapping;
            case "flash": return PinTraits.Flash;
            case "rtc": return PinTraits.Rtc;
            case "uart0": return PinTraits.Console;
            case "usb": return PinTraits.Usb;
            case "button": return PinTraits.Button;
            default: return 0;
        }
    }
}
