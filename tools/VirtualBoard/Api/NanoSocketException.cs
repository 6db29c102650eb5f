using System.Net.Sockets;
using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>System.Net.Sockets.SocketException with nanoFramework's codes, on every operating system.</summary>
/// <param name="errorCode">The code.</param>
[NanoType("System.Net.Sockets.SocketException")]
public class NanoSocketException(SocketError errorCode) : Exception($"socket error {(int)errorCode}")
{
    /// <summary>The code, 10060 for a timeout.</summary>
    public int ErrorCode { get; } = (int)errorCode;
}
