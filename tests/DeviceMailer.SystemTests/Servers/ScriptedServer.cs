// What the two servers share that are libraries with a driver script of ours: the settings file that the scripts read, and the
// line that they print once they listen. Need no privileges.
using System.Text.Json;

namespace DeviceMailer.SystemTests.Servers;

/// <summary>
/// Takes mail for <see cref="TestMail.Alarm"/>, <see cref="TestMail.Second"/> and <see cref="TestMail.Door"/> and stores the octets of
/// DATA as they came, CRLF and all, with dots no longer doubled and nothing put on top; <see cref="TestMail.Full"/> has no room; all
/// others get 550. The envelope is in the log.
/// </summary>
public abstract class ScriptedServer : MailServer
{
    private readonly ScriptedOptions options;

    private protected ScriptedServer(string name, ScriptedOptions options)
        : base(name) => this.options = options;

    internal sealed override bool KeepsCrLf => true;

    private protected sealed override ServerProcess Launch()
    {
        foreach (string user in new[] { TestMail.Alarm, TestMail.Second, TestMail.Door })
        {
            foreach (string part in new[] { "tmp", "new", "cur" })
            {
                Directory.CreateDirectory(Path.Combine(Mailboxes, user, part));
            }
        }

        options.Certificate?.Write(Folder);
        string settings = Path.Combine(Folder, "settings.json");
        File.WriteAllText(settings, Settings());
        return Launch(settings);
    }

    /// <summary>Starts the script.</summary>
    private protected abstract ServerProcess Launch(string settingsFile);

    private protected sealed override bool SaysItListens(string log) => log.Contains("listening\n", StringComparison.Ordinal);

    private protected static string ScriptFile(params string[] parts) =>
        Path.Combine([AppContext.BaseDirectory, "Servers", .. parts]);

    private string Settings() => JsonSerializer.Serialize(new
    {
        name = TestAuthority.Host,
        address = EndPoint.Address.ToString(),
        port = EndPoint.Port,
        tlsPort = TlsEndPoint.Port,
        chain = options.Certificate is null ? null : ServerCertificate.ChainFile(Folder),
        key = options.Certificate is null ? null : ServerCertificate.KeyFile(Folder),
        lmtp = options.Lmtp,
        smtpUtf8 = options.SmtpUtf8,
        eightBit = options.EightBit,
        maxMessageBytes = options.MaxMessageBytes,
        mechanisms = options.Mechanisms,
        authNeedsTls = options.AuthNeedsTls,
        mailNeedsAuth = options.MailNeedsAuth,
        user = TestMail.User,
        password = TestMail.Password,
        token = TestMail.Token,
        mailboxes = Mailboxes,
        full = TestMail.Full,
    });
}
