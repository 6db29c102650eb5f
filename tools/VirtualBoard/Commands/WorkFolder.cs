namespace DeviceMailer.VirtualBoard.Commands;

/// <summary>A folder: the one that was asked for, which stays, or a temporary one, which goes.</summary>
internal sealed class WorkFolder : IDisposable
{
    internal WorkFolder(string? wanted)
    {
        IsTemporary = wanted == null;
        Path = wanted ?? Directory.CreateTempSubdirectory("devicemailer-").FullName;
        Directory.CreateDirectory(Path);
    }

    internal string Path { get; }

    internal bool IsTemporary { get; }

    public void Dispose()
    {
        if (IsTemporary && Directory.Exists(Path)) Directory.Delete(Path, recursive: true);
    }
}
