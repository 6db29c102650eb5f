// A real Dovecot for a test, as the LMTP server it is at the end of many mail systems: own configuration, sockets and mailboxes
// in a temporary folder, a free port on loopback, any number of them side by side. Sends nothing anywhere: it only delivers.
using System.Diagnostics;

namespace DeviceMailer.SystemTests.Servers;

/// <summary>
/// Takes mail by LMTP (RFC 2033) for <see cref="TestMail.Alarm"/> and <see cref="TestMail.Second"/> and stores it with LF line
/// ends, below Return-Path, Delivered-To and Received; <see cref="TestMail.Full"/> gets 552 after the message; all others 550.
/// </summary>
public sealed class DovecotServer : MailServer, ITestServer
{
    private const string Program = "/usr/sbin/dovecot";
    private const string Module = "/usr/lib/dovecot/lmtp";
    private const string Owner = "nobody";
    private const int OwnerId = 65534;

    // 2.4 reads another configuration altogether.
    private const string Version = "2.3.";

    private static readonly Lazy<string> version = new(ReadVersion);

    private DovecotServer()
        : base("dovecot")
    {
    }

    /// <summary>Null if Dovecot can be run here; otherwise why not.</summary>
    public static string? WhyAbsent()
    {
        if (!OperatingSystem.IsLinux())
        {
            return "Dovecot tests run on Linux only.";
        }

        if (!File.Exists(Program) || !File.Exists(Module))
        {
            return $"Dovecot is not installed ({ServerCache.Remedy}; Debian and Ubuntu: package dovecot-lmtpd).";
        }

        if (!version.Value.StartsWith(Version, StringComparison.Ordinal))
        {
            return $"The tests know the configuration of Dovecot {Version}*, not of {version.Value}.";
        }

        return Environment.IsPrivilegedProcess ? null : "Dovecot has to be started by root.";
    }

    /// <summary>Starts an instance and waits until it answers 220.</summary>
    /// <exception cref="InvalidOperationException">It is absent, or does not start; the message says why.</exception>
    public static Task<DovecotServer> StartAsync() => StartAsync(() => new DovecotServer());

    private protected override ServerProcess Launch()
    {
        LetOthersPass();
        MakeFolder("mail", Owner);
        File.WriteAllLines(Path.Combine(Folder, "users"), UserLines());
        string configuration = Path.Combine(Folder, "dovecot.conf");
        File.WriteAllLines(configuration, Lines());
        return ServerProcess.Start(Program, ["-F", "-c", configuration]);
    }

    // Logged by the master after it has opened the sockets.
    private protected override bool SaysItListens(string log) => log.Contains("starting up for lmtp", StringComparison.Ordinal);

    private static string ReadVersion()
    {
        using Process process = Process.Start(new ProcessStartInfo(Program, ["--version"]) { RedirectStandardOutput = true })!;
        string line = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return line.Split(' ', '\n')[0];
    }

    // passwd-file: user:password:uid:gid:gecos:home:shell:extra
    private IEnumerable<string> UserLines() =>
    [
        $"{TestMail.Alarm}::{OwnerId}:{OwnerId}::{Mailboxes}::",
        $"{TestMail.Second}::{OwnerId}:{OwnerId}::{Mailboxes}::",
        $"{TestMail.Full}::{OwnerId}:{OwnerId}::{Mailboxes}::userdb_quota_rule=*:bytes=1",
    ];

    private IEnumerable<string> Lines() =>
    [
        $"base_dir = {Folder}/run",
        $"state_dir = {Folder}/state",
        "log_path = /dev/stderr",
        $"instance_name = {Path.GetFileName(Folder)}",
        "protocols = lmtp",
        "ssl = no",
        $"hostname = {TestAuthority.Host}",
        $"default_internal_user = {Owner}",
        "default_internal_group = nogroup",
        $"default_login_user = {Owner}",
        "first_valid_uid = 1",

        $"mail_location = maildir:{Mailboxes}/%u",
        "mail_plugins = quota",
        "plugin {",
        "  quota = count:mailbox",
        "  quota_vsizes = yes",
        "}",

        "passdb {",
        "  driver = passwd-file",
        $"  args = {Folder}/users",
        "}",
        "userdb {",
        "  driver = passwd-file",
        $"  args = {Folder}/users",
        "}",

        "service lmtp {",
        "  inet_listener lmtp {",
        $"    address = {EndPoint.Address}",
        $"    port = {EndPoint.Port}",
        "  }",
        "}",

        // Both would change their root to base_dir, which is no use to them here and needs one more privilege.
        "service anvil {",
        "  chroot =",
        "}",
        "service stats {",
        "  chroot =",
        "}",
    ];
}
