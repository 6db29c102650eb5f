// Whose fault a failure is. This is the only place that decides it, as a pure function of numbers.
//
// The result says how it ended, the stage at which command, the reply's first digit whether it may pass, its enhanced status (RFC 3463) and then its
// code what it is about. The enhanced status comes first, since servers use 550 and 554 for everything; the code is better than nothing.
//
//   stage                     4yz              5yz about account,       5yz about message     no reply, or 421
//                                              settings, server         or recipient
//   connect, TLS, greeting,   server           server or account        -                     server
//   EHLO, AUTH
//   MAIL                      message later    message later            message never         message later, server pauses
//   RCPT                      recipient later  recipient later          recipient never       recipient later, server pauses
//   DATA, content, dot        message later    message later            message never         message later, server pauses
//
// "Never" takes two connections (DueMail): one odd 5yz deletes nothing. A pause is the first step of the schedule for what was never tried, and a step
// for each pause in a row for the rest (Postman).

using DeviceMailer.Smtp.Session;

namespace DeviceMailer.Delivery;

/// <summary>Judges failures.</summary>
public static class Judgement
{
    private const int ServiceNotAvailable = 421; // RFC 5321 3.8: the server goes away, whatever it was asked
    private const int FirstFailure = 400;
    private const int ClassSize = 1000000;
    private const int SubjectSize = 1000;

    /// <summary>What a result means.</summary>
    /// <param name="result">The result of a message, a connection, or one recipient.</param>
    /// <param name="stage">The state whose reply, or lack of one, decided.</param>
    /// <param name="code">The code of the reply; 0: there was none.</param>
    /// <param name="status">Its enhanced status as class * 1,000,000 + subject * 1,000 + detail; 0: it had none.</param>
    public static Verdict Of(SmtpResult result, SmtpState stage, int code, int status)
    {
        switch (result)
        {
            case SmtpResult.Ok:
            case SmtpResult.SomeRecipientsRefused: return Verdict.Delivered;
            case SmtpResult.MessageFailed: return Verdict.Damaged;
            case SmtpResult.MessageTooLarge: return Verdict.TooLarge;
            case SmtpResult.NotSupported: // no SMTPUTF8, 8BITMIME or REQUIRETLS: another server may have it
            case SmtpResult.Misuse: return stage == SmtpState.RcptTo ? Verdict.RecipientNever : Verdict.MessageNever;
            case SmtpResult.TryLater: return IsBeforeMail(stage) ? Verdict.Server : Later(stage);
            case SmtpResult.Refused: return IsBeforeMail(stage) ? OfClient(code, status) : OfRefusal(stage, code, status);
            case SmtpResult.ClientRefused: return OfClient(code, status);
            case SmtpResult.AuthNotOffered:
            case SmtpResult.AuthRefused:
            case SmtpResult.AuthFailed: return Verdict.Account;
            case SmtpResult.MaybeDelivered: return Verdict.MessageLater;
            default: return IsBeforeMail(stage) ? Verdict.Server : Later(stage);
        }
    }

    /// <summary>What a verdict is about.</summary>
    public static Scope ScopeOf(Verdict verdict)
    {
        switch (verdict)
        {
            case Verdict.Delivered: return Scope.None;
            case Verdict.Server: return Scope.Server;
            case Verdict.Account: return Scope.Account;
            case Verdict.RecipientLater:
            case Verdict.RecipientNever: return Scope.Recipient;
            case Verdict.TooLarge: return Scope.Attachment;
            default: return Scope.Message;
        }
    }

    /// <summary>True when a second refusal, on another connection, makes it permanent.</summary>
    public static bool IsForGood(Verdict verdict) => verdict == Verdict.MessageNever || verdict == Verdict.RecipientNever;

    /// <summary>True when the connection broke, or the server closed it with 421: the next message needs a new connection.</summary>
    public static bool EndsConnection(SmtpResult result, SmtpState stage, int code)
    {
        switch (result)
        {
            case SmtpResult.MaybeDelivered:
            case SmtpResult.ConnectionLost:
            case SmtpResult.TimedOut:
            case SmtpResult.ProtocolError: return true;
            case SmtpResult.MessageFailed: return stage >= SmtpState.Content; // part of it has been sent
            default: return code == ServiceNotAvailable && result != SmtpResult.Ok && result != SmtpResult.SomeRecipientsRefused;
        }
    }

    /// <summary>True when a recipient was refused by a reply of its own; otherwise the message's outcome is also the recipient's.</summary>
    public static bool IsRefusedItself(Recipient recipient) => recipient.Code >= FirstFailure;

    private static bool IsBeforeMail(SmtpState stage) => stage < SmtpState.MailFrom;

    private static Verdict Later(SmtpState stage) => stage == SmtpState.RcptTo ? Verdict.RecipientLater : Verdict.MessageLater;

    private static Verdict Never(SmtpState stage) => stage == SmtpState.RcptTo ? Verdict.RecipientNever : Verdict.MessageNever;

    // 5yz to the connection, EHLO, STARTTLS or AUTH.
    private static Verdict OfClient(int code, int status)
    {
        if (status % ClassSize / SubjectSize == 7) return Verdict.Account;
        return IsAboutLogin(code) ? Verdict.Account : Verdict.Server;
    }

    private static Verdict OfRefusal(SmtpState stage, int code, int status)
    {
        int subject = status % ClassSize / SubjectSize;
        return subject != 0 && subject <= 7 ? OfStatus(stage, subject, status % SubjectSize) : OfCode(stage, code);
    }

    // X.subject.detail (RFC 3463 3, and the IANA registry of enhanced status codes).
    private static Verdict OfStatus(SmtpState stage, int subject, int detail)
    {
        switch (subject)
        {
            case 1: // addresses; 1.7 and 1.8 are the sender's, and at MAIL there is no other
                return stage == SmtpState.MailFrom || detail == 7 || detail == 8 ? Verdict.Account : Never(stage);
            case 2: // the mailbox: full (2.2) and a list that cannot be expanded (2.4) pass
                if (detail == 3) return Verdict.TooLarge;
                return detail == 2 || detail == 4 ? Later(stage) : Never(stage);
            case 3: // the mail system; 3.4: too big for it
                return detail == 4 ? Verdict.TooLarge : Verdict.Server;
            case 4: // network and routing; 4.5 is a daily limit at large providers
                if (detail == 5) return Verdict.Account;
                return stage == SmtpState.RcptTo ? Verdict.RecipientLater : Verdict.Server;
            case 5: // the protocol: we made a mistake, or the server thinks so; no message is at fault
                return Verdict.Server;
            case 6: // the content
                return Never(stage);
            default:
                return OfPolicy(stage, detail);
        }
    }

    // X.7.detail: security and policy. Before the content is there it can be about nothing but who sends.
    private static Verdict OfPolicy(SmtpState stage, int detail)
    {
        if (stage == SmtpState.MailFrom || stage == SmtpState.RcptTo) return Verdict.Account;
        switch (detail)
        {
            case 0: // "blocked" of the content, as large providers say it
            case 1: // "rejected as spam"
            case 2:
            case 17:
            case 20:
            case 21:
            case 22: return Verdict.MessageNever;
            default: return Verdict.Account; // 7.26 not authenticated, 7.30 and 7.139 passwords switched off, 7.57 not logged in, 7.60 may not send as this sender
        }
    }

    // A reply without an enhanced status (RFC 5321 4.2.3, and codes in use beyond it).
    private static Verdict OfCode(SmtpState stage, int code)
    {
        if (IsAboutLogin(code)) return Verdict.Account;
        switch (code)
        {
            case 500: // not recognised, too long
            case 502: // not implemented
            case 503: // out of order
            case 504: // parameter not implemented; a name in HELO that it does not like
            case 521: // takes no mail
            case 555: return Verdict.Server; // parameters of MAIL or RCPT
            case 501: return stage == SmtpState.MailFrom ? Verdict.Account : stage == SmtpState.RcptTo ? Verdict.RecipientNever : Verdict.Server;
            case 552: return stage == SmtpState.RcptTo ? Verdict.RecipientLater : Verdict.TooLarge; // a full mailbox; too much mail
            case 554: return stage == SmtpState.MailFrom || stage == SmtpState.RcptTo ? Verdict.Account : Verdict.MessageNever; // relay denied, listed; content
        }

        // Some servers write 5.7.z as 57y. For the rest only the first digit and the stage are known.
        if (code / 10 == 57) return OfPolicy(stage, code % 10);
        return stage == SmtpState.MailFrom ? Verdict.Account : Never(stage);
    }

    // 525 disabled, 530 log in first, 534 and 538 mechanism, 535 credentials (RFC 4954 6, RFC 5248).
    private static bool IsAboutLogin(int code) => code == 525 || code == 530 || code == 534 || code == 535 || code == 538;
}
