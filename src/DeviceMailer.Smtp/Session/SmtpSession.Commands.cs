// What the client says on entering a state: each command, as it goes out.

using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Smtp.Session;

internal sealed partial class SmtpSession
{
    private const int MaxLabelBytes = 63; // RFC 1035 2.3.4
    private const byte Hyphen = (byte)'-';

    /// <summary>Enters a state and writes what the client says in it.</summary>
    internal void Enter(SmtpState state)
    {
        if (trace != null) trace.Entered(State, state);
        State = state;
        switch (state)
        {
            case SmtpState.Closed:
                awaited.Clear();
                break;
            case SmtpState.Greeting:
                awaited.Add(state);
                break;
            case SmtpState.Hello: // EHLO [192.0.2.7]
                Capabilities.Forget();
                WriteHello(Protocol == SmtpProtocol.Lmtp ? Word.Lhlo : Word.Ehlo);
                break;
            case SmtpState.Helo: // HELO 192-0-2-7.home.arpa
                Capabilities.Forget();
                WriteHelo();
                break;
            case SmtpState.StartTls:
                Say(Word.StartTls);
                break;
            case SmtpState.Auth: // AUTH PLAIN, its response by the client
                Auth.WriteVerb(output);
                awaited.Add(state);
                break;
            case SmtpState.AuthResponse:
                awaited.Add(state);
                break;
            case SmtpState.AuthCancel:
                Say(Word.CancelAuth);
                break;
            case SmtpState.MailFrom:
                writing.WriteMail(output, Capabilities);
                awaited.Add(state);
                break;
            case SmtpState.RcptTo:
                writing.WriteRecipient(output, Capabilities);
                awaited.Add(state);
                break;
            case SmtpState.Data:
                Say(Word.Data);
                break;
            case SmtpState.Content:
                dotStuffer.Reset(true);
                break;
            case SmtpState.Chunk: // BDAT 1234 LAST (RFC 3030 2)
                output.Write(Word.Bdat);
                output.WriteDecimal(answering.Message.Size);
                output.Write(Word.Last);
                dotStuffer.Reset(false);
                break;
            case SmtpState.EndOfData: // the message may be delivered more than once from here on
                if (!chunking) dotStuffer.WriteEnd(output);
                AwaitDelivery();
                break;
            case SmtpState.LoneDot:
                Say(Word.LoneDot);
                break;
            case SmtpState.Reset:
                Say(Word.Rset);
                break;
            case SmtpState.Etrn: // ETRN example.com
                output.Write(Word.Etrn);
                output.Write(etrnNode);
                EndLine();
                break;
            case SmtpState.Quit:
                Say(Word.Quit);
                break;
        }
    }

    private void WriteHello(Word verb)
    {
        output.Write(verb);
        output.Write(ClientName);
        EndLine();
    }

    // HELO takes a domain only (RFC 5321 4.1.1.1). For an address literal one is made of it that belongs to nobody else (RFC 8375).
    private void WriteHelo()
    {
        if (ClientName[0] != '[')
        {
            WriteHello(Word.Helo);
            return;
        }

        output.Write(Word.Helo);
        bool isHyphenDue = false;
        int written = 0;
        for (int i = 1; i < ClientName.Length - 1 && written < MaxLabelBytes - 1; i++)
        {
            byte c = ClientName[i];
            bool isLiteral = c != '.' && c != ':' && c != Hyphen;
            if (isLiteral && isHyphenDue && written > 0) output.WriteByte(Hyphen);
            if (isLiteral) written += isHyphenDue && written > 0 ? 2 : 1;
            if (isLiteral) output.WriteByte(c);
            isHyphenDue = !isLiteral;
        }

        output.Write(Word.HomeDomain);
        EndLine();
    }

    // A line that is answered.
    private void Say(Word line)
    {
        output.Write(line);
        awaited.Add(State);
    }

    private void EndLine()
    {
        output.Write(Ascii.CrLf);
        awaited.Add(State);
    }
}
