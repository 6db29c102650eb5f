// The way to the network: Wi-Fi, an address, and the time, which a Date header and certificates need.

using System;
using System.Device.Wifi;
using System.Net.NetworkInformation;
using System.Threading;
using DeviceMailer.Delivery;
using DeviceMailer.Log;
using DeviceMailer.Settings;
using DeviceMailer.Smtp;
using DeviceMailer.Smtp.Wire;
using DeviceMailer.Sntp;
using DeviceMailer.Zones;
using nanoFramework.Networking;
using nanoFramework.Runtime.Native;

namespace DeviceMailer.Esp32;

/// <summary>Connects to Wi-Fi. Once connected, the platform reconnects by itself.</summary>
internal sealed class WifiLink : INetwork
{
    private const string NoAddress = "0.0.0.0";

    private readonly DeviceSettings settings;
    private readonly bool isWake;
    private readonly bool needsTime;    // for times of day
    private readonly DeviceClock clock;
    private readonly EventLog log;
    private WifiAdapter adapter; // kept, or the collector would end its events
    private bool isUp;

    /// <summary>Makes a link that is down.</summary>
    /// <param name="settings">Which network to join.</param>
    /// <param name="isWake">The device slept before, and wants no network unless there is something to be sent.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="log">The log.</param>
    internal WifiLink(DeviceSettings settings, bool isWake, DeviceClock clock, EventLog log)
    {
        this.settings = settings;
        this.isWake = isWake;
        this.clock = clock;
        this.log = log;
        needsTime = !settings.Quiet.IsNever;
        for (int i = 0; i < settings.Triggers.Length; i++) needsTime |= settings.Triggers[i].AtMinute >= 0;
    }

    /// <summary>The client, which is told the device's address at each connection.</summary>
    internal SmtpClient Client { get; set; }

    /// <summary>Asks the time servers of the settings; null: there are none.</summary>
    internal SntpClient Time { get; set; }

    /// <summary>
    /// Always on: until it has been there once. In sleep mode: at a start that is no wake, and where times of day are wanted, until the clock is set.
    /// </summary>
    public bool IsWanted
    {
        get
        {
            if (!isUp && !isWake) return true;
            return settings.Sleeps && needsTime && !LocalTime.IsPlausible(clock.UtcTicks);
        }
    }

    /// <inheritdoc/>
    public bool IsUp => NetworkInterface.GetIsNetworkAvailable();

    /// <summary>Signal strength of the network at the time of connecting, in dBm, less than 0; 0: not known.</summary>
    internal int Rssi { get; private set; }

    /// <summary>Tries for <see cref="NotifierLimits.NetworkTimeoutMs"/>; says whether there is a connection.</summary>
    public bool TryConnect()
    {
        if (isUp && IsUp)
        {
            NameClient(); // the router may have given another address meanwhile
            if (Time != null && Time.IsDue) SetTime();
            return true;
        }

        CancellationToken token = new CancellationTokenSource(NotifierLimits.NetworkTimeoutMs).Token;
        bool connected = settings.WifiSsid.Length > 0
            ? WifiNetworkHelper.ConnectDhcp(settings.WifiSsid, settings.WifiPassword, token: token)
            : WifiNetworkHelper.Reconnect(token: token);
        log.Write(connected ? Text.NetworkUp : Text.NetworkDown);
        if (connected)
        {
            if (Time != null) SetTime();
            if (!WaitForTime()) log.Write(Text.NoTimeServer);
            NameClient();
            if (!isUp) BeginScan();
        }

        isUp = connected;
        return connected;
    }

    private void SetTime()
    {
        long ticks = Time.Ask();
        if (ticks != 0) Rtc.SetSystemTime(new DateTime(ticks));
    }

    private void NameClient()
    {
        if (settings.HeloName.Length == 0) Client.SetClientName(ClientName());
    }

    // The platform tells how strong a network is by a scan only, which goes on by itself and ends with an event.
    private void BeginScan()
    {
        try
        {
            if (adapter == null)
            {
                adapter = WifiAdapter.FindAllAdapters()[0];
                adapter.AvailableNetworksChanged += OnNetworksFound;
            }

            adapter.ScanAsync();
        }
        catch (Exception)
        {
            // How strong it is is of no use to anything but a template.
        }
    }

    // The strongest of that name; of any, where the network is the one configured on the device.
    private void OnNetworksFound(WifiAdapter sender, object e)
    {
        WifiAvailableNetwork[] networks = sender.NetworkReport.AvailableNetworks;
        int strongest = 0;
        for (int i = 0; i < networks.Length; i++)
        {
            int rssi = (int)networks[i].NetworkRssiInDecibelMilliwatts;
            bool isOurs = settings.WifiSsid.Length == 0 || networks[i].Ssid == settings.WifiSsid;
            if (isOurs && (strongest == 0 || rssi > strongest)) strongest = rssi;
        }

        Rssi = strongest;
    }

    // The platform asks time servers by itself once it is connected. A network without one must not keep alerts back.
    private static bool WaitForTime()
    {
        for (int waited = 0; waited < NotifierLimits.TimeTimeoutMs; waited += NotifierLimits.TimePollMs)
        {
            if (LocalTime.IsPlausible(DateTime.UtcNow.Ticks)) return true;
            Thread.Sleep(NotifierLimits.TimePollMs);
        }

        return false;
    }

    /// <summary>Which device this is: the hexadecimal digits of its MAC address.</summary>
    internal static byte[] DeviceId()
    {
        NetworkInterface[] interfaces = NetworkInterface.GetAllNetworkInterfaces();
        byte[] mac = interfaces[0].PhysicalAddress;
        OutputBuffer id = new OutputBuffer(mac.Length * 2);
        id.WriteHex(mac, 0, mac.Length);
        return id.Bytes;
    }

    /// <summary>
    /// What to say in EHLO: the name from the settings, else the device's address as a literal, <c>[192.0.2.7]</c> (RFC 5321 4.1.3), which
    /// a client without a name of its own should use (4.1.1.1).
    /// </summary>
    internal byte[] ClientName()
    {
        if (settings.HeloName.Length > 0) return Ascii.Bytes(settings.HeloName);
        return Ascii.Bytes("[" + Address() + "]");
    }

    /// <summary>The device's address; <c>0.0.0.0</c> where it has none.</summary>
    internal static string Address()
    {
        string address = NoAddress;
        NetworkInterface[] interfaces = NetworkInterface.GetAllNetworkInterfaces();
        for (int i = 0; i < interfaces.Length && address == NoAddress; i++)
        {
            if (!string.IsNullOrEmpty(interfaces[i].IPv4Address)) address = interfaces[i].IPv4Address;
        }

        return address;
    }
}
