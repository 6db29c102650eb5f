// A real Exim for a test: own configuration, spool and mailboxes in a temporary folder, two free ports on loopback, any number of
// them side by side. Sends nothing anywhere: no transport could. Exim runs as its own user, also when it delivers.
namespace DeviceMailer.SystemTests.Servers;

/// <summary>
/// Takes mail for <see cref="TestMail.Alarm"/>, <see cref="TestMail.Second"/> and <see cref="TestMail.Door"/>, and stores what came,
/// with LF line ends, below Return-path and Received; all others get 550.
/// </summary>
public sealed class EximServer : MailServer, ITestServer
{
    private const string Owner = "Debian-exim"; // compiled into Debian's build

    private static readonly string[] mailboxes = [TestMail.Alarm, TestMail.Second, TestMail.Door];

    private static readonly string program = ServerCache.PathOf("exim", "usr", "sbin", "exim4");

    private readonly EximOptions options;

    private EximServer(EximOptions options)
        : base("exim") => this.options = options;

    private protected override string LogFile => Path.Combine(Folder, "log", "main");

    // Reports of delivery are handed to another Exim, which its own user starts: where the program is unpacked he may not look.
    private string Reporter => Path.Combine(Folder, "exim4");

    private string Configuration => Path.Combine(Folder, "exim.conf");

    /// <summary>Null if Exim can be run here; otherwise why not.</summary>
    public static string? WhyAbsent()
    {
        if (!OperatingSystem.IsLinux())
        {
            return "Exim tests run on Linux only.";
        }

        if (!File.Exists(program))
        {
            return $"Exim is not there ({ServerCache.Remedy}).";
        }

        return Environment.IsPrivilegedProcess ? null : "Exim has to be started by root.";
    }

    /// <summary>Starts an instance and waits until it listens.</summary>
    /// <exception cref="InvalidOperationException">It is absent, or does not start; the message says why.</exception>
    public static Task<EximServer> StartAsync(EximOptions? options = null) =>
        StartAsync(() => new EximServer(options ?? new EximOptions()));

    private protected override ServerProcess Launch()
    {
        LetOthersPass();
        Run("install", "-m", "0755", program, Reporter);
        MakeFolder("spool", Owner);
        MakeFolder("log", Owner);
        MakeFolder("mail", Owner);
        if (options.Certificate is { } certificate)
        {
            string folder = MakeFolder("tls", Owner);
            certificate.Write(folder);
            Run("chown", Owner, ServerCertificate.ChainFile(folder), ServerCertificate.KeyFile(folder));
        }

        File.WriteAllLines(Configuration, [.. MainLines(), .. AclLines(), .. RouteLines, .. AuthLines()]);

        // -bdf: in the foreground; -C: root may name any file; without -q nothing is ever retried.
        return ServerProcess.Start(program, ["-bdf", "-C", Configuration, "-oP", Path.Combine(Folder, "pid")]);
    }

    private protected override bool SaysItListens(string log) => log.Contains("daemon started", StringComparison.Ordinal);

    private string TlsInterface => options.Certificate is null ? "" : $" ; [127.0.0.1]:{TlsEndPoint.Port}";

    private static string On(bool isOn) => isOn ? "*" : "";

    private IEnumerable<string> MainLines() =>
    [
        $"spool_directory = {Folder}/spool",
        $"log_file_path = {Folder}/log/%s",
        $"exim_path = {Reporter}",
        $"primary_hostname = {TestAuthority.Host}",
        $"local_interfaces = <; [127.0.0.1]:{EndPoint.Port}{TlsInterface}",
        $"tls_on_connect_ports = {TlsEndPoint.Port}",
        $"domainlist local_domains = {TestMail.Domain}",

        // The accepting process delivers itself, as Exim's user: no program is started as root again.
        "deliver_drop_privilege = true",
        "queue_only = false",
        "message_logs = false",
        "keep_environment =",

        // No name is looked up, nobody is asked who the client is.
        "host_lookup =",
        "rfc1413_query_timeout = 0s",
        "dns_ipv4_lookup =",
        "helo_allow_chars = :",

        "smtp_banner = $primary_hostname ESMTP Exim",
        $"pipelining_advertise_hosts = {On(options.Pipelining)}",
        $"chunking_advertise_hosts = {On(options.Chunking)}",
        $"smtputf8_advertise_hosts = {On(options.SmtpUtf8)}",
        $"dsn_advertise_hosts = {On(options.Dsn)}",
        "accept_8bitmime = true",
        $"message_size_limit = {options.MaxMessageBytes}",
        "acl_smtp_mail = mail",
        "acl_smtp_rcpt = rcpt",

        .. options.Certificate is null
            ? (IEnumerable<string>)["tls_advertise_hosts ="]
            :
            [
                "tls_advertise_hosts = *",
                $"tls_certificate = {ServerCertificate.ChainFile($"{Folder}/tls")}",
                $"tls_privatekey = {ServerCertificate.KeyFile($"{Folder}/tls")}",
            ],
        .. options.MainLines,
    ];

    private IEnumerable<string> AclLines() =>
    [
        "begin acl",
        "mail:",
        .. options.MailNeedsAuth
            ? (IEnumerable<string>)["  deny message = 530 5.7.0 authentication required", "    !authenticated = *"] // RFC 4954 6
            : [],
        "  accept",
        "rcpt:",
        "  require message = relay not permitted",
        "    domains = +local_domains",
        "  require verify = recipient",
        "  accept",
    ];

    private string[] RouteLines =>
    [
        "begin routers",
        "mailbox:",
        "  driver = accept",
        "  domains = +local_domains",
        $"  condition = ${{if inlist{{$local_part@$domain}}{{{string.Join(':', mailboxes)}}}}}",
        "  transport = maildir",
        "begin transports",
        "maildir:",
        "  driver = appendfile",
        "  maildir_format",

        // A name from the list, not from the client: Exim refuses a path made of what came over the wire.
        $"  directory = {Folder}/mail/{string.Concat(mailboxes.Select(NameIfMeant))}",
        "  create_directory",
        "  return_path_add",
        $"  user = {Owner}",
    ];

    private static string NameIfMeant(string mailbox) => $"${{if eq{{$local_part@$domain}}{{{mailbox}}}{{{mailbox}}}}}";

    private IEnumerable<string> AuthLines() =>
    [
        "begin authenticators",
        .. options.Mechanisms.SelectMany(mechanism => (IEnumerable<string>)
        [
            $"{mechanism.Replace('-', '_').ToLowerInvariant()}:",
            $"  public_name = {mechanism}",
            .. DriverLines(mechanism),
            $"  server_set_id = {(mechanism == "PLAIN" ? "$auth2" : "$auth1")}",
            .. options.AuthNeedsTls ? (IEnumerable<string>)["  server_advertise_condition = ${if def:tls_in_cipher}"] : [],
        ]),
    ];

    private static IEnumerable<string> DriverLines(string mechanism)
    {
        string password = TestMail.Password.Replace(@"\", @"\\", StringComparison.Ordinal); // as it is before expansion
        static string Check(string user, string given, string password) =>
            $"  server_condition = ${{if and{{{{eq{{{user}}}{{{TestMail.User}}}}}{{eq{{{given}}}{{{password}}}}}}}}}";

        return mechanism switch
        {
            "PLAIN" => ["  driver = plaintext", "  server_prompts = :", Check("$auth2", "$auth3", password)],
            "LOGIN" =>
            [
                "  driver = plaintext",
                "  server_prompts = Username:: : Password::",
                Check("$auth1", "$auth2", password),
            ],
            "CRAM-MD5" =>
            [
                "  driver = cram_md5",
                $"  server_secret = ${{if eq{{$auth1}}{{{TestMail.User}}}{{{password}}}fail}}",
            ],
            _ => throw new ArgumentException($"Exim has no {mechanism} here."),
        };
    }
}
