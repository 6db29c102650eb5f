// What set-up mode's page and the page at home have in common, over HTTP/1.1 (RFC 9112): one request at a time, a connection for each, bounded in every part and
// in time. A Host that is not the device's address is not answered (DNS rebinding), nothing may be kept by a cache, and no path leads to a file but the page's own.

using DeviceMailer.Http;
using DeviceMailer.Smtp.Transport;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Setup;

/// <summary>Answers requests.</summary>
public abstract class PageServer
{
    /// <summary>Its port.</summary>
    public const int Port = 80;

    // Not static: what is static is there without a page, too. HttpReader compares without upper case.
    private readonly string fields = "host|origin|http://|:80";
    private const int HostField = 0;
    private const int OriginField = 1;
    private const int SchemeOffset = 12;
    private const int SchemeBytes = 7;
    private const int PortOffset = 20;
    private const int PortBytes = 3;

    private readonly ISmtpTransport transport;

    /// <summary>Makes a server.</summary>
    /// <param name="transport">The connection that was accepted.</param>
    /// <param name="files">The files.</param>
    /// <param name="readBytes">The buffer for requests.</param>
    /// <param name="writeBytes">The buffer for answers.</param>
    protected PageServer(ISmtpTransport transport, ISetupFiles files, int readBytes, int writeBytes)
    {
        this.transport = transport;
        Files = files;
        Buffer = new byte[readBytes];
        Reader = new HttpReader(transport, Buffer);
        Writer = new HttpWriter(transport, new byte[writeBytes]);
    }

    /// <summary>What the device is asked for by those who mean it: its address, dotted.</summary>
    public byte[] Host { get; set; } = Ascii.Nothing;

    /// <summary>The files.</summary>
    protected ISetupFiles Files { get; }

    /// <summary>What is read, and room for what an answer is made of.</summary>
    protected byte[] Buffer { get; }

    /// <summary>Reads the request.</summary>
    protected HttpReader Reader { get; }

    /// <summary>Writes the answer.</summary>
    protected HttpWriter Writer { get; }

    /// <summary>What is asked for.</summary>
    internal SetupRequest Request { get; } = new SetupRequest();

    /// <summary>True when another site's page asks.</summary>
    protected bool HasOtherOrigin { get; private set; }

    /// <summary>Reads a request and answers it. The connection is to be closed then.</summary>
    public void Serve()
    {
        Reader.Reset();
        transport.SetDeadline(SetupLimits.FirstLineMs);
        HttpResult result = Reader.ReadFirstLine(false);
        transport.SetDeadline(SetupLimits.RequestMs);
        bool isRequest = result == HttpResult.Ok && Request.Read(Buffer, Reader.Offset, Reader.Length);
        bool hasOurHost = false;
        if (result == HttpResult.Ok) result = ReadFields(ref hasOurHost);
        if (result == HttpResult.Lost) return;
        if (result == HttpResult.Malformed || !isRequest) Refuse(Text.HttpBadRequest);
        else if (!hasOurHost) AnswerOther();
        else if (Request.Method == SetupMethod.Other) Refuse(Text.HttpNotAllowed);
        else Answer();
        Drain(result == HttpResult.Ok);
    }

    /// <summary>Begins with a request's fields.</summary>
    protected abstract void BeginFields();

    /// <summary>Takes a field that is neither of those that all servers look at.</summary>
    protected abstract void TakeField();

    /// <summary>Answers who asks for another host.</summary>
    protected abstract void AnswerOther();

    /// <summary>Answers who asks for this one.</summary>
    protected abstract void Answer();

    /// <summary>Sends the page as it is on flash.</summary>
    protected void SendPage()
    {
        if (!Files.Open(SetupFile.Page))
        {
            Begin(Text.HttpPlain);
            Writer.Write(Text.SetupNoPage);
            Writer.End();
            return;
        }

        Begin(Text.HttpPage);
        for (int read = Files.Read(Buffer, 0, Buffer.Length); read > 0; read = Files.Read(Buffer, 0, Buffer.Length)) Writer.Write(Buffer, 0, read);
        Files.Close();
        Writer.End();
    }

    /// <summary>Says whether it is done.</summary>
    protected void Done(bool isDone) => Refuse(isDone ? Text.HttpDone : Text.HttpNotNow);

    /// <summary>Answers with a status alone.</summary>
    protected void Refuse(Text status)
    {
        Begin(status);
        Writer.End();
    }

    /// <summary>Begins an answer: what is common to all stands behind the status and the fields of the one.</summary>
    protected void Begin(Text status)
    {
        Writer.Begin(false);
        Writer.Write(Text.HttpVersion);
        Writer.Write(status);
        Writer.Write(Text.HttpCommon);
    }

    private HttpResult ReadFields(ref bool hasOurHost)
    {
        HasOtherOrigin = false;
        BeginFields();
        for (; ; )
        {
            HttpResult result = Reader.ReadField();
            if (result != HttpResult.Ok) return result == HttpResult.End ? HttpResult.Ok : result;
            int end = Reader.ValueOffset + Reader.ValueLength;
            if (Reader.Is(fields, HostField)) hasOurHost = IsHost(Reader.ValueOffset, end);
            else if (Reader.Is(fields, OriginField)) HasOtherOrigin = !HasWord(SchemeOffset, SchemeBytes, Reader.ValueOffset, end) || !IsHost(Reader.ValueOffset + SchemeBytes, end);
            else TakeField();
        }
    }

    // With the port or without it.
    private bool IsHost(int from, int to)
    {
        if (HasWord(PortOffset, PortBytes, to - PortBytes, to)) to -= PortBytes;
        if (Host.Length == 0 || to - from != Host.Length) return false;
        for (int i = 0; i < Host.Length; i++)
        {
            if (Buffer[from + i] != Host[i]) return false;
        }

        return true;
    }

    private bool HasWord(int at, int count, int from, int to) => to - from >= count && LineWords.IsAt(fields, at, count, Buffer, from);

    // A connection that is closed with bytes unread is reset (RFC 9112 9.6), and the answer may be lost with it.
    private void Drain(bool isWhole)
    {
        transport.SetDeadline(SetupLimits.DrainMs);
        for (int left = SetupLimits.MaxSettingsBytes; left > 0;)
        {
            int read = 0;
            if (isWhole ? Reader.ReadBody() != HttpResult.Ok : transport.Read(Buffer, 0, Buffer.Length, out read) != TransportResult.Ok) return;
            left -= isWhole ? Reader.Length : read;
        }
    }
}
