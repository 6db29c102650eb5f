namespace DeviceMailer.VirtualBoard.Parts;

/// <summary>The internal flash, drive I: of nanoFramework, as a folder of the PC.</summary>
public sealed class Flash
{
    private const string Drive = "I:";

    internal Flash(string folder)
    {
        Folder = Path.GetFullPath(folder);
        Directory.CreateDirectory(Folder);
    }

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>The file of the PC that a path of the device means.</summary>
    /// <exception cref="IOException">The path is on no drive that the board has, or leads out of it.</exception>
    public string PathOf(string devicePath)
    {
        string path = devicePath.Replace('\\', '/');
        if (!path.StartsWith(Drive + "/", StringComparison.OrdinalIgnoreCase)) throw new IOException($"{devicePath}: the board has drive {Drive} only");
        string full = Path.GetFullPath(Path.Combine(Folder, path[(Drive.Length + 1)..]));
        if (full != Folder && !full.StartsWith(Folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)) throw new IOException($"{devicePath}: outside the drive");
        return full;
    }
}
