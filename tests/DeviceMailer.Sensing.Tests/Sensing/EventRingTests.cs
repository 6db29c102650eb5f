using System.Threading;
using DeviceMailer.Sensing;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Sensing;

[TestClass]
public class EventRingTests
{
    private static EventRing ring;

    [TestMethod]
    public void Events_come_out_in_their_order()
    {
        ring = new EventRing(3);
        for (int round = 0; round < 5; round++)
        {
            Assert.IsTrue(ring.TryAdd(round, false));
            Assert.IsTrue(ring.TryAdd(round + 10, false));
            Assert.IsTrue(ring.TryTake(0));
            Assert.AreEqual(round, ring.Trigger);
            Assert.IsTrue(ring.Ticks > 0);
            Assert.IsTrue(ring.TryTake(0));
            Assert.AreEqual(round + 10, ring.Trigger);
            Assert.IsFalse(ring.TryTake(0));
        }
    }

    [TestMethod]
    public void What_does_not_fit_is_counted_once()
    {
        ring = new EventRing(2);
        ring.TryAdd(1, false);
        ring.TryAdd(2, false);
        Assert.IsFalse(ring.TryAdd(3, false));
        Assert.IsFalse(ring.TryAdd(4, false));
        Assert.AreEqual(2, ring.TakeLost());
        Assert.AreEqual(0, ring.TakeLost());
        Assert.IsTrue(ring.TryTake(0));
        Assert.AreEqual(1, ring.Trigger);
        Assert.IsTrue(ring.TryAdd(5, false));
    }

    [TestMethod]
    public void Waiting_ends_when_an_event_comes()
    {
        ring = new EventRing(2);
        new Thread(AddLater).Start();
        Assert.IsTrue(ring.TryTake(60000));
        Assert.AreEqual(7, ring.Trigger);
    }

    [TestMethod]
    public void Waiting_ends_when_none_comes()
    {
        ring = new EventRing(2);
        Assert.IsFalse(ring.TryTake(10));
    }

    private static void AddLater()
    {
        Thread.Sleep(10);
        ring.TryAdd(7, false);
    }
}
