// What the firmware says of its settings file at the start, where it depends on the device: files and warnings.

namespace DeviceMailer.SystemTests.Firmware;

public class SettingsFileTests
{
    private const string CaPath = @"I:\ca.pem";

    private static readonly string secure = FirmwareBench.Settings().Replace("security = none", $"security = tls\nca = {CaPath}", StringComparison.Ordinal);

    [Theory]
    [InlineData(null, @"devicemailer.ini:7:6: [smtp] ca: found no file I:\ca.pem, expected one: copy it to the device")]
    [InlineData("", @"devicemailer.ini:7:6: [smtp] ca: found no line -----BEGIN CERTIFICATE----- in I:\ca.pem, expected PEM")]
    [InlineData("0\x82\x03DER", @"devicemailer.ini:7:6: [smtp] ca: found no line -----BEGIN CERTIFICATE----- in I:\ca.pem, expected PEM")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", @"devicemailer.ini:7:6: [smtp] ca: found no certificate in I:\ca.pem, expected PEM")]
    public void Certificate_that_is_none_is_a_mistake_before_anything_starts(string? content, string mistake)
    {
        using var bench = new FirmwareBench(secure);
        if (content != null) File.WriteAllText(bench.Board.Flash.PathOf(CaPath), content);
        bench.SwitchOn();
        bench.WaitForLog(mistake);
        bench.WaitForLog("1 mistake to fix");
        bench.Board.RunFor(TimeSpan.FromMinutes(2)); // the light flashes continuously
        Assert.False(bench.Board.Network.IsUp);
        Assert.DoesNotContain("device: ready", bench.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void Warning_is_said_and_the_device_starts()
    {
        using FirmwareBench bench = new FirmwareBench(FirmwareBench.Settings("[trigger boot]\npin = 5")).Boot();
        Assert.Contains("devicemailer.ini:15:7: warning: [trigger boot] pin: found pin 5, whose level at reset selects how the chip boots", bench.Log, StringComparison.Ordinal);
    }
}
