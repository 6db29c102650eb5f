// The mailbox over the sink's maildir, as a mail program sees it: a list, one mail opened, deleting. The same for page and terminal.

using System.Collections.Concurrent;
using DeviceMailer.VirtualBoard.Sink;

namespace DeviceMailer.VirtualBoard.Mailbox;

/// <summary>Lists, opens and deletes the mails of a maildir. Safe for use by several threads at once.</summary>
public sealed class MailFolder
{
    private readonly Maildir maildir;
    private readonly ConcurrentDictionary<string, MailSummary> summaries = new();
    private readonly ConcurrentDictionary<string, IReadOnlyList<string>> recipients = new();

    /// <summary>A mailbox over a maildir.</summary>
    public MailFolder(Maildir maildir) => this.maildir = maildir;

    /// <summary>A mail arrived, or was deleted. Raised on any thread.</summary>
    public event Action? Changed;

    /// <summary>How many mails there are.</summary>
    public int Count => maildir.Messages().Count;

    /// <summary>The newest mail; null: there is none.</summary>
    public MailSummary? Latest => maildir.Messages() is { Count: > 0 } paths ? Summary(paths[^1]) : null;

    /// <summary>Notes a mail that the sink has just stored.</summary>
    /// <param name="file">Its file.</param>
    /// <param name="envelope">The recipients of its envelope.</param>
    public void Add(string file, IReadOnlyList<string> envelope)
    {
        recipients[Path.GetFileName(file)] = envelope;
        Changed?.Invoke();
    }

    /// <summary>The mails, the newest first.</summary>
    public IReadOnlyList<MailSummary> List()
    {
        var list = new List<MailSummary>();
        foreach (string path in maildir.Messages())
        {
            if (Summary(path) is { } summary) list.Add(summary);
        }

        list.Reverse();
        return list;
    }

    /// <summary>The mails that have the words in sender, recipients, subject or first words; all of them for an empty text.</summary>
    public IReadOnlyList<MailSummary> Find(string words) => [.. List().Where(mail => Matches(mail, words))];

    /// <summary>Opens a mail; null: there is none of this id.</summary>
    public StoredMail? Open(string id)
    {
        if (PathOf(id) is not { } path) return null;
        try
        {
            return StoredMail.Read(path, recipients.TryGetValue(id, out IReadOnlyList<string>? known) ? known : []);
        }
        catch (IOException)
        {
            return null; // deleted in the meantime
        }
    }

    /// <summary>Deletes a mail; false: there is none of this id.</summary>
    public bool Delete(string id)
    {
        if (PathOf(id) is not { } path) return false;
        File.Delete(path);
        summaries.TryRemove(id, out _);
        recipients.TryRemove(id, out _);
        Changed?.Invoke();
        return true;
    }

    /// <summary>Deletes all mails.</summary>
    public void Clear()
    {
        foreach (string path in maildir.Messages()) File.Delete(path);
        summaries.Clear();
        recipients.Clear();
        Changed?.Invoke();
    }

    private static bool Matches(MailSummary mail, string words) =>
        words.Length == 0
        || new[] { mail.From, mail.To, mail.Subject, mail.FirstWords }.Any(text => text.Contains(words, StringComparison.OrdinalIgnoreCase));

    // Ids come from outside: only the name of a file that the maildir lists leads to a file.
    private string? PathOf(string id) => maildir.Messages().FirstOrDefault(path => Path.GetFileName(path) == id);

    private MailSummary? Summary(string path)
    {
        string id = Path.GetFileName(path);
        if (summaries.TryGetValue(id, out MailSummary? known)) return known;
        try
        {
            return summaries[id] = StoredMail.ReadSummary(path);
        }
        catch (IOException)
        {
            return null; // deleted in the meantime
        }
    }
}
