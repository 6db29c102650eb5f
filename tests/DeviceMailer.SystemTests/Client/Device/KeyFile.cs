// Lines of key=value in a file on flash, a key as often as it has values. Text is UTF-8.

using System;
using System.Collections;
using System.IO;
using System.Text;

namespace DeviceMailer.ClientProgram;

/// <summary>What a test has written for this program.</summary>
internal sealed class KeyFile
{
    private readonly string[] lines;

    internal KeyFile(string path) => lines = Text(path).Split('\n');

    internal static string Text(string path)
    {
        byte[] octets = File.ReadAllBytes(path);
        return Encoding.UTF8.GetString(octets, 0, octets.Length);
    }

    internal bool Has(string key, string value) => Array.IndexOf(lines, key + "=" + value) >= 0;

    internal int Number(string key) => int.Parse(Value(key));

    /// <summary>The first value of a key; empty when it is not there.</summary>
    internal string Value(string key)
    {
        ArrayList values = Values(key);
        return values.Count == 0 ? "" : (string)values[0];
    }

    /// <summary>All values of a key.</summary>
    internal ArrayList Values(string key)
    {
        ArrayList values = new ArrayList();
        foreach (string line in lines)
        {
            if (line.StartsWith(key + "=")) values.Add(line.Substring(key.Length + 1));
        }

        return values;
    }
}
