using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>System.Net.Dns: one address a name.</summary>
[NanoType("System.Net.Dns")]
public static class NanoDns
{
    /// <summary>Resolves a name or a dotted address.</summary>
    public static NanoIPHostEntry GetHostEntry(string hostNameOrAddress) => new(hostNameOrAddress, Board.Current.Network.Resolve(hostNameOrAddress));
}
