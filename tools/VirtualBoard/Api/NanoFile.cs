using System.Text;
using DeviceMailer.VirtualBoard.Loading;
using DeviceMailer.VirtualBoard.Parts;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>System.IO.File on the board's flash, in the same steps as the device's: each is an operation of <see cref="Flash"/>.</summary>
[NanoType("System.IO.File")]
public static class NanoFile
{
    private const int CopyBytes = 2048; // at a time

    /// <summary>True when there is such a file; false for whatever path there cannot be.</summary>
    public static bool Exists(string path)
    {
        Board board = Board.Current;
        try
        {
            return File.Exists(board.Flash.PathOf(path));
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Removes a file; it is no error if there is none, but it is if the file is open.</summary>
    public static void Delete(string path)
    {
        Flash flash = Board.Current.Flash;
        string file = flash.PathOf(path);
        flash.Claim(file, FileAccess.ReadWrite, FileShare.None);
        if (!Directory.Exists(Path.GetDirectoryName(file))) throw new IOException($"{path}: no such folder");
        if (Directory.Exists(file)) throw new IOException($"{path}: is a folder");
        if (File.Exists(file)) flash.Do(FlashOperationKind.Delete, path, () => File.Delete(file));
    }

    /// <summary>Renames a file that nobody has open; the new name must be free.</summary>
    public static void Move(string sourceFileName, string destFileName)
    {
        Flash flash = Board.Current.Flash;
        string from = flash.PathOf(sourceFileName);
        string to = flash.PathOf(destFileName);
        flash.Claim(from, FileAccess.ReadWrite, FileShare.None);
        if (!File.Exists(from)) throw new IOException($"{sourceFileName}: no such file");
        if (File.Exists(to)) throw new IOException($"{destFileName}: is there");
        flash.Do(FlashOperationKind.Move, sourceFileName, () => File.Move(from, to), 1, _ =>
        {
            if (flash.Model == FlashModel.WriteThrough) File.Copy(from, to);
        });
    }

    /// <summary>Copies a file to a new name.</summary>
    public static void Copy(string sourceFileName, string destFileName) => Copy(sourceFileName, destFileName, false);

    /// <summary>Copies a file, in place of another or not.</summary>
    public static void Copy(string sourceFileName, string destFileName, bool overwrite)
    {
        using var reader = new NanoFileStream(sourceFileName, FileMode.Open, FileAccess.Read, FileShare.Read);
        using var writer = new NanoFileStream(destFileName, overwrite ? FileMode.Create : FileMode.CreateNew, FileAccess.Write, FileShare.None);
        writer.SetLength(reader.Length);
        byte[] buffer = new byte[CopyBytes];
        int read;
        while ((read = reader.Read(buffer, 0, buffer.Length)) > 0) writer.Write(buffer, 0, read);
    }

    /// <summary>Opens a file.</summary>
    public static NanoFileStream Open(string path, FileMode mode) =>
        new(path, mode, mode == FileMode.Append ? FileAccess.Write : FileAccess.ReadWrite, FileShare.None);

    /// <summary>Opens a file.</summary>
    public static NanoFileStream Open(string path, FileMode mode, FileAccess access) => new(path, mode, access, FileShare.None);

    /// <summary>Opens a file.</summary>
    public static NanoFileStream Open(string path, FileMode mode, FileAccess access, FileShare share) => new(path, mode, access, share);

    /// <summary>Opens a file for reading. It is not shared, as there: what looks like a buffer size is its FileShare.</summary>
    public static NanoFileStream OpenRead(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.None);

    /// <summary>Opens a file for writing from its beginning; what it had beyond stays.</summary>
    public static NanoFileStream OpenWrite(string path) => new(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);

    /// <summary>Makes a file, or empties it.</summary>
    public static NanoFileStream Create(string path) => new(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None);

    /// <summary>Reads a whole file.</summary>
    public static byte[] ReadAllBytes(string path)
    {
        using var file = new NanoFileStream(path, FileMode.Open, FileAccess.Read);
        byte[] bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Reads a whole file as UTF-8.</summary>
    public static string ReadAllText(string path) => Encoding.UTF8.GetString(ReadAllBytes(path));

    /// <summary>Writes a whole file.</summary>
    public static void WriteAllBytes(string path, byte[] bytes)
    {
        using var file = new NanoFileStream(path, FileMode.Create, FileAccess.Write);
        file.Write(bytes, 0, bytes.Length);
    }

    /// <summary>Writes a whole file as UTF-8.</summary>
    public static void WriteAllText(string path, string contents) => WriteAllBytes(path, Encoding.UTF8.GetBytes(contents));
}
