using System;
using DeviceMailer.Setup;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Setup;

[TestClass]
public class NameAnswersTests
{
    private const int Seed = 23;
    private const int Packets = 10000;
    private const int TypeA = 1;
    private const int TypeAaaa = 28;

    [TestMethod]
    public void Every_name_is_the_device()
    {
        byte[] packet = Question(TypeA, out int count);
        int length = NameAnswers.Answer(packet, count, Address());
        Assert.AreEqual(count + 16, length);
        Assert.AreEqual(0x85, (int)packet[2]); // an answer, authoritative, recursion was desired
        Assert.AreEqual(1, (int)packet[7]);
        Assert.AreEqual(0xC0, (int)packet[count]);
        Assert.AreEqual("192.168.4.1", packet[length - 4].ToString() + "." + packet[length - 3].ToString() + "." + packet[length - 2].ToString() + "." + packet[length - 1].ToString());
    }

    [TestMethod]
    public void Other_types_have_no_data()
    {
        byte[] packet = Question(TypeAaaa, out int count);
        Assert.AreEqual(count, NameAnswers.Answer(packet, count, Address()));
        Assert.AreEqual(0, (int)packet[7]);
        Assert.AreEqual(0, packet[3] & 0x0F);
    }

    [TestMethod]
    public void Question_that_is_cut_off_anywhere_is_not_answered()
    {
        byte[] whole = Question(TypeA, out int count);
        for (int i = 0; i < count; i++) Assert.AreEqual(0, NameAnswers.Answer(whole, i, Address()), i.ToString());
        byte[] answer = Question(TypeA, out count);
        answer[2] |= 0x80;
        Assert.AreEqual(0, NameAnswers.Answer(answer, count, Address()));
        byte[] two = Question(TypeA, out count);
        two[5] = 2;
        Assert.AreEqual(0, NameAnswers.Answer(two, count, Address()));
        byte[] pointer = Question(TypeA, out count);
        pointer[12] = 0xC0;
        Assert.AreEqual(0, NameAnswers.Answer(pointer, count, Address()));
    }

    [TestMethod]
    public void Noise_is_survived()
    {
        Random random = new Random(Seed);
        byte[] noise = new byte[4];
        for (int i = 0; i < Packets; i++)
        {
            byte[] packet = Question(random.Next(40), out int count);
            for (int hit = random.Next(4); hit > 0; hit--)
            {
                random.NextBytes(noise);
                packet[random.Next(count)] = noise[0];
            }

            int length = NameAnswers.Answer(packet, random.Next(packet.Length + 1), Address());
            Assert.IsTrue(length >= 0 && length <= packet.Length, i.ToString());
        }
    }

    private static byte[] Address() => new byte[] { 192, 168, 4, 1 };

    private static byte[] Question(int type, out int count)
    {
        byte[] packet = new byte[SetupLimits.NameBytes];
        packet[0] = 7;
        packet[2] = 1;
        packet[5] = 1;
        string[] labels = { "captive", "apple", "com" };
        int at = 12;
        foreach (string label in labels)
        {
            packet[at++] = (byte)label.Length;
            for (int i = 0; i < label.Length; i++) packet[at++] = (byte)label[i];
        }

        at++;
        packet[at + 1] = (byte)type;
        packet[at + 3] = 1;
        count = at + 4;
        return packet;
    }
}
