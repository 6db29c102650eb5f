// What the client says on entering a state: each command, as it goes out.

using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Smtp.Session;

internal sealed partial class SmtpSession
{
    // What is written; the constants below are places in it.
    private static readonly string Words = "EHLO |HELO |LHLO |ETRN |BDAT | LAST\r\n|STARTTLS\r\n|*\r\n|DATA\r\n|.\r\n|RSET\r\n|QUIT\r\n|.home.arpa";

    private const int EhloVerb = 0;
    private const int HeloVerb = 1;
    private const int LhloVerb = 2;
    private const int EtrnVerb = 3;
    private const int ChunkVerb = 4;
    private const int ChunkEnd = 5;
    private const int StartTlsLine = 6;
    private const int CancelLine = 7;
    private const int DataLine = 8;
    private const int LoneDotLine = 9;
    private const int ResetLine = 10;
    private const int QuitLine = 11;
    private const int HomeDomain = 12;
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
                WriteHello(Protocol == SmtpProtocol.Lmtp ? LhloVerb : EhloVerb);
                break;
            case SmtpState.Helo: // HELO 192-0-2-7.home.arpa
                Capabilities.Forget();
                WriteHelo();
                break;
            case SmtpState.StartTls:
                Say(StartTlsLine);
                break;
            case SmtpState.Auth: // AUTH PLAIN, its response by the client
                Auth.WriteVerb(output);
                awaited.Add(state);
                break;
            case SmtpState.AuthResponse:
                awaited.Add(state);
                break;
            case SmtpState.AuthCancel:
                Say(CancelLine);
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
                Say(DataLine);
                break;
            case SmtpState.Content:
                dotStuffer.Reset(true);
                break;
            case SmtpState.Chunk: // BDAT 1234 LAST (RFC 3030 2)
                output.Write(Words, ChunkVerb);
                output.WriteDecimal(answering.Message.Size);
                output.Write(Words, ChunkEnd);
                dotStuffer.Reset(false);
                break;
            case SmtpState.EndOfData: // the message may be delivered more than once from here on
                if (!chunking) dotStuffer.WriteEnd(output);
                AwaitDelivery();
                break;
            case SmtpState.LoneDot:
                Say(LoneDotLine);
                break;
            case SmtpState.Reset:
                Say(ResetLine);
                break;
            case SmtpState.Etrn: // ETRN example.com
                output.Write(Words, EtrnVerb);
                output.Write(etrnNode);
                EndLine();
                break;
            case SmtpState.Quit:
                Say(QuitLine);
                break;
        }
    }

    private void WriteHello(int verb)
    {
        output.Write(Words, verb);
        output.Write(ClientName);
        EndLine();
    }

    // HELO takes a domain only (RFC 5321 4.1.1.1). For an address literal one is made of it that belongs to nobody else (RFC 8375).
    private void WriteHelo()
    {
        if (ClientName[0] != '[')
        {
            WriteHello(HeloVerb);
            return;
        }

        output.Write(Words, HeloVerb);
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

        output.Write(Words, HomeDomain);
        EndLine();
    }

    // A line that is answered.
    private void Say(int line)
    {
        output.Write(Words, line);
        awaited.Add(State);
    }

    private void EndLine()
    {
        output.Write(Ascii.CrLf);
        awaited.Add(State);
    }
}
