// The sink as the settings want their server: their security under an authority made for this run, their user and password. The board
// trusts that authority in place of the settings' own, so that what will be flashed runs unchanged.

using DeviceMailer.VirtualBoard.Settings;

namespace DeviceMailer.VirtualBoard.Sink;

/// <summary>A running sink behind a board's network.</summary>
internal sealed class SinkForSettings : IDisposable
{
    private readonly SinkAuthority? authority;
    private readonly string description;

    /// <summary>Makes and starts it, and leads the board's connections to it.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">It cannot listen.</exception>
    internal SinkForSettings(SettingsCheck settings, string maildir, Board board)
    {
        SinkSecurity security = settings["smtp", "security"] switch { "tls" => SinkSecurity.Tls, "starttls" => SinkSecurity.StartTls, _ => SinkSecurity.None };
        string user = settings["smtp", "user"];
        SinkCredentials? login = user.Length > 0 ? new SinkCredentials(user, settings["smtp", "password"]) : null;
        authority = security == SinkSecurity.None ? null : new SinkAuthority([.. Names(settings)]);
        Sink = new MailSink(new Maildir(maildir), new MailSinkOptions { Security = security, Certificate = authority?.Certificate, Login = login });
        Sink.Start();
        board.Network.Authority = authority?.Root;
        board.Network.Route = (_, _) => Sink.EndPoint;
        description = Describe(security, login, settings["smtp", "ca"]);
    }

    /// <summary>The sink.</summary>
    internal MailSink Sink { get; }

    /// <summary>What it is, in one line.</summary>
    public override string ToString() => description;

    /// <inheritdoc/>
    public void Dispose()
    {
        Sink.Dispose();
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
        return where + tls + (login == null ? "" : $"; it takes the login of {login.User} only");
    }

    // Whatever the board may connect to: with route = mx the recipients' domains, whose names the board's name server knows as hosts.
    private static IEnumerable<string> Names(SettingsCheck settings) =>
        settings.IsMxRoute ? settings["mail", "to"].Split(',').Select(address => address[(address.LastIndexOf('@') + 1)..].Trim()).Distinct() : settings.Hosts;
}
