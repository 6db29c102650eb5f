using DeviceMailer.Sensing;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Sensing;

[TestClass]
public class PulseTests
{
    private const int WindowMs = 10000;

    [TestMethod]
    public void Pulses_are_counted_until_they_are_older_than_the_window()
    {
        PulseCounter counter = new PulseCounter();
        CountSensor sensor = new CountSensor(counter, WindowMs, 500);
        Assert.AreEqual(0, Measure(sensor, 500));
        Pulse(counter, 3);
        Assert.AreEqual(3000, Measure(sensor, 600));
        Pulse(counter, 2);
        Assert.AreEqual(5000, Measure(sensor, 2000)); // another part
        Assert.AreEqual(5000, Measure(sensor, 10499));
        Assert.AreEqual(2000, Measure(sensor, 10500)); // the first three could be older by now
        Assert.AreEqual(2000, Measure(sensor, 11499));
        Assert.AreEqual(0, Measure(sensor, 11500));
    }

    [TestMethod]
    public void Every_pulse_of_a_steady_flow_is_counted_once()
    {
        PulseCounter counter = new PulseCounter();
        CountSensor sensor = new CountSensor(counter, WindowMs, 0);
        for (int at = 100; at <= 60000; at += 100)
        {
            Pulse(counter, 1);
            int milli = Measure(sensor, at);
            if (at >= WindowMs) Assert.IsTrue(milli > 90000 && milli <= 100000, milli.ToString());
        }
    }

    [TestMethod]
    public void Window_that_passed_unseen_is_empty_and_what_came_meanwhile_counts()
    {
        PulseCounter counter = new PulseCounter();
        CountSensor sensor = new CountSensor(counter, WindowMs, 0);
        Pulse(counter, 7);
        Assert.AreEqual(7000, Measure(sensor, 1));
        Pulse(counter, 2);
        Assert.AreEqual(2000, Measure(sensor, 3600000));
        Assert.AreEqual(2000, Measure(sensor, 3600999));
        Assert.AreEqual(0, Measure(sensor, 3610000));
    }

    [TestMethod]
    public void Counts_beyond_all_numbers_stay_the_largest()
    {
        PulseCounter counter = new PulseCounter();
        CountSensor sensor = new CountSensor(counter, WindowMs, 0);
        Pulse(counter, 2150000);
        Assert.AreEqual(int.MaxValue, Measure(sensor, 1));
    }

    [TestMethod]
    public void Silence_is_the_time_since_the_last_event_or_the_start()
    {
        PulseCounter counter = new PulseCounter();
        SilenceSensor sensor = new SilenceSensor(counter, 1000);
        Assert.AreEqual(0, Measure(sensor, 1000));
        Assert.AreEqual(5000, Measure(sensor, 6000));
        Pulse(counter, 2);
        Assert.AreEqual(0, Measure(sensor, 7000));
        Assert.AreEqual(86400000, Measure(sensor, 86407000));
        Assert.AreEqual(int.MaxValue, Measure(sensor, 30L * 24 * 3600 * 1000));
    }

    private static void Pulse(PulseCounter counter, int times)
    {
        for (int i = 0; i < times; i++) counter.Add();
    }

    private static int Measure(ISensor sensor, long nowMs)
    {
        Assert.IsTrue(sensor.TryMeasure(nowMs, out int milli));
        return milli;
    }
}
