// The rows of the settings' schema, as the firmware has them.

using System.Globalization;
using System.Reflection;
using DeviceMailer.VirtualBoard;
using DeviceMailer.VirtualBoard.Clr;

namespace DeviceMailer.SystemTests.Settings;

/// <summary>One key.</summary>
internal sealed record SettingsRow(string Section, string Name, string Kind, int Minimum, int Maximum, string? Default, string[] Choices)
{
    private const int LineBytes = 510;

    private static readonly Lazy<SettingsRow[]> all = new(Read);

    internal static IReadOnlyList<SettingsRow> All => all.Value;

    /// <summary>What must stand in a description of the key: its bounds or its choices.</summary>
    internal IEnumerable<string> MissingIn(string description)
    {
        string plain = description.Replace("`", "", StringComparison.Ordinal);
        foreach (string choice in Choices.Where(choice => Kind != "Sensor" && !Words(plain).Contains(choice))) yield return choice;
        if (Bounds() is { } bounds && !plain.Contains(bounds, StringComparison.Ordinal)) yield return bounds;
        if (Kind == "Durations" && !plain.Contains(Invariant($"{Minimum / 1000}s or longer"), StringComparison.Ordinal)) yield return $"{Minimum / 1000}s or longer";
        if (Kind is "Duration" or "Size" && !Ranges(plain).Contains((Minimum, Maximum))) yield return $"{Minimum} to {Maximum}, with units";
    }

    private static HashSet<string> Words(string text) => [.. text.Split([' ', ',', ':', ';'], StringSplitOptions.RemoveEmptyEntries)];

    private string? Bounds() => Kind switch
    {
        "Number" or "Pin" or "OutputPin" or "BusPin" or "AdcChannel" or "Hosts" or "Ipv4Addresses" => Invariant($"{Minimum} to {Maximum}"),
        "Thousandths" => Invariant($"{Minimum / 1000} to {Maximum / 1000}"),
        "Millionths" => Invariant($"{Minimum / 1000000} to {Maximum / 1000000}"),
        "Hexadecimal" => Invariant($"0x{Minimum:X2} to 0x{Maximum:X2}"),
        "Durations" => Invariant($"1 to {Maximum}"),
        "Addresses" => "1 to 32",
        "UtcOffset" => "-12:00 to +14:00",
        "Text" or "Template" or "Subject" or "Secret" when Maximum < LineBytes => Invariant($"{Maximum} bytes"),
        _ => null,
    };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<(int, int)> Ranges(string text)
    {
        string[] words = text.Replace(" KiB", "KiB", StringComparison.Ordinal).Replace(" MiB", "MiB", StringComparison.Ordinal).Split([' ', ',', ':', ';'], StringSplitOptions.RemoveEmptyEntries);
        for (int i = 1; i + 1 < words.Length; i++)
        {
            if (words[i] == "to" && Quantity(words[i - 1]) is { } low && Quantity(words[i + 1]) is { } high) yield return (low, high);
        }
    }

    private static int? Quantity(string word)
    {
        int digits = word.TakeWhile(char.IsAsciiDigit).Count();
        int? unit = word[digits..] switch
        {
            "ms" => 1,
            "s" => 1000,
            "min" => 60000,
            "h" => 3600000,
            "d" => 86400000,
            "KiB" => 1024,
            "MiB" => 1024 * 1024,
            _ => null,
        };
        return digits > 0 && unit != null ? int.Parse(word[..digits], CultureInfo.InvariantCulture) * unit : null;
    }

    private static SettingsRow[] Read()
    {
        DirectoryInfo flash = Directory.CreateTempSubdirectory("devicemailer-schema-");
        try
        {
            SettingsRow[] rows = [];
            using var board = new Board(BoardFile.Find("esp32-devkitc-v4"), flash.FullName, new VirtualClock());
            var firmware = VirtualBoard.Loading.Firmware.Load(Path.Combine(AppContext.BaseDirectory, "firmware", "DeviceMailer.Esp32.dll"));
            board.Boot(firmware, main => rows = RowsOf(main));
            board.RunFor(TimeSpan.FromSeconds(1));
            return rows;
        }
        finally
        {
            flash.Delete(recursive: true);
        }
    }

    private static SettingsRow[] RowsOf(Assembly main)
    {
        Assembly notifier = main.GetType("DeviceMailer.Esp32.FlashSettings", throwOnError: true)!.GetMethod("Load")!.ReturnType.Assembly;
        Type schema = notifier.GetType("DeviceMailer.Settings.SettingsSchema", throwOnError: true)!;
        object made = Activator.CreateInstance(schema)!;
        var sections = (string[])schema.GetProperty("Sections")!.GetValue(made)!;
        MethodInfo keysOf = schema.GetMethod("KeysOf")!;
        return [.. sections.SelectMany(section => ((Array)keysOf.Invoke(made, [section])!).Cast<object>().Select(key => RowOf(section, key)))];
    }

    private static SettingsRow RowOf(string section, object key)
    {
        object? Get(string name) => key.GetType().GetProperty(name)!.GetValue(key);
        return new SettingsRow(section, (string)Get("Name")!, Get("Kind")!.ToString()!, (int)Get("Minimum")!, (int)Get("Maximum")!, (string?)Get("Default"), (string[]?)Get("Choices") ?? []);
    }
}
