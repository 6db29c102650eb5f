using System;
using DeviceMailer.Dns;
using DeviceMailer.Smtp.Wire;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Dns;

[TestClass]
public class DnsMessageTests
{
    private const string Name = "www.example.com";

    [TestMethod]
    public void Query_is_as_the_RFC_has_it()
    {
        DnsMessage message = Asked("a.bc", DnsType.Mx);
        OutputBuffer hex = new OutputBuffer(100);
        hex.WriteHex(message.Buffer, DnsMessage.QueryOffset + 2, message.QueryLength - 2);
        Assert.AreEqual("01000001000000000000" + "0161" + "026263" + "00" + "000f0001", Bytes.Text(hex.Bytes, 0, hex.Count));
        Assert.AreEqual(message.QueryLength, message.Buffer[1]); // the length for TCP
        OutputBuffer name = new OutputBuffer(100);
        message.WriteName(name);
        Assert.AreEqual("a.bc", Bytes.Text(name.Bytes, 0, name.Count));
    }

    [TestMethod]
    public void Ids_are_random()
    {
        DnsMessage message = Asked(Name, DnsType.A);
        int changed = 0;
        int before = 0;
        for (int i = 0; i < 20; i++)
        {
            message.Renew();
            int id = message.Buffer[DnsMessage.QueryOffset] << 8 | message.Buffer[DnsMessage.QueryOffset + 1];
            if (id != before && id != before + 1) changed++;
            before = id;
        }

        Assert.IsTrue(changed >= 18, changed.ToString());
    }

    [TestMethod]
    public void Name_that_DNS_cannot_have_is_not_asked_for()
    {
        string label = "";
        for (int i = 0; i < 63; i++) label += "x";
        string longest = label + "." + label + "." + label + "." + label.Substring(2);
        Assert.IsTrue(new DnsMessage(new Random(7)).SetQuestion(longest, DnsType.A)); // 253
        string[] bad = { "", ".", "a..b", ".a", "a.", "x" + label, longest + "x", "t\u00fcr.example" };
        for (int i = 0; i < bad.Length; i++) Assert.IsFalse(new DnsMessage(new Random(7)).SetQuestion(bad[i], DnsType.A), bad[i]);
    }

    [TestMethod]
    public void Addresses_are_read_the_first_four_of_them()
    {
        Wire wire = new Wire("WWW.Example.com", DnsType.A, 7).Record(Wire.Question, DnsType.Mx, 300, 4).Short(5).Pointer(Wire.Question); // not asked for
        wire.Name("other.example.com").Head(DnsType.A, 300, 4).Octets("192.0.2.99"); // nobody's
        string[] addresses = { "192.0.2.255", "10.0.0.1", "198.51.100.20", "0.0.0.0", "192.0.2.5" };
        for (int i = 0; i < addresses.Length; i++) wire.Record(Wire.Question, DnsType.A, 100 + i, 4).Octets(addresses[i]);
        Assert.AreEqual("192.0.2.255 10.0.0.1 198.51.100.20 0.0.0.0 ", Found(wire, Name, DnsType.A, out DnsMessage message));
        Assert.AreEqual(100, message.TtlSeconds);
    }

    [TestMethod]
    public void Time_to_live_is_bounded()
    {
        Found(Wire.Address(Name, "1", int.MaxValue), Name, DnsType.A, out DnsMessage message);
        Assert.AreEqual(DnsLimits.MaxTtlSeconds, message.TtlSeconds);
        Found(Wire.Address(Name, "1", int.MinValue), Name, DnsType.A, out message); // the sign bit means 0
        Assert.AreEqual(0, message.TtlSeconds);
    }

    [TestMethod]
    public void Other_names_are_followed_in_any_order()
    {
        Wire wire = new Wire(Name, DnsType.A, 3).Alias(Wire.Question, "b.example", out int b).Alias(b, "c.example", out int c);
        wire.Record(c, DnsType.A, 60, 4).Octets("192.0.2.1");
        Assert.AreEqual("192.0.2.1 ", Found(wire, Name, DnsType.A, out DnsMessage message));
        Assert.AreEqual(60, message.TtlSeconds);

        wire = new Wire(Name, DnsType.A, 3).Name("c.example").Head(DnsType.A, 60, 4).Octets("192.0.2.1");
        wire.Name("B.EXAMPLE").Head(DnsType.Cname, 60, 11).Name("c.example").Alias(Wire.Question, "b.example", out b);
        Assert.AreEqual("192.0.2.1 ", Found(wire, Name, DnsType.A, out message));
    }

    [TestMethod]
    public void Other_name_without_records_is_the_next_question()
    {
        DnsMessage message = Asked(Name, DnsType.A);
        Wire wire = new Wire(Name, DnsType.A, 2).Alias(Wire.Question, "b.example", out int b).Alias(b, "c.example", out b);
        Assert.IsTrue(message.Read(wire.Deliver(message.Buffer), false) == DnsResult.Alias);
        OutputBuffer name = new OutputBuffer(100);
        message.WriteName(name);
        Assert.AreEqual("c.example", Bytes.Text(name.Bytes, 0, name.Count));
        message.Renew();
        Assert.IsTrue(message.Read(Wire.Address("c.example").Deliver(message.Buffer), false) == DnsResult.Found);
    }

    [TestMethod]
    public void Circle_of_names_ends()
    {
        Wire wire = new Wire(Name, DnsType.A, 2).Alias(Wire.Question, "b.example", out int b).Alias(b, Name, out b);
        AssertRead(DnsResult.Failed, wire, DnsType.A);
    }

    [TestMethod]
    public void Mail_servers_are_in_order_of_preference_the_best_four_of_them()
    {
        Wire wire = new Wire(Name, DnsType.Mx, 6).Mx(65535, "f.example").Mx(20, "c.example").Mx(10, "b.example").Mx(5, "a.example").Mx(30, "d.example").Mx(40, "e.example");
        Assert.AreEqual("a.example b.example c.example d.example ", Found(wire, Name, DnsType.Mx, out _));
    }

    [TestMethod]
    public void Mail_servers_of_the_same_preference_are_in_any_order()
    {
        int firsts = 0;
        for (int seed = 0; seed < 40; seed++)
        {
            DnsMessage message = new DnsMessage(new Random(seed));
            message.SetQuestion(Name, DnsType.Mx);
            string hosts = Read(message, new Wire(Name, DnsType.Mx, 3).Mx(10, "a.example").Mx(10, "b.example").Mx(5, "first.example"));
            Assert.IsTrue(hosts.IndexOf("first.example ") == 0, hosts);
            if (hosts == "first.example a.example b.example ") firsts++;
        }

        Assert.IsTrue(firsts > 5 && firsts < 35, firsts.ToString());
    }

    [TestMethod]
    public void Domain_that_takes_no_mail_says_so()
    {
        AssertRead(DnsResult.NoMail, new Wire(Name, DnsType.Mx, 1).Record(Wire.Question, DnsType.Mx, 300, 3).Short(0).Octets("0"), DnsType.Mx);
        AssertRead(DnsResult.Failed, new Wire(Name, DnsType.Mx, 1).Record(Wire.Question, DnsType.Mx, 300, 3).Short(10).Octets("0"), DnsType.Mx);
        Wire both = new Wire(Name, DnsType.Mx, 2).Record(Wire.Question, DnsType.Mx, 300, 3).Short(0).Octets("0").Mx(10, "a.example");
        Assert.AreEqual("a.example ", Found(both, Name, DnsType.Mx, out _)); // forbidden by RFC 7505 3; it has a server after all
    }

    [TestMethod]
    public void Host_that_is_no_host_name_is_left_out()
    {
        string[] bad = { "a b.example", "a\r\nx.example", "a_b.example", "[192.0.2.1]", "t\u00fcr.example" };
        for (int i = 0; i < bad.Length; i++)
        {
            int length = Bytes.Of(bad[i]).Length + 4;
            Wire alone = new Wire(Name, DnsType.Mx, 1).Record(Wire.Question, DnsType.Mx, 300, length).Short(10).Name(bad[i]);
            AssertRead(DnsResult.Failed, alone, DnsType.Mx);
            Wire beside = new Wire(Name, DnsType.Mx, 2).Record(Wire.Question, DnsType.Mx, 300, length).Short(10).Name(bad[i]).Mx(20, "a.example");
            Assert.AreEqual("a.example ", Found(beside, Name, DnsType.Mx, out _));
        }
    }

    [TestMethod]
    public void Answer_to_another_question_is_none()
    {
        AssertRead(DnsResult.NotOurs, Wire.Address("www.example.org"), DnsType.A);
        AssertRead(DnsResult.NotOurs, Wire.Address("ww.example.com"), DnsType.A);
        AssertRead(DnsResult.NotOurs, Wire.Address("www.example.com.au"), DnsType.A);
        AssertRead(DnsResult.NotOurs, Wire.Address(Name), DnsType.Mx);
        Wire guessed = Wire.Address(Name);
        guessed.IdError = 1;
        AssertRead(DnsResult.NotOurs, guessed, DnsType.A);
        AssertRead(DnsResult.NotOurs, new Wire(Name, DnsType.A, 0, 0x0100), DnsType.A); // a query
        AssertRead(DnsResult.NotOurs, new Wire(Name, DnsType.A, 0, 0xA180), DnsType.A); // another operation
        AssertRead(DnsResult.NotOurs, new Wire(Name, DnsType.A, 0, Wire.Recursive, 0), DnsType.A);
        AssertRead(DnsResult.NotOurs, new Wire(Name, DnsType.A, 0, Wire.Recursive, 2), DnsType.A);
        Wire chaos = Wire.Address(Name);
        chaos.Bytes[Wire.Question + Name.Length + 5] = 3; // the class
        AssertRead(DnsResult.NotOurs, chaos, DnsType.A);
    }

    [TestMethod]
    public void What_there_is_instead_of_records_is_known()
    {
        AssertRead(DnsResult.NoData, new Wire(Name, DnsType.A, 0), DnsType.A);
        AssertRead(DnsResult.NoData, new Wire(Name, DnsType.A, 0, 0x8400), DnsType.A); // of the domain's own server
        AssertRead(DnsResult.NoName, new Wire(Name, DnsType.A, 0, Wire.Recursive | 3), DnsType.A);
        AssertRead(DnsResult.NoName, new Wire(Name, DnsType.A, 1, Wire.Recursive | 3).Alias(Wire.Question, "b.example", out _), DnsType.A);
        AssertRead(DnsResult.Failed, new Wire(Name, DnsType.A, 1, Wire.Recursive | 3).Record(Wire.Question, DnsType.A, 300, 4).Octets("192.0.2.1"), DnsType.A); // a name that is not there has no address
        AssertRead(DnsResult.Failed, new Wire(Name, DnsType.Mx, 1, Wire.Recursive | 3).Mx(10, "mx.example"), DnsType.Mx);
        AssertRead(DnsResult.Failed, new Wire(Name, DnsType.A, 0, 0x8000), DnsType.A); // go and ask others
        AssertRead(DnsResult.Failed, new Wire(Name, DnsType.A, 0, Wire.Recursive | 1), DnsType.A);
        AssertRead(DnsResult.Failed, new Wire(Name, DnsType.A, 0, Wire.Recursive | 2), DnsType.A);
        AssertRead(DnsResult.Failed, new Wire(Name, DnsType.A, 0, Wire.Recursive | 5), DnsType.A);
        AssertRead(DnsResult.Truncated, new Wire(Name, DnsType.A, 0, Wire.Recursive | 0x0200), DnsType.A);
    }

    [TestMethod]
    public void Malformed_names_are_refused()
    {
        AssertMalformed(new Wire(Name, DnsType.A, 1).Pointer(Wire.Question + Name.Length + 6)); // to itself
        AssertMalformed(new Wire(Name, DnsType.A, 1).Pointer(200));                             // forwards
        AssertMalformed(new Wire(Name, DnsType.A, 1).Pointer(4));                               // into the header
        AssertMalformed(new Wire(Name, DnsType.A, 1).Labels("a").Pointer(Wire.Question + Name.Length + 6)); // round in a circle
        AssertMalformed(new Wire(Name, DnsType.A, 1).Short(0x4161).Octets("0"));                // a kind of label that never came
        AssertMalformed(new Wire(Name, DnsType.A, 1).Short(0x8061).Octets("0"));
        string label = "";
        for (int i = 0; i < 63; i++) label += "x";
        AssertMalformed(new Wire(Name, DnsType.A, 1).Name(label + "." + label + "." + label + "." + label)); // 257 bytes
    }

    [TestMethod]
    public void Malformed_records_are_refused()
    {
        AssertRead(DnsResult.Failed, new Wire(Name, DnsType.A, 1).Record(Wire.Question, DnsType.A, 300, 3).Octets("192.0.2"), DnsType.A);
        AssertRead(DnsResult.Failed, new Wire(Name, DnsType.A, 1).Record(Wire.Question, DnsType.A, 300, 5).Octets("192.0.2.1"), DnsType.A);
        AssertRead(DnsResult.Failed, new Wire(Name, DnsType.A, 2).Record(Wire.Question, DnsType.A, 300, 4).Octets("192.0.2.1"), DnsType.A); // one is missing
        AssertRead(DnsResult.Failed, new Wire(Name, DnsType.Mx, 1).Record(Wire.Question, DnsType.Mx, 300, 2).Short(10), DnsType.Mx);
        AssertRead(DnsResult.Failed, new Wire(Name, DnsType.Mx, 1).Record(Wire.Question, DnsType.Mx, 300, 9).Short(10).Name("mail"), DnsType.Mx);
        AssertRead(DnsResult.Failed, new Wire(Name, DnsType.A, 1).Record(Wire.Question, DnsType.Cname, 300, 5).Name("mail"), DnsType.A);
    }

    [TestMethod]
    public void Every_beginning_of_an_answer_is_refused()
    {
        Wire wire = new Wire(Name, DnsType.Mx, 2).Mx(10, "a.example").Mx(20, "b.example");
        DnsMessage message = Asked(Name, DnsType.Mx);
        wire.Deliver(message.Buffer);
        int question = Wire.Question + Name.Length + 6;
        for (int count = 0; count < wire.Count; count++)
        {
            DnsResult result = message.Read(count, false);
            Assert.IsTrue(result == (count < question ? DnsResult.NotOurs : DnsResult.Failed), count.ToString());
        }

        Assert.IsTrue(message.Read(wire.Count, false) == DnsResult.Found);
    }

    [TestMethod]
    public void Garbage_ends_and_names_no_host_that_is_none()
    {
        Random random = new Random(7);
        for (int run = 0; run < 300; run++)
        {
            Wire wire = new Wire(Name, DnsType.Mx, 3).Mx(10, "a.example").Alias(Wire.Question, "b.example", out int b).Record(b, DnsType.Mx, 300, 4).Short(5).Pointer(b);
            for (int i = 0; i < 3; i++) wire.Bytes[Wire.Question + 21 + random.Next(wire.Count - Wire.Question - 21)] = (byte)random.Next(256);
            DnsMessage message = Asked(Name, DnsType.Mx);
            string hosts = Read(message, wire);
            for (int i = 0; i < hosts.Length; i++) Assert.IsTrue(hosts[i] >= ' ' && hosts[i] < (char)127, hosts);
        }
    }

    [TestMethod]
    public void Of_an_answer_beyond_the_buffer_the_whole_records_are_used()
    {
        Wire wire = new Wire(Name, DnsType.Mx, 50);
        for (int i = 0; i < 50; i++) wire.Mx(100 - i, "a-rather-long-host-name-" + i.ToString() + ".example");
        Assert.IsTrue(wire.Count > DnsLimits.MaxAnswerBytes);
        string hosts = Found(wire, Name, DnsType.Mx, out _); // header and question of 33 bytes, nine records of 49
        Assert.AreEqual("a-rather-long-host-name-8.example a-rather-long-host-name-7.example a-rather-long-host-name-6.example a-rather-long-host-name-5.example ", hosts);
    }

    private static DnsMessage Asked(string name, DnsType type)
    {
        DnsMessage message = new DnsMessage(new Random(7));
        Assert.IsTrue(message.SetQuestion(name, type));
        message.Renew();
        return message;
    }

    private static void AssertMalformed(Wire owner) => AssertRead(DnsResult.Failed, owner.Head(DnsType.A, 300, 4).Octets("192.0.2.1"), DnsType.A);

    private static void AssertRead(DnsResult expected, Wire wire, DnsType type)
    {
        DnsMessage message = Asked(Name, type);
        Assert.AreEqual((int)expected, (int)message.Read(wire.Deliver(message.Buffer), false));
    }

    private static string Found(Wire wire, string name, DnsType type, out DnsMessage message)
    {
        message = Asked(name, type);
        return Read(message, wire);
    }

    private static string Read(DnsMessage message, Wire wire)
    {
        DnsResult result = message.Read(wire.Deliver(message.Buffer), false);
        Assert.AreEqual(result == DnsResult.Found, message.Count > 0);
        string values = "";
        for (int i = 0; i < message.Count; i++) values += Bytes.Text(message.Buffer, DnsMessage.QueryOffset, message.WriteText(i)) + " ";
        return values;
    }
}
