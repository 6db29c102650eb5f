// One device of a fleet: what all of them mail at once it mails at its place, and an alarm at once.

namespace DeviceMailer.SystemTests.Firmware;

public class FleetDeviceTests
{
    private const int PlaceSeconds = 255; // of ten minutes: the virtual board's, by its MAC address

    private static readonly string settings = FirmwareBench.Settings("[trigger start]\nboot = yes\ninterval = 0s\nsubject = Start\n[outbox]\nspread = 10min");

    [Fact]
    public void Alarm_goes_at_once_and_the_news_of_the_start_at_the_devices_place()
    {
        using FirmwareBench bench = new FirmwareBench(settings).Boot();
        bench.Press();
        bench.WaitForMail(1);
        Assert.Equal(["Door"], Subjects(bench));
        bench.Board.RunFor(TimeSpan.FromSeconds(PlaceSeconds - 60));
        Assert.Single(bench.Mail);
        bench.Board.RunFor(TimeSpan.FromSeconds(120));
        Assert.Equal(["Door", "Start"], Subjects(bench));
        string start = FirmwareBench.Text(bench.Mail.Last().Content);
        Assert.Contains($"Date: {FirmwareBench.StartOfTime:ddd, d MMM yyyy HH:mm}", start, StringComparison.Ordinal); // of the start, not of the sending
    }

    [Fact]
    public void Mail_that_waited_for_power_goes_at_the_devices_place()
    {
        using FirmwareBench bench = new FirmwareBench(settings.Replace("boot = yes", "every = 1d", StringComparison.Ordinal)).Boot();
        bench.Board.Wifi.InRange = false;
        bench.Board.RunFor(TimeSpan.FromMinutes(2));
        bench.Press();
        bench.Board.RunFor(TimeSpan.FromMinutes(1));
        bench.Board.CutPower();
        bench.Board.Wifi.InRange = true;
        bench.SwitchOn();
        bench.Board.RunFor(TimeSpan.FromSeconds(PlaceSeconds - 1));
        Assert.Empty(bench.Mail);
        bench.WaitForMail(1);
        Assert.Equal(["Door"], Subjects(bench));
    }

    private static string[] Subjects(FirmwareBench bench) => [.. bench.Mail.Select(mail => mail.Subject)];
}
