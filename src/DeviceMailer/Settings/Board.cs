// The board as its file describes it (hardware/boards, on the device I:\board.ini): which pins there are and what they can do.

namespace DeviceMailer.Settings;

/// <summary>A board's pins, for checking settings against them.</summary>
public sealed class Board
{
    private const int PinCount = 49; // GPIO 0 to 48, the ESP32-S3's

    private readonly int[] traits = new int[PinCount];

    /// <summary>The board's name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The <see cref="PinTraits"/> of a pin; 0 when the board lacks it.</summary>
    public int TraitsOf(int pin) => pin < traits.Length ? traits[pin] : 0;

    /// <summary>
    /// Reads a board file: <c>[board]</c> with <c>name</c> and other keys, <c>[pins]</c> with <c>NUMBER = word ...</c>. Words: in, out,
    /// pull, strapping, flash; words with a dot or a colon, and those of functions that no check needs, are left to others.
    /// </summary>
    public static Board Read(string file, IByteSource source, SettingsErrors errors)
    {
        Board board = new Board();
        IniReader reader = new IniReader(file, source, errors);
        string section = "";
        while (reader.Next())
        {
            if (reader.Line.Kind == IniLineKind.Section) section = reader.Line.Name;
            else if (section == "board" && reader.Line.Name == "name") board.Name = reader.Line.Value;
            else if (section == "pins") board.ReadPin(reader);
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
        for (int i = 0; i < words.Length; i++) traits[pin] |= TraitOf(words[i]);
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
            default: return 0;
        }
    }
}
