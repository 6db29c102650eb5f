// One transcript played against the client: its settings, its conversation, and what must come of it.

using DeviceMailer.Smtp;
using DeviceMailer.Smtp.Message;
using DeviceMailer.Smtp.Sasl;
using DeviceMailer.Smtp.Session;
using DeviceMailer.Smtp.Wire;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Session;

/// <summary>Settings stand before the conversation, verbs and expectations behind it. The words: tests/Transcripts/README.md.</summary>
internal sealed class Replay
{
    private readonly string[] script;
    private readonly string name;
    private readonly Envelope envelope = new Envelope();
    private readonly OutputBuffer message = new OutputBuffer(2048);
    private readonly BufferSource source;
    private readonly SaslMechanism[] mechanisms = new SaslMechanism[4];
    private readonly int firstVerb;
    private readonly bool cut;
    private int mechanismCount;
    private string sent;    // what became of the connection of the queue
    private string stages;  // and where each of its messages was decided
    private SmtpSecurity security = SmtpSecurity.None;
    private SmtpProtocol protocol = SmtpProtocol.Smtp;

    internal Replay(string[] script, int maxRead, int cutAfter = -1)
    {
        this.script = script;
        name = script[0]; // the first line is the transcript's name
        cut = cutAfter >= 0;
        source = new BufferSource(message);
        int line = 1;
        while (line < script.Length && Take(Word(script[line]), Value(script[line]))) line++;
        Server = new ScriptedTransport(script, line, maxRead, cutAfter);
        while (line < script.Length && Word(script[line]) != "connect") line++;
        firstVerb = line;
    }

    internal ScriptedTransport Server { get; }

    /// <summary>False where a dot does not mean what it does elsewhere: alone, or with a reply for each recipient.</summary>
    internal bool CanBeCut { get; private set; } = true;

    /// <summary>Plays it. When the connection is cut only one thing is sure: maybe delivered is said if, and only if, the dot's reply is missing.</summary>
    internal void Run()
    {
        SmtpClient client = new SmtpClient(Server, Bytes.Of("[192.0.2.7]"), cut ? null : new SecretWatch()) { Security = security, Protocol = protocol };
        if (mechanismCount > 0)
        {
            client.Mechanisms = new SaslMechanism[mechanismCount];
            System.Array.Copy(mechanisms, client.Mechanisms, mechanismCount);
        }

        SmtpResult result = client.Connect("mail.example.com", 25);
        Check("connect", Value(script[firstVerb]), ResultName.Of(result));
        for (int i = firstVerb + 1; i < script.Length; i++) Do(client, Word(script[i]), Value(script[i]));
        if (cut) return;
        Assert.AreEqual("", Server.Mistake, name);
        Assert.IsTrue(Server.IsOver, name + ": the conversation was not had to its end");
    }

    private bool Take(string word, string value)
    {
        switch (word)
        {
            case "":
            case "#": return true;
            case "from": envelope.SetReversePath(Bytes.Of(value)); return true;
            case "to": envelope.AddRecipient(Bytes.Of(value)); return true;
            case "|": message.Write(Bytes.Of(value + "\r\n")); return true;
            case "|-": message.Write(Bytes.Of(value)); return true;
            case "sized": return source.HasSize = true;
            case "eightbit": return source.IsEightBit = true;
            case "nocut": CanBeCut = false; return true;
            case "lmtp": protocol = SmtpProtocol.Lmtp; return true;
            case "security": security = value == "tls" ? SmtpSecurity.Tls : SmtpSecurity.StartTls; return true;
            case "auth": return Assume(AddMechanism(value));
            case "requiretls": return envelope.RequireTls = true;
            case "submitter": envelope.SetSubmitter(Bytes.Of(value)); return true;
            case "envid": envelope.SetEnvelopeId(Bytes.Of(value)); return true;
            case "ret": envelope.Return = value == "FULL" ? DsnReturn.Full : DsnReturn.Headers; return true;
            case "notify": envelope.RecipientAt(0).Notify = (DsnNotify)int.Parse(value); return true;
            case "orcpt": envelope.RecipientAt(0).SetOriginalRecipient(Bytes.Of(value)); return true;
            default: return false;
        }
    }

    private bool AddMechanism(string value)
    {
        byte[] user = Bytes.Of("user");
        byte[] secret = Bytes.Of("pencil");
        SaslMechanism mechanism = null;
        if (value == "PLAIN") mechanism = new PlainMechanism(user, secret);
        if (value == "LOGIN") mechanism = new LoginMechanism(user, secret);
        if (value == "CRAM-MD5") mechanism = new CramMd5Mechanism(user, secret);
        if (mechanism == null) return false;
        mechanisms[mechanismCount] = mechanism;
        mechanismCount++;
        return true;
    }

    private void Do(SmtpClient client, string word, string value)
    {
        switch (word)
        {
            case "connect":
                Check(word, value, ResultName.Of(client.Connect("mail.example.com", 25)));
                break;
            case "send":
                Check(word, value, ResultName.Of(client.Send(envelope, source)));
                break;
            case "queue": // queue 2 Ok Ok
            case "quitqueue":
                Mails mails = new Mails(envelope, source, value[0] - '0') { Client = client };
                sent = ResultName.Of(client.SendAll(mails, word == "quitqueue"));
                stages = mails.Stages;
                CheckQueue(value.Substring(1), mails.Results);
                break;
            case "probe":
                Check(word, value, ResultName.Of(client.Probe()));
                break;
            case "etrn":
                Check(word, value, ResultName.Of(client.Etrn(Bytes.Of("example.com"))));
                break;
            case "quit":
                client.Quit();
                Assert.IsTrue(client.State == SmtpState.Closed, name);
                break;
            default:
                if (!cut) Expect(client, word, value);
                break;
        }
    }

    private void Expect(SmtpClient client, string word, string value)
    {
        switch (word)
        {
            case "recipient": // recipient 2 Refused 550 5001001
                string[] parts = value.Split(' ');
                Recipient recipient = envelope.RecipientAt(int.Parse(parts[0]) - 1);
                Assert.AreEqual(parts[1], ResultName.Of(recipient.Result), name);
                if (parts.Length > 2) Assert.AreEqual(int.Parse(parts[2]), recipient.Code, name);
                if (parts.Length > 3) Assert.AreEqual(int.Parse(parts[3]), recipient.EnhancedStatus, name);
                break;
            case "reply": // reply 250 the text
                Assert.AreEqual(value, client.Reply.Code.ToString() + " " + Bytes.Text(client.Reply.Text, 0, client.Reply.TextLength), name);
                break;
            case "sent":
                Assert.AreEqual(value, sent, name);
                break;
            case "stages":
                Assert.AreEqual(" " + value, stages, name);
                break;
            case "stage":
                Assert.AreEqual(value, StageName.Of(client.Stage), name);
                break;
            case "closed":
                Assert.IsTrue(client.State == SmtpState.Closed, name + ": still open");
                break;
            case "waits":
                Assert.AreEqual(int.Parse(value), Server.Waits, name);
                break;
            default:
                Assert.IsTrue(false, name + ": unknown line " + word + " " + value);
                break;
        }
    }

    private void Check(string verb, string expected, string actual)
    {
        if (cut && Server.IsCut && !Server.IsOver)
        {
            CheckCut(verb, actual);
            return;
        }

        Assert.AreEqual("", Server.Mistake, name);
        Assert.AreEqual(expected, actual, name + ": " + verb);
    }

    private void CheckQueue(string expected, string actual)
    {
        if (!cut || !Server.IsCut || Server.IsOver)
        {
            Check("queue", expected, actual);
            return;
        }

        // As many results as messages that were begun, and maybe delivered for the one whose dot is open only.
        bool maybe = actual.IndexOf("MaybeDelivered") >= 0;
        Assert.AreEqual(Server.IsDotPending, maybe, name + " cut after " + Server.Said.ToString() + ":" + actual);
    }

    private void CheckCut(string verb, string actual)
    {
        bool maybe = actual == "MaybeDelivered";
        for (int i = 0; verb == "send" && i < envelope.RecipientCount; i++) maybe |= envelope.RecipientAt(i).Result == SmtpResult.MaybeDelivered;
        if (verb != "send") Assert.IsFalse(maybe, name + ": " + verb);
        else if (actual != "Misuse") Assert.AreEqual(Server.IsDotPending, maybe, name + " cut after " + Server.Said.ToString() + ": " + actual);
    }

    private bool Assume(bool done)
    {
        Assert.IsTrue(done, name + ": settings");
        return true;
    }

    private static string Word(string line)
    {
        int blank = line.IndexOf(' ');
        return blank < 0 ? line : line.Substring(0, blank);
    }

    private static string Value(string line)
    {
        int blank = line.IndexOf(' ');
        return blank < 0 ? "" : line.Substring(blank + 1);
    }
}
