// From a device with nothing on it to a mail, over its own network, and what that network refuses.

using DeviceMailer.SystemTests.Firmware;

namespace DeviceMailer.SystemTests.SetUp;

public class SetupModeTests
{
    [Fact]
    public void New_device_is_set_up_over_its_own_network_and_sends_a_test_mail()
    {
        using FirmwareBench bench = Empty();
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

    private static FirmwareBench Empty()
    {
        var bench = new FirmwareBench();
        bench.Board.PutSetupPage();
        File.Delete(bench.Board.Flash.PathOf(@"I:\devicemailer.ini"));
        bench.SwitchOn();
        return bench;
    }

    private static string Page(Phone phone)
    {
        _ = phone.Ask("GET", "/");
        Assert.Equal("gzip", phone.Fields["Content-Encoding"]);
        using var packed = new System.IO.Compression.GZipStream(new MemoryStream(phone.Bytes), System.IO.Compression.CompressionMode.Decompress);
        return new StreamReader(packed).ReadToEnd();
    }
}
