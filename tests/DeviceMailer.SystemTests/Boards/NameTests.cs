// The platform's own look-up of names.

namespace DeviceMailer.SystemTests.Boards;

public class NameTests
{
    [Fact]
    public void Names_have_addresses_of_their_own_and_keep_them()
    {
        using var bench = new BoardBench("""
            WifiNetworkHelper.Reconnect();
            foreach (string name in new string[] { "a.test", "b.test", "A.test", "203.0.113.9" }) Say(Dns.GetHostEntry(name).AddressList[0].ToString());
            Say(Dns.GetHostEntry("a.test").AddressList.Length + "");
            """);
        Assert.Equal("198.51.100.1 | 198.51.100.2 | 198.51.100.1 | 203.0.113.9 | 1", bench.Run());
    }

    [Fact]
    public void Name_that_is_unknown_or_asked_for_without_a_network_is_an_invalid_argument()
    {
        using var bench = new BoardBench("""
            Try("no network", () => Dns.GetHostEntry("known.test"));
            WifiNetworkHelper.Reconnect();
            Try("known", () => Dns.GetHostEntry("known.test"));
            Try("unknown", () => Dns.GetHostEntry("unknown.test"));
            """);
        bench.Board.Network.UnknownNames.Add("unknown.test");
        Assert.Equal("no network: SocketException 10022 | known: done | unknown: SocketException 10022", bench.Run());
    }
}
