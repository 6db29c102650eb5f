// Everything that one Postfix instance reads and writes, in one fresh temporary folder: configuration, queue, data, log and
// mailboxes. Promises that no mail leaves: there is no service that could send it. Starting and stopping is left to
// PostfixServer.
using System.Diagnostics;

namespace DeviceMailer.SystemTests.Servers;

/// <summary>Writes main.cf, master.cf and the folders, with the owners that Postfix asks for.</summary>
internal sealed class PostfixFolder(string root)
{
    // The owners that every package of Postfix creates (mail_owner and setgid_group), and one for the mailboxes that may
    // not be mail_owner.
    private const string MailOwner = "postfix";
    private const string QueueGroup = "postdrop";
    private const string MailboxOwner = "nobody";
    private const int NobodyId = 65534;

    private const string HostName = "mx." + PostfixServer.Domain;

    /// <summary>The temporary folder, full path.</summary>
    public string Root { get; } = root;

    /// <summary>The folder with main.cf and master.cf, for <c>master -c</c>.</summary>
    public string Configuration => Path.Combine(Root, "etc");

    /// <summary>The log of this instance.</summary>
    public string LogFile => Path.Combine(Root, "log", "maillog");

    /// <summary>
    /// The environment by which `postfix start` tells master to log here from its first message on; without it master is
    /// silent on what keeps it from starting.
    /// </summary>
    public IReadOnlyDictionary<string, string> LogVariables => new Dictionary<string, string>
    {
        ["POSTLOG_SERVICE"] = Path.Combine(Queue, "public", "postlog"),
        ["POSTLOG_HOSTNAME"] = HostName,
    };

    private string Queue => Path.Combine(Root, "queue");

    private string Data => Path.Combine(Root, "data");

    /// <summary>The folder with one maildir for each mailbox.</summary>
    public string Mailboxes => Path.Combine(Root, "mail");

    /// <summary>Creates all of it.</summary>
    public void Write(int port, int tlsPort, IEnumerable<string> mailboxes, PostfixOptions options)
    {
        CreateFolders();
        IEnumerable<string> security = PostfixSecurity.Write(Configuration, MailOwner, options);
        File.WriteAllLines(
            Path.Combine(Configuration, "main.cf"),
            [.. MainLines(mailboxes), .. security, .. options.MainLines]);
        File.WriteAllLines(Path.Combine(Configuration, "master.cf"), MasterLines(port, tlsPort, options));
    }

    private static IEnumerable<string> MasterLines(int port, int tlsPort, PostfixOptions options) =>
    [
        // service type private unprivileged chroot wakeup maxproc command; master(5). No pickup, and nothing that sends:
        // neither smtp nor relay, lmtp, local or pipe.
        .. SmtpdLines(port, options.SmtpdOptions),
        .. options.Certificate is null ? [] : SmtpdLines(tlsPort, options.SmtpdOptions.Append("smtpd_tls_wrappermode=yes")),
        "cleanup   unix       n - n -    0 cleanup",
        "qmgr      unix       n - n 300  1 qmgr",
        "tlsmgr    unix       - - n 1000 1 tlsmgr",
        "rewrite   unix       - - n -    - trivial-rewrite",
        "bounce    unix       - - n -    0 bounce",
        "defer     unix       - - n -    0 bounce",
        "trace     unix       - - n -    0 bounce",
        "proxymap  unix       - - n -    - proxymap",
        "anvil     unix       - - n -    1 anvil",
        "error     unix       - - n -    - error",
        "retry     unix       - - n -    - error",
        "virtual   unix       - n n -    - virtual",
        "postlog   unix-dgram n - n -    1 postlogd",
    ];

    private static IEnumerable<string> SmtpdLines(int port, IEnumerable<string> options) =>
    [
        $"127.0.0.1:{port} inet n - n - - smtpd",
        .. options.Select(option => $"  -o {option}"),
    ];

    private string[] MainLines(IEnumerable<string> mailboxes) =>
    [
        "compatibility_level = 3.6",
        $"queue_directory = {Queue}",
        $"data_directory = {Data}",
        $"maillog_file = {LogFile}",
        $"maillog_file_prefixes = {Root}",
        $"mail_owner = {MailOwner}",
        $"setgid_group = {QueueGroup}",

        // Loopback, and no name is looked up anywhere.
        "inet_interfaces = 127.0.0.1",
        "inet_protocols = ipv4",
        "disable_dns_lookups = yes",
        "smtp_host_lookup = native",
        "smtpd_peername_lookup = no",
        "smtpd_client_event_limit_exceptions = 127.0.0.1",

        // What is not for a mailbox here is refused, to everybody; what got in nevertheless ends in an error.
        "mynetworks =",
        "mydestination =",
        "smtpd_relay_restrictions = reject_unauth_destination",
        "default_transport = error:5.7.1 this server sends nothing",
        "relay_transport = error:5.7.1 this server sends nothing",
        "relay_domains =",
        "alias_maps =",
        "alias_database =",
        "local_recipient_maps =",
        "local_transport = error:5.7.1 no local delivery",
        "notify_classes =",

        $"myhostname = {HostName}",
        $"virtual_mailbox_domains = {PostfixServer.Domain}",
        $"virtual_mailbox_base = {Mailboxes}",
        $"virtual_mailbox_maps = inline:{{ {string.Join(", ", mailboxes.Select(name => $"{name}={name}/"))} }}", // "/": maildir
        $"virtual_uid_maps = static:{NobodyId}",
        $"virtual_gid_maps = static:{NobodyId}",

        // Header fields stay as the client wrote them: no rewriting, none added that was missing.
        "local_header_rewrite_clients =",
    ];

    private void CreateFolders()
    {
        // Readable by the two other users, and by nobody else than them through the folders' own modes.
        Install("root", "root", "0755", Root, Configuration, Queue, Path.Combine(Queue, "pid"), Path.Combine(Root, "log"));
        Install(MailOwner, "root", "0700", Data);
        Install(
            MailOwner,
            "root",
            "0700",
            [.. "active bounce corrupt defer deferred flush hold incoming private saved trace"
                .Split(' ').Select(name => Path.Combine(Queue, name))]);
        Install(MailOwner, QueueGroup, "0730", Path.Combine(Queue, "maildrop"));
        Install(MailOwner, QueueGroup, "0710", Path.Combine(Queue, "public"));
        Install(MailboxOwner, "root", "0700", Mailboxes);
    }

    // install(1) sets owner and mode; .NET cannot set an owner.
    private static void Install(string owner, string group, string mode, params string[] folders)
    {
        using Process install = Process.Start("install", ["-d", "-o", owner, "-g", group, "-m", mode, .. folders]);
        install.WaitForExit();
        if (install.ExitCode != 0)
        {
            throw new IOException($"install ended with {install.ExitCode}; its message is on standard error.");
        }
    }
}
