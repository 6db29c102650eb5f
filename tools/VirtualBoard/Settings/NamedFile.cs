namespace DeviceMailer.VirtualBoard.Settings;

/// <summary>A file of the device that the settings name.</summary>
/// <param name="Path">On the device, such as <c>I:\ca.pem</c>.</param>
/// <param name="Key">Where it is named: <c>[smtp] ca</c>.</param>
/// <param name="Line">Its line in the settings.</param>
/// <param name="Column">The column of its value.</param>
/// <param name="IsCertificate">True: an authority's certificate in PEM.</param>
internal sealed record NamedFile(string Path, string Key, int Line, int Column, bool IsCertificate)
{
    /// <summary>The file's name without its drive.</summary>
    internal string Name => Path[(Path.LastIndexOf('\\') + 1)..];

    /// <summary>What puts it on a device.</summary>
    internal string Deploying(string settings) => $"tools/flash --port PORT --settings {settings} --file {Name}=PATH";
}
