using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>System.IO.FileSystemInfo, as far as <see cref="NanoDirectoryInfo"/> needs it.</summary>
[NanoType("System.IO.FileSystemInfo")]
public abstract class NanoFileSystemInfo
{
    /// <summary>True when it is there.</summary>
    public abstract bool Exists { get; }

    /// <summary>Its name without what is above it.</summary>
    public abstract string Name { get; }
}
