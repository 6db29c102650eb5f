using System.Text;
using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>
/// System.Net.NetworkInformation.WirelessAPConfiguration: a copy of the platform's block, which SaveConfiguration writes and the next start of Wi-Fi reads.
/// </summary>
[NanoType("System.Net.NetworkInformation.WirelessAPConfiguration")]
public class NanoWirelessAPConfiguration
{
    private const int MaxSsidBytes = 31; // the block has 32, its end included
    private const int MaxPasswordBytes = 63;

    private readonly Board board = Board.Current;

    /// <summary>The configuration with that number; there is one.</summary>
    public NanoWirelessAPConfiguration(uint id)
    {
        Id = id;
        (Options, Authentication, Ssid, Password, Channel, MaxConnections) = board.AccessPoint.Stored;
    }

    /// <summary>Its number.</summary>
    public uint Id { get; }

    /// <summary>How stations prove that they may join.</summary>
    public NanoAuthenticationType Authentication { get; set; }

    /// <summary>Whether it is on.</summary>
    public NanoAccessPointOptions Options { get; set; }

    /// <summary>The channel.</summary>
    public byte Channel { get; set; }

    /// <summary>How many stations may join.</summary>
    public byte MaxConnections { get; set; }

    /// <summary>The password.</summary>
    public string Password { get; set; }

    /// <summary>The network's name.</summary>
    public string Ssid { get; set; }

    /// <summary>All there are.</summary>
    public static NanoWirelessAPConfiguration[] GetAllWirelessAPConfigurations() => [new(0)];

    /// <summary>Keeps it for the next start.</summary>
    public void SaveConfiguration()
    {
        board.Scheduler.ThrowIfPowerLost();
        if (Encoding.UTF8.GetByteCount(Ssid) > MaxSsidBytes || Encoding.UTF8.GetByteCount(Password) > MaxPasswordBytes) throw new ArgumentException("too long for the block");
        board.Post(() => board.AccessPoint.Stored = (Options, Authentication, Ssid, Password, Channel, MaxConnections));
    }
}
