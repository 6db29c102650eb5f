// The page at home: what it tells, what it does for who knows its password, and that it does nothing else.

using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DeviceMailer.SystemTests.Firmware;

namespace DeviceMailer.SystemTests.SetUp;

public class HomePageTests
{
    private const string Password = "correct-horse";
    private const string Secret = "open-sesame";
    private const string Page = $"[page]\npassword = {Password}\n";

    [Fact]
    public void Nothing_listens_without_the_password_in_the_settings_nor_while_set_up_mode_is_on()
    {
        using FirmwareBench bench = new FirmwareBench().Boot();
        Assert.All(Enumerable.Range(1, 1024), port => Assert.Null(bench.Board.Network.TcpEndPoint(port)));

        using FirmwareBench open = new FirmwareBench(FirmwareBench.Settings(Page)).Boot();
        Assert.Equal([80], Enumerable.Range(1, 1024).Where(port => open.Board.Network.TcpEndPoint(port) != null));
        open.Board.Gpio.Press(0, TimeSpan.FromSeconds(6));
        Assert.True(open.Board.RunUntil(() => open.Board.AccessPoint.TcpEndPoint(80) != null, TimeSpan.FromMinutes(1)), open.Log);
        Assert.Null(open.Board.Network.TcpEndPoint(80));
    }

    [Fact]
    public void State_is_for_anybody_and_a_test_mail_for_who_knows_the_password()
    {
        using FirmwareBench bench = Home();
        using var visitor = new Phone(bench.Board, atHome: true);
        Assert.Equal(200, visitor.Ask("GET", "/").Status);
        JsonElement state = State(visitor);
        Assert.Equal(0, state.GetProperty("waiting").GetInt32());
        Assert.Equal(204, Act(visitor, "test", Password));
        bench.WaitForMail(1);
        Assert.Contains("Subject: freezer: test mail", FirmwareBench.Text(bench.Mail.Single().Content), StringComparison.Ordinal);
        bench.Press();
        bench.WaitForMail(2);
    }

    [Fact]
    public void Alarm_is_acknowledged_and_everybody_hears_of_it()
    {
        using FirmwareBench bench = Home("remind = 1h\n[input acknowledge]\npin = 18\n");
        bench.Board.Gpio.Drive(FirmwareBench.DoorPin, false);
        bench.WaitForMail(1);
        using var visitor = new Phone(bench.Board, atHome: true);
        Assert.Equal("door", State(visitor).GetProperty("alarms")[0].GetString());
        Assert.Equal(204, Act(visitor, "acknowledge", Password));
        bench.WaitForMail(2);
        Assert.Contains("acknowledged", bench.Mail.Last().Subject, StringComparison.Ordinal);
        Assert.Equal(0, State(visitor).GetProperty("alarms").GetArrayLength());
    }

    [Fact]
    public void Proof_is_good_for_one_try_of_one_thing_and_guessing_gets_slow()
    {
        using FirmwareBench bench = Home();
        using var visitor = new Phone(bench.Board, atHome: true);
        string nonce = Nonce(visitor);
        visitor.Proof = Proof(Password, nonce, "acknowledge");
        Assert.Equal(403, visitor.Ask("POST", "/test").Status);
        visitor.Proof = Proof(Password, nonce, "test");
        Assert.Equal(403, visitor.Ask("POST", "/test").Status);
        Assert.Equal(204, Act(visitor, "test", Password));
        Assert.Equal(403, visitor.Ask("POST", "/test").Status);
        Assert.Equal(204, Act(visitor, "test", Password));
        for (int i = 0; i < 4; i++) Assert.Equal(403, Act(visitor, "test", "wrong-horse"));
        Assert.Equal(429, Act(visitor, "test", Password));
        bench.Board.RunFor(TimeSpan.FromSeconds(3));
        Assert.Equal(204, Act(visitor, "test", Password));
    }

    // Every path there is, and others, by every method, with and without a right proof: nothing but the four is answered, nothing on flash changes, no secret is told.
    [Fact]
    public void Nothing_else_is_served_whatever_the_path()
    {
        using FirmwareBench bench = Home($"[wifi]\nssid = net\npassword = {Secret}\n");
        using var visitor = new Phone(bench.Board, atHome: true);
        string[] served = ["GET /", "GET /state", "POST /test", "POST /acknowledge"];
        string[] paths = ["/", "/state", "/settings", "/ca", "/back", "/scan", "/end", "/test", "/acknowledge", "/files", "/password", "/devicemailer.ini", "/../devicemailer.ini", "/I:\\devicemailer.ini", "/outbox", "/~forget", "/.%00"];
        Dictionary<string, string> before = Files(bench);
        foreach (string method in new[] { "GET", "POST", "PUT", "HEAD", "DELETE", "PATCH", "OPTIONS", "TRACE" })
        {
            foreach (string path in paths.Where(path => !served.Contains($"{method} {path}")))
            {
                visitor.Proof = Proof(Password, Nonce(visitor), path.TrimStart('/'));
                (int status, string body) = visitor.Ask(method, path, method is "POST" or "PUT" ? "[wifi]\nssid = evil\n" : null);
                Assert.True(status is 400 or 404 or 405, $"{method} {path}: {status}");
                Assert.DoesNotContain(Secret, body, StringComparison.Ordinal);
            }
        }

        Assert.Empty(bench.Mail);
        Assert.Equal(before, Files(bench));
        string told = visitor.Ask("GET", "/state").Body;
        Assert.All([Secret, Password, "cook@example.com"], word => Assert.DoesNotContain(word, told, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("evil.example", null)]
    [InlineData("192.168.4.1", null)]
    [InlineData("192.0.2.7.evil.example", null)]
    [InlineData(null, "http://evil.example")]
    [InlineData(null, "null")]
    public void Other_hosts_and_origins_are_refused(string? host, string? origin)
    {
        using FirmwareBench bench = Home();
        using var visitor = new Phone(bench.Board, atHome: true);
        visitor.Proof = Proof(Password, Nonce(visitor), "test");
        Assert.Equal(403, visitor.Ask("POST", "/test", host: host ?? visitor.Host, origin: origin).Status);
        if (host != null) Assert.Equal(403, visitor.Ask("GET", "/state", host: host).Status);
        Assert.Empty(bench.Mail);
    }

    [Fact]
    public void Silent_visitor_holds_up_nobody_and_sensing_goes_on()
    {
        using FirmwareBench bench = Home();
        using var visitor = new Phone(bench.Board, atHome: true);
        using var silent = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        silent.Connect(bench.Board.Network.TcpEndPoint(80)!);
        bench.Press();
        Assert.Equal(200, visitor.Ask("GET", "/state").Status);
        bench.WaitForMail(1);
    }

    [Fact]
    public void Sleep_mode_has_no_page()
    {
        using var bench = new FirmwareBench(FirmwareBench.Settings(Page + "[power]\nmode = sleep\n"));
        bench.SwitchOn();
        bench.WaitForLog("[page] password: found it with mode = sleep");
    }

    private static FirmwareBench Home(string more = "")
    {
        var bench = new FirmwareBench(FirmwareBench.Settings(more + Page));
        bench.Board.PutSetupPage();
        return bench.Boot();
    }

    private static JsonElement State(Phone visitor)
    {
        (int status, string body) = visitor.Ask("GET", "/state");
        Assert.Equal(200, status);
        JsonElement state = JsonDocument.Parse(body).RootElement;
        Assert.True(state.GetProperty("home").GetBoolean());
        return state;
    }

    private static string Nonce(Phone visitor) => State(visitor).GetProperty("nonce").GetString()!;

    private static int Act(Phone visitor, string action, string password)
    {
        visitor.Proof = Proof(password, Nonce(visitor), action);
        return visitor.Ask("POST", "/" + action).Status;
    }

    private static string Proof(string password, string nonce, string action) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(password), Encoding.UTF8.GetBytes(nonce + action)));

    private static Dictionary<string, string> Files(FirmwareBench bench) =>
        Directory.EnumerateFiles(bench.Board.Flash.Folder).ToDictionary(file => Path.GetFileName(file), file => Convert.ToHexString(File.ReadAllBytes(file)));
}
