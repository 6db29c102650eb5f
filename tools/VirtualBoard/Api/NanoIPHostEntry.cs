using System.Net;
using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>System.Net.IPHostEntry.</summary>
[NanoType("System.Net.IPHostEntry")]
public class NanoIPHostEntry
{
    internal NanoIPHostEntry(string name, IPAddress address)
    {
        HostName = name;
        AddressList = [address];
    }

    /// <summary>The name.</summary>
    public string HostName { get; }

    /// <summary>Its address.</summary>
    public IPAddress[] AddressList { get; }
}
