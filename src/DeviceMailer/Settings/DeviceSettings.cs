// The settings in the form the firmware uses: bytes where bytes are sent, numbers where numbers are meant. Made once, at start-up.
// The checks of settings against each other and against the board: PinChecks, TriggerChecks, LoginChecks.

using DeviceMailer.Alerts;
using DeviceMailer.Delivery;
using DeviceMailer.OAuth;
using DeviceMailer.Outbox;
using DeviceMailer.Sensing;
using DeviceMailer.Smtp.Sasl;
using DeviceMailer.Smtp.Session;
using DeviceMailer.Smtp.Wire;
using DeviceMailer.Zones;

namespace DeviceMailer.Settings;

/// <summary>All settings, checked.</summary>
public sealed class DeviceSettings
{
    /// <summary>No pin: the setting is not there.</summary>
    public const int NoPin = -1;

    /// <summary>Added to an LED's pin when it lights at the low level: a property of its own would take 12 bytes of every device's RAM.</summary>
    public const int LightsLow = 64;

    /// <summary>Submission over TLS from the first byte (RFC 8314 3.3).</summary>
    internal const int TlsPort = 465;

    /// <summary>Submission (RFC 6409 3.1).</summary>
    internal const int SubmissionPort = 587;

    /// <summary>Between servers (RFC 5321 4.5.4.2).</summary>
    internal const int RelayPort = 25;

    /// <summary>The device's name, as it stands in mails.</summary>
    public string DeviceName { get; private set; }

    /// <summary>The pin of the LED that is on while sending, with <see cref="LightsLow"/>, or <see cref="NoPin"/>.</summary>
    public int LedPin { get; private set; } = NoPin;

    /// <summary>The pins of the I2C bus, data and clock; null: none.</summary>
    public BusPins I2cPins { get; private set; }

    /// <summary>The pins of the 1-Wire bus, TX and RX; null: none.</summary>
    public BusPins OneWirePins { get; private set; }

    /// <summary>The Wi-Fi network; empty: the one in the device's network configuration.</summary>
    public string WifiSsid { get; private set; }

    /// <summary>Its password.</summary>
    public string WifiPassword { get; private set; }

    /// <summary>True: mail goes to the servers of its recipients' domains. False: to <see cref="SmtpHosts"/>.</summary>
    public bool IsMxRoute { get; private set; }

    /// <summary>The addresses of name servers; empty: the network's own.</summary>
    public string[] DnsServers { get; private set; }

    /// <summary>The mail servers' names or IPv4 addresses, the preferred one first.</summary>
    public string[] SmtpHosts { get; private set; }

    /// <summary>Its port.</summary>
    public int SmtpPort { get; private set; }

    /// <summary>How the connection to it is protected.</summary>
    public SmtpSecurity Security { get; private set; }

    /// <summary>The file of the authority to trust; empty without TLS.</summary>
    public string AuthorityFile { get; private set; }

    /// <summary>How to log in, in order of preference; null: not at all.</summary>
    public SaslMechanism[] Mechanisms { get; private set; }

    /// <summary>Where access tokens come from; null: none are used, or one that stands in the settings.</summary>
    public OAuthSettings OAuth { get; private set; }

    /// <summary>What the device calls itself in EHLO; empty: its address.</summary>
    public string HeloName { get; private set; }

    /// <summary>How large the buffer for mail is, in bytes; 0: as small as it can be.</summary>
    public int WireBytes { get; private set; }

    /// <summary>Local time; null: UTC.</summary>
    public Zone Zone { get; private set; }

    /// <summary>The time servers to ask before the platform's own; null: none.</summary>
    public string[] TimeServers { get; private set; }

    /// <summary>The sender's address.</summary>
    public byte[] Sender => Triggers[0].Letterhead.From.Address;

    /// <summary>Who gets a copy of everything without being shown; null: nobody.</summary>
    public byte[][] Bcc { get; private set; }

    /// <summary>Everybody who may get an alert, each once.</summary>
    public byte[][] Recipients { get; private set; }

    /// <summary>How many mails the device may send in an hour.</summary>
    public int MailsPerHour { get; private set; }

    /// <summary>When only urgent alerts are mailed.</summary>
    public QuietHours Quiet { get; private set; }

    /// <summary>How many messages the outbox holds.</summary>
    public int OutboxMessages { get; private set; }

    /// <summary>How many bytes they may have together.</summary>
    public int OutboxBytes { get; private set; }

    /// <summary>When a delivery is retried, and for how long.</summary>
    public RetryTimes Retry { get; private set; }

    /// <summary>The device's place in its fleet; null: it is alone, or sleeps.</summary>
    public Spread Spread { get; private set; }

    /// <summary>True: deep sleep between events. False: always on.</summary>
    public bool Sleeps => BudgetMs > 0;

    /// <summary>How long it stays awake at most before it sleeps again, in milliseconds; 0: it does not sleep.</summary>
    public int BudgetMs { get; private set; }

    /// <summary>How many bytes of log lines are kept on flash; 0: none.</summary>
    public int LogBytes { get; private set; }

    /// <summary>True: the SMTP conversations are kept, too.</summary>
    public bool LogsAll { get; private set; }

    /// <summary>How many bytes of history are kept on flash; 0: none.</summary>
    public int HistoryBytes { get; private set; }

    /// <summary>The password of the page at home; null: there is no page.</summary>
    public byte[] PagePassword { get; private set; }

    /// <summary>The triggers in the order of the file; an index into this is what events carry.</summary>
    public Trigger[] Triggers { get; private set; }

    /// <summary>What follows alarms; null: nothing does.</summary>
    public Output[] Outputs { get; private set; }

    /// <summary>
    /// Reads and checks the settings. Null when there are mistakes: all of them are in <paramref name="errors"/> then.
    /// </summary>
    /// <param name="file">The file's name, for errors.</param>
    /// <param name="source">Its bytes.</param>
    /// <param name="board">The board, or null: pins are not checked.</param>
    /// <param name="files">The device's files, or null: those that settings name are not checked.</param>
    /// <param name="errors">Gathers mistakes.</param>
    /// <param name="hasPage">True: somebody may ask for a test mail on a page.</param>
    public static DeviceSettings Read(string file, IByteSource source, Board board, IDeviceFiles files, SettingsErrors errors, bool hasPage = false)
    {
        SettingsReader reader = SettingsReader.Read(file, source, errors);
        PinChecks.Check(reader, board);
        TriggerChecks.Check(reader);
        SensorChecks.Check(reader, board);
        AlarmChecks.Check(reader);
        OutputChecks.Check(reader);
        RouteChecks.Check(reader);
        TimeChecks.Check(reader);
        PowerChecks.Check(reader, board);
        HistoryChecks.Check(reader);
        OAuthChecks.Check(reader);
        LoginChecks.Check(reader);
        FileChecks.CheckAttached(reader);
        if (files != null) FileChecks.Check(reader, files);
        if (errors.Count > 0) return null;
        EffectChecks.Check(reader);

        DeviceSettings settings = new DeviceSettings();
        settings.Take(reader, board, hasPage);
        if (settings.Recipients.Length <= RecipientBook.MaxRecipients) return settings;
        errors.Add(file, 0, "[trigger]", "found " + settings.Recipients.Length.ToString() + " different recipients, expected at most " + RecipientBook.MaxRecipients.ToString());
        return null;
    }

    private void Take(SettingsReader reader, Board board, bool hasPage)
    {
        SettingsSection device = reader.Section("device");
        DeviceName = device.Text("name");
        if (device.Has("led")) LedPin = board == null ? device.Number("led") : board.LedAt(device.Number("led"));

        I2cPins = BusPins.Of(reader.Section("i2c"), "sda", "scl");
        OneWirePins = BusPins.Of(reader.Section("onewire"), "tx", "rx");

        SettingsSection wifi = reader.Section("wifi");
        WifiSsid = wifi.Text("ssid");
        WifiPassword = wifi.Text("password");

        SettingsSection smtp = reader.Section("smtp");
        IsMxRoute = RouteChecks.IsMx(smtp);
        SmtpHosts = ListOf(smtp.Text("host"));
        DnsServers = smtp.Has("dns") ? ListOf(smtp.Text("dns")) : new string[0];
        Security = (SmtpSecurity)smtp.Number("security");
        SmtpPort = PortOf(smtp);
        AuthorityFile = smtp.Text("ca");
        SettingsSection oauth = reader.Section("oauth");
        if (oauth.Has("token-url")) OAuth = OAuthForm.Of(oauth);
        Mechanisms = Login.Mechanisms(smtp, SmtpPort, Security, OAuth == null ? null : OAuth.Store);
        HeloName = smtp.Text("helo");
        if (smtp.Has("buffer")) WireBytes = smtp.Number("buffer");

        SettingsSection time = reader.Section("time");
        if (time.Has("zone")) Zone = new ZoneReader(time.Text("zone")).Zone;
        else if (time.Number("offset") != 0) Zone = new Zone(time.Number("offset"));
        TimeServers = time.Has("server") ? ListOf(time.Text("server")) : null;
        if (reader.Section("power").Number("mode") == 1) BudgetMs = reader.Section("power").Number("budget");
        LogBytes = reader.Section("log").Number("size");
        LogsAll = reader.Section("log").Number("level") == 1;
        HistoryBytes = HistoryChecks.IsKept(reader) ? reader.Section("history").Number("size") : 0;
        SettingsSection page = reader.Section("page");
        if (page.Has("password")) PagePassword = Ascii.Bytes(page.Text("password"));
        TakeOutbox(reader.Section("outbox"));
        TakeMail(reader.Section("mail"));
        Letterheads letterheads = new Letterheads(reader.Section("mail"));
        TriggerList triggers = new TriggerList(reader.Sections, DeviceName, letterheads, board, hasPage || PagePassword != null);
        Triggers = triggers.ToArray();
        Outputs = triggers.OutputsOf(Triggers);
        Bcc = letterheads.Bcc;
        Recipients = letterheads.Addresses;
    }

    private void TakeOutbox(SettingsSection outbox)
    {
        OutboxMessages = outbox.Number("messages");
        OutboxBytes = outbox.Number("size");
        if (!Sleeps && outbox.Number("spread") > 0) Spread = new Spread(outbox.Number("spread"));
        string[] steps = ListOf(outbox.Text("retry"));
        Retry = new RetryTimes { StepsMs = new int[steps.Length], ExpiryMs = outbox.Number("expire") };
        for (int i = 0; i < steps.Length; i++) SettingsKey.TryDuration(steps[i], out Retry.StepsMs[i]);
    }

    private void TakeMail(SettingsSection mail)
    {
        MailsPerHour = mail.Number("limit");
        int quiet = mail.Number("quiet");
        Quiet = new QuietHours(quiet % SettingsKey.DayTimeFactor, quiet / SettingsKey.DayTimeFactor);
    }

    internal static string[] ListOf(string value)
    {
        string[] list = value.Split(',');
        for (int i = 0; i < list.Length; i++) list[i] = list[i].Trim();
        return list;
    }

    /// <summary>The port that was asked for, or the usual one.</summary>
    internal static int PortOf(SettingsSection smtp)
    {
        if (smtp.Has("port")) return smtp.Number("port");
        return RouteChecks.IsMx(smtp) ? RelayPort : DefaultPort((SmtpSecurity)smtp.Number("security"));
    }

    internal static int DefaultPort(SmtpSecurity security)
    {
        switch (security)
        {
            case SmtpSecurity.Tls: return TlsPort;
            case SmtpSecurity.StartTls: return SubmissionPort;
            default: return RelayPort;
        }
    }
}
