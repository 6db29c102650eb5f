// Makes a Mail out of named pieces. Each piece is checked where it is given, so that a mail that exists can be sent.

using System;
using DeviceMailer.Smtp.Message;
using DeviceMailer.Smtp.Session;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Smtp;

/// <summary>
/// Makes a mail: <c>new MailBuilder("freezer@example.com").To("cook@example.com").Subject("Door open").Text("...").Build()</c>. Those in To and Cc stand in
/// its header and get it; Bcc gets it only. For one mail each. A piece that cannot be sent throws an ArgumentException that says what was expected.
/// </summary>
public sealed class MailBuilder
{
    private const int IdBytes = 16; // of 16 letters each: 64 bits

    private readonly Letterhead letterhead;
    private Mailbox[] hidden = new Mailbox[0];
    private byte[] bouncesTo;
    private byte[] text;
    private byte[] html;
    private bool isBuilt;

    /// <summary>Begins a mail.</summary>
    /// <param name="from">Who writes.</param>
    /// <param name="name">The name shown beside the address; null: none.</param>
    public MailBuilder(string from, string name = null)
    {
        letterhead = new Letterhead(MailboxOf(from, name));
        Message = new MailMessage(letterhead, NewPostmark());
    }

    /// <summary>The message that is being made.</summary>
    internal MailMessage Message { get; }

    /// <summary>Adds somebody it is written to.</summary>
    public MailBuilder To(string address, string name = null)
    {
        letterhead.To = With(letterhead.To, MailboxOf(address, name));
        return this;
    }

    /// <summary>Adds somebody who gets a copy.</summary>
    public MailBuilder Cc(string address, string name = null)
    {
        letterhead.Cc = With(letterhead.Cc, MailboxOf(address, name));
        return this;
    }

    /// <summary>Adds somebody who gets a copy that the others do not see.</summary>
    public MailBuilder Bcc(string address)
    {
        hidden = With(hidden, MailboxOf(address, null));
        return this;
    }

    /// <summary>Adds an address for answers; without one they go to the author.</summary>
    public MailBuilder ReplyTo(string address, string name = null)
    {
        letterhead.ReplyTo = With(letterhead.ReplyTo, MailboxOf(address, name));
        return this;
    }

    /// <summary>Sets where reports of failed delivery go, the envelope's reverse path; without it they go to the author.</summary>
    public MailBuilder BouncesTo(string address)
    {
        bouncesTo = MailboxOf(address, null).Address;
        return this;
    }

    /// <summary>Sets the subject: one line, at most <see cref="SmtpLimits.MaxSubjectBytes"/> in UTF-8.</summary>
    public MailBuilder Subject(string subject)
    {
        byte[] bytes = BytesOf(subject, nameof(subject));
        if (!MailMessage.IsSubject(bytes)) throw new ArgumentException("expected a subject on one line, of at most 512 bytes", nameof(subject));
        Message.SetSubject(bytes);
        return this;
    }

    /// <summary>Sets the text.</summary>
    public MailBuilder Text(string text)
    {
        this.text = BodyOf(text, nameof(text));
        Message.SetBody(this.text, html);
        return this;
    }

    /// <summary>Sets the same as HTML. Mail programs that show no HTML show the text.</summary>
    public MailBuilder Html(string html)
    {
        this.html = BodyOf(html, nameof(html));
        Message.SetBody(text, this.html);
        return this;
    }

    /// <summary>Adds a file.</summary>
    /// <param name="fileName">The name that its readers see, without folders; its extension says what it is.</param>
    /// <param name="content">What is in it. It is read while the mail is sent.</param>
    public MailBuilder Attach(string fileName, IContent content)
    {
        Message.Attach(new Attachment(NameOf(fileName), content));
        return this;
    }

    /// <summary>Adds a file with this text in it, in UTF-8.</summary>
    public MailBuilder Attach(string fileName, string content) => Attach(fileName, new BytesContent(BytesOf(content, nameof(content))));

    /// <summary>Adds an image that the HTML shows.</summary>
    /// <param name="contentId">Its name there: <c>&lt;img src="cid:chart"&gt;</c> shows the one called <c>chart</c>. Letters, digits, dots and hyphens.</param>
    /// <param name="fileName">As of a file: <c>chart.png</c>.</param>
    /// <param name="content">What is in it. It is read while the mail is sent.</param>
    public MailBuilder Image(string contentId, string fileName, IContent content)
    {
        Message.Attach(new Attachment(NameOf(fileName), content, null, BytesOf(contentId, nameof(contentId))));
        return this;
    }

    /// <summary>Sets how urgent it is.</summary>
    public MailBuilder Priority(MailPriority priority)
    {
        letterhead.Priority = priority;
        return this;
    }

    /// <summary>Makes the mail.</summary>
    /// <exception cref="InvalidOperationException">It has no recipient, or was made already.</exception>
    /// <exception cref="ArgumentException">It has more than <see cref="SmtpLimits.MaxRecipients"/> recipients.</exception>
    public Mail Build() => new Mail(this);

    /// <summary>The envelope for everybody named so far.</summary>
    internal Envelope MakeEnvelope()
    {
        if (isBuilt) throw new InvalidOperationException("made already: a builder makes one mail");
        Envelope envelope = new Envelope(letterhead);
        for (int i = 0; i < hidden.Length; i++) envelope.AddRecipientOnce(hidden[i].Address);
        if (envelope.RecipientCount == 0) throw new InvalidOperationException("nobody gets it: call To, Cc or Bcc first");
        if (bouncesTo != null) envelope.SetReversePath(bouncesTo);
        isBuilt = true;
        return envelope;
    }

    // Time and chance make the Message-ID, since a program that keeps no count of its starts has nothing else that is unique.
    private static Postmark NewPostmark()
    {
        byte[] id = new byte[IdBytes];
        new Random().NextBytes(id);
        for (int i = 0; i < id.Length; i++) id[i] = (byte)('a' + (id[i] & 15));
        long ticks = DateTime.UtcNow.Ticks;
        return new Postmark(id)
        {
            UtcTicks = ticks >= SmtpLimits.FirstPlausibleTicks ? ticks : 0,
            Boot = (int)(ticks / TimeSpan.TicksPerSecond & int.MaxValue),
            Sequence = (int)(ticks % TimeSpan.TicksPerSecond),
        };
    }

    private static Mailbox MailboxOf(string address, string name)
    {
        byte[] bytes = BytesOf(address, nameof(address));
        if (!MailAddress.IsMailbox(bytes, true)) throw new ArgumentException("found \"" + address + "\", expected an address such as cook@example.com", nameof(address));
        return new Mailbox(bytes, name == null ? null : Ascii.Bytes(name));
    }

    private static byte[] BodyOf(string text, string piece)
    {
        byte[] bytes = BytesOf(text, piece);
        if (!MailMessage.IsText(bytes)) throw new ArgumentException("expected text without the control characters RS and US", piece);
        return bytes;
    }

    private static byte[] NameOf(string fileName)
    {
        byte[] bytes = BytesOf(fileName, nameof(fileName));
        if (!Attachment.IsFileName(bytes)) throw new ArgumentException("expected a file's name on one line, of 1 to 255 bytes", nameof(fileName));
        return bytes;
    }

    private static byte[] BytesOf(string text, string piece)
    {
        if (text == null) throw new ArgumentException("expected something, found null", piece);
        return Ascii.Bytes(text);
    }

    private static Mailbox[] With(Mailbox[] list, Mailbox more)
    {
        int count = list == null ? 0 : list.Length;
        Mailbox[] longer = new Mailbox[count + 1];
        if (count > 0) Array.Copy(list, longer, count);
        longer[count] = more;
        return longer;
    }
}
