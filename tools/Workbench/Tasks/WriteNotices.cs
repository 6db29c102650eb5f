// Writes one text about the packages that the tool ships: name, version, copyright, license, and the license's text. It comes from the package, or, where the
// package names a license by its SPDX identifier only, from the folder Licenses. A package without either fails the build.

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Xml.Linq;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

public class WriteNotices : Task
{
    /// <summary>Id|version|path in the package|full path, one for each assembly.</summary>
    [Required]
    public string[] Packages { get; set; }

    /// <summary>Folder with a text for each SPDX identifier.</summary>
    [Required]
    public string Licenses { get; set; }

    [Required]
    public string Output { get; set; }

    public override bool Execute()
    {
        var text = new StringBuilder("This tool contains the packages below, under the licenses that follow each of them.\n");
        var seen = new SortedDictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (string[] cells in Packages.Select(line => line.Split('|')))
        {
            string full = cells[3].Replace('\\', '/');
            seen[cells[0] + " " + cells[1]] = full.Substring(0, full.Length - cells[2].Length);
        }

        foreach (KeyValuePair<string, string> package in seen) Append(text, package.Key, package.Value);
        if (!Log.HasLoggedErrors)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Output));
            File.WriteAllText(Output, text.ToString());
        }

        return !Log.HasLoggedErrors;
    }

    private void Append(StringBuilder text, string name, string folder)
    {
        string specification = Directory.GetFiles(folder, "*.nuspec").Single();
        Dictionary<string, XElement> metadata = XDocument.Load(specification).Root.Elements().First().Elements().GroupBy(element => element.Name.LocalName).ToDictionary(group => group.Key, group => group.First());
        string Value(string key) => metadata.TryGetValue(key, out XElement element) ? element.Value.Trim() : "";
        XElement license = metadata.TryGetValue("license", out XElement found) ? found : null;
        string file = Directory.GetFiles(folder).FirstOrDefault(path => Path.GetFileName(path).StartsWith("LICENSE", StringComparison.OrdinalIgnoreCase));
        if (license != null && (string)license.Attribute("type") == "file") file = Path.Combine(folder, license.Value.Replace('\\', '/'));
        if (file == null && license != null) file = Path.Combine(Licenses, license.Value + ".txt");
        if (file == null || !File.Exists(file))
        {
            Log.LogError(name + ": found no license text, expected one in the package or in " + Licenses);
            return;
        }

        text.Append("\n" + new string('-', 100) + "\n" + name + "\n" + Value("copyright") + "\nby " + Value("authors") + "\n" + Value("projectUrl") + "\n\n");
        text.Append(File.ReadAllText(file).Replace("\r\n", "\n").TrimEnd() + "\n");
    }
}
