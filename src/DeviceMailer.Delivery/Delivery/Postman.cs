// Delivery: checks what is due, finds a server, sends, and returns how long there is nothing to do. It has its own thread, since name
// look-ups, connections and replies take time.
// A server that fails is paused as a whole, and so is a network; a message that fails does not hold up the others. Whose fault it is: Judgement.

using DeviceMailer.Log;
using DeviceMailer.Smtp.Session;

namespace DeviceMailer.Delivery;

/// <summary>Delivers what the outbox holds.</summary>
public sealed class Postman
{
    private readonly Mailroom mail;
    private readonly Servers servers;
    private readonly INetwork network;
    private readonly IStatusLight light;
    private readonly DueMail due;
    private readonly DeliveryLog log;

    /// <summary>Makes a postman.</summary>
    /// <param name="mail">What there is to deliver.</param>
    /// <param name="servers">To whom.</param>
    /// <param name="network">The way there.</param>
    /// <param name="light">Shows how it goes.</param>
    /// <param name="events">The log.</param>
    public Postman(Mailroom mail, Servers servers, INetwork network, IStatusLight light, EventLog events)
    {
        this.mail = mail;
        this.servers = servers;
        this.network = network;
        this.light = light;
        log = new DeliveryLog(servers.Client, events);
        due = new DueMail(servers.Client, mail, log);
    }

    /// <summary>The longest wait before the network is retried, in milliseconds: trying costs only power.</summary>
    public int MaxNetworkWaitMs { get; set; } = int.MaxValue;

    /// <summary>When there is something to do next, in milliseconds of uptime; <see cref="long.MaxValue"/>: not until a message arrives.</summary>
    public long NextDueMs { get; private set; }

    /// <summary>Does what is due. Returns the time until the next step, in milliseconds, at most <see cref="NotifierLimits.MaxIdleMs"/>.</summary>
    public int Step()
    {
        due.GiveUpOld();
        bool isDue = mail.Outbox.NextDueMs() <= mail.Clock.UptimeMs;
        bool isTokenDue = servers.TokenDueMs <= mail.Clock.UptimeMs;
        if (!isDue && !isTokenDue && !network.IsWanted) return WaitUntil(NextOf(mail.Outbox.NextDueMs()));
        if (servers.Throttle.DueMs(Throttle.Network) > mail.Clock.UptimeMs && !network.IsUp) return WaitUntil(servers.Throttle.DueMs(Throttle.Network));
        bool connected = network.TryConnect();
        if (!connected || (!isDue && network.IsWanted)) // or the clock is still unset, which is what it was wanted for
        {
            WaitForNetwork();
            if (!connected) light.Show(Status.NoNetwork);
            return WaitUntil(servers.Throttle.DueMs(Throttle.Network));
        }

        servers.Throttle.Succeed(Throttle.Network);
        if (!isDue)
        {
            if (isTokenDue && !TryRenew(0)) return WaitUntil(NextOf(mail.Outbox.NextDueMs()));
            if (mail.Outbox.Count == 0) light.Show(Status.Good);
            return WaitUntil(NextOf(mail.Outbox.NextDueMs()));
        }

        long next = long.MaxValue;
        for (int group = 0; group < servers.Route.GroupCount; group++)
        {
            int to = servers.Route.RecipientsOf(group);
            if (mail.Outbox.NextDue(mail.Clock.UptimeMs, to) == 0) continue;
            int what = Throttle.Of(group);
            long groupMs = mail.Outbox.HasUntried(mail.Clock.UptimeMs, to) ? servers.Throttle.UntriedDueMs(what) : servers.Throttle.DueMs(what);
            if (groupMs <= mail.Clock.UptimeMs)
            {
                Deliver(group);
                return 0; // one group per step, so that each one feeds the watchdog
            }

            if (groupMs < next) next = groupMs;
        }

        // Messages may be due while their servers are paused.
        long message = mail.Outbox.NextDueMs();
        return WaitUntil(NextOf(message > mail.Clock.UptimeMs ? message : next));
    }

    private long NextOf(long dueMs) => dueMs < servers.TokenDueMs ? dueMs : servers.TokenDueMs;

    private bool TryRenew(int group)
    {
        if (servers.TryRenewToken()) return true;
        light.Show(FailedStatus);
        LeaveAlone(Throttle.Of(group), servers.Throttle.Failures(Throttle.Of(group)) + 1, false);
        return false;
    }

    // Asks the servers of a group one after the other, until nothing is due for it.
    private void Deliver(int group)
    {
        int hosts = servers.Route.FindHosts(group);
        int to = servers.Route.RecipientsOf(group);
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
        bool isAnswered = false; // a server accepted the connection
        bool isTaken = false;
        for (int i = 0; i < hosts; i++)
        {
            due.Begin(to, i + 1 < hosts);
            if (mail.Outbox.NextDue(mail.Clock.UptimeMs, to) == 0) break;
            bool connected = TrySend(servers.Route.HostAt(i));
            isAnswered |= connected;
            isTaken |= due.TakenCount > 0;
            fails = !connected || due.IsBroken || due.IsFutile;
        }

        mail.Outbox.EndRound();
        fails |= mail.Outbox.NextDue(mail.Clock.UptimeMs, to) != 0;
        light.Show(fails ? FailedStatus : mail.Outbox.Count > 0 ? Status.MailWaits : Status.Good);
        int what = Throttle.Of(group);
        if (fails) LeaveAlone(what, isTaken ? 1 : servers.Throttle.Failures(what) + 1, isAnswered);
        else servers.Throttle.Succeed(what);
    }

    // Sends what is due to one server. False: it could not be used at all.
    private bool TrySend(string host)
    {
        SmtpResult result = servers.Connect(host, log);
        if (result == SmtpResult.Ok)
        {
            servers.Client.SendAll(due, true);
            return true;
        }

        servers.Leave(host, result, log);
        return false;
    }

    private Status FailedStatus => servers.IsLoginNeeded ? Status.LoginNeeded : Status.NoServer;

    // If the connection broke during a message, the message may be at fault and not the server: messages never tried before wait only one step.
    private void LeaveAlone(int what, int failures, bool isAnswered)
    {
        int delayMs = mail.Times.DelayMs(failures);
        int untriedMs = isAnswered && failures > 1 ? mail.Times.DelayMs(1) : delayMs;
        servers.Throttle.Fail(what, failures, mail.Clock.UptimeMs + delayMs, mail.Clock.UptimeMs + untriedMs);
        log.ReportWait(delayMs, mail.Outbox.Count);
    }

    /// <summary>Counts one more failure of the network, and pauses it for as long as its failures say.</summary>
    public void WaitForNetwork()
    {
        int failures = servers.Throttle.Failures(Throttle.Network) + 1;
        int delayMs = mail.Times.DelayMs(failures);
        if (delayMs > MaxNetworkWaitMs) delayMs = MaxNetworkWaitMs;
        servers.Throttle.Fail(Throttle.Network, failures, mail.Clock.UptimeMs + delayMs);
        log.ReportWait(delayMs, mail.Outbox.Count);
    }

    private int WaitUntil(long dueMs)
    {
        NextDueMs = dueMs;
        long wait = dueMs == long.MaxValue ? NotifierLimits.MaxIdleMs : dueMs - mail.Clock.UptimeMs;
        if (wait < 0) return 0;
        return wait < NotifierLimits.MaxIdleMs ? (int)wait : NotifierLimits.MaxIdleMs;
    }
}
