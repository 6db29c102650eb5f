using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>System.IO.Directory on the board's flash.</summary>
[NanoType("System.IO.Directory")]
public static class NanoDirectory
{
    /// <summary>True when there is such a folder.</summary>
    public static bool Exists(string path) => Directory.Exists(NanoFile.PathOf(path));

    /// <summary>The files in a folder, with the path as given in front.</summary>
    public static string[] GetFiles(string path) =>
        [.. Directory.GetFiles(NanoFile.PathOf(path)).Order(StringComparer.Ordinal).Select(file => path.TrimEnd('\\') + "\\" + Path.GetFileName(file))];

    /// <summary>Removes an empty folder.</summary>
    public static void Delete(string path) => Directory.Delete(NanoFile.PathOf(path));
}
