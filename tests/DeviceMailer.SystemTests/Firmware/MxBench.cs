// A device whose mail goes to the servers of its recipients' domains: a real name server, and three mail servers behind the network.

using DeviceMailer.SystemTests.Servers;
using DeviceMailer.VirtualBoard.Sink;

namespace DeviceMailer.SystemTests.Firmware;

/// <summary>A device on the bench, with route = mx. The servers' addresses are 192.0.2.21, .22 and .23.</summary>
internal sealed class MxBench : IDisposable
{
    private const int Servers = 3;
    private const int FirstHost = 21;

    private readonly string folder = Directory.CreateTempSubdirectory("devicemailer-mx-").FullName;
    private readonly MailSink[] sinks;

    internal MxBench(KnotServer? names, string to, string smtp = "")
    {
        sinks = [.. Enumerable.Range(1, Servers).Select(Sink)];
        Device = new FirmwareBench(Settings(to, smtp));
        Device.Board.Network.AnswersNames = names == null;
        Device.Board.Network.Route = (host, port) =>
        {
            if (port == 53) NameServerUses++;
            if (port == 53) return names?.EndPoint;
            Connections.Add($"{host}:{port}");
            int server = host.StartsWith("192.0.2.", StringComparison.Ordinal) ? int.Parse(host[8..], null) - FirstHost : -1;
            return server is >= 0 and < Servers && !Down.Contains(server + 1) ? sinks[server].EndPoint : null;
        };
        Device.Boot();
    }

    internal FirmwareBench Device { get; }

    /// <summary>Which servers, 1 to 3, refuse connections.</summary>
    internal HashSet<int> Down { get; } = [];

    /// <summary>Where the device connected to, mail servers only.</summary>
    internal List<string> Connections { get; } = [];

    /// <summary>Datagrams and connections to the name server.</summary>
    internal int NameServerUses { get; private set; }

    /// <summary>What came, and to which server.</summary>
    internal List<(int Server, ReceivedMail Mail)> Mail { get; } = [];

    internal static string Settings(string to, string smtp = "") =>
        FirmwareBench.Settings(to: to).Replace("host = mail.example.com", "route = mx\n" + smtp, StringComparison.Ordinal);

    /// <summary>Presses, and waits for so many mails in all.</summary>
    internal MxBench Press(int mails)
    {
        Device.Press();
        bool came = Device.Board.RunUntil(() => Count >= mails && Device.Log.Split("C: QUIT").Length > mails, TimeSpan.FromMinutes(2));
        Assert.True(came, $"{Count} mails\n{Device.Log}");
        Device.Board.RunFor(TimeSpan.FromSeconds(2)); // until the button is up, and for a mail too many
        return this;
    }

    /// <summary>Which server got mail for whom: <c>1: a@x, b@x</c>, in their order.</summary>
    internal string Delivered
    {
        get
        {
            lock (Mail) return string.Join("; ", Mail.Select(entry => $"{entry.Server}: {string.Join(", ", entry.Mail.Recipients)}"));
        }
    }

    private int Count
    {
        get
        {
            lock (Mail) return Mail.Count;
        }
    }

    public void Dispose()
    {
        Device.Dispose();
        foreach (MailSink sink in sinks) sink.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private MailSink Sink(int server)
    {
        var sink = new MailSink(new Maildir(Path.Combine(folder, $"{server}")), new MailSinkOptions());
        sink.MailReceived += mail =>
        {
            lock (Mail) Mail.Add((server, mail));
        };
        sink.Start();
        return sink;
    }
}
