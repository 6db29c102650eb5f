// A board's description, hardware/boards/*.ini: the same file that the settings check reads on the device.

namespace DeviceMailer.VirtualBoard;

/// <summary>Which pins a board has, and what is connected to them.</summary>
public sealed class BoardFile
{
    private readonly Dictionary<int, HashSet<string>> pins = [];
    private readonly Dictionary<string, string> values = [];
    private readonly Dictionary<string, int> wiring = [];
    private readonly Dictionary<string, string> places = [];

    private BoardFile(string path) => Path = path;

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The board's name.</summary>
    public string Name => values.GetValueOrDefault("name", System.IO.Path.GetFileNameWithoutExtension(Path));

    /// <summary>What stands in the file's board section, empty where nothing does: chip, flash, target, deploy.</summary>
    public string this[string key] => values.GetValueOrDefault(key, "");

    /// <summary>The pins of the drawing in hardware/wiring, by what is connected to them.</summary>
    public IReadOnlyDictionary<string, int> Wiring => wiring;

    /// <summary>Where a pin (<c>4</c>) or a supply (<c>3V3</c>, <c>5V</c>, <c>GND</c>) is on the board's headers; empty: on none.</summary>
    public string PlaceOf(string pinOrSupply) => places.GetValueOrDefault(pinOrSupply, "");

    /// <summary>The GPIO numbers that the board has.</summary>
    public IReadOnlyCollection<int> Pins => pins.Keys;

    /// <summary>The boards that come with the tool, by file name.</summary>
    public static IEnumerable<string> Known =>
        Directory.EnumerateFiles(Folder, "*.ini").Select(file => System.IO.Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    private static string Folder => System.IO.Path.Combine(AppContext.BaseDirectory, "boards");

    /// <summary>Finds a board by the name of its file, or by a path.</summary>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    public static BoardFile Find(string nameOrPath)
    {
        string known = System.IO.Path.Combine(Folder, nameOrPath + ".ini");
        if (File.Exists(known)) return Read(known);
        if (File.Exists(nameOrPath)) return Read(nameOrPath);
        throw new FileNotFoundException($"found no board '{nameOrPath}', expected a file or one of: {string.Join(", ", Known)}");
    }

    /// <summary>The words at the pin.</summary>
    public IReadOnlyCollection<string> WordsAt(int pin) => pins.TryGetValue(pin, out HashSet<string>? words) ? words : [];

    /// <summary>True when the word stands at the pin: in, out, pull, strapping, flash, ...</summary>
    public bool Has(int pin, string word) => pins.TryGetValue(pin, out HashSet<string>? words) && words.Contains(word);

    private static BoardFile Read(string path)
    {
        var board = new BoardFile(path);
        string section = "";
        foreach (string raw in File.ReadLines(path))
        {
            string line = raw.Trim();
            int equals = line.IndexOf('=', StringComparison.Ordinal);
            if (line.StartsWith('#') || line.StartsWith(';')) continue;
            if (line.StartsWith('[')) section = line.Trim('[', ']');
            else if (equals > 0) board.Add(section, line[..equals].Trim(), line[(equals + 1)..].Trim());
        }

        return board;
    }

    private void Add(string section, string key, string value)
    {
        if (section == "board") values[key] = value;
        else if (section == "header") places[key] = value;
        else if (section == "wiring" && int.TryParse(value, out int wired)) wiring[key] = wired;
        else if (section == "pins" && int.TryParse(key, out int pin)) pins[pin] = [.. value.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
    }
}
