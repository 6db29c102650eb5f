// What the device tells of itself: why it started, how it is, what it did; and that an unexpected failure ends in a restart.

using DeviceMailer.VirtualBoard.Sink;

namespace DeviceMailer.SystemTests.Firmware;

public class HealthTests
{
    private const string BootAlert = "[trigger start]\nboot = yes\ninterval = 0s\nsubject = Start\ntext = {reason}";

    [Fact]
    public void Start_is_told_with_its_reason()
    {
        using FirmwareBench bench = new FirmwareBench(FirmwareBench.Settings(BootAlert)).Boot();
        bench.WaitForMail(1);
        Assert.Contains("power on or reset", bench.Mail.Single().Text, StringComparison.Ordinal);
        Assert.Contains("device: started: power on or reset", bench.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void Unexpected_failure_ends_in_restarts_that_become_rarer_and_say_so()
    {
        // Without the board's file nothing says that there is no such pin, until it is opened.
        using var bench = new FirmwareBench(FirmwareBench.Settings("[trigger none]\npin = 48"));
        File.Delete(bench.Board.Flash.PathOf(@"I:\board.ini"));
        bench.SwitchOn();
        bench.Board.RunFor(TimeSpan.FromSeconds(5));
        Assert.Contains("device: an unexpected failure: ", bench.Log, StringComparison.Ordinal);
        Assert.Equal(1, bench.Board.Power.Boots);
        bench.Board.RunFor(TimeSpan.FromSeconds(10));
        Assert.Equal(2, bench.Board.Power.Boots);
        Assert.Contains("device: started: restarted after a failure", bench.Log, StringComparison.Ordinal);
        bench.Board.RunFor(TimeSpan.FromDays(1));
        Assert.InRange(bench.Board.Power.Boots, 90, 105); // 10 s, 20 s, ... then every 15 min

        // Fixed: it works, and says why it started.
        File.WriteAllText(bench.Board.Flash.PathOf(@"I:\devicemailer.ini"), FirmwareBench.Settings(BootAlert));
        Assert.True(bench.Board.RunUntil(() => bench.Mail.Count == 1, TimeSpan.FromMinutes(20)), bench.Log[^2000..]);
        Assert.Contains("restarted after a failure", bench.Mail.Single().Text, StringComparison.Ordinal);
        bench.SwitchOn();
        bench.WaitForMail(2);
        Assert.Contains("power on or reset", bench.Mail.Last().Text, StringComparison.Ordinal);
        Assert.Empty(bench.Board.Unhandled);
    }

    [Fact]
    public void Failure_in_sleep_mode_is_slept_over()
    {
        using var bench = new FirmwareBench("[power]\nmode = sleep\n" + FirmwareBench.Settings("pull = none\nedge = rising\n[trigger none]\npin = 48\npull = none\nedge = rising"));
        File.Delete(bench.Board.Flash.PathOf(@"I:\board.ini"));
        bench.SwitchOn();
        bench.Board.RunFor(TimeSpan.FromSeconds(5));
        Assert.True(bench.Board.Power.IsAsleep, bench.Log);
        bench.Board.RunFor(TimeSpan.FromHours(12));
        Assert.InRange(bench.Board.Power.Boots, 40, 55);
        Assert.Contains("device: started: restarted after a failure", bench.Log, StringComparison.Ordinal);
    }

    // The M5StickC Plus has its LED between 3.3 V and the pin.
    [Fact]
    public void Light_that_lights_at_the_low_level_is_dark_while_nothing_is_wrong()
    {
        const int M5Led = 10;
        string settings = FirmwareBench.Settings().Replace($"led = {FirmwareBench.LedPin}", $"led = {M5Led}", StringComparison.Ordinal).Replace($"pin = {FirmwareBench.DoorPin}", "pin = 26", StringComparison.Ordinal);
        using FirmwareBench bench = new FirmwareBench(settings, board: "m5stickc-plus").Boot();
        bench.Board.RunFor(TimeSpan.FromMinutes(1));
        Assert.True(bench.Board.Gpio.Level(M5Led));
        bench.Board.Network.Route = (_, _) => new System.Net.IPEndPoint(System.Net.IPAddress.Loopback, 9); // nobody listens
        bench.Press(26);
        Assert.True(bench.Board.RunUntil(() => !bench.Board.Gpio.Level(M5Led), TimeSpan.FromMinutes(2)), "it never lights");
    }

    [Fact]
    public void Mistake_in_the_settings_blinks_and_opens_set_up_mode_for_a_while()
    {
        using var bench = new FirmwareBench(FirmwareBench.Settings("colour = red"));
        var changes = new List<TimeSpan>();
        bench.Board.Gpio.OutputChanged += (pin, _) =>
        {
            Assert.Equal(FirmwareBench.LedPin, pin);
            changes.Add(bench.Board.Clock.Now);
        };
        bench.SwitchOn();
        bench.Board.RunFor(TimeSpan.FromHours(1));
        Assert.InRange(changes.Count, 900 + (5 * 2690), 900 + (5 * 2700) + 4); // set-up mode for a quarter of an hour, then the mistakes
        Assert.Contains("1 mistake to fix", bench.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("started:", bench.Log, StringComparison.Ordinal);
        Assert.Equal(3, bench.Board.Power.Boots); // to open its own network, and to close it again
        Assert.False(bench.Board.AccessPoint.IsOn);
    }

    [Fact]
    public void Light_tells_no_network_no_server_mail_waits_and_good_apart()
    {
        bool busy = true;
        using var bench = new FirmwareBench(FirmwareBench.Settings(), new MailSinkOptions { Intercept = (verb, _) => busy && verb == "RCPT" ? "450 4.2.0 later" : null });
        var edges = new List<TimeSpan>();
        bench.Board.Gpio.OutputChanged += (_, level) =>
        {
            if (level) edges.Add(bench.Board.Clock.Now);
        };
        bench.Board.Wifi.InRange = false;
        bench.SwitchOn();
        bench.Board.RunFor(TimeSpan.FromSeconds(75));
        Assert.Equal(2, Flashes());

        bench.Board.Wifi.InRange = true;
        bench.Board.Network.Route = (_, _) => null;
        bench.Board.RunFor(TimeSpan.FromMinutes(3));
        Assert.Equal(0, Flashes());
        bench.Press();
        bench.Board.RunFor(TimeSpan.FromSeconds(10));
        Assert.Equal(3, Flashes());

        bench.Board.Network.Route = (_, _) => bench.Sink.EndPoint;
        bench.Board.RunFor(TimeSpan.FromMinutes(2));
        Assert.Equal(1, Flashes());
        busy = false;
        Assert.True(bench.Board.RunUntil(() => bench.Mail.Count == 1, TimeSpan.FromMinutes(10)), bench.Log);
        bench.Board.RunFor(TimeSpan.FromSeconds(5));
        Assert.Equal(0, Flashes());

        // Those of one period of 6 s.
        int Flashes()
        {
            edges.Clear();
            bench.Board.RunFor(TimeSpan.FromSeconds(30));
            Assert.Equal(0, edges.Count % 5);
            return edges.Count / 5;
        }
    }

    [Fact]
    public void Log_of_earlier_starts_goes_with_an_alert()
    {
        using FirmwareBench bench = new FirmwareBench(FirmwareBench.Settings("attach = log")).Boot();
        bench.Board.RunFor(TimeSpan.FromMinutes(1));
        bench.Board.CutPower();
        bench.SwitchOn();
        bench.Board.RunFor(TimeSpan.FromMinutes(1));
        bench.Press();
        bench.WaitForMail(1);
        string content = FirmwareBench.Text(bench.Mail.Single().Content);
        Assert.Contains("filename=log.txt", content.Replace("\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
        string[] lines = LogIn(content);
        Assert.Equal(2, lines.Count(line => line.EndsWith("device: started: power on or reset", StringComparison.Ordinal)));
        Assert.Matches("^2026-11-21 [0-9:]{8} device: event: door$", lines[^1]);
        Assert.StartsWith("+0s device: started", lines[0], StringComparison.Ordinal);
        Assert.DoesNotContain(lines, line => line.Contains("C: ", StringComparison.Ordinal));
    }

    [Fact]
    public void Damaged_and_torn_log_is_left_out_and_in_nobodys_way()
    {
        using FirmwareBench bench = new FirmwareBench("[log]\nlevel = all\nsize = 2 KiB\n" + FirmwareBench.Settings("attach = log")).Boot();
        for (int i = 0; i < 5; i++)
        {
            bench.Press();
            bench.WaitForMail(i + 1);
            bench.Board.RunFor(TimeSpan.FromSeconds(1)); // until the button is up again
        }

        bench.Board.CutPower();
        string[] files = [.. Directory.GetFiles(bench.Board.Flash.PathOf(@"I:\outbox"), "*.log").Order()];
        Assert.InRange(files.Length, 2, 2048 / 256);
        Assert.All(files, file => Assert.InRange(new FileInfo(file).Length, 5, 256));
        File.WriteAllBytes(files[0], []);
        byte[] torn = File.ReadAllBytes(files[1]);
        File.WriteAllBytes(files[1], torn[..(torn.Length / 2)]);
        bench.SwitchOn();
        bench.Board.RunFor(TimeSpan.FromSeconds(10));
        bench.Press();
        bench.WaitForMail(6);
        Assert.EndsWith("device: event: door", LogIn(FirmwareBench.Text(bench.Mail.Last().Content))[^1], StringComparison.Ordinal);
        Assert.Empty(bench.Board.Unhandled);
    }

    [Fact]
    public void Quiet_days_write_little_log()
    {
        using FirmwareBench bench = new FirmwareBench(FirmwareBench.Settings()).Boot();
        bench.Board.RunFor(TimeSpan.FromHours(1));
        int before = bench.Board.Flash.Operations;
        bench.Board.RunFor(TimeSpan.FromDays(5));
        Assert.Equal(before, bench.Board.Flash.Operations);
    }

    private static string[] LogIn(string content)
    {
        string part = content[content.IndexOf("log.txt", StringComparison.Ordinal)..];
        string encoded = part.Split("\r\n\r\n")[1].Split("\r\n--")[0];
        return FirmwareBench.Text(Convert.FromBase64String(encoded)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
