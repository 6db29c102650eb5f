using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>System.IO.File on the board's flash.</summary>
[NanoType("System.IO.File")]
public static class NanoFile
{
    /// <summary>True when there is such a file.</summary>
    public static bool Exists(string path) => File.Exists(PathOf(path));

    /// <summary>Removes a file; it must be there.</summary>
    public static void Delete(string path)
    {
        if (!Exists(path)) throw new IOException($"{path}: no such file");
        File.Delete(PathOf(path));
    }

    /// <summary>Renames a file; the new name must be free.</summary>
    public static void Move(string sourceFileName, string destFileName) => File.Move(PathOf(sourceFileName), PathOf(destFileName));

    /// <summary>Opens a file.</summary>
    public static NanoFileStream Open(string path, FileMode mode, FileAccess access) => new(path, mode, access);

    /// <summary>Opens a file for reading.</summary>
    public static NanoFileStream OpenRead(string path) => new(path, FileMode.Open, FileAccess.Read);

    /// <summary>Makes a file, or empties it.</summary>
    public static NanoFileStream Create(string path) => new(path, FileMode.Create);

    /// <summary>Reads a whole file.</summary>
    public static byte[] ReadAllBytes(string path) => File.ReadAllBytes(PathOf(path));

    /// <summary>Writes a whole file.</summary>
    public static void WriteAllBytes(string path, byte[] bytes) => File.WriteAllBytes(PathOf(path), bytes);

    internal static string PathOf(string path) => Board.Current.Flash.PathOf(path);
}
