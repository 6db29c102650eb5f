// Delivery: looks what is due, finds the server, sends, and says how long nothing is to be done. Runs on a thread of its own, since name
// look-ups, connections and replies take their time.
// A server that fails is left alone as a whole; a message that fails does not keep others back.

using System;
using DeviceMailer.Log;
using DeviceMailer.Outbox;
using DeviceMailer.Smtp;
using DeviceMailer.Smtp.Session;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Delivery;

/// <summary>Delivers what the outbox holds.</summary>
public sealed class Postman
{
    private static readonly byte[] Expired = Ascii.Bytes("a mail is too old and is given up");
    private static readonly byte[] NoHosts = Ascii.Bytes("nobody takes mail for a domain: its recipients are given up");

    private readonly SmtpClient client;
    private readonly IRoute route;
    private readonly int port;
    private readonly MailOutbox outbox;
    private readonly Notices notices;
    private readonly RetryTimes times;
    private readonly INetwork network;
    private readonly IClock clock;
    private readonly Random random;
    private readonly ISendLight light;
    private readonly DueMail due;
    private readonly DeliveryLog log;
    private readonly int[] failures;    // of a group's servers, one after the other
    private readonly long[] hostDueMs;  // and until when they are left alone
    private int networkFailures;
    private long networkDueMs;

    /// <summary>Makes a postman.</summary>
    public Postman(
        SmtpClient client, IRoute route, int port, MailOutbox outbox, RecipientBook book, Notices notices, RetryTimes times, INetwork network, IClock clock, Random random, ISendLight light, EventLog events)
    {
        this.client = client;
        this.route = route;
        this.port = port;
        this.outbox = outbox;
        this.notices = notices;
        this.times = times;
        this.network = network;
        this.clock = clock;
        this.random = random;
        this.light = light;
        log = new DeliveryLog(client, events);
        due = new DueMail(client, outbox, book, notices, times, clock, random, log);
        failures = new int[route.GroupCount];
        hostDueMs = new long[route.GroupCount];
    }

    /// <summary>Does what is due. Returns for how long nothing is, in milliseconds, at most <see cref="NotifierLimits.MaxIdleMs"/>.</summary>
    public int Step()
    {
        GiveUpOld();
        if (outbox.NextDueMs() > clock.UptimeMs) return WaitUntil(outbox.NextDueMs());
        if (networkDueMs > clock.UptimeMs) return WaitUntil(networkDueMs);
        if (!network.TryConnect())
        {
            networkFailures++;
            int delayMs = Delay(networkFailures);
            networkDueMs = clock.UptimeMs + delayMs;
            log.ReportWait(delayMs, outbox.Count);
            return WaitUntil(networkDueMs);
        }

        networkFailures = 0;
        long next = long.MaxValue;
        for (int group = 0; group < route.GroupCount; group++)
        {
            if (outbox.NextDue(clock.UptimeMs, 0, route.RecipientsOf(group)) == 0) continue;
            if (hostDueMs[group] <= clock.UptimeMs)
            {
                Deliver(group);
                return 0; // one server at a step: each is progress that the watchdog hears of
            }

            if (hostDueMs[group] < next) next = hostDueMs[group];
        }

        // Messages of servers that are left alone are due, but not yet.
        long message = outbox.NextDueMs();
        return WaitUntil(message > clock.UptimeMs ? message : next);
    }

    private void Deliver(int group)
    {
        int hosts = route.FindHosts(group);
        if (hosts < 0)
        {
            log.Report(NoHosts);
            due.Refuse(route.RecipientsOf(group));
            return;
        }

        light.Set(true);
        SmtpResult result = SmtpResult.HostNotFound;
        for (int i = 0; i < hosts; i++)
        {
            result = client.Connect(route.HostAt(i), port);
            if (result == SmtpResult.Ok) break;
            log.Report(result);
            client.Quit();
        }

        bool answered = false;
        if (result == SmtpResult.Ok)
        {
            due.Begin(route.RecipientsOf(group));
            result = client.SendAll(due, true);
            answered = due.AnsweredCount > 0;
        }
        else if (hosts == 0)
        {
            log.Report(result);
        }

        light.Set(false);
        bool hostFailed = RetryPolicy.Judge(result, client.Reply.Code) == Verdict.HostLater || (result == SmtpResult.TryLater && !answered);
        failures[group] = hostFailed && !answered ? failures[group] + 1 : hostFailed ? 1 : 0;
        if (!hostFailed) return;
        int delayMs = Delay(failures[group]);
        hostDueMs[group] = clock.UptimeMs + delayMs;
        log.ReportWait(delayMs, outbox.Count);
    }

    private void GiveUpOld()
    {
        for (int number = outbox.FindOlderThan(times.ExpiryMs, clock.UptimeMs); number != 0; number = outbox.FindOlderThan(times.ExpiryMs, clock.UptimeMs))
        {
            log.Report(Expired);
            notices.Add(Notice.Expired, 1);
            outbox.Release(number);
        }
    }

    private int Delay(int failure) => RetryPolicy.DelayMs(times.StepsMs, failure, random.Next(RetryPolicy.RandomRange));

    private int WaitUntil(long dueMs)
    {
        long wait = dueMs == long.MaxValue ? NotifierLimits.MaxIdleMs : dueMs - clock.UptimeMs;
        if (wait < 0) return 0;
        return wait < NotifierLimits.MaxIdleMs ? (int)wait : NotifierLimits.MaxIdleMs;
    }
}
