// Whole conversations from tests/Transcripts: what the client is given, what both sides say, and what must come of it.

using DeviceMailer.Smtp;
using DeviceMailer.Smtp.Message;
using DeviceMailer.Smtp.Session;
using DeviceMailer.Smtp.Wire;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Session;

[TestClass]
public class TranscriptTests
{
    private const int Whole = 100000;
    private const int ByLine = 0;
    private const int ByByte = 1;

    [TestMethod]
    public void Replayed_whole() => ReplayAll(Whole);

    [TestMethod]
    public void Replayed_line_by_line() => ReplayAll(ByLine);

    [TestMethod]
    public void Replayed_byte_by_byte() => ReplayAll(ByByte);

    [TestMethod]
    public void There_are_transcripts() => Assert.IsTrue(TranscriptFiles.All().Length >= 20);

    private static void ReplayAll(int maxRead)
    {
        string[][] all = TranscriptFiles.All();
        for (int i = 0; i < all.Length; i++) Replay(all[i], maxRead);
    }

    // The first line is the transcript's name. Settings stand before the conversation, expectations behind it.
    private static void Replay(string[] script, int maxRead)
    {
        string name = script[0];
        Envelope envelope = new Envelope();
        OutputBuffer message = new OutputBuffer(2048);
        int line = 1;
        for (; line < script.Length; line++)
        {
            string value = Value(script[line]);
            string word = Word(script[line]);
            if (word == "from") Assert.IsTrue(envelope.SetReversePath(Bytes.Of(value)), name);
            else if (word == "to") Assert.IsTrue(envelope.AddRecipient(Bytes.Of(value)), name);
            else if (word == "|") message.Write(Bytes.Of(value + "\r\n"));
            else if (word == "|-") message.Write(Bytes.Of(value));
            else if (word != "#" && word != "") break;
        }

        ScriptedTransport server = new ScriptedTransport(script, line, maxRead);
        SmtpClient client = new SmtpClient(server, Bytes.Of("[192.0.2.7]"), null);
        BufferSource source = new BufferSource(message);
        for (; line < script.Length && Word(script[line]) != "connect"; line++) { }

        SmtpResult result = client.Connect("mail.example.com", 25);
        for (; line < script.Length; line++)
        {
            string value = Value(script[line]);
            switch (Word(script[line]))
            {
                case "connect":
                    Expect(name, server, value, result);
                    break;
                case "send":
                    Expect(name, server, value, client.Send(envelope, source));
                    break;
                case "quit":
                    client.Quit();
                    Assert.IsTrue(client.State == SmtpState.Closed, name);
                    break;
                case "recipient": // recipient 2 Refused 550
                    string[] parts = value.Split(' ');
                    Recipient recipient = envelope.RecipientAt(int.Parse(parts[0]) - 1);
                    Expect(name, server, parts[1], recipient.Result);
                    if (parts.Length > 2) Assert.AreEqual(int.Parse(parts[2]), recipient.Code, name);
                    break;
                case "reply": // reply 250 the text
                    Assert.AreEqual(value, client.Reply.Code.ToString() + " " + Bytes.Text(client.Reply.Text, 0, client.Reply.TextLength), name);
                    break;
                case "closed":
                    Assert.IsTrue(client.State == SmtpState.Closed, name + ": still open");
                    break;
                default:
                    Assert.IsTrue(false, name + ": unknown line " + script[line]);
                    break;
            }
        }

        Assert.AreEqual("", server.Mistake, name);
        Assert.IsTrue(server.IsOver, name + ": the conversation was not had to its end");
    }

    private static void Expect(string name, ScriptedTransport server, string expected, SmtpResult actual)
    {
        Assert.AreEqual("", server.Mistake, name);
        Assert.AreEqual(expected, NameOf(actual), name);
    }

    // Enum members have no names on nanoCLR.
    private static string NameOf(SmtpResult result)
    {
        switch (result)
        {
            case SmtpResult.Ok: return "Ok";
            case SmtpResult.SomeRecipientsRefused: return "SomeRecipientsRefused";
            case SmtpResult.MaybeDelivered: return "MaybeDelivered";
            case SmtpResult.TryLater: return "TryLater";
            case SmtpResult.Refused: return "Refused";
            case SmtpResult.ClientRefused: return "ClientRefused";
            case SmtpResult.HostNotFound: return "HostNotFound";
            case SmtpResult.ConnectFailed: return "ConnectFailed";
            case SmtpResult.ConnectionLost: return "ConnectionLost";
            case SmtpResult.TimedOut: return "TimedOut";
            case SmtpResult.ProtocolError: return "ProtocolError";
            case SmtpResult.MessageFailed: return "MessageFailed";
            case SmtpResult.Misuse: return "Misuse";
            default: return "?";
        }
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
