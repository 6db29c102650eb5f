// What goes wrong around a device, each trouble a switch, all of them off with one. The times are the board's, so that hours of an outage
// pass as fast as its clock goes.

using System.Net;
using DeviceMailer.VirtualBoard.Parts;
using DeviceMailer.VirtualBoard.Sink;

namespace DeviceMailer.VirtualBoard.Session;

/// <summary>The network, the servers, the flash and the time around a board.</summary>
public sealed class World
{
    /// <summary>The state of a switch without trouble.</summary>
    public const string Good = "good";

    private const sbyte GoodRssi = -60;
    private const sbyte WeakRssi = -88;
    private const int LossyOneIn = 3;
    private const string OtherAddress = "192.0.2.99";
    private static readonly IPAddress liar = IPAddress.Parse("203.0.113.66"); // TEST-NET-3, RFC 5737: nobody listens there

    private readonly Board board;
    private readonly Func<DateTime> time;
    private readonly IPEndPoint? server;
    private readonly ServerAnswers answers;
    private readonly Random random;
    private readonly WorldSwitch wifi;
    private readonly WorldSwitch names;
    private readonly WorldSwitch mailServer;
    private readonly WorldSwitch certificate;
    private readonly WorldSwitch password;
    private readonly WorldSwitch flash;
    private readonly WorldSwitch clock;
    private ServerTrouble trouble = ServerTrouble.None;
    private TokenSink? tokens;

    /// <summary>Makes a world without trouble.</summary>
    /// <param name="board">The board in it.</param>
    /// <param name="time">The true time, UTC.</param>
    /// <param name="server">Where the mail server is; null: where <see cref="Server"/> says later.</param>
    /// <param name="seed">Of what happens by chance.</param>
    internal World(Board board, Func<DateTime> time, IPEndPoint? server, int seed)
    {
        this.board = board;
        this.time = time;
        this.server = server;
        random = new Random(seed);
        answers = new ServerAnswers(board, random);
        wifi = new WorldSwitch("wifi", ["gone", "weak", "other address"], MakeWifiGood);
        names = new WorldSwitch("name server", ["down", "lying", "unknown"], MakeNamesGood);
        mailServer = new WorldSwitch("server", ["down", "unreachable", "slow 20s", "silent", "silent at dot", "refuses at rcpt with 451", "refuses at rcpt with 451 in 30 %", "greylists 5min"], () => SetTrouble(ServerTrouble.None));
        certificate = new WorldSwitch("certificate", ["expired", "other name", "unknown"], () => CertificateChanged?.Invoke(Good));
        password = new WorldSwitch("password", ["wrong"], () => answers.RefusesPasswords = false);
        flash = new WorldSwitch("flash", ["full", "failing"], MakeFlashGood);
        clock = new WorldSwitch("clock", ["unset", "wrong"], MakeClockGood);
        All = [wifi, names, mailServer, certificate, password, flash, clock];

        board.Wifi.Time = time;
        board.Network.Route = RouteTo;
        board.Network.Closed += answers.Release;
    }

    /// <summary>A switch was turned: its view.</summary>
    public event Action<SwitchView>? Turned;

    /// <summary>The mail server gets another certificate: good, expired, other name, unknown.</summary>
    internal event Action<string>? CertificateChanged;

    /// <summary>The switches.</summary>
    public IReadOnlyList<SwitchView> Switches => board.Locked(() => All.Select(one => one.View).ToArray());

    /// <summary>Where the mail server is.</summary>
    internal IPEndPoint? Server { get; private set; }

    /// <summary>Leads the board's connections to the sink, through this world's troubles.</summary>
    /// <param name="sink">The sink.</param>
    /// <param name="tokenSink">What stands in for the token server; null: nothing.</param>
    internal void Lead(IPEndPoint sink, TokenSink? tokenSink = null)
    {
        Server = sink;
        tokens = tokenSink;
        board.Network.Route = RouteTo;
    }

    /// <summary>True when the server is the built-in sink, whose replies can be chosen.</summary>
    internal bool HasSink => server == null;

    internal IReadOnlyList<WorldSwitch> All { get; }

    /// <summary>Ends all troubles.</summary>
    public void AllGood()
    {
        foreach (WorldSwitch one in All)
        {
            if (one.State != Good) Turn(one, Good, one.MakeGood, null);
        }
    }

    /// <summary>Ends one.</summary>
    internal void MakeGood(string name)
    {
        WorldSwitch one = All.First(one => one.Name == name);
        Turn(one, Good, one.MakeGood, null);
    }

    internal void SetWifi(string state, TimeSpan? time) => Turn(wifi, state, () =>
    {
        MakeWifiGood();
        switch (state)
        {
            case "gone":
                board.Wifi.InRange = false;
                break;
            case "weak":
                board.Wifi.Rssi = WeakRssi;
                board.Network.DatagramTime = _ => random.Next(LossyOneIn) == 0 ? null : TimeSpan.Zero;
                break;
            default:
                Readdress(OtherAddress);
                break;
        }
    }, time);

    internal void SetNames(string state, TimeSpan? time) => Turn(names, state, () =>
    {
        MakeNamesGood();
        if (state == "down") board.Network.AnswersNameQueries = false;
        else board.Network.Misleads = _ => (true, state == "lying" ? liar : null);
    }, time);

    internal void SetServer(ServerTrouble wanted, TimeSpan? time) => Turn(mailServer, wanted.Words, () => SetTrouble(wanted), time);

    internal void SetCertificate(string state, TimeSpan? time) => Turn(certificate, state, () => CertificateChanged?.Invoke(state), time);

    internal void SetPassword(TimeSpan? time) => Turn(password, "wrong", () => answers.RefusesPasswords = true, time);

    internal void SetFlash(string state, TimeSpan? time) => Turn(flash, state, () =>
    {
        MakeFlashGood();
        if (state == "full") board.Flash.Capacity = board.Flash.UsedBytes;
        else board.Flash.Fails = _ => true;
    }, time);

    internal void SetClock(string state, TimeSpan? duration, DateTime? wrong = null) => Turn(clock, state, () =>
    {
        board.Wifi.HasTimeServer = state != "unset";
        if (state == "unset")
        {
            board.Rtc.Forget();
            return;
        }

        TimeSpan ahead = (wrong ?? time().AddYears(1)) - time();
        board.Wifi.Time = () => time() + ahead;
        board.Rtc.Set(time() + ahead);
    }, duration);

    /// <summary>What the sink is to reply in place of its own reply; null: its own. Called on the sink's threads; may hold them.</summary>
    internal string? AnswerOf(string verb, string line) => answers.AnswerOf(verb, line);

    private IPEndPoint? RouteTo(string host, int port)
    {
        if (tokens != null && host == tokens.Host) return tokens.EndPoint;
        if (trouble.Kind == ServerTroubleKind.Down || host == liar.ToString()) return null;
        return trouble.Kind == ServerTroubleKind.Unreachable ? Network.Silence : server ?? Server;
    }

    private void SetTrouble(ServerTrouble wanted)
    {
        trouble = wanted;
        answers.Trouble = wanted;
        answers.Release();
    }

    private void MakeWifiGood()
    {
        board.Wifi.Rssi = GoodRssi;
        board.Network.DatagramTime = _ => TimeSpan.Zero;
        if (board.Network.Address != Network.BoardAddress) Readdress(Network.BoardAddress);
        board.Wifi.InRange = true;
    }

    // The router gives another one: what was connected is broken.
    private void Readdress(string address)
    {
        board.Wifi.InRange = false;
        board.Network.Address = address;
        board.Wifi.InRange = true;
    }

    private void MakeNamesGood()
    {
        board.Network.AnswersNameQueries = true;
        board.Network.Misleads = _ => (false, null);
    }

    private void MakeFlashGood()
    {
        board.Flash.Capacity = Flash.DeviceCapacity;
        board.Flash.Fails = _ => false;
    }

    private void MakeClockGood()
    {
        board.Wifi.HasTimeServer = true;
        board.Wifi.Time = time;
        board.Rtc.Set(time());
    }

    private void Turn(WorldSwitch one, string state, Action act, TimeSpan? time)
    {
        SwitchView view = board.Locked(() =>
        {
            act();
            one.State = state;
            int turn = ++one.Turns;
            one.Until = time == null ? null : board.Clock.Now + time;
            if (one.Until is { } end) board.Scheduler.At(end, () => EndTurn(one, turn));
            return one.View;
        });
        Turned?.Invoke(view);
    }

    private void EndTurn(WorldSwitch one, int turn)
    {
        if (one.Turns == turn) Turn(one, Good, one.MakeGood, null);
    }
}
