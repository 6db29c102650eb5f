namespace DeviceMailer.VirtualBoard.Mailbox;

/// <summary>One line of a mailbox's list.</summary>
/// <param name="Id">Names the mail in its mailbox: its file's name.</param>
/// <param name="From">The sender as a person reads it: a name, or the address.</param>
/// <param name="To">The recipients in the header, with commas between them.</param>
/// <param name="Subject">The decoded subject.</param>
/// <param name="Received">When it arrived, UTC.</param>
/// <param name="Bytes">Its size as stored.</param>
/// <param name="FirstWords">The beginning of its text, on one line.</param>
/// <param name="Attachments">How many files go with it.</param>
/// <param name="IsUrgent">True when its header asks for high priority.</param>
public sealed record MailSummary(string Id, string From, string To, string Subject, DateTime Received, long Bytes, string FirstWords, int Attachments, bool IsUrgent);
