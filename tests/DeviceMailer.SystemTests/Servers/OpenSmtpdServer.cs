// A real OpenSMTPD for a test: its spool, socket and users are compiled in, so it gets a temporary folder as its whole root, with
// just what it needs in it. A free port on loopback, any number of them side by side. Sends nothing anywhere: no rule could.
namespace DeviceMailer.SystemTests.Servers;

/// <summary>
/// Takes mail for <see cref="TestMail.Alarm"/> and <see cref="TestMail.Second"/>, and stores what came, with LF line ends, below
/// Return-Path, Delivered-To and Received; all others get 550. Offers little: no PIPELINING (a session that does not wait for
/// replies is ended), CHUNKING or SMTPUTF8; and neither STARTTLS nor AUTH, which it has within TLS only:
/// OpenSMTPD 6.8 on OpenSSL 3, as Debian 12 builds it, ends every TLS handshake for "missing private key" (its issue 1171).
/// </summary>
public sealed class OpenSmtpdServer : MailServer, ITestServer
{
    // Users within the root folder only; the first two names are compiled into Debian's build.
    private const string DaemonUser = "opensmtpd";
    private const string QueueUser = "opensmtpq";
    private const string MailboxUser = "mailbox";
    private const int DaemonId = 63101;
    private const int QueueId = 63102;
    private const int MailboxId = 63103;

    private static readonly string template = ServerCache.PathOf("opensmtpd");

    private readonly int maxMessageBytes;

    private OpenSmtpdServer(int maxMessageBytes)
        : base("opensmtpd") => this.maxMessageBytes = maxMessageBytes;

    internal override string Mailboxes => Path.Combine(Root, "mail");

    private string Root => Path.Combine(Folder, "root");

    private string Etc => Path.Combine(Root, "etc");

    /// <summary>Null if OpenSMTPD can be run here; otherwise why not.</summary>
    public static string? WhyAbsent()
    {
        if (!OperatingSystem.IsLinux())
        {
            return "OpenSMTPD tests run on Linux only.";
        }

        if (!File.Exists(Path.Combine(template, "usr", "sbin", "smtpd")))
        {
            return $"OpenSMTPD is not there ({ServerCache.Remedy}).";
        }

        return Environment.IsPrivilegedProcess ? null : "OpenSMTPD has to be started by root.";
    }

    /// <summary>Starts an instance and waits until it answers 220.</summary>
    /// <exception cref="InvalidOperationException">It is absent, or does not start; the message says why.</exception>
    public static Task<OpenSmtpdServer> StartAsync(int maxMessageBytes = 1_000_000) =>
        StartAsync(() => new OpenSmtpdServer(maxMessageBytes));

    private protected override ServerProcess Launch()
    {
        LetOthersPass();
        Run("cp", "-a", template, Root);
        Run("install", "-d", "-m", "1777", Path.Combine(Root, "tmp"));
        Run("install", "-d", "-o", $"{MailboxId}", "-m", "0700", Mailboxes);
        WriteUsers();
        File.WriteAllLines(Path.Combine(Etc, "smtpd.conf"), Lines());

        // -d: in the foreground, and what it logs to standard error; -v: that it listens, too.
        return ServerProcess.Start("chroot", [Root, "/usr/sbin/smtpd", "-d", "-v"]);
    }

    // Logged after the sockets are open, whatever their number.
    private protected override bool SaysItListens(string log) => log.Contains("will accept at most", StringComparison.Ordinal);

    private void WriteUsers()
    {
        (string Name, int Id)[] users = [("root", 0), (DaemonUser, DaemonId), (QueueUser, QueueId), (MailboxUser, MailboxId)];
        File.WriteAllLines(Path.Combine(Etc, "passwd"), users.Select(user => $"{user.Name}:x:{user.Id}:{user.Id}::/:/bin/sh"));
        File.WriteAllLines(Path.Combine(Etc, "group"), users.Select(user => $"{user.Name}:x:{user.Id}:"));
    }

    private string[] Lines() =>
    [
        $"smtp max-message-size \"{maxMessageBytes}\"",
        $"table recipients {{ {TestMail.Alarm}, {TestMail.Second} }}",
        $"table users {{ \"@\" = \"{MailboxUser}\" }}",
        $"listen on {EndPoint.Address} port {EndPoint.Port} hostname {TestAuthority.Host}",

        "action \"deliver\" maildir \"/mail/%{rcpt.user}@%{rcpt.domain}\" virtual <users>",
        "match from any for rcpt-to <recipients> action \"deliver\"",
    ];
}
