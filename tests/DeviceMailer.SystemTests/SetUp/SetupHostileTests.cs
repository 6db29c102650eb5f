// What nobody should send, to the device's own network, over real sockets: it hangs nowhere, senses on, takes no more memory for it, and shows no secret.

using System.Net.Sockets;
using System.Text;
using DeviceMailer.Benchmarks.Ram;
using DeviceMailer.SystemTests.Firmware;
using DeviceMailer.VirtualBoard.Clr;

namespace DeviceMailer.SystemTests.SetUp;

public class SetupHostileTests
{
    private const int Seed = 41;
    private const int Megabyte = 1 << 20;
    private const int SilentPace = 100; // so that the time of those who say nothing is soon over

    private static readonly string[] changes = ["PUT /settings", "PUT /certificate?ca.pem", "PUT /token?token.txt", "PUT /file?photo.jpg", "POST /back", "POST /scan", "POST /test", "POST /end"];

    [Fact]
    public void Two_thousand_malformed_and_slow_requests_stop_nothing_and_take_no_memory()
    {
        const int Requests = 2000;
        VirtualBoard.Loading.Firmware firmware = VirtualBoard.Loading.Firmware.Load(Path.Combine(AppContext.BaseDirectory, "firmware", "DeviceMailer.Esp32.dll"), watchesObjects: true);
        using FirmwareBench bench = new FirmwareBench(SetupBench.SecretSettings) { Firmware = firmware }.Hold();
        using var phone = new Phone(bench.Board);
        _ = phone.State();
        bench.WaitForLog("network: up");
        bench.Press();
        bench.WaitForMail(1);
        Assert.Equal(404, phone.Ask("GET", "/file?ca.pem").Status);
        string before = Flash(bench);
        Rest(bench);
        string memory = Memory(firmware, bench);
        var random = new Random(Seed);
        for (int i = 0; i < Requests; i++)
        {
            string heard = phone.SayAll(Hostile(random, phone.Token));
            Assert.DoesNotContain(SetupBench.Secret, heard, StringComparison.Ordinal);
            Assert.True(heard.Length == 0 || heard.StartsWith("HTTP/1.1 ", StringComparison.Ordinal), heard);
        }

        Assert.Equal(200, phone.Ask("GET", "/").Status);
        bench.Press();
        bench.WaitForMail(2);
        Rest(bench);
        Assert.Equal(memory, Memory(firmware, bench));
        AssertUnharmed(bench, before);
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: 192.168.4.1\r\nCookie: ", "\r\n\r\n")]
    [InlineData("GET /", " HTTP/1.1\r\nHost: 192.168.4.1\r\n\r\n")]
    [InlineData("", " / HTTP/1.1\r\nHost: 192.168.4.1\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\n", ": b\r\nHost: 192.168.4.1\r\n\r\n")]
    public void Head_of_a_megabyte_stops_nothing(string begin, string end)
    {
        using FirmwareBench bench = SetupBench.Held(SetupBench.SecretSettings);
        using var phone = new Phone(bench.Board);
        _ = phone.State();
        string before = Flash(bench);
        bench.Pace = SilentPace;
        string heard = phone.Say([.. Encoding.ASCII.GetBytes(begin), .. Enumerable.Repeat((byte)'a', Megabyte), .. Encoding.ASCII.GetBytes(end)]);
        Assert.True(heard.Length == 0 || heard.StartsWith("HTTP/1.1 ", StringComparison.Ordinal), heard);
        bench.Pace = 1;
        Assert.Equal(200, phone.Ask("GET", "/").Status);
        AssertUnharmed(bench, before);
    }

    [Fact]
    public void Requests_from_other_sites_and_for_other_hosts_change_nothing()
    {
        using FirmwareBench bench = SetupBench.Held(SetupBench.SecretSettings);
        using var phone = new Phone(bench.Board);
        _ = phone.State();
        string before = Flash(bench);
        string token = phone.Token;
        foreach (string change in changes)
        {
            string[] parts = change.Split(' ');
            Assert.Equal(403, phone.Ask(parts[0], parts[1], "[wifi]\n", origin: "http://evil.example").Status);
            Assert.Equal(403, phone.Ask(parts[0], parts[1], "[wifi]\n", origin: "null").Status);
            Assert.Equal(403, phone.Ask(parts[0], parts[1], "[wifi]\n", host: "evil.example").Status);
            phone.Token = "";
            Assert.Equal(403, phone.Ask(parts[0], parts[1], "[wifi]\n").Status);
            phone.Token = token;
        }

        foreach (string path in new[] { "/", "/state", "/settings" })
        {
            (int status, string body) = phone.Ask("GET", path, host: "evil.example");
            Assert.Equal(302, status);
            Assert.Equal("", body);
        }

        AssertUnharmed(bench, before);
    }

    [Fact]
    public void Tricks_with_paths_lead_to_no_file()
    {
        using FirmwareBench bench = SetupBench.Held(SetupBench.SecretSettings);
        using var phone = new Phone(bench.Board);
        _ = phone.State();
        string before = Flash(bench);
        string[] roots = ["/", "//", "/./", "/../", "/..\\", "/%2e%2e/", "/%2e%2e%5c", "/I:\\", "/I:/", "/file?../", "/file?..\\", "/file?", "/file?I:\\", "/settings/../", "\\", "/\0"];
        string[] files = ["devicemailer.ini", "devicemailer.old", "DEVICEMAILER.INI", "devicemailer.ini.", "devicemailer.ini%00", "board.ini", "outbox\\00000001.msg", "boot.0"];
        foreach (string path in roots.SelectMany(root => files.Select(file => root + file)))
        {
            string heard = phone.Say(Encoding.Latin1.GetBytes($"GET {path} HTTP/1.1\r\nHost: {phone.Host}\r\n\r\n"));
            Assert.Matches("^HTTP/1.1 40[04] ", heard);
            Assert.DoesNotContain(SetupBench.Secret, heard, StringComparison.Ordinal);
            heard = phone.Say(Encoding.Latin1.GetBytes($"PUT {path} HTTP/1.1\r\nHost: {phone.Host}\r\nX-Token: {phone.Token}\r\nContent-Length: 3\r\n\r\nabc"));
            Assert.Matches("^HTTP/1.1 40[04] ", heard);
        }

        AssertUnharmed(bench, before);
    }

    // To each of its ports 10,000 datagrams of noise, and of good ones that were damaged; every so often a good one must be answered.
    [Fact]
    public void Noise_at_the_servers_of_addresses_and_names_stops_neither()
    {
        const int Packets = 10000;
        const int Batch = 50;
        using FirmwareBench bench = SetupBench.Held();
        using var phone = new Phone(bench.Board);
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        using var noise = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        string before = Flash(bench);
        var random = new Random(Seed);
        bench.Pace = SilentPace;
        for (int sent = 0; sent < Packets; sent += Batch)
        {
            for (int i = 0; i < Batch; i++)
            {
                noise.SendTo(Damaged(random, DhcpQuestion), bench.Board.AccessPoint.UdpEndPoint(67)!);
                noise.SendTo(Damaged(random, NameQuestion), bench.Board.AccessPoint.UdpEndPoint(53)!);
            }

            Assert.Equal([192, 168, 4, 1], SetupBench.Exchange(bench, socket, 53, NameQuestion)[^4..]);
        }

        // Those who made themselves up may have all the addresses; a lease ends.
        for (int i = 0; i < 2; i++)
        {
            bench.Pace = 1;
            _ = phone.State();
            bench.Pace = VirtualClock.Jumps;
            bench.Board.RunFor(TimeSpan.FromMinutes(8));
        }

        bench.Pace = 1;

        Assert.Equal([192, 168, 4], SetupBench.Exchange(bench, socket, 67, DhcpQuestion)[16..19]);
        AssertUnharmed(bench, before);
    }

    private static byte[] DhcpQuestion
    {
        get
        {
            byte[] discover = new byte[300];
            new byte[] { 1, 1, 6, 0, 7, 7, 7, 7 }.CopyTo(discover, 0);
            new byte[] { 2, 0, 0, 0, 0, 5 }.CopyTo(discover, 28);
            new byte[] { 99, 130, 83, 99, 53, 1, 1, 255 }.CopyTo(discover, 236);
            return discover;
        }
    }

    private static byte[] NameQuestion => [0, 9, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 7, .. "captive"u8, 5, .. "apple"u8, 3, .. "com"u8, 0, 0, 1, 0, 1];

    private static byte[] Damaged(Random random, byte[] good)
    {
        if (random.Next(3) == 0)
        {
            byte[] noise = new byte[random.Next(1, 700)];
            random.NextBytes(noise);
            return noise;
        }

        byte[] bytes = [.. good, .. new byte[random.Next(40)]];
        for (int i = random.Next(6); i >= 0; i--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return bytes[..random.Next(1, bytes.Length + 1)];
    }

    private static byte[] Hostile(Random random, string token)
    {
        string[] paths = ["/", "/state", "/settings", "/file?ca.pem", "/certificate?ca.pem", "/../devicemailer.ini", "/I:\\devicemailer.ini", "/%00", "*", "/devicemailer.old", "/" + new string('a', 3000)];
        string[] methods = ["GET", "POST", "PUT", "HEAD", "DELETE", "G\0T", "", "PRI"];
        string[] hosts = [Phone.SetupHost, Phone.SetupHost, "evil.example", "", "192.168.4.1:81", new string('h', 900)];
        string[] fields = ["", "Origin: http://evil.example\r\n", "X-Token: x\r\n", "Content-Length: 5\r\n", "Content-Length: -1\r\n", "Transfer-Encoding: chunked\r\n", " folded\r\n", ": none\r\n", "Cookie: " + new string('c', 5000) + "\r\n", $"Origin: null\r\nX-Token: {token}\r\n"];
        string request = $"{Pick(methods)} {Pick(paths)} {Pick(["HTTP/1.1", "HTTP/1.0", "HTTP/9.9", "", "SMTP"])}\r\nHost: {Pick(hosts)}\r\n{Pick(fields)}{Pick(fields)}\r\n{Pick(["", "hello", "ffffffff\r\n", "[wifi]\nssid = evil\n"])}";
        byte[] bytes = Encoding.Latin1.GetBytes(request);
        if (random.Next(3) == 0) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return random.Next(10) == 0 ? bytes[..random.Next(bytes.Length)] : bytes; // what is cut short waits for its end

        string Pick(string[] choices) => choices[random.Next(choices.Length)];
    }

    private static void Rest(FirmwareBench bench)
    {
        bench.Pace = SilentPace;
        bench.Board.RunFor(TimeSpan.FromSeconds(10));
        bench.Pace = 1;
    }

    private static string Memory(VirtualBoard.Loading.Firmware firmware, FirmwareBench bench) =>
        string.Join('\n', NotifierRam.Count(firmware, bench.Board).Select(part => $"{part.Path} {part.Kind} {part.Bytes}").Order(StringComparer.Ordinal));

    // Every file but those that the device writes by itself.
    private static string Flash(FirmwareBench bench) =>
        string.Join('\n', Directory.GetFiles(bench.Board.Flash.Folder).Order(StringComparer.Ordinal).Select(file => $"{Path.GetFileName(file)}: {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)))}"));

    private static void AssertUnharmed(FirmwareBench bench, string before)
    {
        bench.Press();
        int events = bench.Log.Split("event: door").Length;
        Assert.True(bench.Board.RunUntil(() => bench.Log.Split("event: door").Length > events, TimeSpan.FromMinutes(1)), bench.Log);
        Assert.Equal(before, Flash(bench));
        Assert.Empty(bench.Board.Unhandled);
        Assert.DoesNotContain("the server failed", bench.Log[bench.Log.IndexOf("setup: the device's own", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }
}
