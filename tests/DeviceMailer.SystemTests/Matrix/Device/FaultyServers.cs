// Mail servers behind a transport in memory. The first of a case's hosts does what the case says; the others are well. What they store is counted for
// each message and recipient.

using System;
using System.Text;
using DeviceMailer.Smtp.Message;
using DeviceMailer.Smtp.Transport;

namespace DeviceMailer.MatrixProgram;

/// <summary>The network of a case, and its clock.</summary>
internal sealed class FaultyServers : ISmtpTransport
{
    internal const int Messages = 4;    // by number, from 1
    internal const int Recipients = 3;

    private const int MaxLineBytes = 1200;
    private const byte LineFeed = 10;

    private readonly FaultCase row;
    private readonly byte[] line = new byte[MaxLineBytes];
    private readonly StringBuilder replies = new StringBuilder();
    private int lineBytes;
    private long deadlineMs;
    private bool isFaulty;      // the host of this connection is the one of the case
    private bool isClosed;
    private bool isReset;
    private bool isSilent;
    private bool inContent;
    private int chunkBytes;     // left of a BDAT
    private int contentBytes;
    private bool halfDone;
    private bool isTls;
    private int message;        // of this transaction, by its size; 0: none
    private int accepted;       // its recipients, a bit each
    private int rcpts;
    private int recipient;      // of the RCPT under way
    private int hits;
    private bool hitNow;

    internal FaultyServers(FaultCase row) => this.row = row;

    /// <summary>The recipient for whom things happen, of the two of the first message.</summary>
    internal int Bad => row.Stage == FaultCase.SecondRcpt ? 1 : 0;

    /// <summary>The clock, in milliseconds.</summary>
    internal long NowMs { get; set; }

    /// <summary>From then on nothing happens any more.</summary>
    internal long WellMs { get; set; } = long.MaxValue;

    /// <summary>The message that the client was given last: whose MAIL is written.</summary>
    internal IMessageSource Source { get; set; }

    /// <summary>The sizes by which messages are known.</summary>
    internal int[] Sizes { get; } = new int[Messages];

    /// <summary>How often the thing happened.</summary>
    internal int Hits => hits;

    /// <summary>Connections to the faulty host.</summary>
    internal int Connections { get; private set; }

    /// <summary>When a message was stored for a recipient first; 0: never. And how often.</summary>
    internal long[] StoredMs { get; } = new long[Messages * Recipients];

    internal int[] StoredCount { get; } = new int[Messages * Recipients];

    /// <summary>A reset has thrown away a reply to a dot that was on its way: that mail comes twice, and nobody can know.</summary>
    internal bool LosesReplies { get; private set; }

    /// <summary>Something that no client may do, or nothing.</summary>
    internal string Complaint { get; private set; } = "";

    public void SetDeadline(int timeoutMs) => deadlineMs = NowMs + timeoutMs;

    public TransportResult Connect(string host, int port)
    {
        isFaulty = host == "a.example.com";
        if (isFaulty) Connections++;
        lineBytes = 0;
        replies.Clear();
        isClosed = isReset = isSilent = inContent = isTls = false;
        chunkBytes = 0;
        ForgetTransaction();
        NowMs += 100;
        if (IsHit(FaultCase.Connect))
        {
            if (row.Happening != FaultCase.Silence) return TransportResult.Failed;
            NowMs = deadlineMs;
            return TransportResult.TimedOut;
        }

        if (!IsImplicitTls) Answer(FaultCase.Greeting, "220 ready");
        return TransportResult.Ok;
    }

    public TransportResult StartTls(string host)
    {
        isTls = true;
        if (IsHit(FaultCase.Tls))
        {
            isClosed = true;
            if (row.Happening != FaultCase.Silence) return row.Happening == FaultCase.Close ? TransportResult.Closed : TransportResult.TlsFailed;
            NowMs = deadlineMs;
            return TransportResult.TimedOut;
        }

        if (IsImplicitTls) Answer(FaultCase.Greeting, "220 ready");
        return TransportResult.Ok;
    }

    public TransportResult Read(byte[] buffer, int offset, int count, out int read)
    {
        read = 0;
        if (replies.Length == 0)
        {
            if (isReset) return TransportResult.Failed;
            if (isClosed) return TransportResult.Closed;
            NowMs = deadlineMs; // nothing more comes
            return TransportResult.TimedOut;
        }

        byte[] bytes = Encoding.UTF8.GetBytes(replies.ToString());
        read = count < bytes.Length ? count : bytes.Length;
        Array.Copy(bytes, 0, buffer, offset, read);
        replies.Remove(0, read);
        NowMs++;
        return TransportResult.Ok;
    }

    public TransportResult Write(byte[] buffer, int offset, int count)
    {
        if (isReset) return TransportResult.Failed;
        if (isClosed) return TransportResult.Closed;
        for (int i = 0; i < count; i++) Take(buffer[offset + i]);
        return TransportResult.Ok;
    }

    public void Close()
    {
        isClosed = true;
        replies.Clear();
    }

    private bool IsImplicitTls => row.Stage == FaultCase.Tls || row.Stage == FaultCase.Auth;

    private void Take(byte c)
    {
        if (isClosed || isReset || isSilent) return;
        if (chunkBytes > 0)
        {
            chunkBytes--;
            OnContentByte();
            if (chunkBytes == 0 && !isClosed && !isReset && !isSilent) OnDot();
            return;
        }

        if (inContent) OnContentByte();
        if (lineBytes < line.Length) line[lineBytes++] = c;
        if (c != LineFeed) return;
        string text = Encoding.UTF8.GetString(line, 0, lineBytes - 2);
        lineBytes = 0;
        if (!inContent) OnCommand(text);
        else if (text == ".") OnDot();
    }

    private void OnCommand(string text)
    {
        if (text.StartsWith("EHLO")) Answer(FaultCase.Ehlo, Offer());
        else if (text.StartsWith("HELO")) replies.Append("250 ok\r\n");
        else if (text == "STARTTLS") Answer(FaultCase.StartTls, "220 go");
        else if (text.StartsWith("AUTH")) Answer(FaultCase.Auth, "235 ok");
        else if (text.StartsWith("MAIL")) OnMail();
        else if (text.StartsWith("RCPT")) OnRcpt(text);
        else if (text == "DATA") OnData();
        else if (text.StartsWith("BDAT")) OnChunk(text);
        else if (text == "RSET") OnReset();
        else if (text == "QUIT") OnQuit();
        else replies.Append("500 what\r\n");
    }

    private string Offer()
    {
        string offer = "250-host\r\n250-SIZE\r\n";
        if (row.Mode == FaultCase.Pipelining) offer += "250-PIPELINING\r\n";
        if (row.Mode == FaultCase.Chunking) offer += "250-CHUNKING\r\n";
        if (row.Stage == FaultCase.StartTls && !isTls) offer += "250-STARTTLS\r\n";
        return offer + "250 AUTH PLAIN";
    }

    private void OnMail()
    {
        if (message != 0) Complaint = "MAIL within a transaction";
        ForgetTransaction();
        for (int i = 1; i < Messages; i++)
        {
            if (Sizes[i] == Source.Size) message = i;
        }

        if (!Answer(FaultCase.Mail, "250 sender ok")) message = 0;
    }

    private void OnRcpt(string text)
    {
        if (message == 0)
        {
            replies.Append("503 MAIL first\r\n");
            return;
        }

        int who = text[9] - '0'; // RCPT TO:<0@example.com>
        rcpts++;
        recipient = who;
        if (Answer(StageOfRcpt(), "250 recipient ok")) accepted |= 1 << who;
    }

    // A recipient for whom things happen is that wherever it stands.
    private int StageOfRcpt()
    {
        if (row.Recurrence == FaultCase.OneRecipient && row.Stage <= FaultCase.SecondRcpt) return row.Stage;
        return rcpts == 1 ? FaultCase.FirstRcpt : FaultCase.SecondRcpt;
    }

    private void OnData()
    {
        if (accepted == 0) replies.Append("503 RCPT first\r\n");
        else if (Answer(FaultCase.Data, "354 go")) inContent = true;
    }

    private void OnChunk(string text)
    {
        string[] words = text.Split(' ');
        if (accepted == 0) Complaint = "BDAT without a recipient";
        chunkBytes = int.Parse(words[1]);
    }

    private void OnContentByte()
    {
        contentBytes++;
        if (halfDone || contentBytes < Sizes[message] / 2) return;
        halfDone = true;
        if (!IsHit(FaultCase.HalfBody)) return;
        Happen("250 what is this");
        if (row.Happening != FaultCase.EmptyLine) isClosed = true;
    }

    private void OnDot()
    {
        inContent = false;
        bool stored = row.Mode == FaultCase.Chunking && row.Stage == FaultCase.Data
            ? Answer(FaultCase.Data, "250 stored")
            : Answer(FaultCase.Dot, "250 stored");
        if (stored || (isFaulty && row.IsLostReply && hitNow)) Store();
        ForgetTransaction();
    }

    private void OnReset()
    {
        ForgetTransaction();
        replies.Append("250 ok\r\n");
    }

    private void OnQuit()
    {
        Answer(FaultCase.Quit, "221 bye");
        isClosed = true;
    }

    private void Store()
    {
        for (int i = 0; i < Recipients; i++)
        {
            if ((accepted & (1 << i)) == 0) continue;
            int at = message * Recipients + i;
            StoredCount[at]++;
            if (StoredMs[at] == 0) StoredMs[at] = NowMs;
        }
    }

    private void ForgetTransaction()
    {
        message = 0;
        accepted = 0;
        rcpts = 0;
        contentBytes = 0;
        halfDone = false;
    }

    // True: what was asked is done. Else the thing of the case has happened.
    private bool Answer(int stage, string reply)
    {
        if (!IsHit(stage))
        {
            replies.Append(reply + "\r\n");
            return true;
        }

        return Happen(reply);
    }

    private bool IsHit(int stage)
    {
        hitNow = isFaulty && row.Stage == stage && NowMs < WellMs && IsItsTurn(stage);
        if (hitNow) hits++;
        return hitNow;
    }

    private bool IsItsTurn(int stage)
    {
        switch (row.Recurrence)
        {
            case FaultCase.Once: return hits == 0;
            case FaultCase.OneMessage: return message == 1;
            case FaultCase.OneRecipient:
                return stage <= FaultCase.SecondRcpt ? recipient == Bad : (accepted & (1 << Bad)) != 0;
            default: return true;
        }
    }

    // The thing itself. True where it is odd only and what was asked is done.
    private bool Happen(string reply)
    {
        switch (row.Happening)
        {
            case FaultCase.EmptyLine:
                replies.Append(reply.Substring(0, 3) + "-\r\n\r\n" + reply + "\r\n");
                return true;
            case FaultCase.TwoCodes:
                replies.Append(reply.Substring(0, 3) + "-odd\r\n554 blocked by the case\r\n");
                return false;
            case FaultCase.Garbage:
                replies.Append("%&/() !\r\n");
                return false;
            case FaultCase.Close:
                isClosed = true;
                return false;
            case FaultCase.Reset:
                isReset = true;
                LosesReplies |= replies.ToString().IndexOf("250 stored") >= 0;
                replies.Clear();
                return false;
            case FaultCase.Silence:
                isSilent = true;
                return false;
            default:
                replies.Append(row.Happening + " said by the case\r\n");
                if (row.Happening == "421") isClosed = true;
                return false;
        }
    }
}
