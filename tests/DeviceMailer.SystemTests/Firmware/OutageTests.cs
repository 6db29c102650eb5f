// What fails around the device, for how long it pleases: what was accepted arrives when it is over, in order and once.

using DeviceMailer.VirtualBoard.Sink;

namespace DeviceMailer.SystemTests.Firmware;

public class OutageTests
{
    private static readonly TimeSpan betweenAlerts = TimeSpan.FromHours(6);

    [Fact]
    public void Server_that_is_down_for_three_days_gets_all_in_order_when_it_is_back()
    {
        using FirmwareBench bench = new FirmwareBench(FirmwareBench.Dark(FirmwareBench.Settings())).Boot();
        int attempts = 0;
        bench.Board.Network.Route = (_, _) =>
        {
            attempts++;
            return null;
        };
        for (int i = 0; i < 12; i++)
        {
            bench.Press();
            bench.Board.RunFor(betweenAlerts);
        }

        // 1, 5, 15, 30 min, four times 1 h, then every 2 h and up to 1/8 more: 72 h have room for 8 + 33 at most and 8 + 29 at least.
        Assert.InRange(attempts, 37, 41);
        bench.Board.Network.Route = (_, _) => bench.Sink.EndPoint;
        Assert.True(bench.Board.RunUntil(() => bench.Mail.Count == 12, TimeSpan.FromHours(3)), bench.Log);
        bench.Board.RunFor(TimeSpan.FromHours(6));
        AssertInOrder(bench, 12);
    }

    [Fact]
    public void Network_that_is_away_for_hours_delays_alerts_and_loses_none()
    {
        using FirmwareBench bench = new FirmwareBench().Boot();
        bench.Board.Wifi.InRange = false;
        for (int i = 0; i < 5; i++)
        {
            bench.Press();
            bench.Board.RunFor(TimeSpan.FromHours(1));
        }

        Assert.Empty(bench.Mail);
        bench.Board.Wifi.InRange = true;
        Assert.True(bench.Board.RunUntil(() => bench.Mail.Count == 5, TimeSpan.FromHours(3)), bench.Log);
        bench.Board.RunFor(TimeSpan.FromHours(1));
        AssertInOrder(bench, 5);
    }

    [Theory]
    [InlineData("RCPT", "450 4.2.0 greylisted, come back later")]
    [InlineData(".", "451 4.7.1 greylisted, come back later")]
    public void Greylisted_alert_is_retried_and_arrives_once(string verb, string reply)
    {
        bool listed = true;
        using FirmwareBench bench = new FirmwareBench(sinkOptions: new MailSinkOptions { Intercept = (v, _) => listed && v == verb ? reply : null }).Boot();
        bench.Press();
        bench.WaitForLog("next attempt in 6");
        listed = false;
        bench.WaitForMail(1);
        bench.Board.RunFor(TimeSpan.FromHours(6));
        AssertInOrder(bench, 1);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("EHLO", false)]
    [InlineData("MAIL", true)] // from here on it may be this alert that the server does not like: it goes behind the one that was never tried
    [InlineData("RCPT", true)]
    [InlineData("DATA", true)]
    [InlineData(".", true)]
    public void Server_that_hangs_up_at_any_state_gets_the_alert_later(string verb, bool goesBehind)
    {
        bool hangsUp = true;
        using FirmwareBench bench = new FirmwareBench(sinkOptions: new MailSinkOptions { Intercept = (v, _) => hangsUp && v == verb ? "421 4.3.2 bye" : null }).Boot();
        bench.Press();
        bench.WaitForLog("next attempt in 6");
        bench.Board.RunFor(TimeSpan.FromSeconds(1)); // until the button is up again
        bench.Press();
        bench.Board.RunFor(TimeSpan.FromSeconds(1));
        Assert.Empty(bench.Mail);
        hangsUp = false;
        bench.WaitForMail(2);
        bench.Board.RunFor(TimeSpan.FromHours(6));
        AssertInOrder(bench, goesBehind ? [2, 1] : [1, 2]);
    }

    [Fact]
    public void Ten_thousand_edges_at_once_are_mailed_or_counted_as_lost()
    {
        const int presses = 10000;
        using FirmwareBench bench = new FirmwareBench(
            FirmwareBench.Settings("debounce = 0ms\n" + AlertCount.Setting).Replace("interval = 0s", "interval = 1min", StringComparison.Ordinal)).Boot();
        for (int i = 0; i < presses; i++)
        {
            bench.Board.Gpio.Drive(FirmwareBench.DoorPin, false);
            bench.Board.Gpio.Drive(FirmwareBench.DoorPin, true);
        }

        bench.Board.RunFor(TimeSpan.FromMinutes(10));
        bench.Press();
        bench.Board.RunFor(TimeSpan.FromMinutes(10));
        int told = bench.Mail.Sum(mail => AlertCount.EventsIn(mail) + AlertCount.LostIn(mail));
        Assert.Equal(presses + 1, told);
        Assert.Empty(bench.Board.Unhandled);
    }

    [Fact]
    public void Full_outbox_drops_new_alerts_and_the_next_mail_tells_how_many()
    {
        using FirmwareBench bench = new FirmwareBench("[outbox]\nmessages = 3\n" + FirmwareBench.Settings()).Boot();
        bench.Board.Network.Route = (_, _) => null;
        PressTimes(bench, 5);
        Assert.Contains("alert dropped: the outbox is full", bench.Log, StringComparison.Ordinal);
        AssertToldAfterwards(bench, 3, "Since the last mail: 2 alerts dropped, the outbox was full.");
    }

    [Fact]
    public void Full_flash_leaves_one_alert_in_memory_and_merges_those_after_it()
    {
        using FirmwareBench bench = new FirmwareBench(FirmwareBench.Settings(AlertCount.Setting)).Boot();
        bench.Board.Network.Route = (_, _) => null;
        PressTimes(bench, 2);
        long used = new DirectoryInfo(bench.Board.Flash.Folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
        bench.Board.Flash.Capacity = used + 100; // less than a message
        PressTimes(bench, 3);
        Assert.Contains("flash cannot be written: the alert is sent from RAM", bench.Log, StringComparison.Ordinal);
        bench.Board.Network.Route = (_, _) => bench.Sink.EndPoint;
        bench.Board.RunFor(TimeSpan.FromHours(3));
        Assert.Equal([1, 1, 1, 2], bench.Mail.Select(AlertCount.EventsIn));
        Assert.Contains("Since the last mail: 1 alert sent without a copy on flash", bench.Mail.ElementAt(2).Text, StringComparison.Ordinal);
        Assert.Empty(Messages(bench));
        Assert.Empty(bench.Board.Unhandled);
    }

    [Fact]
    public void Damaged_message_is_set_aside_and_told_and_the_others_are_delivered()
    {
        using FirmwareBench bench = new FirmwareBench(FirmwareBench.Settings()).Boot();
        bench.Board.Network.Route = (_, _) => null;
        PressTimes(bench, 4);
        bench.Board.CutPower();
        string[] files = Messages(bench);
        Damage(files[0], 0);   // in the header: found at the start
        Damage(files[1], 100); // in the content: found before it is sent
        File.WriteAllBytes(files[2], []);

        bench.SwitchOn();
        bench.Board.RunFor(TimeSpan.FromSeconds(5));
        AssertToldAfterwards(bench, 1, "Since the last mail: 3 mails damaged on flash.");
        Assert.Equal(3, Directory.GetFiles(bench.Board.Flash.PathOf(@"I:\outbox"), "*.bad").Length);
    }

    [Fact]
    public void Waiting_mail_is_delivered_after_a_restart_in_order()
    {
        using FirmwareBench bench = new FirmwareBench().Boot();
        bench.Board.Network.Route = (_, _) => null;
        PressTimes(bench, 3);
        bench.Board.CutPower();
        bench.Board.Network.Route = (_, _) => bench.Sink.EndPoint;
        bench.SwitchOn();
        Assert.True(bench.Board.RunUntil(() => bench.Mail.Count == 3, TimeSpan.FromMinutes(5)), bench.Log);
        bench.Board.RunFor(TimeSpan.FromHours(6));
        Assert.Contains("device: waiting from before the start: 3", bench.Log, StringComparison.Ordinal);
        AssertInOrder(bench, 3);
    }

    private static void PressTimes(FirmwareBench bench, int times)
    {
        for (int i = 0; i < times; i++)
        {
            bench.Press();
            bench.Board.RunFor(TimeSpan.FromSeconds(1));
        }
    }

    // The server is back: what waited comes, and the next alert tells.
    private static void AssertToldAfterwards(FirmwareBench bench, int waiting, string told)
    {
        bench.Board.Network.Route = (_, _) => bench.Sink.EndPoint;
        bench.Board.RunFor(TimeSpan.FromMinutes(50)); // after an hour it goes in a mail of its own
        Assert.Equal(waiting, bench.Mail.Count);
        bench.Press();
        bench.WaitForMail(waiting + 1);
        Assert.Contains(told, bench.Mail.Last().Text, StringComparison.Ordinal);
        bench.Board.RunFor(TimeSpan.FromSeconds(1));
        bench.Press();
        bench.WaitForMail(waiting + 2);
        Assert.DoesNotContain("Since the last mail", bench.Mail.Last().Text, StringComparison.Ordinal);
        Assert.Empty(Messages(bench));
        Assert.Empty(bench.Board.Unhandled);
    }

    private static void AssertInOrder(FirmwareBench bench, int count) => AssertInOrder(bench, Enumerable.Range(1, count));

    private static void AssertInOrder(FirmwareBench bench, IEnumerable<int> numbers)
    {
        Assert.Equal(numbers.Select(number => $".1.{number}@"), bench.Mail.Select(mail => AlertCount.NumberIn(mail)));
        Assert.Empty(Messages(bench));
        Assert.Empty(bench.Board.Unhandled);
    }

    private static string[] Messages(FirmwareBench bench) => [.. Directory.GetFiles(bench.Board.Flash.PathOf(@"I:\outbox"), "*.msg").Order()];

    private static void Damage(string path, int at)
    {
        byte[] content = File.ReadAllBytes(path);
        content[at] ^= 1;
        File.WriteAllBytes(path, content);
    }
}
