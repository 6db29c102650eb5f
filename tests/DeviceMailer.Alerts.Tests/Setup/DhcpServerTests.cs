using System;
using DeviceMailer.Setup;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Setup;

[TestClass]
public class DhcpServerTests
{
    private const int Seed = 17;
    private const int Packets = 10000;

    [TestMethod]
    public void Client_gets_an_address_and_has_the_device_for_router_and_name_server()
    {
        DhcpServer server = new DhcpServer(Here(1));
        byte[] packet = DhcpPacket.Of(DhcpPacket.Discover, 9);
        Assert.AreEqual(300, server.Answer(packet, packet.Length, 0));
        Assert.AreEqual("2 .2", DhcpPacket.Told(packet, 300));
        Assert.AreEqual(2, (int)packet[0]);
        Assert.AreEqual(0xCA, (int)packet[4]);
        foreach (int option in new int[] { 3, 6, 54 }) Assert.AreEqual(1, (int)packet[DhcpPacket.Find(packet, option) + 3], option.ToString());
        Assert.AreEqual(255, (int)packet[DhcpPacket.Find(packet, 1) + 2]);
        Assert.AreEqual(0, (int)packet[DhcpPacket.Find(packet, 1) + 3]);
        int lease = DhcpPacket.Find(packet, 51);
        Assert.AreEqual(SetupLimits.LeaseSeconds, packet[lease + 2] << 8 | packet[lease + 3]);
        Assert.AreEqual("5 .2", Say(server, DhcpPacket.Of(DhcpPacket.Request, 9, Here(2), Here(1)), 1));
        Assert.AreEqual("5 .2", Say(server, DhcpPacket.Of(DhcpPacket.Request, 9, Here(2)), 2));
    }

    [TestMethod]
    public void Fifth_client_gets_nothing_until_an_address_is_free()
    {
        DhcpServer server = new DhcpServer(Here(1));
        for (byte i = 0; i < SetupLimits.MaxClients; i++) Assert.AreEqual("5 ." + (i + 2).ToString(), Lend(server, i, (byte)(i + 2), 0));
        Assert.AreEqual("nothing", Say(server, DhcpPacket.Of(DhcpPacket.Discover, 9), 1000));
        Assert.AreEqual("nothing", Say(server, DhcpPacket.Of(DhcpPacket.Request, 9, Here(3), Here(1)), 1000));
        Assert.AreEqual("nothing", Say(server, DhcpPacket.Of(DhcpPacket.Release, 2), 1000));
        Assert.AreEqual("2 .4", Say(server, DhcpPacket.Of(DhcpPacket.Discover, 9), 1000));
        Assert.AreEqual("2 .2", Say(server, DhcpPacket.Of(DhcpPacket.Discover, 8), SetupLimits.LeaseSeconds * 1000L));
    }

    [TestMethod]
    public void Address_from_before_a_restart_is_given_again_and_one_of_another_network_refused()
    {
        DhcpServer server = new DhcpServer(Here(1));
        Assert.AreEqual("5 .4", Say(server, DhcpPacket.Of(DhcpPacket.Request, 1, Here(4)), 0));
        Assert.AreEqual("6 .0", Say(server, DhcpPacket.Of(DhcpPacket.Request, 2, new byte[] { 10, 0, 0, 3 }), 0));
        Assert.AreEqual("6 .0", Say(server, DhcpPacket.Of(DhcpPacket.Request, 2, Here(4)), 0)); // somebody else's
        Assert.AreEqual("6 .0", Say(server, DhcpPacket.Of(DhcpPacket.Request, 2, Here(99)), 0));
        Assert.AreEqual("6 .0", Say(server, DhcpPacket.Of(DhcpPacket.Request, 2, Here(1)), 0)); // the device's own
    }

    [TestMethod]
    public void Offer_of_another_server_is_taken_there()
    {
        DhcpServer server = new DhcpServer(Here(1));
        Assert.AreEqual("nothing", Say(server, DhcpPacket.Of(DhcpPacket.Request, 1, Here(2), Here(77)), 0));
    }

    [TestMethod]
    public void What_is_no_request_is_not_answered()
    {
        DhcpServer server = new DhcpServer(Here(1));
        foreach (int offset in new int[] { 0, 1, 2, 236, 239 })
        {
            byte[] packet = DhcpPacket.Of(DhcpPacket.Discover, 1);
            packet[offset] ^= 1;
            Assert.AreEqual("nothing", Say(server, packet, 0), offset.ToString());
        }

        byte[] cut = DhcpPacket.Of(DhcpPacket.Discover, 1);
        for (int count = 0; count < 243; count++) Assert.AreEqual(0, server.Answer(DhcpPacket.Of(DhcpPacket.Discover, 1), count, 0), count.ToString());
        Assert.IsTrue(server.Answer(cut, 243, 0) > 0);
    }

    // Ten thousand packets of noise and of good packets with noise in them: answers stay in the buffer, and name only addresses that are lent.
    [TestMethod]
    public void Noise_is_survived()
    {
        Random random = new Random(Seed);
        DhcpServer server = new DhcpServer(Here(1));
        byte[] noise = new byte[4];
        for (int i = 0; i < Packets; i++)
        {
            byte[] packet = DhcpPacket.Of(random.Next(9), (byte)random.Next(8), Here((byte)random.Next(8)), random.Next(2) == 0 ? null : Here(1));
            for (int hit = random.Next(4); hit > 0; hit--)
            {
                random.NextBytes(noise);
                packet[random.Next(packet.Length)] = noise[0];
            }

            int length = server.Answer(packet, random.Next(packet.Length + 1), i * 100L);
            Assert.IsTrue(length == 0 || (length >= 300 && length <= packet.Length), i.ToString());
            bool isNak = length > 0 && packet[DhcpPacket.Find(packet, 53)] == DhcpPacket.Nak;
            Assert.IsTrue(length == 0 || (isNak ? packet[19] == 0 : packet[19] >= 2 && packet[19] < 2 + SetupLimits.MaxClients), i.ToString());
        }

        Assert.AreEqual("5 .2", Lend(new DhcpServer(Here(1)), 1, 2, 0));
    }

    private static string Lend(DhcpServer server, byte client, byte address, long nowMs)
    {
        Say(server, DhcpPacket.Of(DhcpPacket.Discover, client), nowMs);
        return Say(server, DhcpPacket.Of(DhcpPacket.Request, client, Here(address), Here(1)), nowMs);
    }

    private static string Say(DhcpServer server, byte[] packet, long nowMs) => DhcpPacket.Told(packet, server.Answer(packet, packet.Length, nowMs));

    private static byte[] Here(byte last) => new byte[] { 192, 168, 4, last };
}
