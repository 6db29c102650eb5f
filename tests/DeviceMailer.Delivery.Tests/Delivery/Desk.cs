using System;
using DeviceMailer.Delivery;
using DeviceMailer.Log;
using DeviceMailer.Outbox;
using DeviceMailer.Smtp;
using DeviceMailer.Smtp.Message;
using DeviceMailer.Smtp.Sasl;
using DeviceMailer.Smtp.Session;
using DeviceMailer.Tests.Message;
using DeviceMailer.Tests.Outbox;
using DeviceMailer.Tests.Session;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Delivery;

/// <summary>A postman at work: an outbox in memory, a server that follows a script over several connections, a clock that is set by hand.</summary>
internal sealed class Desk : IClock, INetwork, IStatusLight
{
    /// <summary>Whose place in a spread of ten minutes is <see cref="PlaceMs"/>.</summary>
    internal const string DeviceId = "a0b765000000";
    internal const int PlaceMs = 367000;

    private const long Utc = 638000000000000000;

    private readonly Notices notices;
    private readonly LogLines lines = new LogLines();
    private readonly ScriptedTransport server;
    private readonly SmtpClient client;
    private readonly Servers servers;
    private readonly Postman postman;

    internal Desk(params string[] script)
        : this(Hosts(1), script)
    {
    }

    /// <summary>One of a fleet, whose power is just back, with what was on flash before.</summary>
    internal Desk(Spread spread, MemoryFiles files, string[] script)
        : this(Hosts(1), script, spread, files)
    {
    }

    /// <summary>One whose server asks for an access token, under TLS.</summary>
    internal Desk(ITokens tokens, string[] script)
        : this(Hosts(1), script)
    {
        client.Security = SmtpSecurity.Tls;
        client.Mechanisms = new SaslMechanism[] { new XOAuth2Mechanism(Bytes.Of("u"), Bytes.Of("t")) };
        servers.Tokens = tokens;
    }

    internal Desk(IRoute route, string[] script, Spread spread = null, MemoryFiles files = null)
    {
        Files = files == null ? new MemoryFiles() : files;
        Outbox = new MailOutbox(Files, Files, 8, 20000);
        Outbox.Open(0, UtcTicks);
        if (spread != null) spread.Begin(Bytes.Of(DeviceId), true, Outbox, this);
        RecipientBook book = Outbox.Book;
        book.Open(new byte[][] { Bytes.Of("b@example.com"), Bytes.Of("c@example.com") });
        book.Envelope.SetReversePath(Bytes.Of("a@example.com"));
        notices = new Notices(Files);
        EventLog log = new EventLog(lines);
        server = new ScriptedTransport(script, 0, 0);
        client = new SmtpClient(server, Bytes.Of("[192.0.2.7]"), null) { Security = SmtpSecurity.None };
        RetryTimes times = new RetryTimes { StepsMs = new int[] { 60000, 300000 }, ExpiryMs = 3600000, Random = new Random(7) };
        servers = new Servers(client, route, 25, new Throttle(route.GroupCount));
        postman = new Postman(new Mailroom(Outbox, notices, times, this), servers, spread == null ? this : spread.Over(this), this, log);
    }

    /// <summary>A route over so many servers.</summary>
    internal static IRoute Hosts(int count) => new SmartHosts(count == 1 ? new string[] { "one.example.com" } : new string[] { "one.example.com", "two.example.com" });

    public long UptimeMs { get; set; }

    public long UtcTicks => Utc + UptimeMs * 10000;

    public long StampTicks => UtcTicks;

    public int OffsetMinutes(long utcTicks) => 0;

    /// <summary>True: it is wanted though there is no mail.</summary>
    public bool IsWanted { get; set; }

    /// <summary>It came back by itself.</summary>
    public bool IsUp { get; set; }

    internal MemoryFiles Files { get; }

    internal MailOutbox Outbox { get; }

    /// <summary>What the network answers.</summary>
    internal bool IsOnline { get; set; } = true;

    /// <summary>How often it was asked.</summary>
    internal int NetworkAttempts { get; private set; }

    internal string Light { get; private set; } = "";

    internal string Log => lines.All;

    internal string Told
    {
        get
        {
            Smtp.Wire.OutputBuffer output = new Smtp.Wire.OutputBuffer(256);
            notices.BeginTelling();
            notices.Write(output);
            return Bytes.Text(output.Bytes, 0, output.Count);
        }
    }

    public bool TryConnect()
    {
        NetworkAttempts++;
        return IsOnline;
    }

    /// <summary>What the light shows.</summary>
    internal Status Shown { get; private set; }

    public void Show(Status status)
    {
        Shown = status;
        Light += status == Status.Sending ? "on " : "off ";
    }

    internal void Add(int to) => Assert.IsTrue(Outbox.Add(MailText.New(null, "hi"), to, UptimeMs, UtcTicks) == OutboxResult.Accepted);

    internal void AddWithFile(int to)
    {
        MailMessage message = MailText.New(null, "hi");
        message.Attach(new Attachment(Bytes.Of("a"), new BytesContent(Bytes.Of("f"))));
        Assert.IsTrue(Outbox.Add(message, to, UptimeMs, UtcTicks) == OutboxResult.Accepted);
    }

    /// <summary>Steps until there is nothing to do, as the loop does.</summary>
    internal int Step()
    {
        int waitMs = postman.Step();
        while (waitMs == 0) waitMs = postman.Step();
        return waitMs;
    }

    internal void AssertOver()
    {
        Assert.AreEqual("", server.Mistake);
        Assert.IsTrue(server.IsOver, "the conversation was not had to its end");
    }
}
