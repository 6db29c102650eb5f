using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>System.Net.NetworkInformation.AuthenticationType.</summary>
[NanoType("System.Net.NetworkInformation.AuthenticationType")]
public enum NanoAuthenticationType : byte
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>EAP.</summary>
    EAP = 1,

    /// <summary>PEAP.</summary>
    PEAP = 2,

    /// <summary>WCN.</summary>
    WCN = 3,

    /// <summary>Open.</summary>
    Open = 4,

    /// <summary>A shared key.</summary>
    Shared = 5,

    /// <summary>WEP.</summary>
    WEP = 6,

    /// <summary>WPA.</summary>
    WPA = 7,

    /// <summary>WPA2.</summary>
    WPA2 = 8,
}
