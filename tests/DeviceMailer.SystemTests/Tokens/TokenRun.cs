// A provider of its own: OpenIddict hands out tokens, and Postfix takes mail only from whom Dovecot has asked about there. A mail arrives only when all of it
// works. The board's clock is the authorization server's, so that an hour of a virtual board is an hour to it.

using System.Net;
using DeviceMailer.SystemTests.Firmware;
using DeviceMailer.SystemTests.Servers;
using DeviceMailer.VirtualBoard.Tokens;

namespace DeviceMailer.SystemTests.Tokens;

/// <summary>The servers of a run, and the settings for them.</summary>
internal sealed class TokenRun : IAsyncDisposable
{
    private static readonly TimeSpan mailboxLimit = TimeSpan.FromSeconds(30);

    private readonly TestAuthority mailAuthority = new();
    private readonly TestAuthority tokenAuthority = new();
    private readonly TestClock clock = new(FirmwareBench.StartOfTime);
    private readonly CancellationTokenSource stop = new(TimeSpan.FromMinutes(4));
    private HttpClient? client;
    private string settings = "";
    private string token = "";

    /// <summary>Hands out tokens.</summary>
    internal TokenServer Tokens { get; private set; } = null!;

    /// <summary>Asks about them.</summary>
    internal DovecotTokens Dovecot { get; private set; } = null!;

    /// <summary>Takes mail.</summary>
    internal PostfixServer Postfix { get; private set; } = null!;

    /// <summary>Nobody reaches the token server.</summary>
    internal bool TokenServerIsAway { get; set; }

    /// <summary>Nobody reaches the mail server.</summary>
    internal bool MailServerIsAway { get; set; }

    /// <summary>The Message-IDs in the mailbox, each once.</summary>
    internal int Arrived => Postfix.Messages(TestMail.Alarm).Select(MessageIdOf).Distinct().Count();

    /// <summary>True once so many mails are in the mailbox, and no more. The server puts them there in its own time, which the board's does not wait for.</summary>
    internal bool HasArrived(int count)
    {
        SpinWait.SpinUntil(() => Arrived >= count, mailboxLimit);
        return Arrived == count;
    }

    /// <summary>Starts the servers, and somebody logs in.</summary>
    /// <param name="rotates">True: a new refresh token each time, as Microsoft has it; false: one that stays, as Google has it.</param>
    /// <param name="auth">The mechanism.</param>
    internal static async Task<TokenRun> StartAsync(bool rotates, string auth = "xoauth2")
    {
        var run = new TokenRun();
        run.Tokens = await TokenServer.StartAsync(run.tokenAuthority.Sign(TokenServer.Host), TestMail.User, rotates, run.clock);
        run.Dovecot = await DovecotTokens.StartAsync(run.Tokens.ClearEndPoint);
        run.Postfix = await PostfixServer.StartAsync(new PostfixOptions
        {
            Certificate = run.mailAuthority.Good(),
            MainLines =
            [
                "smtpd_sasl_auth_enable = yes", "smtpd_sasl_type = dovecot", $"smtpd_sasl_path = inet:{run.Dovecot.EndPoint}",
                "smtpd_sasl_security_options = noanonymous", "smtpd_tls_auth_only = yes", "smtpd_sender_restrictions = permit_sasl_authenticated, reject",
            ],
        });
        run.client = Browser.NewClient(run.Tokens, run.tokenAuthority);
        run.token = await run.LogInAsync();
        run.settings = FirmwareBench.Dark(FirmwareBench.Settings("text = \"open\"", TestMail.Alarm))
            .Replace("security = none", $"security = tls\nca = I:\\ca.pem\nuser = {TestMail.User}\nauth = {auth}", StringComparison.Ordinal)
            .Replace("mail.example.com", TestAuthority.Host, StringComparison.Ordinal)
            .Replace("[mail]", $"[oauth]\ntoken-url = https://{TokenServer.Host}/token\nclient-id = {TokenServer.Client}\nscope = {TokenServer.Scope}\ntoken = I:\\token.txt\nca = I:\\token-ca.pem\n[mail]", StringComparison.Ordinal);
        return run;
    }

    /// <summary>Somebody logs in, by the flow with a browser.</summary>
    /// <returns>The refresh token.</returns>
    internal Task<string> LogInAsync() => TokenServer.LogInAsync(client!, stop.Token);

    /// <summary>A device with these settings and the token of the login, switched on.</summary>
    /// <param name="change">What is different about the settings; null: nothing.</param>
    internal FirmwareBench Boot(Func<string, string>? change = null)
    {
        var bench = new FirmwareBench(change == null ? settings : change(settings));
        clock.Source = () => bench.Board.Rtc.UtcNow;
        File.WriteAllText(bench.Board.Flash.PathOf(@"I:\ca.pem"), mailAuthority.Pem);
        File.WriteAllText(bench.Board.Flash.PathOf(@"I:\token-ca.pem"), tokenAuthority.Pem);
        Deploy(bench, token);
        bench.Board.Network.Route = RouteOf;
        return bench.Boot();
    }

    /// <summary>Puts a token file on a device.</summary>
    internal static void Deploy(FirmwareBench bench, string refreshToken) => TokenFileWriter.Write(bench.Board.Flash.PathOf(@"I:\token.txt"), refreshToken);

    /// <summary>Everything that was said, for a test that fails.</summary>
    internal string Story(FirmwareBench bench) => $"{bench.Log}\n{Dovecot.Log}\n{Postfix.Log()}";

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Postfix != null) await Postfix.DisposeAsync();
        if (Dovecot != null) await Dovecot.DisposeAsync();
        if (Tokens != null) await Tokens.DisposeAsync();
        client?.Dispose();
        stop.Dispose();
        mailAuthority.Dispose();
        tokenAuthority.Dispose();
    }

    private IPEndPoint? RouteOf(string host, int port) => host switch
    {
        TokenServer.Host => TokenServerIsAway ? null : Tokens.EndPoint,
        TestAuthority.Host => MailServerIsAway ? null : Postfix.TlsEndPoint,
        _ => null,
    };

    private static string MessageIdOf(string path) => File.ReadLines(path).Single(line => line.StartsWith("Message-ID:", StringComparison.Ordinal));
}
