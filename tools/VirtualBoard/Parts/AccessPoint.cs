// The network that the board opens itself. The platform keeps its settings in a block of flash of its own and looks at them when Wi-Fi starts, so a
// change holds from the next start on. Who joins talks to the board's ports over loopback.

using System.Net;
using DeviceMailer.VirtualBoard.Api;

namespace DeviceMailer.VirtualBoard.Parts;

/// <summary>The board's own Wi-Fi network.</summary>
public sealed class AccessPoint
{
    /// <summary>The board's address on it: what ESP-IDF takes where nobody configured one.</summary>
    public const string Address = "192.168.4.1";

    private readonly Board board;
    private readonly Dictionary<int, IPEndPoint> listening = [];
    private int joined;

    internal AccessPoint(Board board) => this.board = board;

    /// <summary>It is on the air.</summary>
    public bool IsOn { get; private set; }

    /// <summary>Its name, while it is on.</summary>
    public string Ssid { get; private set; } = "";

    /// <summary>Its password, while it is on.</summary>
    public string Password { get; private set; } = "";

    /// <summary>True while somebody has joined: their time is real.</summary>
    internal bool HasStations => joined > 0;

    /// <summary>What the platform keeps.</summary>
    internal (NanoAccessPointOptions Options, NanoAuthenticationType Authentication, string Ssid, string Password, byte Channel, byte MaxConnections) Stored { get; set; } =
        (NanoAccessPointOptions.Disable, NanoAuthenticationType.WPA2, "nano_005307", "nanoframework", 11, 4);

    /// <summary>Joins; false when it is not on, or the password is another one.</summary>
    public bool Join(string password) => board.Locked(() =>
    {
        bool takes = IsOn && password == Password;
        if (takes) joined++;
        return takes;
    });

    /// <summary>Leaves.</summary>
    public void Leave() => board.Post(() => joined--);

    /// <summary>Where on loopback a TCP port of the board is, for who has joined; null: nobody listens there.</summary>
    public IPEndPoint? TcpEndPoint(int port) => board.Locked(() => listening.GetValueOrDefault(port));

    /// <summary>The same of a UDP port.</summary>
    public IPEndPoint? UdpEndPoint(int port) => board.Locked(() => board.Network.Ports.FirstOrDefault(open => open.IsOnAccessPoint && open.Number == port)?.RealEndPoint);

    /// <summary>The Wi-Fi starts.</summary>
    internal void Start()
    {
        IsOn = Stored.Options.HasFlag(NanoAccessPointOptions.Enable);
        Ssid = IsOn ? Stored.Ssid : "";
        Password = IsOn ? Stored.Password : "";
    }

    internal void LosePower()
    {
        IsOn = false;
        listening.Clear();
    }

    internal void Listen(int port, IPEndPoint real) => board.Post(() => listening[port] = real);

    internal void StopListening(int port) => board.Post(() => listening.Remove(port));
}
