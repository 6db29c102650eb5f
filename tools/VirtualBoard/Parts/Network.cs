// The way out of the board. Nothing leaves it but where a route says so: a name or address of the firmware's becomes an endpoint of the
// tester's choice, normally the mail sink on loopback.

using System.Net;
using System.Security.Cryptography.X509Certificates;
using DeviceMailer.VirtualBoard.Api;

namespace DeviceMailer.VirtualBoard.Parts;

/// <summary>The network behind the board's Wi-Fi.</summary>
public sealed class Network
{
    /// <summary>The board's own address by default: TEST-NET-1, RFC 5737.</summary>
    public const string BoardAddress = "192.0.2.7";

    /// <summary>Its MAC address: of those for documentation (RFC 7042 2.1.2).</summary>
    public static ReadOnlySpan<byte> BoardMac => [0x00, 0x00, 0x5E, 0x00, 0x53, 0x07];

    private const int FirstOwnPort = 49152; // RFC 6335 6: ports that nobody is assigned

    private readonly Board board;
    private readonly Dictionary<string, IPAddress> names = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<IPAddress, string> addresses = [];
    private readonly Dictionary<int, IPEndPoint> listening = [];
    private int portsGiven;
    private int visitors;

    internal Network(Board board) => this.board = board;

    /// <summary>
    /// Where a connection of the firmware really goes, by the host it named (an address when it named none) and the port. Null refuses it;
    /// <see cref="Silence"/> never answers.
    /// </summary>
    public Func<string, int, IPEndPoint?> Route { get; set; } = (_, _) => null;

    /// <summary>An endpoint that never answers.</summary>
    public static IPEndPoint Silence { get; } = new(IPAddress.None, 0);

    /// <summary>The address that DHCP gives the board.</summary>
    public string Address { get; set; } = BoardAddress;

    /// <summary>Trusted in place of whatever authority the firmware names; null: the firmware's own is.</summary>
    public X509Certificate2? Authority { get; set; }

    /// <summary>The name servers that DHCP gave, at most two: RFC 5737 again.</summary>
    public string[] DnsAddresses { get; set; } = ["192.0.2.53"];

    /// <summary>
    /// True: the name servers are a part of the board and know every name but <see cref="UnknownNames"/>. False: they are where the route leads.
    /// </summary>
    public bool AnswersNames { get; set; } = true;

    /// <summary>False: the board's own name servers are down, and questions to them are lost.</summary>
    public bool AnswersNameQueries { get; set; } = true;

    /// <summary>How long a datagram is on its way, in board time; null: it is lost. Called on whatever thread it comes by.</summary>
    public Func<Datagram, TimeSpan?> DatagramTime { get; set; } = _ => TimeSpan.Zero;

    /// <summary>Asked before a name is looked up: true and null for a name that does not exist, true and an address for what is said of it instead.</summary>
    public Func<string, (bool IsAnswered, IPAddress? Address)> Misleads { get; set; } = _ => (false, null);

    /// <summary>The firmware has connected to a server.</summary>
    public event Action? Opened;

    /// <summary>The connection that was opened last is under TLS from now on.</summary>
    public event Action? Secured;

    /// <summary>A connection of the firmware's was closed by it, or died with the power.</summary>
    public event Action? Closed;

    /// <summary>
    /// How many answers a peer of ours holds back until a time of the board's clock: while there are any, waiting for a peer takes no real time.
    /// </summary>
    internal int HeldAnswers { get; set; }

    /// <summary>Names that do not resolve.</summary>
    public ISet<string> UnknownNames { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>True while the board is connected.</summary>
    public bool IsUp
    {
        get;
        internal set
        {
            if (field && !value) Outages++;
            field = value;
        }
    }

    /// <summary>How often the connection was lost. What was connected before is broken, even when the network is back.</summary>
    internal int Outages { get; private set; }

    /// <summary>
    /// How many bytes a peek shows at most: lwIP shows those of the first segment, and where a peer's segments end cannot be seen here.
    /// </summary>
    public int MaxPeekBytes { get; set; } = int.MaxValue;

    /// <summary>The open sockets.</summary>
    internal SocketTable Sockets { get; } = new();

    /// <summary>The UDP ports that are open.</summary>
    internal List<UdpPort> Ports { get; } = [];

    /// <summary>A port for who named none.</summary>
    internal int NextPort() => FirstOwnPort + (portsGiven++ % (IPEndPoint.MaxPort - FirstOwnPort));

    internal void LosePower()
    {
        IsUp = false;
        Sockets.Clear();
        listening.Clear();
        foreach (UdpPort port in Ports.ToArray()) port.Dispose();
        OnClosed();
    }

    /// <summary>Where on loopback a TCP port of the board is, for who is on the local network; null: nobody listens there.</summary>
    public IPEndPoint? TcpEndPoint(int port) => board.Locked(() => listening.GetValueOrDefault(port));

    /// <summary>Somebody on the local network begins to talk to the board.</summary>
    public void Visit() => board.Post(() => visitors++);

    /// <summary>And ends.</summary>
    public void Leave() => board.Post(() => visitors--);

    /// <summary>True while somebody does: their time is real.</summary>
    internal bool HasVisitors => visitors > 0;

    internal void Listen(int port, IPEndPoint real) => board.Post(() => listening[port] = real);

    internal void StopListening(int port) => board.Post(() => listening.Remove(port));

    internal void OnOpened() => Opened?.Invoke();

    internal void OnSecured() => Secured?.Invoke();

    internal void OnClosed() => Closed?.Invoke();

    /// <summary>Names get addresses of TEST-NET-2 (RFC 5737) in the order in which they are asked for.</summary>
    internal IPAddress Resolve(string host)
    {
        if (IPAddress.TryParse(host, out IPAddress? literal)) return literal;
        if (!IsUp || UnknownNames.Contains(host)) throw new NanoSocketException(System.Net.Sockets.SocketError.InvalidArgument);
        (bool isMisled, IPAddress? wrong) = Misleads(host);
        if (isMisled) return wrong ?? throw new NanoSocketException(System.Net.Sockets.SocketError.InvalidArgument);
        if (names.TryGetValue(host, out IPAddress? known)) return known;

        var address = new IPAddress([198, 51, 100, (byte)(names.Count + 1)]);
        names.Add(host, address);
        addresses.Add(address, host);
        return address;
    }

    /// <summary>The answer of the board's own name server; null: the datagram is not for it.</summary>
    internal byte[]? AnswerOf(byte[] bytes, IPEndPoint peer) => AnswersNameQueries && IsForNameServer(peer) ? NameServer.Answer(bytes, this) : null;

    /// <summary>True for the board's own name servers.</summary>
    internal bool IsForNameServer(IPEndPoint peer) => AnswersNames && peer.Port == NameServer.Port && DnsAddresses.Contains(peer.Address.ToString());

    internal IPEndPoint? RouteTo(IPEndPoint wanted) => Route(addresses.GetValueOrDefault(wanted.Address, wanted.Address.ToString()), wanted.Port);
}
