// A device among thousands: what happens to all of them at once, power that comes back or a time of day, they mail one after the other, each at a place of
// its own. A new alarm is no such thing, and goes at once. Without the setting there is no such object.
// Ten thousand devices that come in one second keep a relay busy for minutes with connections that it refuses: tools/Benchmarks' part fleet has the numbers.

using DeviceMailer.Outbox;

namespace DeviceMailer.Delivery;

/// <summary>Puts off what the whole fleet mails, and is the way to the network, since a start's mails are counted from when that is there: routers start too.</summary>
public sealed class Spread : INetwork
{
    private const int MillisecondsPerSecond = 1000;

    private MailOutbox outbox;
    private IClock clock;
    private INetwork network;
    private int placeMs;
    private bool wasUp;

    /// <summary>Makes one.</summary>
    /// <param name="spreadMs">Over how long the devices are spread, in milliseconds, at most <see cref="NotifierLimits.MaxSpreadMs"/>.</param>
    public Spread(int spreadMs) => SpreadMs = spreadMs;

    /// <summary>Over how long the devices are spread, in milliseconds.</summary>
    public int SpreadMs { get; }

    /// <inheritdoc/>
    public bool IsWanted => network.IsWanted;

    /// <inheritdoc/>
    public bool IsUp => network.IsUp;

    /// <summary>
    /// A device's place, in milliseconds and whole seconds, as the outbox counts. By its id and not by chance: nobody has to remember it, and a fleet is as even
    /// as its ids' check values are.
    /// </summary>
    public static int PlaceMs(int spreadMs, byte[] deviceId)
    {
        Crc32 hash = new Crc32();
        hash.Add(deviceId, 0, deviceId.Length);
        int seconds = spreadMs / MillisecondsPerSecond;
        return (int)((hash.Value & int.MaxValue) * (long)seconds >> 31) * MillisecondsPerSecond;
    }

    /// <summary>The device has started; the outbox is open.</summary>
    /// <param name="deviceId">Which device.</param>
    /// <param name="isPower">Power came back, to all of them.</param>
    /// <param name="mails">What waits.</param>
    /// <param name="clocks">The clock.</param>
    public void Begin(byte[] deviceId, bool isPower, MailOutbox mails, IClock clocks)
    {
        placeMs = PlaceMs(SpreadMs, deviceId);
        outbox = mails;
        clock = clocks;
        wasUp = !isPower;
        if (isPower) outbox.PutOff(0, clock.UptimeMs, MailOutbox.UntilTurn);
    }

    /// <summary>The way to the network, which goes through here from now on.</summary>
    public INetwork Over(INetwork inner)
    {
        network = inner;
        return this;
    }

    /// <summary>What the outbox took last is mailed by all devices.</summary>
    public void PutOff() => outbox.PutOff(outbox.Count - 1, clock.UptimeMs, wasUp ? clock.UptimeMs + placeMs : MailOutbox.UntilTurn);

    /// <inheritdoc/>
    public bool TryConnect()
    {
        bool isUp = network.TryConnect();
        if (!isUp || wasUp) return isUp;
        wasUp = true;
        outbox.EndPutOff(clock.UptimeMs + placeMs);
        return true;
    }
}
