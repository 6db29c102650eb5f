// A mail made of strings, for programs that send now and then: an envelope and a message of the level below, which can be reached through it.

using DeviceMailer.Smtp.Message;
using DeviceMailer.Smtp.Session;

namespace DeviceMailer.Smtp;

/// <summary>
/// A mail, and what became of it. It allocates; an envelope and a message that are made once and used for all mails do not. Sent again, it has the same
/// Message-ID.
/// </summary>
public sealed class Mail
{
    /// <summary>Makes a plain mail. <see cref="MailBuilder"/> makes all others.</summary>
    /// <param name="from">Who writes: <c>freezer@example.com</c>.</param>
    /// <param name="to">Who is written to.</param>
    /// <param name="subject">What it is about, on one line.</param>
    /// <param name="text">The text; its lines may end with LF or CRLF.</param>
    /// <exception cref="System.ArgumentException">One of them cannot be sent; the message says which, and what was expected.</exception>
    public Mail(string from, string to, string subject, string text)
        : this(new MailBuilder(from).To(to).Subject(subject).Text(text))
    {
    }

    internal Mail(MailBuilder builder)
    {
        Envelope = builder.MakeEnvelope();
        Message = builder.Message;
    }

    /// <summary>Whom the server is told to deliver it to, with each recipient's own result.</summary>
    public Envelope Envelope { get; }

    /// <summary>What the recipients read.</summary>
    public MailMessage Message { get; }

    /// <summary>What became of it when it was last sent; <see cref="SmtpResult.Misuse"/> before.</summary>
    public SmtpResult Result { get; private set; } = SmtpResult.Misuse;

    /// <summary>
    /// Why it was not delivered to everybody, on one line for people, with the server's own words; empty if it was. The server's words are cut after
    /// <see cref="SmtpLimits.MaxReplyTextBytes"/>.
    /// </summary>
    public string Problem { get; private set; } = "not sent yet";

    internal void SetResult(SmtpResult result, string problem)
    {
        Result = result;
        Problem = problem;
    }
}
