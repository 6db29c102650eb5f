// From a device with nothing on it to a mail, over its own network, and what that network refuses.

using System.Net.Sockets;
using System.Text.Json;
using DeviceMailer.SystemTests.Firmware;
using DeviceMailer.SystemTests.Servers;
using DeviceMailer.VirtualBoard.Clr;
using Network = DeviceMailer.VirtualBoard.Parts.Network;

namespace DeviceMailer.SystemTests.SetUp;

public class SetupModeTests
{
    [Fact]
    public void New_device_is_set_up_over_its_own_network_and_sends_a_test_mail()
    {
        using FirmwareBench bench = SetupBench.Empty();
        using (var phone = new Phone(bench.Board))
        {
            Assert.Contains("<title>DeviceMailer", Page(phone), StringComparison.Ordinal);
            Assert.False(phone.State().GetProperty("running").GetBoolean());
            (int refused, string mistakes) = phone.Ask("PUT", "/settings", FirmwareBench.Settings().Replace("host = ", "hots = ", StringComparison.Ordinal));
            Assert.Equal(422, refused);
            Assert.Contains("did you mean host?", mistakes, StringComparison.Ordinal);
            Assert.Equal(204, phone.Ask("PUT", "/settings", FirmwareBench.Settings()).Status);
        }

        bench.WaitForLog("device: ready");
        using (var phone = new Phone(bench.Board))
        {
            Assert.True(phone.State().GetProperty("running").GetBoolean());
            Assert.Equal(204, phone.Ask("POST", "/test").Status);
            bench.WaitForMail(1);
            bench.WaitForLog("mail: delivered"); // the server has the mail before the device has heard so
            Assert.Contains("Subject: freezer: test mail", FirmwareBench.Text(bench.Mail.Single().Content), StringComparison.Ordinal);
            Assert.Contains("mail: delivered", phone.State().GetProperty("log").GetString(), StringComparison.Ordinal);
            Assert.Equal(204, phone.Ask("POST", "/end").Status);
        }

        Assert.True(bench.Board.RunUntil(() => !bench.Board.AccessPoint.IsOn && bench.Board.Power.Boots == 4, TimeSpan.FromMinutes(1)));
        bench.Press();
        bench.WaitForMail(2);
    }

    [Fact]
    public void State_tells_what_is_measured_and_why_a_mail_waits()
    {
        const int Channel = 6;
        using FirmwareBench bench = SetupBench.Held(FirmwareBench.Settings() + $"[trigger tank]\nadc = {Channel}\nbelow = 1000\nsample = 1s\n[wifi]\nssid = net\n");
        bench.Board.Adc.Set(Channel, 2000);
        bench.Board.Network.Route = (_, _) => null;
        using var phone = new Phone(bench.Board);
        bench.WaitForLog("network: up");
        bench.Board.RunFor(TimeSpan.FromSeconds(5)); // it has looked how strong it is
        bench.Press();
        bench.WaitForLog("mail: next attempt");
        JsonElement state = phone.State();
        Assert.Equal("restarted for set-up", state.GetProperty("reason").GetString());
        Assert.Matches("^2026-11-21 [0-9:]{8} \\+00:00$", state.GetProperty("time").GetString());
        Assert.Equal("net", state.GetProperty("ssid").GetString());
        Assert.Equal(Network.BoardAddress, state.GetProperty("address").GetString());
        Assert.Equal(bench.Board.Wifi.Rssi, state.GetProperty("rssi").GetInt32());
        Assert.Equal(1, state.GetProperty("waiting").GetInt32());
        Assert.InRange(state.GetProperty("next").GetInt32(), 1, 70);
        Assert.StartsWith("mail: no connection to the server", state.GetProperty("why").GetString(), StringComparison.Ordinal);
        JsonElement tank = state.GetProperty("values").EnumerateArray().Single();
        Assert.Equal("tank", tank.GetProperty("name").GetString());
        Assert.Equal(2000, tank.GetProperty("value").GetInt32());
        Assert.Equal(1000, tank.GetProperty("below").GetInt32());
        Assert.False(tank.GetProperty("alarm").GetBoolean());
        Assert.InRange(state.GetProperty("flash").GetInt32(), 3 * 4096, state.GetProperty("flashSize").GetInt32());
    }

    [Fact]
    public async Task A_phone_that_waits_for_an_answer_is_cut_off_when_the_device_restarts()
    {
        using FirmwareBench bench = SetupBench.Held();
        using var phone = new Phone(bench.Board);
        _ = phone.State();
        using var waits = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        System.Net.IPEndPoint device = bench.Board.AccessPoint.TcpEndPoint(80)!;
        Assert.Equal(204, phone.Ask("POST", "/end").Status);
        await waits.ConnectAsync(device); // nobody takes it any more
        Task<int> hears = waits.ReceiveAsync(new byte[1]);
        int boots = bench.Board.Power.Boots;
        Assert.True(bench.Board.RunUntil(() => bench.Board.Power.Boots > boots, TimeSpan.FromMinutes(1)), bench.Log);
        await Assert.ThrowsAsync<SocketException>(() => hears.WaitAsync(TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public void Files_that_settings_name_are_taken_when_they_are_what_they_are_to_be()
    {
        using var authority = new TestAuthority();
        using FirmwareBench bench = SetupBench.Held();
        using var phone = new Phone(bench.Board);
        _ = phone.State();
        string wanted = FirmwareBench.Settings("attach = I:\\note.txt").Replace("security = none", "security = tls\nca = I:\\root.pem", StringComparison.Ordinal);
        (int status, string said) = phone.Ask("PUT", "/settings", wanted);
        Assert.Equal(422, status);
        Assert.Contains(@"[smtp] ca: found no file I:\root.pem", said, StringComparison.Ordinal);
        Assert.Contains(@"attach: found no file I:\note.txt", said, StringComparison.Ordinal);
        Assert.Equal(404, phone.Ask("GET", "/file?root.pem").Status);
        (status, said) = phone.Ask("PUT", "/certificate?root.pem", "no certificate");
        Assert.Equal(422, status);
        Assert.Contains("expected PEM", said, StringComparison.Ordinal);
        (status, said) = phone.Ask("PUT", "/token?token.txt", "");
        Assert.Equal(422, status);
        Assert.Contains("found", said, StringComparison.Ordinal);
        Assert.Equal(404, phone.Ask("PUT", "/file?devicemailer.old", "[wifi]").Status);
        Assert.Equal(204, phone.Ask("PUT", "/certificate?root.pem", authority.Pem).Status);
        Assert.Equal(204, phone.Ask("PUT", "/file?note.txt", "hello").Status);
        Assert.Equal(204, phone.Ask("GET", "/file?root.pem").Status);
        Assert.Equal("hello", File.ReadAllText(bench.Board.Flash.PathOf(@"I:\note.txt")));
        Assert.Equal(authority.Pem, File.ReadAllText(bench.Board.Flash.PathOf(@"I:\root.pem")));
        Assert.Equal(204, phone.Ask("PUT", "/settings", wanted).Status);
        bench.WaitForLog("setup: settings saved");
        bench.Board.RunFor(TimeSpan.FromSeconds(5));
        Assert.Contains("device: ready", bench.Log[bench.Log.IndexOf("setup: settings saved", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(bench.Board.Flash.Folder, "devicemailer.*.new"));
    }

    [Fact]
    public void Device_that_sleeps_is_awake_in_set_up_mode_and_sleeps_after_it()
    {
        using FirmwareBench bench = SleepBench.New();
        bench.Hold();
        using (var phone = new Phone(bench.Board))
        {
            _ = phone.State();
            bench.Pace = VirtualClock.Jumps; // its two minutes of budget go by, and more
            bench.Board.RunFor(TimeSpan.FromMinutes(10));
            bench.Pace = 1;
            Assert.False(bench.Board.Power.IsAsleep);
            Assert.True(bench.Board.AccessPoint.IsOn);
            bench.Press();
            bench.WaitForMail(1);
            Assert.Equal(204, phone.Ask("POST", "/end").Status);
        }

        bench.WaitForSleep();
        Assert.False(bench.Board.AccessPoint.IsOn);
        int boots = bench.Board.Power.Boots;
        bench.RunFor(TimeSpan.FromHours(2));
        Assert.True(bench.Board.Power.IsAsleep);
        Assert.Equal(boots, bench.Board.Power.Boots);
        bench.Press();
        bench.RunFor(SleepBench.Wake);
        Assert.Equal(2, bench.Mail.Count);
        Assert.True(bench.Board.Power.IsAsleep, bench.Log);
        bench.AssertAllGone();
    }

    private static string Page(Phone phone)
    {
        _ = phone.Ask("GET", "/");
        Assert.Equal("gzip", phone.Fields["Content-Encoding"]);
        using var packed = new System.IO.Compression.GZipStream(new MemoryStream(phone.Bytes), System.IO.Compression.CompressionMode.Decompress);
        return new StreamReader(packed).ReadToEnd();
    }
}
