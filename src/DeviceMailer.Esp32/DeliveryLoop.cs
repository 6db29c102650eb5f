// Delivery, on a thread of its own: connections, name look-ups and replies take their time, and sensing must not wait for them.

using System;
using System.Threading;
using DeviceMailer.Delivery;
using DeviceMailer.Dns;
using DeviceMailer.Log;
using DeviceMailer.Outbox;
using DeviceMailer.Settings;
using DeviceMailer.Smtp;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Esp32;

/// <summary>Delivers what the outbox holds, for ever.</summary>
internal sealed class DeliveryLoop
{
    private static readonly byte[] Part = Ascii.Bytes("device");
    private static readonly byte[] Failed = Ascii.Bytes("delivery failed in a way that nobody foresaw; it begins anew");

    private readonly DeviceSettings settings;
    private readonly MailOutbox outbox;
    private readonly RecipientBook book;
    private readonly Notices notices;
    private readonly Watchdog watchdog;
    private readonly EventLog log;
    private readonly Led light;
    private readonly WifiLink network;
    private readonly AutoResetEvent wake = new AutoResetEvent(false);

    internal DeliveryLoop(DeviceSettings settings, MailOutbox outbox, RecipientBook book, Notices notices, Watchdog watchdog, EventLog log)
    {
        this.settings = settings;
        this.outbox = outbox;
        this.book = book;
        this.notices = notices;
        this.watchdog = watchdog;
        this.log = log;
        light = new Led(settings.LedPin);
        network = new WifiLink(settings, log);
    }

    /// <summary>How strong Wi-Fi is, in dBm, less than 0; 0: not known.</summary>
    internal int Rssi => network.Rssi;

    internal void Start() => new Thread(Run).Start();

    /// <summary>There is something new in the outbox.</summary>
    internal void Wake() => wake.Set();

    // An exception that nobody caught would end the thread, and nobody would know.
    private void Run()
    {
        Postman postman = Begin();
        for (; ; )
        {
            int waitMs = NotifierLimits.MaxIdleMs;
            try
            {
                waitMs = postman.Step();
                watchdog.Feed(Watchdog.Delivery);
            }
            catch (Exception)
            {
                log.Write(Part, Failed);
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
                log.Write(Part, Failed);
            }

            wake.WaitOne(NotifierLimits.MaxIdleMs, false);
        }
    }

    private Postman TryBegin()
    {
        while (!network.TryConnect()) watchdog.Feed(Watchdog.Delivery); // bounded by its own time-out

        DeviceClock clock = new DeviceClock();
        Random secret = new Random(); // of its own: the waits between attempts, which anybody can see, say nothing about what is next
        DnsResolver resolver = new DnsResolver(new DnsSocket(settings.DnsServers, secret), new SocketTransport(null), clock, secret, log);
        SocketTransport transport = new SocketTransport(FlashSettings.LoadAuthority(settings.AuthorityFile));
        SmtpClient client = new SmtpClient(new NamedTransport(transport, resolver), network.ClientName(), new SessionLog(log))
        {
            Security = settings.Security,
            Mechanisms = settings.Mechanisms,
        };
        IRoute route = settings.IsMxRoute ? new MxRoute(book, resolver) : new SmartHosts(settings.SmtpHosts);
        return new Postman(
            client, route, settings.SmtpPort, outbox, book, notices, settings.Retry, network, clock, new Random(), light, log);
    }
}
