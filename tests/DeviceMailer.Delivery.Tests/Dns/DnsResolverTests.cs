using DeviceMailer.Dns;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Dns;

[TestClass]
public class DnsResolverTests
{
    private const string Name = "a.example";
    private const string Failed = "-4";

    [TestMethod]
    public void Servers_are_asked_in_turn_and_longer_each_time_and_it_ends()
    {
        FakeServers servers = new FakeServers();
        Assert.AreEqual(Failed, servers.Find(Name));
        Assert.AreEqual("0@0 a.example\n1@20 a.example\n0@40 a.example\n1@80 a.example\n0@120 a.example\n", servers.Asked);
        Assert.IsTrue(servers.UptimeMs == DnsLimits.MaxLookupMs);
        Assert.AreEqual("dns: a.example: no name server answered\n", servers.Log);
        servers.UptimeMs = 100000;
        Assert.AreEqual("192.0.2.1 ", servers.Say(Wire.Address(Name)).Find(Name)); // it is not remembered that nobody answered
    }

    [TestMethod]
    public void Without_servers_it_ends_at_once()
    {
        FakeServers servers = new FakeServers { Servers = 0 };
        Assert.AreEqual(Failed, servers.Find(Name));
        Assert.IsTrue(servers.UptimeMs == 0);
    }

    [TestMethod]
    public void Slow_server_is_heard_in_a_later_round_and_asked_first_from_then_on()
    {
        FakeServers servers = new FakeServers();
        servers.Say(Late(9000), Late(9000), Late(9000), Late(3500));
        Assert.AreEqual("192.0.2.1 ", servers.Find(Name));
        Assert.AreEqual("0@0 a.example\n1@20 a.example\n0@40 a.example\n1@80 a.example\n", servers.Asked);
        servers.Say(Wire.Address("b.example")).Find("b.example");
        Assert.IsTrue(servers.Asked.IndexOf("1@115 b.example\n") > 0, servers.Asked);
    }

    [TestMethod]
    public void Server_that_fails_is_followed_by_the_next_at_once()
    {
        FakeServers servers = new FakeServers();
        servers.Say(new Wire(Name, DnsType.A, 0, Wire.Recursive | 2), new Wire(Name, DnsType.A, 0, Wire.Recursive | 5), Wire.Address(Name));
        Assert.AreEqual("192.0.2.1 ", servers.Find(Name));
        Assert.AreEqual("0@0 a.example\n1@0 a.example\n0@0 a.example\n", servers.Asked);
    }

    [TestMethod]
    public void Lies_are_not_heard_and_the_truth_behind_them_is()
    {
        FakeServers servers = new FakeServers();
        servers.Say(Guessed(), Wire.Address("evil.example", "66"), new Wire(Name, DnsType.Mx, 0), Wire.Address(Name));
        Assert.AreEqual("192.0.2.1 ", servers.Find(Name));
        Assert.AreEqual("0@0 a.example\n", servers.Asked);
    }

    [TestMethod]
    public void Who_guesses_has_to_begin_anew_with_each_question()
    {
        FakeServers servers = new FakeServers();
        for (int i = 0; i < DnsLimits.MaxStrangers; i++) servers.Say(Guessed());
        Assert.AreEqual("192.0.2.1 ", servers.Say(Wire.Address(Name)).Find(Name));
        Assert.AreEqual("0@0 a.example\n1@0 a.example\n", servers.Asked);
    }

    [TestMethod]
    public void Answers_are_remembered_for_their_time()
    {
        FakeServers servers = new FakeServers();
        servers.Say(Wire.Address(Name, "1", 60)).Find(Name);
        servers.UptimeMs = 59999;
        Assert.AreEqual("192.0.2.1 ", servers.Find(Name));
        Assert.AreEqual("0@0 a.example\n", servers.Asked);
        servers.UptimeMs = 60000;
        Assert.AreEqual("192.0.2.2 ", servers.Say(Wire.Address(Name, "2", 0)).Find(Name));
        Assert.AreEqual("192.0.2.3 ", servers.Say(Wire.Address(Name, "3")).Find(Name)); // 0: not at all
    }

    [TestMethod]
    public void That_there_is_nothing_is_remembered_for_a_moment()
    {
        FakeServers servers = new FakeServers();
        Assert.AreEqual("-2", servers.Say(new Wire(Name, DnsType.A, 0, Wire.Recursive | 3)).Find(Name));
        servers.UptimeMs = 29999;
        Assert.AreEqual("-2", servers.Find(Name));
        servers.UptimeMs = 30000;
        Assert.AreEqual("-1", servers.Say(new Wire(Name, DnsType.A, 0)).Find(Name));
        Assert.AreEqual("dns: a.example: there is no such name\ndns: a.example: no such records\n", servers.Log);
        Assert.AreEqual("-2", servers.Find("not..a.name"));
    }

    [TestMethod]
    public void Kinds_of_records_are_remembered_apart_and_only_so_many()
    {
        FakeServers servers = new FakeServers();
        servers.Say(Wire.Address(Name)).Find(Name);
        Assert.AreEqual("m.example ", servers.Say(new Wire(Name, DnsType.Mx, 1).Mx(5, "m.example")).Find(Name, DnsType.Mx));
        for (int i = 2; i <= DnsLimits.MaxCached; i++)
        {
            string name = "n" + i.ToString() + ".example";
            servers.Say(Wire.Address(name, "9", 600)).Find(name);
        }

        Assert.AreEqual("m.example ", servers.Find(Name, DnsType.Mx));
        Assert.AreEqual(Failed, servers.Find(Name)); // its place was taken
    }

    [TestMethod]
    public void Strings_that_stay_the_same_take_no_heap()
    {
        FakeServers servers = new FakeServers();
        Wire first = new Wire(Name, DnsType.Mx, 2).Mx(5, "m.example").Mx(6, "n.example");
        Wire turned = new Wire(Name, DnsType.Mx, 2).Mx(5, "n.example").Mx(6, "m.example");
        servers.Say(first).Find(Name, DnsType.Mx);
        string m = servers.Resolver.Answer.ValueAt(0);
        string n = servers.Resolver.Answer.ValueAt(1);
        servers.UptimeMs = 3600000;
        Assert.AreEqual("n.example m.example ", servers.Say(turned).Find(Name, DnsType.Mx));
        Assert.IsTrue(ReferenceEquals(m, servers.Resolver.Answer.ValueAt(1)));
        Assert.IsTrue(ReferenceEquals(n, servers.Resolver.Answer.ValueAt(0)));
    }

    [TestMethod]
    public void Truncated_answer_is_asked_for_over_TCP()
    {
        FakeServers servers = new FakeServers();
        Wire whole = new Wire(Name, DnsType.Mx, 30);
        for (int i = 0; i < 30; i++) whole.Mx(i, "m" + i.ToString() + ".example");
        servers.Say(Cut(DnsType.Mx), whole);
        Assert.AreEqual("m0.example m1.example m2.example m3.example ", servers.Find(Name, DnsType.Mx));
        Assert.AreEqual("0@0 a.example\ntcp 192.0.2.50:53 @0 \n", servers.Asked);
    }

    [TestMethod]
    public void Server_that_lies_or_falls_silent_over_TCP_is_followed_by_the_next()
    {
        FakeServers servers = new FakeServers();
        Wire half = new Wire(Name, DnsType.A, 1).Record(Wire.Question, DnsType.A, 300, 4);
        servers.Say(Cut(DnsType.A), Guessed(), Cut(DnsType.A), half, Wire.Address(Name));
        Assert.AreEqual("192.0.2.1 ", servers.Find(Name));
        Assert.AreEqual("0@0 a.example\ntcp 192.0.2.50:53 @0 \n1@0 a.example\ntcp 192.0.2.51:53 @0 \n0@0 a.example\n", servers.Asked);
    }

    [TestMethod]
    public void Other_names_are_asked_for_and_a_circle_ends()
    {
        FakeServers servers = new FakeServers();
        servers.Say(new Wire(Name, DnsType.A, 1).Alias(Wire.Question, "b.example", out _), Wire.Address("b.example"));
        Assert.AreEqual("192.0.2.1 ", servers.Find(Name));
        Assert.AreEqual("0@0 a.example\n0@0 b.example\n", servers.Asked);
        for (int i = 0; i < 20; i++) servers.Say(new Wire(i % 2 == 0 ? "c.example" : "d.example", DnsType.A, 1).Alias(Wire.Question, i % 2 == 0 ? "d.example" : "c.example", out _));
        Assert.AreEqual(Failed, servers.Find("c.example"));
        Assert.IsTrue(servers.UptimeMs == 0);
    }

    [TestMethod]
    public void Addresses_are_told_from_names()
    {
        string[] addresses = { "192.0.2.1", "0.0.0.0", "255.255.255.255" };
        string[] names = { "", "1.2.3", "1.2.3.4.5", "1.2.3.256", "1.2.3.x", "1..2.3", "1.2.3.", ".1.2.3", "1000.2.3.4", "a.example", "192.0.2.1.example.com" };
        for (int i = 0; i < addresses.Length; i++) Assert.IsTrue(Ipv4.IsAddress(addresses[i]), addresses[i]);
        for (int i = 0; i < names.Length; i++) Assert.IsFalse(Ipv4.IsAddress(names[i]), names[i]);
    }

    private static Wire Guessed()
    {
        Wire wire = Wire.Address(Name, "66");
        wire.IdError = 1;
        return wire;
    }

    private static Wire Late(int delayMs)
    {
        Wire wire = Wire.Address(Name);
        wire.DelayMs = delayMs;
        return wire;
    }

    private static Wire Cut(DnsType type) => new Wire(Name, type, 0, Wire.Recursive | 0x0200);
}
