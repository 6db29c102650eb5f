// What the mail client has to do with every server, whichever it is; each server's own tests say which of it applies.
using System.Text;
using DeviceMailer.SystemTests.Servers;

namespace DeviceMailer.SystemTests.Client;

/// <summary>Cases. Each is given a running server.</summary>
internal static class ClientCases
{
    /// <summary>An envelope's id, and how it goes over the wire (RFC 3461 4).</summary>
    public const string EnvelopeId = "id+7=x";
    public const string EnvelopeIdAsXtext = "id+2B7+3Dx";

    /// <summary>An original recipient, and how it goes over the wire.</summary>
    public const string OriginalRecipient = "Cook+1@kitchen.test";
    public const string OriginalRecipientAsXtext = "Cook+2B1@kitchen.test";

    private const string Stranger = "nobody@" + TestMail.Domain;

    private static readonly string[] three = [TestMail.Alarm, Stranger, TestMail.Second];

    /// <summary>Three different messages on one connection, stored octet by octet.</summary>
    public static async Task DeliversThreeOnOneConnectionAsync(MailServer server, bool lmtp = false)
    {
        ClientRun run = ClientBench.Run(server, new ClientJob { Lmtp = lmtp, Messages = ClientMail.Three });

        Assert.Equal("Ok", run.Sent);
        Assert.Single(run.Commands, command => command.StartsWith(lmtp ? "LHLO " : "EHLO ", StringComparison.Ordinal));
        await AreStoredAsync(server, TestMail.Alarm, ClientMail.Three);
    }

    /// <summary>A megabyte with dots everywhere.</summary>
    public static async Task DeliversDotsAsync(MailServer server, string verb = "DATA", bool lmtp = false)
    {
        string message = ClientMail.Dots();
        ClientRun run = ClientBench.Run(server, new ClientJob { Lmtp = lmtp, Messages = [message] });

        Assert.Equal("Ok", run.Sent);
        Assert.Contains(run.Commands, command => command.StartsWith(verb, StringComparison.Ordinal));
        await IsStoredAsync(server, TestMail.Alarm, message);
    }

    /// <summary>One recipient of three is unknown: the others have the message.</summary>
    public static async Task DeliversToTheOthersAsync(MailServer server, string refusal)
    {
        ClientRun run = ClientBench.Run(server, new ClientJob { To = three });

        Assert.StartsWith("SomeRecipientsRefused 250", run.Message(), StringComparison.Ordinal);
        Assert.StartsWith("Ok 250", run.Recipient(TestMail.Alarm), StringComparison.Ordinal);
        Assert.Equal(refusal, run.Recipient(Stranger));
        Assert.StartsWith("Ok 250", run.Recipient(TestMail.Second), StringComparison.Ordinal);
        await IsStoredAsync(server, TestMail.Alarm, ClientMail.Odd);
        await IsStoredAsync(server, TestMail.Second, ClientMail.Odd);
    }

    /// <summary>LMTP: one recipient is refused by name, one after the message; the others have it.</summary>
    public static async Task DeliversByLmtpAsync(MailServer server, string strangersRefusal, string fullOnesRefusal)
    {
        ClientRun run = ClientBench.Run(server, new ClientJob { Lmtp = true, To = [TestMail.Alarm, TestMail.Full, Stranger, TestMail.Second] });

        Assert.StartsWith("SomeRecipientsRefused", run.Message(), StringComparison.Ordinal);
        Assert.StartsWith("Ok 250 2.0.0", run.Recipient(TestMail.Alarm), StringComparison.Ordinal);
        Assert.Equal(fullOnesRefusal, run.Recipient(TestMail.Full));
        Assert.Equal(strangersRefusal, run.Recipient(Stranger));
        Assert.StartsWith("Ok 250 2.0.0", run.Recipient(TestMail.Second), StringComparison.Ordinal);
        await IsStoredAsync(server, TestMail.Alarm, ClientMail.Odd);
        await IsStoredAsync(server, TestMail.Second, ClientMail.Odd);
    }

    /// <summary>What may go in one write does (RFC 2920), with as many waits as the library's README says; or nothing does.</summary>
    public static void SpeaksInGroups(MailServer server, bool lmtp = false)
    {
        ClientRun run = ClientBench.Run(server, new ClientJob { Lmtp = lmtp, To = three, Messages = ClientMail.Three });

        string[][] groups = [.. run.Groups.Select(group => group.Select(Verb).ToArray())];
        string[] message = ["MAIL", "RCPT", "RCPT", "RCPT", "DATA"];
        Assert.Equal([[lmtp ? "LHLO" : "EHLO"], message, message, message, ["QUIT"]], groups);
    }

    /// <summary>A server that offers no PIPELINING hears one command at a time.</summary>
    public static void SpeaksOneByOne(MailServer server, string contentVerb = "DATA")
    {
        ClientRun run = ClientBench.Run(server, new ClientJob { To = three });

        Assert.All(run.Groups, group => Assert.Single(group));
        Assert.Equal(["EHLO", "MAIL", "RCPT", "RCPT", "RCPT", contentVerb, "QUIT"], run.Commands.Select(Verb));
    }

    /// <summary>The message goes as one chunk of its size, no dot doubled (RFC 3030).</summary>
    public static async Task DeliversInChunksAsync(MailServer server, bool lmtp = false)
    {
        ClientRun run = ClientBench.Run(server, new ClientJob { Lmtp = lmtp, Messages = ClientMail.Three });

        Assert.Equal("Ok", run.Sent);
        Assert.Equal(ClientMail.Three.Select(message => $"BDAT {message.Length} LAST"), run.Commands.Where(command => Verb(command) == "BDAT"));
        Assert.DoesNotContain("DATA", run.Commands);
        await AreStoredAsync(server, TestMail.Alarm, ClientMail.Three);
    }

    /// <summary>What is in the message's own 8 bits is said, and the size.</summary>
    public static void SaysSizeAndEightBits(MailServer server)
    {
        ClientRun run = ClientBench.Run(server, new ClientJob { Messages = [ClientMail.Odd, ClientMail.Plain] });

        string[] expected =
        [
            $"MAIL FROM:<board@device.test> SIZE={ClientMail.Odd.Length} BODY=8BITMIME",
            $"MAIL FROM:<board@device.test> SIZE={ClientMail.Plain.Length}",
        ];
        Assert.Equal(expected, run.Commands.Where(command => Verb(command) == "MAIL"));
        Assert.Equal("Ok", run.Sent);
    }

    /// <summary>More than the server's SIZE is not even begun.</summary>
    public static void KeepsWhatIsTooLarge(MailServer server, int maxBytes)
    {
        string large = ClientMail.Plain + new string('x', 70) + "\r\n";
        large += string.Concat(Enumerable.Repeat(new string('x', 70) + "\r\n", maxBytes / 72));
        ClientRun run = ClientBench.Run(server, new ClientJob { Messages = [large, ClientMail.Plain] });

        Assert.Equal("MessageTooLarge", run.Message(0).Split(' ')[0]);
        Assert.Equal("MessageTooLarge", run.Recipient(TestMail.Alarm, 0).Split(' ')[0]);
        Assert.StartsWith("Ok 250", run.Message(1), StringComparison.Ordinal);
        Assert.Single(run.Commands, command => Verb(command) == "MAIL");
    }

    /// <summary>Sender, recipient and header in UTF-8 (RFC 6531) arrive as they are.</summary>
    public static async Task DeliversUtf8Async(MailServer server)
    {
        const string sender = "f\u00fchler@device.test";
        ClientRun run = ClientBench.Run(server, new ClientJob { From = sender, To = [TestMail.Door, TestMail.Alarm], Messages = [ClientMail.Utf8Header] });

        Assert.Equal("Ok", run.Sent);
        Assert.Contains(run.Commands, command =>
            command.StartsWith($"MAIL FROM:<{sender}> ", StringComparison.Ordinal) && command.EndsWith(" BODY=8BITMIME SMTPUTF8", StringComparison.Ordinal));
        Assert.Contains($"RCPT TO:<{TestMail.Door}>", run.Commands);
        await IsStoredAsync(server, TestMail.Door, ClientMail.Utf8Header);
        await IsStoredAsync(server, TestMail.Alarm, ClientMail.Utf8Header);
    }

    /// <summary>A server without SMTPUTF8 is not asked for an address that it cannot know; the others have the message.</summary>
    public static async Task KeepsUtf8FromThoseWithoutAsync(MailServer server)
    {
        ClientRun run = ClientBench.Run(server, new ClientJob { To = [TestMail.Door, TestMail.Second] });

        Assert.StartsWith("SomeRecipientsRefused", run.Message(), StringComparison.Ordinal);
        Assert.Equal("NotSupported", run.Recipient(TestMail.Door));
        Assert.StartsWith("Ok 250", run.Recipient(TestMail.Second), StringComparison.Ordinal);
        Assert.Single(run.Commands, command => Verb(command) == "RCPT");
        await IsStoredAsync(server, TestMail.Second, ClientMail.Odd);

        ClientRun fromUtf8 = ClientBench.Run(server, new ClientJob { From = "f\u00fchler@device.test" });
        Assert.StartsWith("NotSupported", fromUtf8.Message(), StringComparison.Ordinal);
        Assert.DoesNotContain(fromUtf8.Commands, command => Verb(command) == "MAIL");
    }

    /// <summary>STARTTLS and TLS from the first octet.</summary>
    public static async Task DeliversOverTlsAsync(MailServer server, TestAuthority authority)
    {
        foreach (string security in new[] { "starttls", "tls" })
        {
            ClientRun run = ClientBench.Run(server, new ClientJob { Security = security, Messages = ClientMail.Three }, authority);

            Assert.Equal("Ok", run.Sent);
            Assert.Equal(security == "starttls" ? ["EHLO", "STARTTLS", "EHLO"] : ["EHLO"], run.Commands.Select(Verb).TakeWhile(verb => verb != "MAIL"));
            await AreStoredAsync(server, TestMail.Alarm, ClientMail.Three);
        }
    }

    /// <summary>The right secret logs in by a mechanism, a wrong one is refused and nothing is sent. Secrets cross the wire under TLS only.</summary>
    public static async Task LogsInAsync(MailServer server, TestAuthority authority, params string[] mechanisms)
    {
        foreach (string mechanism in mechanisms)
        {
            bool sendsSecret = mechanism is "PLAIN" or "LOGIN" or "XOAUTH2";
            var job = new ClientJob { Security = sendsSecret ? "tls" : "none", Mechanism = mechanism };
            ClientRun run = ClientBench.Run(server, job, authority);
            Assert.True(run.Connected == "Ok 235", run.Text);
            Assert.Contains($"AUTH {mechanism}", run.Commands);
            await IsStoredAsync(server, TestMail.Alarm, ClientMail.Odd);

            ClientRun wrong = ClientBench.Run(server, job with { Secret = "wrong-one" }, authority);
            Assert.True(wrong.Connected == "AuthRefused 535", wrong.Text);
            Assert.DoesNotContain(wrong.Commands, command => Verb(command) == "MAIL");
            if (!sendsSecret) continue;

            ClientRun inClear = ClientBench.Run(server, job with { Security = "none" });
            Assert.StartsWith("AuthNotOffered", inClear.Connected, StringComparison.Ordinal);
            Assert.DoesNotContain(inClear.Commands, command => Verb(command) == "AUTH");
        }
    }

    /// <summary>The server's report of success, sent to a mailbox of its own, repeats what was said by DSN (RFC 3461).</summary>
    public static async Task IsToldOfSuccessAsync(MailServer server, string envelopeId = EnvelopeId, string originalRecipient = OriginalRecipient)
    {
        string report = await ReportOfSuccessAsync(server);

        Assert.Contains($"\nOriginal-Envelope-Id: {envelopeId}\n", report, StringComparison.OrdinalIgnoreCase);
        Assert.Contains($"\nOriginal-Recipient: rfc822;{originalRecipient}\n", report, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The report of success, which has the message's headers and not its text.</summary>
    public static async Task<string> ReportOfSuccessAsync(MailServer server)
    {
        ClientRun run = AsksToBeToldOfSuccess(server);

        Assert.Equal("Ok", run.Sent);
        await IsStoredAsync(server, TestMail.Alarm, ClientMail.Odd);
        string report = Encoding.Latin1.GetString(await server.WaitForMailAsync(TestMail.Second, ServerTalk.DeliveryLimit));
        Assert.Contains("\nAction: delivered\n", report, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("\nX-Odd:", report, StringComparison.Ordinal);
        Assert.DoesNotContain("\n.two\n", report, StringComparison.Ordinal);
        return report;
    }

    /// <summary>A message with all of DSN: MAIL and RCPT have it in xtext.</summary>
    public static ClientRun AsksToBeToldOfSuccess(MailServer server)
    {
        ClientRun run = ClientBench.Run(server, new ClientJob
        {
            From = TestMail.Second,
            Return = "headers",
            EnvelopeId = EnvelopeId,
            Notify = ["success", "failure"],
            OriginalRecipient = OriginalRecipient,
        });
        Assert.Contains(run.Commands, command => Verb(command) == "MAIL" && command.EndsWith($" RET=HDRS ENVID={EnvelopeIdAsXtext}", StringComparison.Ordinal));
        Assert.Contains($"RCPT TO:<{TestMail.Alarm}> NOTIFY=SUCCESS,FAILURE ORCPT=rfc822;{OriginalRecipientAsXtext}", run.Commands);
        return run;
    }

    private static Task IsStoredAsync(MailServer server, string mailbox, string message) => AreStoredAsync(server, mailbox, [message]);

    // In any order: some servers deliver several at a time.
    private static async Task AreStoredAsync(MailServer server, string mailbox, IReadOnlyList<string> messages)
    {
        var stored = new List<string>();
        while (stored.Count < messages.Count) stored.Add(ServerTalk.FromSubject(await server.WaitForMailAsync(mailbox, ServerTalk.DeliveryLimit)));
        IEnumerable<string> expected = messages.Select(message => server.KeepsCrLf ? message : message.Replace("\r\n", "\n", StringComparison.Ordinal));
        Assert.Equal(expected.Order(StringComparer.Ordinal), stored.Order(StringComparer.Ordinal));
    }

    private static string Verb(string command) => command.Split(' ', 2)[0];
}
