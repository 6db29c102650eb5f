using DeviceMailer.VirtualBoard.Loading;
using DeviceMailer.VirtualBoard.Parts;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>System.IO.Directory on the board's flash.</summary>
[NanoType("System.IO.Directory")]
public static class NanoDirectory
{
    private const string HiddenExtension = ".sys"; // the device's own files on the same flash, which it does not list

    private static Flash Flash => Board.Current.Flash;

    /// <summary>True when there is such a folder.</summary>
    public static bool Exists(string path) => Directory.Exists(Flash.PathOf(path));

    /// <summary>Makes a folder, with its parents; it may exist already.</summary>
    public static NanoDirectoryInfo CreateDirectory(string path)
    {
        string folder = Flash.PathOf(path);
        if (!Directory.Exists(folder)) Flash.Do(FlashOperationKind.CreateDirectory, path, () => Directory.CreateDirectory(folder));
        return new NanoDirectoryInfo(path);
    }

    /// <summary>The files in a folder, by name, with the path as given in front.</summary>
    public static string[] GetFiles(string path)
    {
        if (Flash.ListFails(path)) throw new IOException($"{path}: listing fails, as asked");
        return [.. Children(path, Directory.EnumerateFiles(Existing(path)).Where(file => Path.GetExtension(file) != HiddenExtension)).Take(Flash.MaxListed)];
    }

    /// <summary>The folders in a folder, likewise.</summary>
    public static string[] GetDirectories(string path) => Children(path, Directory.EnumerateDirectories(Existing(path)));

    /// <summary>Renames a folder.</summary>
    public static void Move(string sourceDirName, string destDirName)
    {
        string from = Existing(sourceDirName);
        string to = Flash.PathOf(destDirName);
        Flash.Do(FlashOperationKind.Move, sourceDirName, () => Directory.Move(from, to));
    }

    /// <summary>Removes an empty folder.</summary>
    public static void Delete(string path) => Delete(path, false);

    /// <summary>Removes a folder; what is in it first when asked to, one by one.</summary>
    public static void Delete(string path, bool recursive)
    {
        string folder = Existing(path);
        if (recursive)
        {
            foreach (string file in Directory.GetFiles(folder)) Flash.Do(FlashOperationKind.Delete, path, () => File.Delete(file));
            foreach (string below in GetDirectories(path)) Delete(below, true);
        }

        Flash.Do(FlashOperationKind.Delete, path, () => Directory.Delete(folder));
    }

    private static string Existing(string path) => Exists(path) ? Flash.PathOf(path) : throw new IOException($"{path}: no such folder");

    private static string[] Children(string path, IEnumerable<string> found) =>
        [.. found.Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal).Select(name => path.TrimEnd('\\') + "\\" + name)];
}
