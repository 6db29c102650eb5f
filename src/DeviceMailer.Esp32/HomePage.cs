// The page at home: a thread serves it on the local network while the device senses and mails. It is there only where the settings have its password.

using System;
using System.Net;
using System.Threading;
using DeviceMailer.Alerts;
using DeviceMailer.Delivery;
using DeviceMailer.Http;
using DeviceMailer.Log;
using DeviceMailer.Sensing;
using DeviceMailer.Settings;
using DeviceMailer.Setup;
using DeviceMailer.Smtp.Sockets;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Esp32;

/// <summary>Serves the page at home.</summary>
internal sealed class HomePage : IPageDesk
{
    private readonly DeviceSettings settings;
    private readonly Mailroom mail;
    private readonly Alarms alarms;     // null: there are none
    private readonly EventRing events;
    private readonly DeviceState state;
    private readonly EventLog log;
    private bool wantsTest;
    private bool wantsAcknowledge;

    /// <summary>Begins to serve it.</summary>
    /// <param name="settings">With the page's password.</param>
    /// <param name="mail">The outbox.</param>
    /// <param name="alarms">The alarms; null: there are none.</param>
    /// <param name="events">Is woken when somebody wants something.</param>
    /// <param name="state">How the device is.</param>
    /// <param name="sink">The log.</param>
    internal HomePage(DeviceSettings settings, Mailroom mail, Alarms alarms, EventRing events, DeviceState state, ILogSink sink)
    {
        this.settings = settings;
        this.mail = mail;
        this.alarms = alarms;
        this.events = events;
        this.state = state;
        log = new EventLog(sink);
        new Thread(Serve).Start();
    }

    /// <summary>Hands the gate what somebody has asked for.</summary>
    internal void Step(AlertGate gate)
    {
        if (wantsTest) gate.Add(settings.Triggers.Length - 1, 0, mail.Clock.UtcTicks);
        if (wantsAcknowledge) alarms.AcknowledgeAll();
        wantsTest = false;
        wantsAcknowledge = false;
    }

    /// <inheritdoc/>
    public void WriteState(HttpWriter output) => state.Write(output);

    /// <inheritdoc/>
    public bool Do(SetupAction action)
    {
        if (action == SetupAction.Acknowledge && alarms == null) return false;
        if (action == SetupAction.Acknowledge) wantsAcknowledge = true;
        else wantsTest = true;
        events.Wake();
        return true;
    }

    private void Serve()
    {
        SocketTransport transport = new SocketTransport((System.Security.Cryptography.X509Certificates.X509Certificate)null);
        PageListener listener = new PageListener(transport, log);
        HomeServer server = new HomeServer(transport, new FlashSetupFiles(), this, new PageAccess(settings.PagePassword, mail.Clock, new Random()), settings.Triggers, alarms);
        for (; ; )
        {
            if (!listener.TryAccept(IPAddress.Any, NotifierLimits.MaxIdleMs)) continue;
            server.Host = Ascii.Bytes(WifiLink.Address()); // the router may give another one at any time
            listener.Serve(server);
        }
    }
}
