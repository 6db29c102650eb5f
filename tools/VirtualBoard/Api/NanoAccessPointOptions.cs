using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>System.Net.NetworkInformation.WirelessAPConfiguration.ConfigurationOptions.</summary>
[Flags]
[NanoType("System.Net.NetworkInformation.WirelessAPConfiguration.ConfigurationOptions")]
public enum NanoAccessPointOptions : byte
{
    /// <summary>Nothing is said.</summary>
    None = 0,

    /// <summary>Off.</summary>
    Disable = 1,

    /// <summary>On.</summary>
    Enable = 2,

    /// <summary>On from each start.</summary>
    AutoStart = 6,

    /// <summary>Its name is not told.</summary>
    HiddenSSID = 8,
}
