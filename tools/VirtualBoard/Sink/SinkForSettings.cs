// The sink as the settings want their server: their security under an authority made for this run, their user and password. The board
// trusts that authority in place of the settings' own, so that what will be flashed runs unchanged.

using System.Text.RegularExpressions;
using DeviceMailer.VirtualBoard.Settings;

namespace DeviceMailer.VirtualBoard.Sink;

/// <summary>A running sink behind a board's network.</summary>
internal sealed partial class SinkForSettings : IDisposable
{
    private static readonly DateTimeOffset goodUntil = new(2089, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset expiry = new(2021, 1, 1, 0, 0, 0, TimeSpan.Zero); // long before whatever a clock is set to

    private readonly SinkAuthority? authority;
    private readonly string description;
    private readonly string[] names;
    private readonly MailSinkOptions sinkOptions;
    private SinkAuthority? stranger;

    /// <summary>Makes and starts it, and leads the board's connections to it.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="maildir">The folder of its mail.</param>
    /// <param name="board">The board.</param>
    /// <param name="intercept">What it replies in place of its own: <see cref="MailSinkOptions.Intercept"/>.</param>
    /// <exception cref="System.Net.Sockets.SocketException">It cannot listen.</exception>
    internal SinkForSettings(SettingsCheck settings, string maildir, Board board, Func<string, string, string?>? intercept = null)
    {
        SinkSecurity security = settings["smtp", "security"] switch { "tls" => SinkSecurity.Tls, "starttls" => SinkSecurity.StartTls, _ => SinkSecurity.None };
        string user = settings["smtp", "user"];
        names = [.. Names(settings)];
        authority = security == SinkSecurity.None ? null : new SinkAuthority(names);
        if (authority != null && TokenSink.UrlOf(settings) is { } url) Tokens = new TokenSink(settings, authority.Sign(goodUntil, url.Host), () => board.Clock.Now);
        SinkCredentials? login = user.Length > 0 ? new SinkCredentials(user, settings["smtp", "password"]) { IsToken = Tokens == null ? null : Tokens.IsGood } : null;
        sinkOptions = new MailSinkOptions { Security = security, Certificate = authority?.Certificate, Login = login, Intercept = intercept };
        Sink = new MailSink(new Maildir(maildir), sinkOptions);
        Sink.Start();
        board.Network.Authority = authority?.Root;
        board.Network.Route = (host, _) => host == Tokens?.Host ? Tokens.EndPoint : Sink.EndPoint;
        description = Describe(security, login, settings["smtp", "ca"]);
    }

    /// <summary>The sink.</summary>
    internal MailSink Sink { get; }

    /// <summary>What gives the tokens of <c>[oauth]</c>; null: the settings want none.</summary>
    internal TokenSink? Tokens { get; }

    /// <summary>What it is, in one line.</summary>
    public override string ToString() => description;

    /// <summary>Shows another certificate from the next handshake on; without TLS there is none.</summary>
    /// <param name="state">expired, other name, unknown; all else: the good one.</param>
    internal void Show(string state)
    {
        if (authority == null) return;
        sinkOptions.Certificate = state switch
        {
            "expired" => authority.Sign(expiry, names),
            "other name" => authority.Sign(goodUntil, "other.example.net"),
            "unknown" => (stranger ??= new SinkAuthority(names)).Certificate,
            _ => authority.Certificate,
        };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Sink.Dispose();
        Tokens?.Dispose();
        stranger?.Dispose();
        authority?.Dispose();
    }

    private string Describe(SinkSecurity security, SinkCredentials? login, string ca)
    {
        string where = $"the board's network leads to the mail sink at {Sink.EndPoint}; no mail leaves this machine";
        string tls = security switch
        {
            SinkSecurity.Tls => $"; it speaks TLS under an authority made for this run, trusted in place of {ca}",
            SinkSecurity.StartTls => $"; it speaks STARTTLS under an authority made for this run, trusted in place of {ca}",
            _ => "",
        };
        return where + tls + (login == null ? "" : $"; it takes the login of {login.User} only")
            + (Tokens == null ? "" : $", with a token that it gives in place of {Tokens.Host}");
    }

    // Whatever the board may connect to: with route = mx the recipients' domains, whose names the board's name server knows as hosts.
    private static IEnumerable<string> Names(SettingsCheck settings) =>
        settings.IsMxRoute ? Domain().Matches($"{settings["mail", "to"]},{settings["mail", "bcc"]}").Select(match => match.Groups[1].Value).Distinct() : settings.Hosts;

    [GeneratedRegex("@([A-Za-z0-9.-]+)")]
    private static partial Regex Domain();
}
