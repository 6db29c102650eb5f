// From pin to inbox: the assemblies that are flashed, a press, and what arrives or is reported.

using DeviceMailer.VirtualBoard.Sink;
using Network = DeviceMailer.VirtualBoard.Parts.Network;

namespace DeviceMailer.SystemTests.Firmware;

public class FirmwareTests
{
    [Fact]
    public void Pressed_pin_becomes_a_mail_in_the_maildir()
    {
        using FirmwareBench bench = new FirmwareBench(FirmwareBench.Settings("text = open")).Boot();
        bench.Press();
        bench.Board.RunFor(TimeSpan.FromMilliseconds(50)); // the debounce time
        DateTime pressed = bench.Board.Rtc.UtcNow;
        bench.WaitForMail(1);

        ReceivedMail mail = Assert.Single(bench.Mail);
        Assert.Equal(FirmwareBench.Sender, mail.ReversePath);
        Assert.Equal(["cook@example.com"], mail.Recipients);
        string meant = FirmwareBench.Meant(1, pressed, "open\r\n");
        Assert.Equal(meant, FirmwareBench.Text(mail.Content));

        string file = FirmwareBench.Text(File.ReadAllBytes(Assert.Single(bench.Maildir.Messages())));
        Assert.StartsWith($"Return-Path: <{FirmwareBench.Sender}>\r\nReceived: ", file, StringComparison.Ordinal);
        Assert.EndsWith("\r\n" + meant, file, StringComparison.Ordinal);
    }

    [Fact]
    public void Texts_arrive_as_they_were_meant()
    {
        foreach ((string setting, string stored, string encoding) in AlertBodies.All)
        {
            using FirmwareBench bench = new FirmwareBench(FirmwareBench.Settings($"text = {setting}")).Boot();
            bench.Press();
            bench.WaitForMail(1);
            string content = FirmwareBench.Text(bench.Mail.Single().Content);
            Assert.EndsWith($"Content-Transfer-Encoding: {encoding}\r\n\r\n{stored}", content, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Values_of_the_device_stand_for_their_names()
    {
        using var bench = new FirmwareBench(FirmwareBench.Settings("text = {device} {trigger} {value} {count} {rssi} {firmware}"));
        bench.Board.Wifi.Rssi = -71;
        bench.Boot();
        bench.Board.RunFor(TimeSpan.FromSeconds(5)); // until the scan has ended
        bench.Press();
        bench.WaitForMail(1);
        Assert.EndsWith("\r\n\r\nfreezer door 0 1 -71 dBm 0.1.0\r\n", FirmwareBench.Text(bench.Mail.Single().Content), StringComparison.Ordinal);
    }

    [Fact]
    public void Value_outside_its_bounds_is_an_alarm_and_its_return_the_all_clear()
    {
        using FirmwareBench bench = new FirmwareBench(FirmwareBench.Settings(
            "[trigger warm]\nadc = 6\nscale = 0.05\noffset = -50.5\nabove = -15\nhysteresis = 1\nhold = 10s\nunit = \u00b0C\ninterval = 0s\nsubject = {value} {unit}\nclear-subject = fine: {value} {unit}")).Boot();
        bench.Board.Adc.Set(6, 720); // -14.5
        bench.Board.RunFor(TimeSpan.FromSeconds(9));
        Assert.Empty(bench.Mail);
        bench.WaitForMail(1);
        bench.Board.Adc.Set(6, 600); // -20.5
        bench.WaitForMail(2);
        Assert.Equal(["=?utf-8?B?LTE0LjUgwrBD?=", "=?utf-8?B?ZmluZTogLTIwLjUgwrBD?="], bench.Mail.Select(mail => FirmwareBench.Text(mail.Content).Split("Subject: ")[1].Split('\r')[0]));
    }

    [Fact]
    public void Pin_that_changes_back_is_the_all_clear()
    {
        using FirmwareBench bench = new FirmwareBench(FirmwareBench.Settings("clear-subject = Closed {value}")).Boot();
        bench.Press();
        bench.WaitForMail(2);
        Assert.Equal(["Door", "Closed 1"], bench.Mail.Select(mail => mail.Subject));
    }

    [Fact]
    public void Clock_and_start_fire_triggers()
    {
        using var bench = new FirmwareBench(FirmwareBench.Settings(
            "[trigger alive]\nat = 09:30\nsubject = Alive\n[trigger often]\nevery = 20min\nsubject = Often\n[trigger start]\nboot = yes\nsubject = Start"));
        bench.Boot();
        bench.WaitForMail(1);
        bench.Board.RunFor(TimeSpan.FromMinutes(45)); // from about 09:00 on
        Assert.Equal(["Start", "Often", "Alive", "Often"], bench.Mail.Select(mail => mail.Subject));
    }

    [Fact]
    public void Every_recipient_is_asked_for()
    {
        using FirmwareBench bench = new FirmwareBench(FirmwareBench.Settings(to: "a@example.com, b@example.com,c@example.com")).Boot();
        bench.Press();
        bench.WaitForMail(1);
        Assert.Equal(["a@example.com", "b@example.com", "c@example.com"], bench.Mail.Single().Recipients);
        Assert.Contains("To: a@example.com,\r\n b@example.com,\r\n c@example.com\r\n", FirmwareBench.Text(bench.Mail.Single().Content), StringComparison.Ordinal);
    }

    [Fact]
    public void Bouncing_contact_makes_one_mail()
    {
        using FirmwareBench bench = new FirmwareBench().Boot();
        for (int i = 0; i < 9; i++)
        {
            bench.Board.Gpio.Drive(FirmwareBench.DoorPin, i % 2 != 0);
            bench.Board.RunFor(TimeSpan.FromMilliseconds(5));
        }

        bench.WaitForMail(1);
        bench.Board.RunFor(TimeSpan.FromMinutes(10));
        Assert.Single(bench.Mail);
    }

    [Fact]
    public void Only_the_wished_edge_makes_a_mail()
    {
        using FirmwareBench bench = new FirmwareBench(FirmwareBench.Settings("edge = rising\npull = down")).Boot();
        bench.Board.Gpio.Drive(FirmwareBench.DoorPin, true);
        bench.WaitForMail(1);
        bench.Board.Gpio.Drive(FirmwareBench.DoorPin, false);
        bench.Board.RunFor(TimeSpan.FromMinutes(1));
        Assert.Single(bench.Mail);
    }

    [Fact]
    public void Events_of_two_pins_at_once_are_both_mailed()
    {
        using FirmwareBench bench = new FirmwareBench(FirmwareBench.Settings($"[trigger leak]\npin = {FirmwareBench.LeakPin}\nsubject = Leak")).Boot();
        bench.Press();
        bench.Press(FirmwareBench.LeakPin);
        bench.WaitForMail(2);
        Assert.Equal(["Door", "Leak"], bench.Mail.Select(mail => mail.Subject).Order());
    }

    [Fact]
    public void Led_is_on_while_sending_only()
    {
        var levels = new List<bool>();
        using var bench = new FirmwareBench();
        bench.Board.Gpio.OutputChanged += (pin, level) =>
        {
            Assert.Equal(FirmwareBench.LedPin, pin);
            levels.Add(level);
        };
        bool? lit = null;
        bench.Sink.MailReceived += _ => lit = levels[^1];
        bench.Boot();
        Assert.Equal([false], levels);
        bench.Press();
        bench.WaitForMail(1);
        Assert.True(bench.Board.RunUntil(() => levels.Count == 3, TimeSpan.FromMinutes(1)));
        Assert.Equal([false, true, false], levels);
        Assert.True(lit);
    }

    [Fact]
    public void Server_without_EHLO_is_greeted_with_HELO()
    {
        using FirmwareBench bench = new FirmwareBench(sinkOptions: new MailSinkOptions { OfferEhlo = false }).Boot();
        bench.Press();
        bench.WaitForMail(1);
        Assert.Contains($"C: HELO {Network.BoardAddress.ToString().Replace('.', '-')}.home.arpa", bench.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void Name_from_the_settings_is_said_in_EHLO()
    {
        using FirmwareBench bench = new FirmwareBench(FirmwareBench.Settings().Replace("[mail]", "helo = freezer.example.com\n[mail]", StringComparison.Ordinal)).Boot();
        bench.Press();
        bench.WaitForMail(1);
        Assert.Contains("C: EHLO freezer.example.com", bench.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void Server_that_is_down_is_reported_and_the_firmware_goes_on()
    {
        using FirmwareBench bench = new FirmwareBench().Boot();
        bench.Board.Network.Route = (_, _) => null;
        bench.Press();
        bench.WaitForLog("mail: no connection to the server");
        bench.Board.RunFor(TimeSpan.FromSeconds(1)); // until the button is up again

        bench.Board.Network.Route = (_, _) => bench.Sink.EndPoint;
        bench.Press();
        bench.WaitForMail(1);
    }

    [Fact]
    public void Server_that_does_not_answer_is_given_up_after_its_time()
    {
        using FirmwareBench bench = new FirmwareBench().Boot();
        bench.Board.Network.Route = (_, _) => Network.Silence;
        bench.Press();
        bench.Board.RunFor(TimeSpan.FromSeconds(59));
        Assert.DoesNotContain("mail:", bench.Log, StringComparison.Ordinal);
        bench.WaitForLog("mail: the server did not answer in time");

        bench.Board.Network.Route = (_, _) => bench.Sink.EndPoint;
        bench.Press();
        bench.WaitForMail(1);
    }

    [Fact]
    public void Name_without_an_address_is_reported()
    {
        using FirmwareBench bench = new FirmwareBench().Boot();
        bench.Board.Network.UnknownNames.Add("mail.example.com");
        bench.Press();
        bench.WaitForLog("mail: the server's name has no address");
    }

    [Theory]
    [InlineData("", "554 5.3.2 not today", "mail: the server refuses this device: the server said 554 5.3.2 not today")]
    [InlineData("", "421 4.3.2 not now", "mail: refused for now: the server said 421 4.3.2 not now")]
    [InlineData("MAIL", "550 5.7.1 not you", "mail: refused: the server said 550 5.7.1 not you")]
    [InlineData("RCPT", "450 4.2.0 greylisted", "mail: refused for now: the server said 450 4.2.0 greylisted")]
    [InlineData("DATA", "451 4.3.0 later", "mail: refused for now: the server said 451 4.3.0 later")]
    [InlineData(".", "554 5.7.1 spam", "mail: refused: the server said 554 5.7.1 spam")]
    [InlineData(".", "421 4.3.2 going down", "mail: refused for now: the server said 421 4.3.2 going down")]
    public void Refusal_is_reported_with_its_reply_and_the_firmware_goes_on(string verb, string reply, string report)
    {
        bool refuse = true;
        using FirmwareBench bench = new FirmwareBench(sinkOptions: new MailSinkOptions { Intercept = (v, _) => refuse && v == verb ? reply : null }).Boot();
        bench.Press();
        bench.WaitForLog(report);
        refuse = false;
        bench.Board.RunFor(TimeSpan.FromSeconds(1));
        bench.Press();
        bench.WaitForMail(1);
    }

    [Fact]
    public void Network_without_a_time_server_sends_without_a_date()
    {
        using var bench = new FirmwareBench();
        bench.Board.Wifi.HasTimeServer = false;
        bench.Boot();
        bench.Press();
        bench.WaitForMail(1);
        Assert.Contains("no time server answered", bench.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("Date:", FirmwareBench.Text(bench.Mail.Single().Content), StringComparison.Ordinal);
    }

    [Fact]
    public void Event_before_the_network_is_there_is_mailed_when_it_is()
    {
        using var bench = new FirmwareBench();
        bench.Board.Wifi.InRange = false;
        bench.Board.Boot(VirtualBoard.Loading.Firmware.Load(Path.Combine(AppContext.BaseDirectory, "firmware", "DeviceMailer.Esp32.dll")));
        bench.Board.RunFor(TimeSpan.FromSeconds(10));
        bench.Press();
        bench.WaitForLog("network: no connection yet", minutes: 5);
        bench.Board.Wifi.InRange = true;
        bench.WaitForMail(1);
    }

    [Fact]
    public void Good_days_without_events_send_nothing()
    {
        using FirmwareBench bench = new FirmwareBench().Boot();
        bench.Board.RunFor(TimeSpan.FromDays(2));
        Assert.Empty(bench.Mail);
        Assert.Empty(bench.Board.Unhandled);
    }

    [Fact]
    public void More_events_than_the_ring_holds_are_counted()
    {
        using FirmwareBench bench = new FirmwareBench(FirmwareBench.Settings("debounce = 0ms\nedge = both")).Boot();
        bench.Board.Network.Route = (_, _) => Network.Silence;
        bench.Press();
        bench.Board.RunFor(TimeSpan.FromSeconds(1));
        for (int i = 0; i < 100; i++) bench.Board.Gpio.Drive(FirmwareBench.DoorPin, i % 2 != 0);
        bench.Board.RunFor(TimeSpan.FromSeconds(1));
        bench.Board.Network.Route = (_, _) => bench.Sink.EndPoint;
        bench.WaitForLog("events lost: too many at once");
    }
}
