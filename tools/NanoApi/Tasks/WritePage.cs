// Makes the page of set-up mode as the device sends it: with the table of mail providers, and compressed. The same input makes the same bytes.

using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

public class WritePage : Task
{
    private const string Place = "[/*presets*/]";

    // What a phone loads over a slow link of 2 Mbit/s in the blink of an eye, and what it takes of a flash of 256 KB.
    private const int MaxBytes = 12 * 1024;

    [Required]
    public string Source { get; set; }

    /// <summary>A file for each provider: title, host, port, security, root.</summary>
    [Required]
    public ITaskItem[] Providers { get; set; }

    [Required]
    public string Output { get; set; }

    public override bool Execute()
    {
        string page = File.ReadAllText(Source);
        if (page.Split(new[] { Place }, StringSplitOptions.None).Length != 2)
        {
            Log.LogError(null, null, null, Source, 0, 0, 0, 0, "expected {0} once", Place);
            return false;
        }

        IEnumerable<string> presets = Providers.Select(item => item.ItemSpec).OrderBy(file => Path.GetFileName(file), StringComparer.Ordinal).Select(Preset);
        byte[] bytes = new UTF8Encoding(false).GetBytes(page.Replace(Place, "[\n" + string.Join(",\n", presets) + "]"));
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, true)) gzip.Write(bytes, 0, bytes.Length);
        Directory.CreateDirectory(Path.GetDirectoryName(Output));
        File.WriteAllBytes(Output, packed.ToArray());
        if (packed.Length <= MaxBytes) return true;
        Log.LogError(null, null, null, Source, 0, 0, 0, 0, "found {0} bytes when compressed, expected at most {1}", packed.Length, MaxBytes);
        return false;
    }

    private static string Preset(string file)
    {
        Dictionary<string, string> values = File.ReadAllLines(file).Select(line => line.Split(new[] { " = " }, 2, StringSplitOptions.None))
            .Where(parts => parts.Length == 2 && !parts[0].StartsWith("#", StringComparison.Ordinal)).GroupBy(parts => parts[0]).ToDictionary(group => group.Key, group => group.First()[1]);
        return "['" + string.Join("','", new[] { "title", "host", "port", "security", "root" }.Select(key => values[key].Replace("\\", "\\\\").Replace("'", "\\'"))) + "']";
    }
}
