// What the device calls itself: the address that it has now, not the one that it had at its first connection.

namespace DeviceMailer.SystemTests.Firmware;

public class ClientNameTests
{
    [Fact]
    public void Address_that_the_router_gave_meanwhile_stands_in_EHLO()
    {
        using FirmwareBench bench = new FirmwareBench().Boot();
        bench.Press();
        bench.WaitForMail(1);
        Assert.Contains("C: EHLO [192.0.2.7]", bench.Log, StringComparison.Ordinal);

        bench.Board.RunFor(TimeSpan.FromSeconds(1)); // until the button is up again
        bench.Board.Network.Address = "198.51.100.23";
        bench.Press();
        bench.WaitForMail(2);
        Assert.Contains("C: EHLO [198.51.100.23]", bench.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void Name_of_the_settings_stays()
    {
        using FirmwareBench bench = new FirmwareBench(FirmwareBench.Settings().Replace("security = none", "security = none\nhelo = freezer.example.com", StringComparison.Ordinal)).Boot();
        bench.Board.Network.Address = "198.51.100.23";
        bench.Press();
        bench.WaitForMail(1);
        Assert.Contains("C: EHLO freezer.example.com", bench.Log, StringComparison.Ordinal);
    }
}
