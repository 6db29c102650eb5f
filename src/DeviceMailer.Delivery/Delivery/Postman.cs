// Delivery: looks what is due, finds the server, sends, and says how long nothing is to be done. Runs on a thread of its own, since name
// look-ups, connections and replies take their time.
// A server that fails is left alone as a whole, and so is a network; a message that fails does not keep others back. Whose fault it is: Judgement.

using DeviceMailer.Log;
using DeviceMailer.Outbox;
using DeviceMailer.Smtp;
using DeviceMailer.Smtp.Session;

namespace DeviceMailer.Delivery;

/// <summary>Delivers what the outbox holds.</summary>
public sealed class Postman
{
    private readonly SmtpClient client;
    private readonly IRoute route;
    private readonly int port;
    private readonly MailOutbox outbox;
    private readonly RetryTimes times;
    private readonly INetwork network;
    private readonly IClock clock;
    private readonly IStatusLight light;
    private readonly DueMail due;
    private readonly DeliveryLog log;
    private readonly Throttle throttle;

    /// <summary>Makes a postman.</summary>
    public Postman(
        SmtpClient client, IRoute route, int port, MailOutbox outbox, Notices notices, RetryTimes times, Throttle throttle, INetwork network, IClock clock, IStatusLight light, EventLog events)
    {
        this.client = client;
        this.route = route;
        this.port = port;
        this.outbox = outbox;
        this.times = times;
        this.throttle = throttle;
        this.network = network;
        this.clock = clock;
        this.light = light;
        log = new DeliveryLog(client, events);
        due = new DueMail(client, outbox, notices, times, clock, log);
    }

    /// <summary>The longest wait for a network, in milliseconds: looking for one costs power only.</summary>
    public int MaxNetworkWaitMs { get; set; } = int.MaxValue;

    /// <summary>What keeps an access token good; null: none is used.</summary>
    public ITokens Tokens { get; set; }

    /// <summary>When something is to be done again, in milliseconds of uptime; <see cref="long.MaxValue"/>: not before a message comes.</summary>
    public long NextDueMs { get; private set; }

    /// <summary>Does what is due. Returns for how long nothing is, in milliseconds, at most <see cref="NotifierLimits.MaxIdleMs"/>.</summary>
    public int Step()
    {
        due.GiveUpOld();
        bool isDue = outbox.NextDueMs() <= clock.UptimeMs;
        bool isTokenDue = TokenDueMs <= clock.UptimeMs;
        if (!isDue && !isTokenDue && !network.IsWanted) return WaitUntil(NextOf(outbox.NextDueMs()));
        if (throttle.DueMs(Throttle.Network) > clock.UptimeMs && !network.IsUp) return WaitUntil(throttle.DueMs(Throttle.Network));
        bool connected = network.TryConnect();
        if (!connected || (!isDue && network.IsWanted)) // or it has no time, for which it was wanted
        {
            WaitForNetwork();
            if (!connected) light.Show(Status.NoNetwork);
            return WaitUntil(throttle.DueMs(Throttle.Network));
        }

        throttle.Succeed(Throttle.Network);
        if (!isDue)
        {
            if (isTokenDue && !TryRenew(0)) return WaitUntil(NextOf(outbox.NextDueMs()));
            if (outbox.Count == 0) light.Show(Status.Good);
            return WaitUntil(NextOf(outbox.NextDueMs()));
        }

        long next = long.MaxValue;
        for (int group = 0; group < route.GroupCount; group++)
        {
            int to = route.RecipientsOf(group);
            if (outbox.NextDue(clock.UptimeMs, to) == 0) continue;
            int what = Throttle.Of(group);
            long groupMs = outbox.HasUntried(clock.UptimeMs, to) ? throttle.UntriedDueMs(what) : throttle.DueMs(what);
            if (groupMs <= clock.UptimeMs)
            {
                Deliver(group);
                return 0; // one group at a step: each is progress that the watchdog hears of
            }

            if (groupMs < next) next = groupMs;
        }

        // Messages of servers that are left alone are due, but not yet.
        long message = outbox.NextDueMs();
        return WaitUntil(NextOf(message > clock.UptimeMs ? message : next));
    }

    // Tokens are for the one group that smart hosts are; when they cannot be renewed it is left alone as if its servers had failed.
    private long TokenDueMs
    {
        get
        {
            if (Tokens == null) return long.MaxValue;
            long dueMs = Tokens.DueMs;
            return dueMs > throttle.DueMs(Throttle.Of(0)) ? dueMs : throttle.DueMs(Throttle.Of(0));
        }
    }

    private long NextOf(long dueMs) => dueMs < TokenDueMs ? dueMs : TokenDueMs;

    private bool TryRenew(int group)
    {
        if (Tokens == null || Tokens.TryRenew()) return true;
        light.Show(FailedStatus);
        LeaveAlone(Throttle.Of(group), throttle.Failures(Throttle.Of(group)) + 1, false);
        return false;
    }

    // A token that is refused is renewed once, since it may have been withdrawn before its end.
    private SmtpResult Connect(string host)
    {
        SmtpResult result = client.Connect(host, port);
        if (result != SmtpResult.AuthRefused || Tokens == null) return result;
        Report(result, host);
        client.Quit();
        return Tokens.TryReplace() ? client.Connect(host, port) : result;
    }

    // Asks the servers of a group one after the other, until nothing is due for it.
    private void Deliver(int group)
    {
        int hosts = route.FindHosts(group);
        int to = route.RecipientsOf(group);
        if (hosts < 0)
        {
            log.ReportNoHosts();
            due.Refuse(to);
            return;
        }

        light.Show(Status.Sending);
        if (!TryRenew(group)) return;
        if (hosts == 0) log.Report(SmtpResult.HostNotFound, Verdict.Server);
        bool fails = hosts == 0;
        bool isAnswered = false; // a server has listened to a message
        bool isTaken = false;
        for (int i = 0; i < hosts; i++)
        {
            due.Begin(to, i + 1 < hosts);
            if (outbox.NextDue(clock.UptimeMs, to) == 0) break;
            bool connected = TrySend(route.HostAt(i));
            isAnswered |= connected;
            isTaken |= due.TakenCount > 0;
            fails = !connected || due.IsBroken || due.IsFutile;
        }

        outbox.EndRound();
        fails |= outbox.NextDue(clock.UptimeMs, to) != 0;
        light.Show(fails ? FailedStatus : outbox.Count > 0 ? Status.MailWaits : Status.Good);
        int what = Throttle.Of(group);
        if (fails) LeaveAlone(what, isTaken ? 1 : throttle.Failures(what) + 1, isAnswered);
        else throttle.Succeed(what);
    }

    // Sends what is due to one server. False: it could not be used at all.
    private bool TrySend(string host)
    {
        SmtpResult result = Connect(host);
        if (result == SmtpResult.Ok)
        {
            client.SendAll(due, true);
            return true;
        }

        Report(result, host);
        client.Quit();
        return false;
    }

    private void Report(SmtpResult result, string host) =>
        log.Report(result, Judgement.Of(result, client.Stage, client.Reply.Code, client.Reply.EnhancedStatus), host, port);

    private Status FailedStatus => Tokens != null && Tokens.IsLoginNeeded ? Status.LoginNeeded : Status.NoServer;

    // A server that broke off within a message may be well and the message odd: what was never tried waits one step only.
    private void LeaveAlone(int what, int failures, bool isAnswered)
    {
        int delayMs = times.DelayMs(failures);
        int untriedMs = isAnswered && failures > 1 ? times.DelayMs(1) : delayMs;
        throttle.Fail(what, failures, clock.UptimeMs + delayMs, clock.UptimeMs + untriedMs);
        log.ReportWait(delayMs, outbox.Count);
    }

    /// <summary>Leaves the network alone for as long as its failures say, one more by now.</summary>
    public void WaitForNetwork()
    {
        int failures = throttle.Failures(Throttle.Network) + 1;
        int delayMs = times.DelayMs(failures);
        if (delayMs > MaxNetworkWaitMs) delayMs = MaxNetworkWaitMs;
        throttle.Fail(Throttle.Network, failures, clock.UptimeMs + delayMs);
        log.ReportWait(delayMs, outbox.Count);
    }

    private int WaitUntil(long dueMs)
    {
        NextDueMs = dueMs;
        long wait = dueMs == long.MaxValue ? NotifierLimits.MaxIdleMs : dueMs - clock.UptimeMs;
        if (wait < 0) return 0;
        return wait < NotifierLimits.MaxIdleMs ? (int)wait : NotifierLimits.MaxIdleMs;
    }
}
