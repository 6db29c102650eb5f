using DeviceMailer.Delivery;
using DeviceMailer.Dns;
using DeviceMailer.Outbox;
using DeviceMailer.Smtp.Transport;
using DeviceMailer.Tests.Dns;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Delivery;

[TestClass]
public class MxRouteTests
{
    [TestMethod]
    public void Recipients_are_grouped_by_their_domains()
    {
        MxRoute route = Route(new FakeServers(), "a@one.example", "\"x@y\"@two.example", "b@ONE.example", "c@[192.0.2.1]");
        Assert.AreEqual(3, route.GroupCount);
        Assert.AreEqual(5, route.RecipientsOf(0));
        Assert.AreEqual(2, route.RecipientsOf(1));
        Assert.AreEqual(8, route.RecipientsOf(2));
    }

    [TestMethod]
    public void Mail_servers_come_from_MX_else_it_is_the_domain_itself()
    {
        FakeServers servers = new FakeServers();
        MxRoute route = Route(servers, "a@one.example");
        servers.Say(new Wire("one.example", DnsType.Mx, 2).Mx(20, "b.example").Mx(10, "a.example"));
        Assert.AreEqual("a.example b.example ", Hosts(route));
        servers.UptimeMs = 4000000;
        servers.Say(new Wire("one.example", DnsType.Mx, 0));
        Assert.AreEqual("one.example ", Hosts(route));
    }

    [TestMethod]
    public void Domain_that_does_not_exist_may_exist_later_and_one_that_takes_no_mail_never_does()
    {
        FakeServers servers = new FakeServers();
        MxRoute route = Route(servers, "a@one.example");
        Assert.AreEqual("0", Hosts(servers.Say(new Wire("one.example", DnsType.Mx, 0, Wire.Recursive | 3)), route));
        Assert.AreEqual("0", Hosts(servers, route)); // nobody answers
        servers.UptimeMs += 60000;
        Assert.AreEqual("-1", Hosts(servers.Say(new Wire("one.example", DnsType.Mx, 1).Record(Wire.Question, DnsType.Mx, 300, 3).Short(0).Octets("0")), route));
    }

    [TestMethod]
    public void Address_in_brackets_needs_no_name_server()
    {
        FakeServers servers = new FakeServers();
        Assert.AreEqual("192.0.2.1 ", Hosts(Route(servers, "a@[192.0.2.1]")));
        Assert.AreEqual("-1", Hosts(Route(servers, "a@[IPv6:2001:db8::1]")));
        Assert.AreEqual("", servers.Asked);
    }

    [TestMethod]
    public void Addresses_of_a_host_are_tried_in_turn_and_share_the_time()
    {
        FakeServers servers = new FakeServers();
        Wire two = new Wire("a.example", DnsType.A, 2).Record(Wire.Question, DnsType.A, 300, 4).Octets("192.0.2.1").Record(Wire.Question, DnsType.A, 300, 4).Octets("192.0.2.2");
        servers.Say(two);
        Dialler dialler = new Dialler("192.0.2.2");
        NamedTransport transport = new NamedTransport(dialler, servers.Resolver);
        transport.SetDeadline(60000);
        Assert.IsTrue(transport.Connect("a.example", 25) == TransportResult.Ok);
        Assert.AreEqual("60000 30000 192.0.2.1:25 30000 192.0.2.2:25 ", dialler.Heard);
    }

    [TestMethod]
    public void Host_without_an_address_is_not_connected_to_and_an_address_is_at_once()
    {
        FakeServers servers = new FakeServers();
        Dialler dialler = new Dialler("192.0.2.2");
        NamedTransport transport = new NamedTransport(dialler, servers.Resolver);
        Assert.IsTrue(transport.Connect("a.example", 25) == TransportResult.HostNotFound);
        Assert.AreEqual("", dialler.Heard);
        Assert.IsTrue(transport.Connect("192.0.2.2", 25) == TransportResult.Ok);
        Assert.IsTrue(transport.Connect("192.0.2.3", 25) == TransportResult.Failed);
    }

    private static string Hosts(MxRoute route)
    {
        int count = route.FindHosts(0);
        string hosts = "";
        for (int i = 0; i < count; i++) hosts += route.HostAt(i) + " ";
        return count > 0 ? hosts : count.ToString();
    }

    // When what was remembered is over.
    private static string Hosts(FakeServers servers, MxRoute route)
    {
        servers.UptimeMs += DnsLimits.NegativeTtlSeconds * 1000;
        return Hosts(route);
    }

    private static MxRoute Route(FakeServers servers, params string[] addresses)
    {
        byte[][] all = new byte[addresses.Length][];
        for (int i = 0; i < all.Length; i++) all[i] = Bytes.Of(addresses[i]);
        RecipientBook book = new RecipientBook();
        Assert.IsTrue(book.Open(all));
        return new MxRoute(book, servers.Resolver);
    }
}
