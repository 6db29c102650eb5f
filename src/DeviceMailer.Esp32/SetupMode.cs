// Set-up mode: the device's own network is open, and two threads serve it, one addresses and names, one the page. Sensing and delivery go on beside it. It ends
// with a restart: when settings are saved (and begins again, so that they can be tried), from the page, or after a quarter of an hour in which nobody came.

using System;
using System.Device.Wifi;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using DeviceMailer.Delivery;
using DeviceMailer.Health;
using DeviceMailer.Http;
using DeviceMailer.Log;
using DeviceMailer.Sensing;
using DeviceMailer.Settings;
using DeviceMailer.Setup;
using DeviceMailer.Smtp.Sockets;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Esp32;

/// <summary>The mode, from its start to its end.</summary>
internal sealed class SetupMode : ISetupDesk
{
    private readonly StartMark start;
    private readonly EventLog log;
    private readonly LogTail tail;
    private readonly DeviceState state;
    private readonly byte[] address = SetupNetwork.Address();
    private readonly FlashSetupFiles files = new FlashSetupFiles();
    private byte[] networks = Ascii.Bytes("[]");
    private WifiAdapter adapter;        // kept, or the collector would end its events
    private EventRing events;           // null: the settings have mistakes, and nothing runs
    private long lastRequestMs;
    private bool wantsTest;
    private bool wantsReload;
    private bool wantsEnd;

    /// <summary>Makes the mode; nothing is served before <see cref="Begin"/>.</summary>
    internal SetupMode(StartMark start, LogTail tail, ILogSink sink)
    {
        this.start = start;
        this.tail = tail;
        state = new DeviceState(start, tail);
        log = new EventLog(sink);
    }

    /// <summary>Begins to serve.</summary>
    internal void Begin()
    {
        log.Begin(Text.SetupOpen).WriteWord("http://192.168.4.1/");
        log.End();
        lastRequestMs = Environment.TickCount64;
        new Thread(ServePackets).Start();
        new Thread(ServePage).Start();
    }

    /// <summary>The trigger of the test mail.</summary>
    internal int TestTrigger { get; private set; }

    /// <summary>Tells it of the notifier that runs beside it.</summary>
    internal void Join(DeviceSettings settings, Mailroom mail, TriggerWatch sensing, WifiLink network, DeliveryLoop delivery)
    {
        TestTrigger = settings.Triggers.Length - 1;
        events = sensing.Events;
        state.Join(settings, mail, sensing.Measured, network, delivery);
    }

    /// <summary>True once after somebody asked for a test mail.</summary>
    internal bool TakeTest()
    {
        bool wanted = wantsTest;
        wantsTest = false;
        return wanted;
    }

    /// <inheritdoc/>
    public void NoteRequest() => lastRequestMs = Environment.TickCount64;

    /// <inheritdoc/>
    public void Check(IByteSource settings, SettingsErrors errors) => FlashSettings.Read(settings, log, errors);

    /// <inheritdoc/>
    public string FileProblem(SetupPath kind)
    {
        string path = FlashSetupFiles.PathOf(SetupFile.Part);
        return kind == SetupPath.PutCertificate ? new FlashFiles().CertificateProblem(path) : kind == SetupPath.PutToken ? new FlashFiles().TokenProblem(path) : null;
    }

    /// <inheritdoc/>
    public int CopyLog(byte[] buffer) => tail.Copy(buffer);

    /// <inheritdoc/>
    public void WriteState(HttpWriter output)
    {
        state.Write(output);
        output.Write(Text.SetupScan);
        byte[] found = networks;
        output.Write(found, 0, found.Length);
    }

    /// <inheritdoc/>
    public bool Do(SetupAction action)
    {
        switch (action)
        {
            case SetupAction.Scan:
                return Scan();
            case SetupAction.TestMail:
                if (events == null) return false;
                wantsTest = true;
                events.Wake();
                return true;
            case SetupAction.Reload:
                wantsReload = true;
                return true;
            default:
                wantsEnd = true;
                return true;
        }
    }

    private void ServePage()
    {
        SocketTransport transport = new SocketTransport((System.Security.Cryptography.X509Certificates.X509Certificate)null);
        SetupServer server = new SetupServer(transport, files, this, Ascii.Bytes(SetupNetwork.RandomLetters(SetupLimits.TokenLetters)));
        Scan();
        PageListener listener = new PageListener(transport, log);
        IPAddress here = new IPAddress(address);
        for (; ; )
        {
            if (listener.TryAccept(here, SetupLimits.PollMs)) listener.Serve(server);
            LeaveIfOver();
        }
    }

    private void LeaveIfOver()
    {
        bool isOver = Environment.TickCount64 - lastRequestMs >= SetupLimits.IdleMs;
        if (!wantsReload && !wantsEnd && !isOver) return;
        log.Write(wantsReload ? Text.SetupSaved : wantsEnd ? Text.SetupEnded : Text.SetupOver);
        log.Flush();
        if (wantsReload) SetupNetwork.Open(start);
        SetupNetwork.Restart(start);
    }

    // Both on one thread, in turn: each answer is one packet.
    private void ServePackets()
    {
        DhcpServer addresses = new DhcpServer(address);
        byte[] packet = new byte[SetupLimits.DhcpBytes];
        EndPoint everybody = new IPEndPoint(IPAddress.Broadcast, DhcpServer.ClientPort);
        for (; ; )
        {
            Socket dhcp = null;
            Socket names = null;
            try
            {
                dhcp = Bound(DhcpServer.Port);
                names = Bound(NameAnswers.Port);
                dhcp.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Broadcast, true);
                for (; ; ) ServeNextPackets(dhcp, addresses, everybody, names, packet);
            }
            catch (Exception)
            {
                Close(names);
                Fail(dhcp);
            }
        }
    }

    private void ServeNextPackets(Socket dhcp, DhcpServer addresses, EndPoint everybody, Socket names, byte[] packet)
    {
        EndPoint peer = everybody;
        if (Awaits(dhcp))
        {
            int length = addresses.Answer(packet, dhcp.ReceiveFrom(packet, 0, packet.Length, SocketFlags.None, ref peer), Environment.TickCount64);
            if (length > 0) dhcp.SendTo(packet, 0, length, SocketFlags.None, everybody);
        }

        if (Awaits(names))
        {
            int length = NameAnswers.Answer(packet, names.ReceiveFrom(packet, 0, packet.Length, SocketFlags.None, ref peer), address);
            if (length > 0) names.SendTo(packet, 0, length, SocketFlags.None, peer);
        }
    }

    private Socket Bound(int port)
    {
        // Bound to this address, an answer to everybody goes to this network, and not to the one the device has joined.
        Socket socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(new IPAddress(address), port));
        return socket;
    }

    private static bool Awaits(Socket socket) => socket.Poll(SetupLimits.PacketPollMicroseconds, SelectMode.SelectRead);

    // The network is not up yet, or memory is short: what was opened is opened again.
    private void Fail(Socket socket)
    {
        Close(socket);
        log.Write(Text.SetupFailed);
        Thread.Sleep(SetupLimits.PollMs);
    }

    private static void Close(Socket socket)
    {
        try
        {
            if (socket != null) socket.Close();
        }
        catch (Exception)
        {
            // A socket that cannot be closed is of no more use either.
        }
    }

    // The platform looks by itself, and ends with an event.
    private bool Scan()
    {
        try
        {
            if (adapter == null)
            {
                adapter = WifiAdapter.FindAllAdapters()[0];
                adapter.AvailableNetworksChanged += OnNetworksFound;
            }

            adapter.ScanAsync();
            return true;
        }
        catch (Exception)
        {
            return false; // it is joining one just now: the page can be told a name, too
        }
    }

    private void OnNetworksFound(WifiAdapter sender, object e)
    {
        WifiAvailableNetwork[] found = sender.NetworkReport.AvailableNetworks;
        if (found.Length == 0) return; // the platform tells what a scan found once, and who senses the signal's strength may have asked first: what was found before stays
        string list = "";
        for (int i = 0; i < found.Length; i++)
        {
            if (found[i].Ssid.Length == 0) continue; // hidden
            if (list.Length > 0) list += ",";
            list += "[\"" + JsonText.Escaped(found[i].Ssid) + "\"," + ((int)found[i].NetworkRssiInDecibelMilliwatts).ToString() + "]";
        }

        networks = Ascii.Bytes("[" + list + "]");
    }
}
