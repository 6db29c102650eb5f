// "expect ...": what can be expected, and how it is written.

using System.Globalization;
using DeviceMailer.VirtualBoard.Session;
using DeviceMailer.VirtualBoard.Words;

namespace DeviceMailer.VirtualBoard.Scenarios;

/// <summary>Understands expectations.</summary>
internal static class ExpectationReader
{
    private const int LastLines = 10;

    // A delivery takes a second, and a first look for the network a few.
    private static readonly TimeSpan defaultTime = TimeSpan.FromMinutes(1);

    /// <summary>Understands what comes behind "expect".</summary>
    /// <exception cref="CommandException">It is no expectation.</exception>
    internal static Expectation Read(CommandReader reader, BoardSession session)
    {
        string words = reader.Rest;
        bool isForbidden = reader.TryWord("no");
        string what = isForbidden ? reader.OneOf("mail", "log") : reader.OneOf("mail", "log", "light", "trigger", "output", "outbox", "asleep", "awake");
        Expectation read = what switch
        {
            "mail" when isForbidden => new Expectation(words, default, witness => witness.Unexpected.Count > 0, Mails),
            "mail" => Mail(reader, words),
            "log" => Log(reader, words),
            "light" => Light(reader, words),
            "trigger" => Trigger(reader, words, session),
            "output" => Output(reader, words, session),
            "outbox" => Outbox(reader, words),
            _ => new Expectation(words, default, witness => witness.Session.Snapshot().Power == PowerState.Asleep == (what == "asleep"), witness => $"the board is {witness.Session.Snapshot().Power}") { IsPolled = true },
        };
        TimeSpan time = defaultTime;
        if (isForbidden) reader.OneOf("for");
        if (isForbidden || reader.TryWord("within")) time = reader.Duration();
        reader.End();
        return read with { Time = time, IsForbidden = isForbidden };
    }

    private static Expectation Mail(CommandReader reader, string words)
    {
        string? to = null;
        string? subject = null;
        string? text = null;
        for (; ; )
        {
            if (reader.TryWord("to")) to = reader.Word();
            else if (reader.TryWord("subject")) subject = reader.Quoted("the subject, or a part of it,");
            else if (reader.TryWord("text")) text = reader.Quoted("the text, or a part of it,");
            else break;
        }

        bool Fits(ArrivedMail mail) =>
            (to == null || mail.Recipients.Contains(to, StringComparer.OrdinalIgnoreCase))
            && (subject == null || mail.Subject.Contains(subject, StringComparison.Ordinal))
            && (text == null || mail.Text.Contains(text, StringComparison.Ordinal));
        return new Expectation(words, default, witness => witness.TakeMail(Fits), Mails);
    }

    private static Expectation Log(CommandReader reader, string words)
    {
        string text = reader.Quoted("a part of a line of the log");
        return new Expectation(words, default, witness => witness.TakeLog(text), witness => $"the log's end is{witness.LastLog(LastLines)}");
    }

    private static Expectation Light(CommandReader reader, string words)
    {
        string wanted = reader.Quoted("what the light says");
        return new Expectation(words, default, witness => witness.Session.Snapshot().Light == wanted, witness => $"the light says \"{witness.Session.Snapshot().Light}\"") { IsPolled = true };
    }

    private static Expectation Trigger(CommandReader reader, string words, BoardSession session)
    {
        string name = reader.Name(session.Device.Triggers.Select(trigger => trigger.Name), "a trigger");
        string wanted = reader.Quoted("what it is about");
        string Now(ScenarioWitness witness) => witness.Session.Snapshot().Triggers.First(one => string.Equals(one.Trigger.Name, name, StringComparison.OrdinalIgnoreCase)).Words;
        return new Expectation(words, default, witness => Now(witness).Contains(wanted, StringComparison.OrdinalIgnoreCase), witness => $"{name} is \"{Now(witness)}\"") { IsPolled = true };
    }

    private static Expectation Output(CommandReader reader, string words, BoardSession session)
    {
        string name = reader.Name(session.Device.Outputs.Select(output => output.Name), "an output");
        bool wanted = reader.OneOf("on", "off") == "on";
        bool Now(ScenarioWitness witness) => witness.Session.Snapshot().Outputs.First(one => string.Equals(one.Output.Name, name, StringComparison.OrdinalIgnoreCase)).IsOn;
        return new Expectation(words, default, witness => Now(witness) == wanted, witness => $"{name} is {(Now(witness) ? "on" : "off")}") { IsPolled = true };
    }

    private static Expectation Outbox(CommandReader reader, string words)
    {
        int count = reader.Number(0, 64, "a number of mails");
        return new Expectation(words, default, witness => witness.Session.Snapshot().Outbox.Count == count, witness => string.Create(CultureInfo.InvariantCulture, $"{witness.Session.Snapshot().Outbox.Count} wait")) { IsPolled = true };
    }

    private static string Mails(ScenarioWitness witness)
    {
        IReadOnlyList<ArrivedMail> mails = witness.Unexpected;
        string came = mails.Count == 0 ? "no other mail came" : "there is" + string.Concat(mails.Select(mail => $"\n    \"{mail.Subject}\" to {string.Join(", ", mail.Recipients)} at {witness.Session.TimeAt(mail.At):HH:mm:ss}"));
        return $"{came}\n  the log's end is{witness.LastLog(LastLines)}";
    }
}
