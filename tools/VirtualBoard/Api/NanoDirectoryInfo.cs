using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>System.IO.DirectoryInfo, as far as Directory.CreateDirectory's answer is used.</summary>
[NanoType("System.IO.DirectoryInfo")]
public sealed class NanoDirectoryInfo(string path) : NanoFileSystemInfo
{
    /// <inheritdoc/>
    public override bool Exists => NanoDirectory.Exists(path);

    /// <inheritdoc/>
    public override string Name => path[(path.LastIndexOf('\\') + 1)..];
}
