using System;
using DeviceMailer.Dns;
using DeviceMailer.Sntp;
using DeviceMailer.Tests.Dns;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Sntp;

[TestClass]
public class SntpClientTests
{
    private const string First = "192.0.2.61";
    private const string Second = "192.0.2.62";
    private const uint Year1968 = 0x80000000;

    [TestMethod]
    public void Time_is_when_the_answer_left_and_half_the_way()
    {
        FakeTimeServers servers = new FakeTimeServers(First).Say(new TimeAnswer { Fraction = 128 });
        DateTime time = new DateTime(servers.Client.Ask());
        Assert.AreEqual("2026-11-27 18:02:13", time.ToString("yyyy-MM-dd HH:mm:ss"));
        Assert.AreEqual(500 + FakeTimeServers.RoundTripMs / 2, time.Millisecond);
        Assert.AreEqual(First + " ", servers.Asked);
        Assert.AreEqual("network: time from " + First + "\n", servers.Log);
    }

    [TestMethod]
    public void Question_is_a_client_of_version_4_with_nothing_but_chance()
    {
        FakeTimeServers servers = new FakeTimeServers(First);
        servers.Client.Ask();
        int first = servers.Question[0];
        int other = 0;
        int chance = 0;
        for (int i = 1; i < 48; i++)
        {
            if (i < 40) other |= servers.Question[i];
            else chance |= servers.Question[i];
        }

        Assert.AreEqual(0x23, first);
        Assert.AreEqual(0, other);
        Assert.IsTrue(chance != 0);
    }

    [TestMethod]
    public void Count_starts_over_in_2036()
    {
        FakeTimeServers servers = new FakeTimeServers(First).Say(new TimeAnswer { Seconds = 0xFFFFFFFF }).Say(new TimeAnswer { Seconds = 0 });
        long before = servers.Client.Ask();
        long after = servers.Client.Ask();
        Assert.AreEqual("2036-02-07 06:28:15", new DateTime(before).ToString("yyyy-MM-dd HH:mm:ss"));
        Assert.IsTrue(after - before == TimeSpan.TicksPerSecond);
    }

    [TestMethod]
    public void Who_guesses_is_not_heard_and_the_truth_behind_it_is()
    {
        FakeTimeServers servers = new FakeTimeServers(First);
        for (int i = 1; i < SntpLimits.MaxStrangers; i++) servers.Say(new TimeAnswer { IsOfAnother = true });
        servers.Say(new TimeAnswer());
        Assert.IsTrue(servers.Client.Ask() != 0);

        for (int i = 0; i < SntpLimits.MaxStrangers; i++) servers.Say(new TimeAnswer { IsOfAnother = true });
        servers.Say(new TimeAnswer());
        Assert.IsTrue(servers.Client.Ask() == 0); // of so many, somebody would guess in the end
    }

    [TestMethod]
    public void What_a_server_without_the_time_says_is_not_taken()
    {
        TimeAnswer[] wrong =
        {
            new TimeAnswer { Stratum = 0 },             // leave me alone (RFC 4330 8)
            new TimeAnswer { Stratum = 16 },
            new TimeAnswer { First = 3 << 6 | 4 << 3 | 4 }, // it has no time itself
            new TimeAnswer { First = 4 << 3 | 3 },      // a client
            new TimeAnswer { First = 4 << 3 | 5 },      // a broadcast
            new TimeAnswer { Length = 47 },
            new TimeAnswer { Length = 0 },
            new TimeAnswer { Seconds = Year1968 },
            null,
        };
        for (int i = 0; i < wrong.Length; i++)
        {
            FakeTimeServers servers = new FakeTimeServers(First, Second).Say(wrong[i]);
            if (wrong[i] != null && wrong[i].Length == 48 && wrong[i].Seconds != Year1968) servers.Say(null); // it goes on waiting for one that is an answer
            servers.Say(new TimeAnswer());
            long ticks = servers.Client.Ask();
            Assert.IsTrue(ticks != 0, i.ToString());
            Assert.AreEqual(First + " " + Second + " ", servers.Asked, i.ToString());
            Assert.IsTrue(servers.UptimeMs <= SntpLimits.WaitMs + FakeTimeServers.RoundTripMs, i.ToString());
        }
    }

    [TestMethod]
    public void Name_is_looked_up_and_its_second_address_asked_where_the_first_is_silent()
    {
        Wire answer = new Wire("time.example", DnsType.A, 3);
        answer.Record(Wire.Question, DnsType.A, 300, 4).Octets("192.0.2.1").Record(Wire.Question, DnsType.A, 300, 4).Octets("192.0.2.2");
        answer.Record(Wire.Question, DnsType.A, 300, 4).Octets("192.0.2.3");
        FakeTimeServers servers = new FakeTimeServers("time.example").Name(answer).Say(null).Say(new TimeAnswer());
        Assert.IsTrue(servers.Client.Ask() != 0);
        Assert.AreEqual(20, servers.Asked.Length, servers.Asked); // two of the three, in some order
        Assert.IsTrue(servers.UptimeMs == SntpLimits.WaitMs + FakeTimeServers.RoundTripMs);

        servers = new FakeTimeServers("none.example", Second).Say(new TimeAnswer());
        Assert.IsTrue(servers.Client.Ask() != 0); // nobody knows the name
        Assert.AreEqual(Second + " ", servers.Asked);
    }

    [TestMethod]
    public void It_is_asked_again_after_half_a_day_and_sooner_where_nobody_answered()
    {
        FakeTimeServers servers = new FakeTimeServers(First).Say(null).Say(new TimeAnswer());
        Assert.IsTrue(servers.Client.IsDue);
        Assert.IsTrue(servers.Client.Ask() == 0);
        Assert.AreEqual("network: no time server of the settings answered\n", servers.Log);
        Assert.IsFalse(servers.Client.IsDue);
        servers.UptimeMs += SntpLimits.RetryMs;
        Assert.IsTrue(servers.Client.IsDue);
        servers.Client.Ask();
        servers.UptimeMs += SntpLimits.ValidMs - 1;
        Assert.IsFalse(servers.Client.IsDue);
        servers.UptimeMs++;
        Assert.IsTrue(servers.Client.IsDue);
    }
}
