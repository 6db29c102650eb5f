// Who can change anything, and who cannot.

using System.Net.Sockets;
using DeviceMailer.SystemTests.Firmware;
using DeviceMailer.VirtualBoard;

namespace DeviceMailer.SystemTests.SetUp;

public class SetupAccessTests
{
    [Fact]
    public void Nothing_listens_when_nobody_has_pressed_the_button()
    {
        using FirmwareBench bench = new FirmwareBench().Boot();
        bench.Press();
        bench.WaitForMail(1);
        Assert.False(bench.Board.AccessPoint.IsOn);
        foreach (int port in Enumerable.Range(1, ushort.MaxValue))
        {
            Assert.Null(bench.Board.AccessPoint.TcpEndPoint(port));
            Assert.Null(bench.Board.AccessPoint.UdpEndPoint(port));
        }
    }

    [Fact]
    public void Held_button_at_a_start_opens_the_network_and_sensing_goes_on()
    {
        using FirmwareBench bench = SetupBench.Held();
        using var phone = new Phone(bench.Board);
        Assert.True(phone.State().GetProperty("running").GetBoolean());
        bench.WaitForLog("network: up");
        bench.Press();
        bench.WaitForMail(1);
        Assert.Matches("WIFI:T:WPA;S:DeviceMailer-005307;P:[a-z2-9]{12};;", bench.Log);
    }

    [Fact]
    public void Button_that_is_let_go_too_early_opens_nothing()
    {
        using var bench = new FirmwareBench();
        bench.Board.Gpio.Press(SetupBench.Button, TimeSpan.FromSeconds(3));
        bench.SwitchOn();
        bench.WaitForLog("device: ready");
        Assert.False(bench.Board.AccessPoint.IsOn);
    }

    public static TheoryData<string> Boards => [.. BoardFile.Known];

    [Theory]
    [MemberData(nameof(Boards))]
    public void Button_that_nobody_touches_opens_nothing_on_any_board(string name)
    {
        BoardFile board = BoardFile.Find(name);
        using var bench = new FirmwareBench(FirmwareBench.Dark(FirmwareBench.Settings()).Replace($"pin = {FirmwareBench.DoorPin}", $"pin = {board.Wiring["door"]}", StringComparison.Ordinal), board: name);
        bench.SwitchOn();
        bench.WaitForLog("device: ready");
        bench.Board.RunFor(TimeSpan.FromMinutes(1));
        Assert.False(bench.Board.AccessPoint.IsOn);
        Assert.Equal(1, bench.Board.Power.Boots);
    }

    [Fact]
    public void Network_closes_after_a_quarter_of_an_hour_and_at_each_reset()
    {
        using FirmwareBench bench = SetupBench.Held();
        bench.Board.RunFor(TimeSpan.FromMinutes(14));
        Assert.True(bench.Board.AccessPoint.IsOn);
        bench.Board.RunFor(TimeSpan.FromMinutes(2));
        Assert.False(bench.Board.AccessPoint.IsOn);
        Assert.Contains("setup: nobody asked for the page in 15 minutes", bench.Log, StringComparison.Ordinal);
        Assert.Contains("device: started: restarted for set-up", bench.Log, StringComparison.Ordinal);

        using FirmwareBench reset = SetupBench.Held();
        Assert.True(reset.Board.AccessPoint.IsOn);
        reset.SwitchOn();
        reset.Board.RunFor(TimeSpan.FromSeconds(10));
        Assert.False(reset.Board.AccessPoint.IsOn);
    }

    [Fact]
    public void Settings_with_mistakes_can_be_fixed_and_secrets_never_come_out()
    {
        string good = SetupBench.SecretSettings;
        using var bench = new FirmwareBench(good.Replace("pin = 4", "pin = 99", StringComparison.Ordinal));
        bench.SwitchOn();
        using var phone = new Phone(bench.Board);
        Assert.False(phone.State().GetProperty("running").GetBoolean());
        string shown = phone.Ask("GET", "/settings").Body;
        Assert.Contains("password = ********", shown, StringComparison.Ordinal);
        Assert.Contains("pin = 99", shown, StringComparison.Ordinal);
        (int status, string said) = phone.Ask("PUT", "/settings", shown);
        Assert.Equal(422, status);
        Assert.DoesNotContain(SetupBench.Secret, said + shown + phone.Ask("GET", "/state").Body, StringComparison.Ordinal);
        Assert.Equal(204, phone.Ask("PUT", "/settings", shown.Replace("pin = 99", "pin = 4", StringComparison.Ordinal)).Status);
        bench.WaitForLog("setup: settings saved");
        bench.Board.RunFor(TimeSpan.FromSeconds(3));
        Assert.Equal(good, File.ReadAllText(bench.Board.Flash.PathOf(@"I:\devicemailer.ini")));
        Assert.Contains("pin = 99", File.ReadAllText(bench.Board.Flash.PathOf(@"I:\devicemailer.old")), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_phones_are_served_in_turn_and_one_that_says_nothing_holds_up_nobody()
    {
        using FirmwareBench bench = SetupBench.Held();
        using var first = new Phone(bench.Board);
        using var second = new Phone(bench.Board);
        using var silent = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        silent.Connect(bench.Board.AccessPoint.TcpEndPoint(80)!);
        for (int i = 0; i < 5; i++)
        {
            Assert.Equal(first.State().GetProperty("token").GetString(), second.State().GetProperty("token").GetString());
            Assert.Equal(200, second.Ask("GET", "/").Status);
        }
    }

    [Fact]
    public void Phone_gets_an_address_and_every_name_is_the_device()
    {
        using FirmwareBench bench = SetupBench.Held();
        using var phone = new Phone(bench.Board);
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        byte[] discover = new byte[300];
        new byte[] { 1, 1, 6, 0, 7, 7, 7, 7 }.CopyTo(discover, 0);
        new byte[] { 2, 0, 0, 0, 0, 5 }.CopyTo(discover, 28);
        new byte[] { 99, 130, 83, 99, 53, 1, 1, 255 }.CopyTo(discover, 236);
        byte[] offer = SetupBench.Exchange(bench, socket, 67, discover);
        Assert.Equal([192, 168, 4, 2], offer[16..20]);
        byte[] question = [0, 9, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 7, .. "captive"u8, 5, .. "apple"u8, 3, .. "com"u8, 0, 0, 1, 0, 1];
        byte[] answer = SetupBench.Exchange(bench, socket, 53, question);
        Assert.Equal([192, 168, 4, 1], answer[^4..]);
    }
}
