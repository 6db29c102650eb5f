// The sections and keys of the settings, for editors: taken from the firmware's own table, with the sample's comments for their meaning.

using System.Reflection;
using System.Text.RegularExpressions;
using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Settings;

/// <summary>What can stand in a settings file.</summary>
public sealed partial class SettingsVocabulary
{
    private const string SchemaAssembly = "DeviceMailer";
    private const string SchemaType = "DeviceMailer.Settings.SettingsSchema";
    private const string SampleFile = "devicemailer.sample.ini";

    private SettingsVocabulary(IReadOnlyList<string> sections, IReadOnlyList<SettingsWord> keys)
    {
        Sections = sections;
        Keys = keys;
    }

    /// <summary>The sections.</summary>
    public IReadOnlyList<string> Sections { get; }

    /// <summary>The keys, each under its section.</summary>
    public IReadOnlyList<SettingsWord> Keys { get; }

    /// <summary>Asks the firmware's table.</summary>
    public static SettingsVocabulary Of(Firmware firmware)
    {
        BootContext context = firmware.Take();
        try
        {
            object schema = Activator.CreateInstance(context.LoadFromAssemblyName(new AssemblyName(SchemaAssembly)).GetType(SchemaType, throwOnError: true)!)!;
            Dictionary<(string, string), string> meanings = Meanings();
            string[] sections = Get<string[]>(schema, "Sections");
            MethodInfo keysOf = schema.GetType().GetMethod("KeysOf")!;
            SettingsWord[] keys = [.. sections.SelectMany(section => ((Array)keysOf.Invoke(schema, [section])!).Cast<object>().Select(key => WordOf(section, key, meanings)))];
            return new SettingsVocabulary(sections, keys);
        }
        finally
        {
            firmware.GiveBack(context);
        }
    }

    private static SettingsWord WordOf(string section, object key, Dictionary<(string, string), string> meanings)
    {
        string name = Get<string>(key, "Name");
        string[]? choices = (string[]?)key.GetType().GetProperty("Choices")!.GetValue(key);
        return new SettingsWord(
            section, name, meanings.GetValueOrDefault((section, name), ""), Get<string>(key, "Expected"), (string?)key.GetType().GetProperty("Default")!.GetValue(key), choices ?? []);
    }

    private static T Get<T>(object thing, string property) => (T)thing.GetType().GetProperty(property)!.GetValue(thing)!;

    // The sample names every key once at least, with its meaning in the lines above it.
    private static Dictionary<(string Section, string Key), string> Meanings()
    {
        var meanings = new Dictionary<(string, string), string>();
        string section = "";
        var above = new List<string>();
        foreach (string line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, SampleFile)))
        {
            if (SectionPattern().Match(line) is { Success: true } head) section = head.Groups[1].Value;
            else if (KeyPattern().Match(line) is { Success: true } key)
            {
                if (above.Count > 0) meanings.TryAdd((section, key.Groups[1].Value), string.Join(' ', above));
            }
            else if (line.StartsWith("# ", StringComparison.Ordinal))
            {
                above.Add(line[2..].Trim());
                continue;
            }

            above.Clear();
        }

        return meanings;
    }

    [GeneratedRegex(@"^\s*\[\s*([a-z0-9]+)")]
    private static partial Regex SectionPattern();

    [GeneratedRegex(@"^#?([a-z0-9-]+)\s*=")]
    private static partial Regex KeyPattern();
}
