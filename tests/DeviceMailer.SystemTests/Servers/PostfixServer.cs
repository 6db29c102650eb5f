// A real Postfix for a test: own configuration, queue and mailboxes in a temporary folder, two free ports on loopback, any number
// of them side by side. Sends nothing anywhere. Gone, with its processes and its folder, once disposed. What Postfix is told is
// left to PostfixFolder.
using System.Globalization;

namespace DeviceMailer.SystemTests.Servers;

/// <summary>
/// Takes mail for <see cref="Alarm"/>, <see cref="Second"/> and <see cref="TestMail.Door"/> and stores it with LF line ends, below the fields Return-Path,
/// X-Original-To, Delivered-To and Received; other names there get 550, other domains 554 (relay access denied).
/// </summary>
public sealed class PostfixServer : MailServer, ITestServer
{
    /// <summary>The domain it takes mail for.</summary>
    public const string Domain = TestMail.Domain;

    /// <summary>A mailbox.</summary>
    public const string Alarm = TestMail.Alarm;

    /// <summary>Another mailbox.</summary>
    public const string Second = TestMail.Second;

    // Debian and most others; Fedora and its kin.
    private static readonly string[] MasterPaths = ["/usr/lib/postfix/sbin/master", "/usr/libexec/postfix/master"];

    private readonly PostfixFolder folder;
    private readonly PostfixOptions options;

    private PostfixServer(PostfixOptions options)
        : base("postfix")
    {
        folder = new PostfixFolder(Folder);
        this.options = options;
    }

    internal override string Mailboxes => folder.Mailboxes;

    private protected override string LogFile => folder.LogFile;

    /// <summary>Null if Postfix can be run here; otherwise why not.</summary>
    public static string? WhyAbsent()
    {
        if (!OperatingSystem.IsLinux())
        {
            return "Postfix tests run on Linux only.";
        }

        if (!MasterPaths.Any(File.Exists))
        {
            return "Postfix is not installed (Debian and Ubuntu: package postfix).";
        }

        return Environment.IsPrivilegedProcess ? null : "Postfix has to be started by root.";
    }

    /// <summary>
    /// Starts an instance and waits until it answers 220. <paramref name="mainLines"/> go to the end of main.cf, where
    /// they override what is there (<c>name = value</c>); <paramref name="smtpdOptions"/> become <c>-o</c> options of
    /// smtpd in master.cf (<c>name=value</c>, without spaces).
    /// </summary>
    /// <exception cref="InvalidOperationException">It is absent, or does not start; the message says why.</exception>
    public static Task<PostfixServer> StartAsync(
        IReadOnlyList<string>? mainLines = null,
        IReadOnlyList<string>? smtpdOptions = null) =>
        StartAsync(new PostfixOptions { MainLines = mainLines ?? [], SmtpdOptions = smtpdOptions ?? [] });

    /// <summary>Starts an instance with TLS and AUTH as the options say.</summary>
    /// <exception cref="InvalidOperationException">It is absent, or does not start; the message says why.</exception>
    public static Task<PostfixServer> StartAsync(PostfixOptions options) => StartAsync(() => new PostfixServer(options));

    private protected override ServerProcess Launch()
    {
        folder.Write(EndPoint.Port, TlsEndPoint.Port, [Alarm, Second, TestMail.Door], options);

        // master -s stays in the foreground, as `postfix start-fg` runs it, and leads its own process group.
        string lifetime = ServerProcess.LifetimeSeconds.ToString(CultureInfo.InvariantCulture);
        return ServerProcess.StartLeader(
            MasterPaths.First(File.Exists),
            ["-c", folder.Configuration, "-s", "-e", lifetime],
            folder.LogVariables);
    }

    private protected override bool SaysItListens(string log) => log.Contains("daemon started", StringComparison.Ordinal);
}
