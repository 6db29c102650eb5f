// One mail transaction (RFC 5321 3.3): what is written for it, and what its replies mean. All state of a message is here and is
// reset in Begin. Two transactions take turns, since the next one is written before this one is answered.

using DeviceMailer.Smtp.Message;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Smtp.Session;

/// <summary>A transaction's commands and results.</summary>
internal sealed class Transaction
{
    private const int InsufficientStorage = 452;    // also: too many recipients (RFC 5321 4.5.3.1.10)
    private const int ExceededStorage = 552;        // the same from old servers

    private const int FixedMailBytes = 107; // MAIL FROM:<> SIZE=2147483647 BODY=8BITMIME SMTPUTF8 REQUIRETLS AUTH=<> RET=FULL ENVID= CRLF
    private const byte PathEnd = (byte)'>';
    private const byte Comma = (byte)',';

    // Marks on a recipient, each transaction in bits of its own: an envelope may serve the message under way and the next one.
    private const int Wanted = 1;       // to be named in this transaction, or in the one for the rest
    private const int Asked = 2;        // RCPT was written, its reply has not come
    private const int Accepted = 4;     // accepted, and the message's reply has not come
    private const int Included = 8;     // the message is for this one
    private const int MarkBits = 4;

    private readonly int shift;
    private int written;    // recipients looked at for writing
    private int answered;   // recipients looked at for answers
    private bool mailRefused;

    /// <summary>Makes one of the two.</summary>
    internal Transaction(int index) => shift = index * MarkBits;

    internal Envelope Envelope { get; private set; }

    internal IMessageSource Message { get; private set; }

    /// <summary>Its result so far.</summary>
    internal SmtpResult Result { get; private set; }

    /// <summary>How many recipients were accepted.</summary>
    internal int AcceptedCount { get; private set; }

    /// <summary>It is for recipients that were too many for the one before.</summary>
    internal bool IsRest { get; private set; }

    /// <summary>Recipients that were too many for the server wait for a transaction of their own.</summary>
    internal bool HasRest { get; private set; }

    /// <summary>
    /// Begins a transaction for all recipients, or for those that were too many for the one before (not null). Anything but Ok: it
    /// cannot be sent to this server, and nothing was.
    /// </summary>
    internal SmtpResult Begin(Envelope envelope, IMessageSource message, Transaction restOf, Capabilities capabilities, bool isTls)
    {
        Envelope = envelope;
        Message = message;
        written = 0;
        answered = 0;
        mailRefused = false;
        AcceptedCount = 0;
        HasRest = false;
        IsRest = restOf != null;
        Mark(restOf);
        Result = CheckEnvelope(capabilities, isTls);
        if (Result == SmtpResult.Ok) Result = CheckMessage(capabilities);
        return Result;
    }

    /// <summary>MAIL FROM:&lt;freezer@example.com&gt; SIZE=1234 BODY=8BITMIME ...</summary>
    internal void WriteMail(OutputBuffer output, Capabilities capabilities)
    {
        output.Write(Word.MailFrom);
        output.Write(Envelope.ReversePath);
        output.WriteByte(PathEnd);
        if (capabilities.Size && Message.Size >= 0)
        {
            output.Write(Word.SizeParameter);
            output.WriteDecimal(Message.Size);
        }

        if (Message.IsEightBit && capabilities.EightBitMime) output.Write(Word.EightBitParameter);
        if (NeedsUtf8()) output.Write(Word.Utf8Parameter);
        if (Envelope.RequireTls) output.Write(Word.RequireTlsParameter);
        if (capabilities.Auth && Envelope.Submitter != null)
        {
            output.Write(Word.AuthParameter);
            if (Envelope.Submitter.Length == 0) output.Write(Word.NobodyKnown);
            else Xtext.Write(output, Envelope.Submitter);
        }

        if (capabilities.Dsn) WriteDsn(output);
        output.Write(Ascii.CrLf);
    }

    /// <summary>The longest that <see cref="WriteMail"/> writes, in bytes.</summary>
    internal int MaxMailBytes
    {
        get
        {
            int bytes = FixedMailBytes + Envelope.ReversePath.Length;
            if (Envelope.Submitter != null) bytes += Envelope.Submitter.Length * Xtext.MaxBytesPerByte;
            if (Envelope.EnvelopeId != null) bytes += Envelope.EnvelopeId.Length * Xtext.MaxBytesPerByte;
            return bytes;
        }
    }

    /// <summary>The longest that <see cref="WriteRecipient"/> writes, in bytes.</summary>
    internal int MaxRecipientBytes
    {
        get
        {
            Recipient recipient = Envelope.RecipientAt(written);
            int bytes = FixedMailBytes + recipient.Address.Length;
            if (recipient.OriginalRecipient != null) bytes += recipient.OriginalRecipient.Length * Xtext.MaxBytesPerByte;
            return bytes;
        }
    }

    /// <summary>True while there is a recipient to write.</summary>
    internal bool HasRecipientToWrite()
    {
        while (written < Envelope.RecipientCount && !Has(Envelope.RecipientAt(written), Wanted)) written++;
        return written < Envelope.RecipientCount;
    }

    /// <summary>RCPT TO:&lt;cook@example.com&gt; NOTIFY=... ORCPT=...</summary>
    internal void WriteRecipient(OutputBuffer output, Capabilities capabilities)
    {
        HasRecipientToWrite(); // goes to the next one that is wanted
        Recipient recipient = Envelope.RecipientAt(written);
        written++;
        Set(recipient, Asked, true);
        output.Write(Word.RcptTo);
        output.Write(recipient.Address);
        output.WriteByte(PathEnd);
        if (capabilities.Dsn)
        {
            if (recipient.Notify != DsnNotify.NotSaid) WriteNotify(output, recipient.Notify);
            if (recipient.OriginalRecipient != null)
            {
                output.Write(Word.OriginalParameter);
                Xtext.Write(output, recipient.OriginalRecipient);
            }
        }

        output.Write(Ascii.CrLf);
    }

    /// <summary>Takes the reply to MAIL; false when it is none.</summary>
    internal bool OnMailReply(SmtpReply reply)
    {
        for (int i = 0; i < Envelope.RecipientCount; i++)
        {
            if (Has(Envelope.RecipientAt(i), Wanted)) Envelope.RecipientAt(i).ForgetReply();
        }

        if (reply.IsIntermediate) return false;
        if (reply.IsPositive) return true;
        mailRefused = true;
        Result = Judge(reply);
        return true;
    }

    /// <summary>Takes the reply to the RCPT whose turn it is; false when it is none.</summary>
    internal bool OnRecipientReply(SmtpReply reply)
    {
        if (reply.IsIntermediate) return false;
        while (!Has(Envelope.RecipientAt(answered), Asked)) answered++;
        Recipient recipient = Envelope.RecipientAt(answered);
        Set(recipient, Asked | Wanted, false);
        if (mailRefused)
        {
            recipient.Result = Result; // not the reply to RCPT without MAIL
            return true;
        }

        recipient.TakeReply(reply);
        recipient.Result = Judge(reply);
        if (reply.IsPositive)
        {
            Set(recipient, Accepted, true);
            AcceptedCount++;
        }
        else if (AcceptedCount > 0 && (reply.Code == InsufficientStorage || reply.Code == ExceededStorage))
        {
            recipient.Result = SmtpResult.TryLater;
            Set(recipient, Wanted, true);
            HasRest = true;
        }

        return true;
    }

    /// <summary>True when MAIL was refused, and everything behind it with it.</summary>
    internal bool IsMailRefused => mailRefused;

    /// <summary>True when content may follow: MAIL and at least one RCPT were accepted.</summary>
    internal bool IsWelcome => !mailRefused && AcceptedCount > 0;

    /// <summary>The result after all recipients were answered and none was accepted.</summary>
    internal void CloseUnwelcome()
    {
        if (mailRefused) return;
        Result = SmtpResult.Refused;
        for (int i = 0; i < Envelope.RecipientCount; i++)
        {
            if (Has(Envelope.RecipientAt(i), Included) && Envelope.RecipientAt(i).Result == SmtpResult.TryLater) Result = SmtpResult.TryLater;
        }
    }

    /// <summary>The whole message was refused: by the reply to DATA or to the final dot.</summary>
    internal void OnRefusal(SmtpReply reply) => Finish(Judge(reply));

    /// <summary>LMTP: the reply to the final dot for the accepted recipient whose turn it is (RFC 2033 4.2). True when it was the last.</summary>
    internal bool OnRecipientDelivery(SmtpReply reply)
    {
        bool taken = false;
        for (int i = 0; i < Envelope.RecipientCount; i++)
        {
            Recipient recipient = Envelope.RecipientAt(i);
            if (!Has(recipient, Accepted)) continue;
            if (taken) return false;
            Set(recipient, Accepted, false);
            recipient.TakeReply(reply);
            recipient.Result = Judge(reply);
            taken = true;
        }

        Result = ResultOfAll();
        return true;
    }

    /// <summary>The message was accepted: the server is responsible now.</summary>
    internal void OnDelivery() => Finish(SmtpResult.Ok);

    /// <summary>Ends it: the result of the message is that of every recipient that was not refused individually.</summary>
    internal void Finish(SmtpResult result)
    {
        Result = result;
        for (int i = 0; i < Envelope.RecipientCount; i++)
        {
            Recipient recipient = Envelope.RecipientAt(i);
            if (Has(recipient, Accepted | Asked) || (Has(recipient, Wanted) && result != SmtpResult.Ok && !HasRest)) recipient.Result = result;
            Set(recipient, Accepted | Asked, false);
            if (result != SmtpResult.Ok) Set(recipient, Wanted, false);
        }

        if (result == SmtpResult.Ok) Result = ResultOfAll();
        else HasRest = false;
    }

    /// <summary>The first digit decides (RFC 5321 4.3.2: a client must handle codes it does not know by it).</summary>
    internal static SmtpResult Judge(SmtpReply reply)
    {
        if (reply.IsPositive) return SmtpResult.Ok;
        return reply.IsTransientFailure ? SmtpResult.TryLater : SmtpResult.Refused;
    }

    private SmtpResult ResultOfAll()
    {
        int all = 0;
        int ok = 0;
        bool someLater = false;
        for (int i = 0; i < Envelope.RecipientCount; i++)
        {
            if (!Has(Envelope.RecipientAt(i), Included)) continue;
            all++;
            SmtpResult one = Envelope.RecipientAt(i).Result;
            if (one == SmtpResult.Ok) ok++;
            if (one == SmtpResult.TryLater) someLater = true;
        }

        if (ok == all) return SmtpResult.Ok;
        if (ok > 0) return SmtpResult.SomeRecipientsRefused;
        return someLater ? SmtpResult.TryLater : SmtpResult.Refused;
    }

    private void Mark(Transaction restOf)
    {
        for (int i = 0; i < Envelope.RecipientCount; i++)
        {
            Recipient recipient = Envelope.RecipientAt(i);
            Set(recipient, Included | Wanted | Asked | Accepted, false);
            Set(recipient, Included, restOf == null ? !recipient.IsExcluded : restOf.Has(recipient, Included));
            if (Has(recipient, Included) && (restOf == null || restOf.Has(recipient, Wanted))) Set(recipient, Wanted, true);
        }
    }

    // What this server cannot accept is not sent to it: whole messages and single recipients.
    private SmtpResult CheckEnvelope(Capabilities capabilities, bool isTls)
    {
        int wanted = 0;
        for (int i = 0; i < Envelope.RecipientCount; i++)
        {
            Recipient recipient = Envelope.RecipientAt(i);
            if (Has(recipient, Wanted) && recipient.NeedsUtf8 && !capabilities.SmtpUtf8)
            {
                Set(recipient, Wanted, false);
                recipient.ForgetReply();
                recipient.Result = SmtpResult.NotSupported;
            }

            if (Has(recipient, Wanted)) wanted++;
        }

        if (wanted == 0) return Envelope.RecipientCount == 0 ? SmtpResult.Misuse : SmtpResult.NotSupported;
        if (Envelope.NeedsUtf8 && !capabilities.SmtpUtf8) return SmtpResult.NotSupported;
        bool mayTravel = !Envelope.RequireTls || (isTls && capabilities.RequireTls); // RFC 8689 4.2.1
        return mayTravel ? SmtpResult.Ok : SmtpResult.NotSupported;
    }

    // The message is generated for what this server accepts; one that is too large for it is not sent (RFC 1870 6.1).
    private SmtpResult CheckMessage(Capabilities capabilities)
    {
        bool utf8 = capabilities.SmtpUtf8 && capabilities.EightBitMime; // RFC 6531 3.1: no one without the other
        if (!Message.Begin(capabilities.EightBitMime, utf8)) return SmtpResult.MessageFailed;
        if (Message.IsEightBit && !capabilities.EightBitMime) return SmtpResult.NotSupported;
        if (Message.IsUtf8 && !utf8) return SmtpResult.NotSupported;
        bool tooLarge = capabilities.MaxSize > 0 && Message.Size > capabilities.MaxSize;
        return tooLarge ? SmtpResult.MessageTooLarge : SmtpResult.Ok;
    }

    private bool NeedsUtf8()
    {
        if (Envelope.NeedsUtf8 || Message.IsUtf8) return true;
        for (int i = 0; i < Envelope.RecipientCount; i++)
        {
            if (Has(Envelope.RecipientAt(i), Wanted) && Envelope.RecipientAt(i).NeedsUtf8) return true;
        }

        return false;
    }

    private void WriteDsn(OutputBuffer output)
    {
        if (Envelope.Return == DsnReturn.Full) output.Write(Word.ReturnFull);
        if (Envelope.Return == DsnReturn.Headers) output.Write(Word.ReturnHeaders);
        if (Envelope.EnvelopeId == null) return;
        output.Write(Word.EnvelopeIdParameter);
        Xtext.Write(output, Envelope.EnvelopeId);
    }

    private static void WriteNotify(OutputBuffer output, DsnNotify notify)
    {
        output.Write(Word.NotifyParameter);
        if ((notify & DsnNotify.Never) != 0)
        {
            output.Write(Word.NotifyNever);
            return;
        }

        bool first = WriteNotifyWord(output, (notify & DsnNotify.Success) != 0, Word.NotifySuccess, true);
        first = WriteNotifyWord(output, (notify & DsnNotify.Failure) != 0, Word.NotifyFailure, first);
        WriteNotifyWord(output, (notify & DsnNotify.Delay) != 0, Word.NotifyDelay, first);
    }

    private static bool WriteNotifyWord(OutputBuffer output, bool wanted, Word word, bool first)
    {
        if (!wanted) return first;
        if (!first) output.WriteByte(Comma);
        output.Write(word);
        return false;
    }

    private bool Has(Recipient recipient, int mark) => (recipient.Marks & (mark << shift)) != 0;

    private void Set(Recipient recipient, int mark, bool on)
    {
        int bits = mark << shift;
        recipient.Marks = on ? recipient.Marks | bits : recipient.Marks & ~bits;
    }
}
