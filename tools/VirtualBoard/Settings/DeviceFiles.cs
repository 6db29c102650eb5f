// Puts on a board's flash what the device will have: the settings, files that the command line names, and those that the
// settings name and that lie beside them.

using DeviceMailer.VirtualBoard.Commands;

namespace DeviceMailer.VirtualBoard.Settings;

/// <summary>Fills a flash.</summary>
internal static class DeviceFiles
{
    private static readonly string[] besides = ["*.pem", "*.crt", "*.cer", "token*.txt"];

    /// <summary>Copies everything.</summary>
    /// <param name="board">The board.</param>
    /// <param name="settings">The settings file.</param>
    /// <param name="files">NAME=PATH: a name on drive I: and the file here.</param>
    /// <param name="takesBeside">True: the files beside the settings, too.</param>
    /// <exception cref="IOException">A file is not there.</exception>
    /// <exception cref="FormatException">A name is none.</exception>
    internal static void Put(Board board, string settings, IEnumerable<string> files, bool takesBeside = true)
    {
        if (Directory.Exists(settings)) throw new FileNotFoundException($"{settings}: found a folder, expected a settings file");
        if (!File.Exists(settings)) throw new FileNotFoundException($"{settings}: found no such file, expected a settings file; the command new writes one");
        File.Copy(settings, board.Flash.PathOf(FirmwareFiles.SettingsPath), overwrite: true);
        string folder = Path.GetDirectoryName(Path.GetFullPath(settings))!;
        string text = File.ReadAllText(settings);
        foreach (string beside in takesBeside ? besides.SelectMany(pattern => Directory.EnumerateFiles(folder, pattern)) : [])
        {
            string name = $@"I:\{Path.GetFileName(beside)}";
            string there = board.Flash.PathOf(name);
            if (text.Contains(name, StringComparison.OrdinalIgnoreCase) && !File.Exists(there)) File.Copy(beside, there);
        }

        foreach ((string onDevice, string here) in files.Select(Split))
        {
            if (!File.Exists(here)) throw new FileNotFoundException($"--file: found no file {here}");
            File.Copy(here, board.Flash.PathOf(onDevice), overwrite: true);
        }
    }

    /// <summary>Takes NAME=PATH apart.</summary>
    internal static (string OnDevice, string Here) Split(string file)
    {
        string[] parts = file.Split('=', 2);
        if (parts.Length < 2 || parts[0].Length == 0 || parts[0].Contains('\\', StringComparison.Ordinal))
        {
            throw new FormatException($"--file: found '{file}', expected NAME=PATH, such as ca.pem=/home/me/ca.pem");
        }

        return ($@"I:\{parts[0]}", Path.GetFullPath(parts[1]));
    }
}
