// Mail to the servers of its recipients' domains, found by asking a real name server.

using DeviceMailer.SystemTests.Servers;

namespace DeviceMailer.SystemTests.Firmware;

public class MxTests
{
    private static readonly string[] hosts = ["a A 192.0.2.21", "b A 192.0.2.22", "c A 192.0.2.23"];

    [ServerFact<KnotServer>]
    public async Task Preferred_server_gets_it_and_the_others_nothing()
    {
        await using KnotServer names = await StartAsync("one MX 20 b", "one MX 10 a", "one MX 30 c");
        using MxBench bench = new MxBench(names, To("one")).Press(1);
        Assert.Equal("1: cook@one.example.test", bench.Delivered);
        Assert.Equal(["192.0.2.21:25"], bench.Connections);
        Assert.Equal(2, bench.NameServerUses); // MX, and the address of one of them
        bench.Press(2);
        Assert.Equal(2, bench.NameServerUses); // both are remembered
    }

    [ServerFact<KnotServer>]
    public async Task Next_server_is_tried_when_one_is_down()
    {
        await using KnotServer names = await StartAsync("one MX 10 a", "one MX 20 nowhere", "one MX 30 b", "one MX 40 c");
        using var bench = new MxBench(names, To("one"));
        bench.Down.Add(1);
        bench.Press(1);
        Assert.Equal("2: cook@one.example.test", bench.Delivered);
        Assert.Equal(["192.0.2.21:25", "192.0.2.22:25"], bench.Connections);
        Assert.Contains("dns: nowhere.example.test: there is no such name", bench.Device.Log, StringComparison.Ordinal);
    }

    [ServerFact<KnotServer>]
    public async Task Second_address_of_a_server_is_tried_when_the_first_is_down()
    {
        await using KnotServer names = await StartAsync("one MX 10 two", "two A 192.0.2.21", "two A 192.0.2.22");
        using var bench = new MxBench(names, To("one"));
        bench.Down.Add(1);
        bench.Press(1);
        Assert.Equal("2: cook@one.example.test", bench.Delivered);
    }

    [ServerFact<KnotServer>]
    public async Task All_servers_down_means_later()
    {
        await using KnotServer names = await StartAsync("one MX 10 a", "one MX 20 b");
        using var bench = new MxBench(names, To("one"));
        bench.Down.UnionWith([1, 2]);
        bench.Device.Press();
        bench.Device.WaitForLog("next attempt in 6");
        bench.Down.Clear();
        bench.Device.Board.RunFor(TimeSpan.FromMinutes(5));
        Assert.Equal("1: cook@one.example.test", bench.Delivered);
    }

    [ServerFact<KnotServer>]
    public async Task Domain_without_MX_takes_its_mail_itself()
    {
        await using KnotServer names = await StartAsync("one A 192.0.2.22");
        using MxBench bench = new MxBench(names, To("one")).Press(1);
        Assert.Equal("2: cook@one.example.test", bench.Delivered);
    }

    [ServerFact<KnotServer>]
    public async Task Other_names_of_domain_and_host_are_followed()
    {
        await using KnotServer names = await StartAsync("one CNAME two", "two CNAME three", "three MX 10 mail", "mail CNAME c");
        using MxBench bench = new MxBench(names, To("one")).Press(1);
        Assert.Equal("3: cook@one.example.test", bench.Delivered);
    }

    [ServerFact<KnotServer>]
    public async Task Domain_that_takes_no_mail_is_given_up_and_the_next_mail_says_so()
    {
        await using KnotServer names = await StartAsync("one MX 0 .", "two MX 10 b");
        using MxBench bench = new MxBench(names, To("one", "two")).Press(1);
        Assert.Equal("2: cook@two.example.test", bench.Delivered);
        Assert.Contains("dns: one.example.test: the domain takes no mail", bench.Device.Log, StringComparison.Ordinal);
        bench.Press(2);
        Assert.Contains("Since the last mail: 1 recipient refused.", bench.Mail[1].Mail.Text, StringComparison.Ordinal);
        bench.Device.Board.RunFor(TimeSpan.FromHours(6));
        Assert.Equal(2, bench.Mail.Count(mail => mail.Mail.Subject == "Door"));
        Assert.InRange(bench.Mail.Count, 3, 4); // who takes no mail takes none that tells of it either: it is told once more, and then ever more seldom
        Assert.Empty(Directory.GetFiles(bench.Device.Board.Flash.PathOf(@"I:\outbox"), "*.msg"));
    }

    [ServerFact<KnotServer>]
    public async Task Answer_that_fits_no_datagram_comes_over_TCP()
    {
        string[] many = [.. Enumerable.Range(10, 15).Select(number => $"one MX {number} host-with-a-rather-long-name-{number}"), "one MX 5 a"];
        await using KnotServer names = await StartAsync(many);
        using MxBench bench = new MxBench(names, To("one")).Press(1);
        Assert.Equal("1: cook@one.example.test", bench.Delivered);
        Assert.Equal(3, bench.NameServerUses); // the datagram, the connection, the address
    }

    [ServerFact<KnotServer>]
    public async Task Two_domains_of_one_alert_get_a_transaction_each()
    {
        await using KnotServer names = await StartAsync("one MX 10 a", "two MX 10 b");
        using MxBench bench = new MxBench(names, "cook@one.example.test, boss@two.example.test, chef@ONE.example.test").Press(2);
        Assert.Equal("1: cook@one.example.test, chef@ONE.example.test; 2: boss@two.example.test", bench.Delivered);
        Assert.Equal(bench.Mail[0].Mail.Content, bench.Mail[1].Mail.Content);
    }

    [ServerFact<KnotServer>]
    public async Task Domain_that_is_down_keeps_the_other_from_nothing()
    {
        await using KnotServer names = await StartAsync("one MX 10 a", "two MX 10 b");
        using var bench = new MxBench(names, To("one", "two"));
        bench.Down.Add(1);
        bench.Press(1).Press(2);
        Assert.Equal("2: cook@two.example.test; 2: cook@two.example.test", bench.Delivered);
        bench.Down.Clear();
        bench.Device.Board.RunFor(TimeSpan.FromMinutes(10));
        Assert.EndsWith("; 1: cook@one.example.test; 1: cook@one.example.test", bench.Delivered, StringComparison.Ordinal);
    }

    [ServerFact<KnotServer>]
    public async Task Address_in_brackets_needs_no_name_server()
    {
        await using KnotServer names = await StartAsync();
        using MxBench bench = new MxBench(names, "cook@[192.0.2.23]").Press(1);
        Assert.Equal("3: cook@[192.0.2.23]", bench.Delivered);
        Assert.Equal(0, bench.NameServerUses);
    }

    [ServerFact<KnotServer>]
    public async Task Name_servers_of_the_settings_are_asked_in_place_of_the_networks()
    {
        await using KnotServer names = await StartAsync("one MX 10 a");
        using var bench = new MxBench(names, To("one"), "dns = 192.0.2.60, 192.0.2.61\n");
        var asked = new List<string>();
        Func<string, int, System.Net.IPEndPoint?> route = bench.Device.Board.Network.Route;
        bench.Device.Board.Network.Route = (host, port) =>
        {
            if (port == 53) asked.Add(host);
            return host == "192.0.2.60" ? null : route(host, port);
        };
        bench.Press(1);
        Assert.Equal(["192.0.2.60", "192.0.2.61", "192.0.2.61"], asked); // the second question goes to who answered the first
    }

    [ServerFact<KnotServer>]
    public async Task Smart_host_is_found_by_the_same_name_server()
    {
        await using KnotServer names = await StartAsync();
        using var bench = new FirmwareBench(FirmwareBench.Settings().Replace("mail.example.com", "b.example.test", StringComparison.Ordinal));
        bench.Board.Network.AnswersNames = false;
        bench.Board.Network.Route = (host, port) => port == 53 ? names.EndPoint : host == "192.0.2.22" ? bench.Sink.EndPoint : null;
        bench.Boot();
        bench.Press();
        bench.WaitForMail(1);
    }

    private static string To(params string[] domains) => string.Join(", ", domains.Select(domain => $"cook@{domain}.{KnotServer.Zone}"));

    private static Task<KnotServer> StartAsync(params string[] records) => KnotServer.StartAsync([.. hosts, .. records]);
}
