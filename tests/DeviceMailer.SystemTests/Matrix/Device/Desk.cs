// One case from the first alert to its end: postman, outbox and client as they ship, on flash, servers and a clock in memory.

using System;
using System.Text;
using DeviceMailer.Benchmarks.Fleet;
using DeviceMailer.Delivery;
using DeviceMailer.Log;
using DeviceMailer.Outbox;
using DeviceMailer.Smtp;
using DeviceMailer.Smtp.Message;
using DeviceMailer.Smtp.Sasl;
using DeviceMailer.Smtp.Session;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.MatrixProgram;

/// <summary>Plays a case and tells what fell short.</summary>
internal sealed class Desk : IClock, INetwork, IStatusLight, ILogSink
{
    /// <summary>A promise that was not kept, each a bit.</summary>
    internal const int Late = 1;
    internal const int Lost = 2;
    internal const int Twice = 4;
    internal const int TooManyConnections = 8;
    internal const int Unsaid = 16;
    internal const int Broken = 32;

    internal const int Promises = 6;

    private const int Minute = 60 * 1000;
    private const int Hour = 60 * Minute;
    private const int WellMs = 6 * Hour;
    private const int EndMs = 12 * Hour;
    private const int ThirdAlertMs = 30 * Minute;
    private const int Other = 2;
    private const long Epoch = 638000000000000000;

    // The first wait of the schedule with its spread, and the longest; the longest reply is waited for ten minutes, a connection for one.
    private const int FirstStepMs = Minute + Minute / 8;
    private const int LastStepMs = 2 * Hour + 2 * Hour / 8;
    private const int LongestReplyMs = 10 * Minute;
    private const int SlackMs = 5000;

    // Attempts of one message in twelve hours by the schedule, and of the server as a whole.
    private const int AttemptsInTwelveHours = 14;

    private readonly FaultCase row;
    private readonly FaultyServers servers;
    private readonly MailOutbox outbox;
    private readonly Notices notices;
    private readonly Postman postman;
    private readonly StringBuilder log = new StringBuilder();
    private readonly long[] bornMs = new long[FaultyServers.Messages];

    internal Desk(FaultCase row)
    {
        this.row = row;
        servers = new FaultyServers(row) { WellMs = WellMs };
        MemoryFlash flash = new MemoryFlash();
        outbox = new MailOutbox(flash, flash, 8, 20000);
        outbox.Open(0, UtcTicks);
        servers.Source = outbox.Message;
        outbox.Book.Open(new byte[][] { Ascii.Bytes("0@example.com"), Ascii.Bytes("1@example.com"), Ascii.Bytes("2@example.com") });
        outbox.Book.Envelope.SetReversePath(Ascii.Bytes("a@example.com"));
        notices = new Notices(flash);
        EventLog events = new EventLog(this);
        SmtpClient client = new SmtpClient(servers, Ascii.Bytes("[192.0.2.7]"), null)
        {
            Security = row.Stage == FaultCase.StartTls ? SmtpSecurity.StartTls
                : row.Stage == FaultCase.Tls || row.Stage == FaultCase.Auth ? SmtpSecurity.Tls : SmtpSecurity.None,
        };
        if (row.Stage == FaultCase.Auth) client.Mechanisms = new SaslMechanism[] { new PlainMechanism(Ascii.Bytes("user"), Ascii.Bytes("secret")) };
        RetryTimes times = new RetryTimes
        {
            StepsMs = new int[] { Minute, 5 * Minute, 15 * Minute, 30 * Minute, Hour, Hour, Hour, Hour, 2 * Hour },
            ExpiryMs = 5L * 24 * Hour,
            Random = new Random(7),
        };
        IRoute route = row.Route == FaultCase.Mx ? new MatrixRoute()
            : new SmartHosts(row.Route == FaultCase.TwoHosts ? new string[] { "a.example.com", "b.example.com" } : new string[] { "a.example.com" });
        Servers hosts = new Servers(client, route, 25, new Throttle(route.GroupCount));
        postman = new Postman(new Mailroom(outbox, notices, times, this), hosts, this, this, events);
    }

    public long UptimeMs => servers.NowMs;

    public long UtcTicks => Epoch + servers.NowMs * 10000;

    public long StampTicks => UtcTicks;

    public int OffsetMinutes(long utcTicks) => 0;

    public bool IsWanted => false;

    public bool IsUp => true;

    /// <summary>What was logged.</summary>
    internal string Log => log.ToString();

    public bool TryConnect() => true;

    public void Show(Status status)
    {
        // Looked at elsewhere.
    }

    public void Write(byte[] bytes, int offset, int count, bool isDetail) =>
        log.Append(servers.NowMs / 1000).Append(' ').Append(Encoding.UTF8.GetString(bytes, offset, count)).Append('\n');

    public void Flush()
    {
        // No waiting.
    }

    /// <summary>Plays it; the promises that were not kept, as bits.</summary>
    internal int Play()
    {
        Add(1, 3); // the bad and the good one
        Add(2, 1 << Other);
        bool third = false;
        while (servers.NowMs < EndMs)
        {
            int waitMs = postman.Step();
            if (!third && servers.NowMs + waitMs >= ThirdAlertMs)
            {
                if (servers.NowMs < ThirdAlertMs) servers.NowMs = ThirdAlertMs;
                Add(3, 1 << Other);
                third = true;
                continue;
            }

            if (third && outbox.Count == 0) break;
            servers.NowMs += waitMs;
        }

        return Judge();
    }

    private void Add(int number, int to)
    {
        MailMessage message = new MailMessage(new Letterhead(new Mailbox(Ascii.Bytes("a@example.com"))), new Postmark(Ascii.Bytes("a1")) { Boot = 1, Sequence = number });
        message.SetBody(Ascii.Bytes("alert " + (number == 1 ? "one" : number == 2 ? "number two" : "with the number three")), null);
        if (!message.Begin(false, false) || outbox.Add(message, to, servers.NowMs, UtcTicks) != OutboxResult.Accepted) throw new InvalidOperationException("not kept");
        message.Begin(false, false);
        servers.Sizes[number] = message.Size;
        bornMs[number] = servers.NowMs;
    }

    private int Judge()
    {
        int failed = 0;
        int missing = 0;
        for (int message = 1; message < FaultyServers.Messages; message++)
        {
            for (int who = 0; who < FaultyServers.Recipients; who++)
            {
                if ((message == 1) == (who == Other)) continue;
                int at = message * FaultyServers.Recipients + who;
                if (servers.StoredCount[at] == 0) missing++;
                if (servers.StoredCount[at] > 1 && !row.IsLostReply && !servers.LosesReplies) failed |= Twice;
                if (servers.StoredCount[at] == 0 ? MustArrive(message, who) : servers.StoredMs[at] > bornMs[message] + BoundMs(message, who)) failed |= Late;
            }
        }

        if (missing > ToldCount() + WaitingCount()) failed |= Lost;
        if (servers.Connections > 4 * AttemptsInTwelveHours) failed |= TooManyConnections;
        if (servers.Hits > 0 && MustBeSaid && log.ToString().IndexOf("by the case") < 0) failed |= Unsaid;
        if (servers.Complaint.Length > 0 || servers.Hits == 0) failed |= Broken;
        return failed;
    }

    // A reply to QUIT changes nothing, HELO follows a refused EHLO, and 452 or 552 behind an accepted recipient means too many: the rest goes at once.
    private bool MustBeSaid
    {
        get
        {
            if (row.Stage == FaultCase.Quit || (row.Stage == FaultCase.Ehlo && (row.Happening[0] == '5' || row.Happening == FaultCase.TwoCodes))) return false;
            if (row.Stage == FaultCase.SecondRcpt && (row.Happening == "452" || row.Happening == "552")) return false;
            return row.IsReply || row.Happening == FaultCase.TwoCodes;
        }
    }

    // Whether a message must arrive: permanently refused ones need not, if they are reported.
    private bool MustArrive(int message, int who) => IsInnocent(message, who) || row.Recurrence == FaultCase.Once;

    // Nothing is done to it: it is another's message or recipient, or another server takes it.
    private bool IsInnocent(int message, int who)
    {
        if (row.Route == FaultCase.TwoHosts || row.Route == FaultCase.Mx) return true; // the second host is well
        if (row.Recurrence == FaultCase.OneMessage) return message != 1;
        return row.Recurrence == FaultCase.OneRecipient && (message != 1 || who != servers.Bad);
    }

    private long BoundMs(int message, int who)
    {
        int replyMs = row.Happening == FaultCase.Silence ? 2 * LongestReplyMs : SlackMs;
        if (servers.LosesReplies && message == 1) return EndMs;
        if (row.Recurrence == FaultCase.Always && row.Route == FaultCase.OneHost) return WellMs - bornMs[message] + LastStepMs + replyMs;
        if (row.Route != FaultCase.OneHost && (message != 1 || row.Recurrence != FaultCase.Once)) return FirstStepMs + replyMs;
        if (message != 1) return FirstStepMs + replyMs;
        if (row.Recurrence == FaultCase.OneMessage || who == servers.Bad) return EndMs;
        return FirstStepMs + 2 * 5 * FirstStepMs + replyMs; // its group of commands was lost; it was refused as a whole; the other had its turn first
    }

    private int ToldCount()
    {
        OutputBuffer text = new OutputBuffer(256);
        notices.BeginTelling();
        notices.Write(text);
        string told = Encoding.UTF8.GetString(text.Bytes, 0, text.Count);
        int count = 0;
        string[] words = told.Split(' ');
        for (int i = 0; i < words.Length; i++)
        {
            if (words[i].Length > 0 && words[i][0] >= '0' && words[i][0] <= '9') count += int.Parse(words[i]);
        }

        return count;
    }

    // Recipients who are still waited for.
    private int WaitingCount()
    {
        int count = 0;
        outbox.EndRound();
        for (int n = outbox.NextDue(long.MaxValue, -1); n != 0; n = outbox.NextDue(long.MaxValue, -1))
        {
            for (int to = outbox.RecipientsOf(n); to != 0; to &= to - 1) count++;
            outbox.Release(n);
        }

        return count;
    }
}
