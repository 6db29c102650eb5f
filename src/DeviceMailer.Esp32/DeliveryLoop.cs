// Delivery, on a thread of its own: connections, name look-ups and replies take their time, and sensing must not wait for them.

using System;
using System.Threading;
using DeviceMailer.Delivery;
using DeviceMailer.Dns;
using DeviceMailer.Log;
using DeviceMailer.OAuth;
using DeviceMailer.Outbox;
using DeviceMailer.Settings;
using DeviceMailer.Smtp;
using DeviceMailer.Smtp.Sasl;
using DeviceMailer.Smtp.Sockets;
using DeviceMailer.Smtp.Transport;
using DeviceMailer.Sntp;

namespace DeviceMailer.Esp32;

/// <summary>Delivers what the outbox holds, endlessly.</summary>
internal sealed class DeliveryLoop
{
    private readonly DeviceSettings settings;
    private readonly Mailroom mail;
    private readonly WifiLink network;
    private readonly Watchdog watchdog;
    private readonly IStatusLight light;
    private readonly EventLog log;
    private readonly AutoResetEvent wake = new AutoResetEvent(false);
    private Postman postman;
    private int wakes;      // how often there was something new
    private int seenWakes;  // and at which of them delivery found nothing to do
    private bool isWaiting;

    internal DeliveryLoop(DeviceSettings settings, Mailroom mail, WifiLink network, Watchdog watchdog, IStatusLight light, EventLog log)
    {
        this.settings = settings;
        this.mail = mail;
        this.network = network;
        this.watchdog = watchdog;
        this.light = light;
        this.log = log;
        Throttle = new Throttle(settings.IsMxRoute ? RecipientBook.MaxRecipients : 1); // a group for each domain at most
    }

    /// <summary>Whom it leaves alone, and until when.</summary>
    internal Throttle Throttle { get; }

    /// <summary>True while nothing can be done: no mail waits, or none is due yet.</summary>
    internal bool IsIdle => isWaiting && seenWakes == wakes;

    /// <summary>When something is due again, in milliseconds of uptime, while it is idle or has been given up for now.</summary>
    internal long NextDueMs => IsIdle ? postman.NextDueMs : postman == null ? mail.Clock.UptimeMs + NotifierLimits.MaxNetworkWaitMs : Throttle.DueMs(Throttle.Network);

    internal void Start() => new Thread(Run).Start();

    /// <summary>There is something new in the outbox.</summary>
    internal void Wake()
    {
        wakes++;
        wake.Set();
    }

    /// <summary>Time is over: what is being done now counts as a failure of the network.</summary>
    internal void GiveUpForNow()
    {
        if (postman != null) postman.WaitForNetwork();
    }

    // An exception that nobody caught would end the thread, and nobody would know.
    private void Run()
    {
        postman = Begin();
        for (; ; )
        {
            int waitMs = NotifierLimits.MaxIdleMs;
            int at = wakes;
            isWaiting = false;
            try
            {
                waitMs = postman.Step();
                watchdog.Feed(Watchdog.Delivery);
                seenWakes = at;
                isWaiting = waitMs > 0;
            }
            catch (Exception)
            {
                log.Write(Text.DeliveryFailed);
            }

            if (waitMs > 0) wake.WaitOne(waitMs, false);
        }
    }

    private Postman Begin()
    {
        for (; ; )
        {
            try
            {
                return TryBegin();
            }
            catch (Exception)
            {
                log.Write(Text.DeliveryFailed);
            }

            wake.WaitOne(NotifierLimits.MaxIdleMs, false);
        }
    }

    private Postman TryBegin()
    {
        Random secret = new Random(); // of its own: the waits between attempts, which anybody can see, say nothing about what is next
        SocketTransport transport = new SocketTransport(settings.AuthorityFile.Length > 0 ? CertificateFile.Load(settings.AuthorityFile) : null);
        DnsSocket datagrams = new DnsSocket(settings.DnsServers, secret);
        DnsResolver resolver = new DnsResolver(datagrams, transport, mail.Clock, secret, log, settings.WireBytes); // names are found before it connects
        NamedTransport named = new NamedTransport(transport, resolver);
        SmtpClient client = new SmtpClient(named, network.ClientName(), new SessionLog(log), resolver.Buffer)
        {
            Security = settings.Security,
            Mechanisms = settings.Mechanisms,
        };
        network.Client = client;
        if (settings.TimeServers != null) network.Time = new SntpClient(settings.TimeServers, resolver, datagrams, mail.Clock, secret, log);
        IRoute route = settings.IsMxRoute ? new MxRoute(mail.Outbox.Book, resolver) : new SmartHosts(settings.SmtpHosts);
        mail.Times.Random = new Random();
        Servers servers = new Servers(client, route, settings.SmtpPort, Throttle);
        if (settings.OAuth != null) servers.Tokens = BeginTokens(transport, named, resolver.Buffer);
        Postman made = new Postman(mail, servers, settings.Spread == null ? network : settings.Spread.Over(network), light, log);
        if (!settings.Sleeps) made.MaxNetworkWaitMs = NotifierLimits.MaxNetworkWaitMs;
        return made;
    }

    // The mail client is not connected while a token is renewed: the same buffer and the same socket serve both.
    private TokenKeeper BeginTokens(SocketTransport socket, NamedTransport named, byte[] buffer)
    {
        OAuthSettings oauth = settings.OAuth;
        if (!oauth.Open(new FlashOutboxFiles(), oauth.FilePath.Length > 0 ? new FileContent(oauth.FilePath) : null, buffer)) log.Write(Text.TokensNotImported);
        ISmtpTransport transport = oauth.AuthorityFile.Length > 0 && oauth.AuthorityFile != settings.AuthorityFile
            ? new TokenHostTransport(named, socket, oauth.AuthorityFile)
            : (ISmtpTransport)named;
        bool hasPassword = settings.Mechanisms[settings.Mechanisms.Length - 1] is PasswordMechanism;
        return new TokenKeeper(oauth, transport, buffer, hasPassword, mail, log);
    }
}
