// One renewal of a token (RFC 6749 6, 4.4): connect, ask, read, store. Made for one renewal and dropped after it, so that an idle device holds none of it.

using System;
using DeviceMailer.Http;
using DeviceMailer.Smtp.Transport;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.OAuth;

/// <summary>Asks a token server for new tokens, and puts them on flash.</summary>
internal sealed class Renewal
{
    private const int StatusOffset = 9; // HTTP/1.1 200
    private const int StatusDigits = 3;
    private const int Good = 200;
    private const int FirstServerError = 500;
    private const int TooManyRequests = 429;

    private readonly OAuthSettings settings;
    private readonly ISmtpTransport transport;
    private readonly TokenStore store;
    private readonly byte[] buffer;
    private readonly HttpReader reader;
    private readonly TokenWriter writer;

    /// <summary>Makes one.</summary>
    /// <param name="settings">Whom to ask, and for what.</param>
    /// <param name="transport">The way to the token server; closed after that.</param>
    /// <param name="store">Where the tokens are.</param>
    /// <param name="buffer">For all that goes over the transport; overwritten with zeros in the end.</param>
    internal Renewal(OAuthSettings settings, ISmtpTransport transport, TokenStore store, byte[] buffer)
    {
        this.settings = settings;
        this.transport = transport;
        this.store = store;
        this.buffer = buffer;
        reader = new HttpReader(transport, buffer);
        writer = new TokenWriter(store, settings.Origin);
    }

    /// <summary>What the transport said when it failed.</summary>
    internal TransportResult TransportFailure { get; private set; }

    /// <summary>The code of the answer, 200 for instance; 0: there was none.</summary>
    internal int Status { get; private set; }

    /// <summary>The server's reason for refusing; null: none.</summary>
    internal OutputBuffer Reason { get; private set; }

    /// <summary>Runs it. In any case the connection is closed afterwards, and one pair of tokens is whole on flash.</summary>
    internal RenewalResult Run(long stampTicks)
    {
        RenewalResult result = Exchange(stampTicks);
        transport.Close();
        writer.Abandon();
        Array.Clear(buffer, 0, buffer.Length);
        return result;
    }

    private RenewalResult Exchange(long stampTicks)
    {
        string text = settings.ReadUrl();
        if (text == null) return RenewalResult.FlashFailed;
        OAuthUrl url = new OAuthUrl(text);
        transport.SetDeadline(HttpLimits.ConnectMs);
        TransportFailure = transport.Connect(url.Host, url.Port);
        if (TransportFailure != TransportResult.Ok) return RenewalResult.NoConnection;
        transport.SetDeadline(HttpLimits.HandshakeMs);
        TransportFailure = transport.StartTls(url.Host);
        if (TransportFailure == TransportResult.TimedOut) return RenewalResult.TimedOut;
        if (TransportFailure != TransportResult.Ok) return RenewalResult.TlsFailed;
        transport.SetDeadline(HttpLimits.ExchangeMs);
        if (!Ask(url)) return RenewalResult.FlashFailed;
        if (TransportFailure != TransportResult.Ok) return Lost();
        return Hear(stampTicks);
    }

    // False: the refresh token cannot be read.
    private bool Ask(OAuthUrl url)
    {
        HttpWriter output = new HttpWriter(transport, buffer);
        output.Begin(true);
        if (!WriteBody(output)) return false;
        int length = output.Count;

        output.Begin(false);
        output.Write(Text.HttpPost);
        output.WriteWord(url.Path);
        output.Write(Text.HttpHost);
        output.WriteWord(url.HostAndPort);
        output.Write(Text.HttpFields);
        output.WriteDecimal(length);
        output.Write(Text.HttpEndOfHead);
        if (!WriteBody(output)) return false;
        TransportFailure = output.End();
        return true;
    }

    // client_id=...&scope=...&grant_type=refresh_token&refresh_token=...
    private bool WriteBody(HttpWriter output)
    {
        byte[] block = new byte[OAuthLimits.BlockBytes];
        if (!settings.WriteForm(output, block)) return false;
        if (!settings.UsesRefreshToken) return true;
        if (!store.OpenRefresh()) return false;
        for (int left = store.RefreshSize; left > 0;)
        {
            int read = store.Read(block, 0, block.Length);
            if (read <= 0) return false;
            output.WriteForm(block, 0, read);
            left -= read;
        }

        Array.Clear(block, 0, block.Length);
        return true;
    }

    private RenewalResult Hear(long stampTicks)
    {
        reader.Reset();
        for (int answers = 0; ; answers++)
        {
            HttpResult head = ReadHead();
            if (head == HttpResult.Lost) return Lost();
            if (head != HttpResult.End || answers > HttpLimits.MaxInterimAnswers) return RenewalResult.BadAnswer;
            if (Status >= Good) break;
        }

        TokenAnswer answer = new TokenAnswer(writer, Status == Good);
        JsonScanner scanner = new JsonScanner(answer, TokenAnswer.Keys);
        bool isJson = true;
        int bytes = 0;
        HttpResult body;
        for (body = reader.ReadBody(); body == HttpResult.Ok && isJson && bytes <= OAuthLimits.MaxAnswerBytes; body = reader.ReadBody())
        {
            bytes += reader.Length;
            isJson = scanner.Take(reader.Buffer, reader.Offset, reader.Length);
        }

        if (writer.HasFailed) return RenewalResult.FlashFailed;
        if (body == HttpResult.Lost) return Lost();
        bool whole = isJson && bytes <= OAuthLimits.MaxAnswerBytes && body == HttpResult.End && scanner.IsWhole;
        Reason = answer.Reason;
        if (Status != Good) return whole && Status < FirstServerError && Status != TooManyRequests ? answer.Failure : RenewalResult.NotNow;
        if (!whole || !answer.HasToken) return RenewalResult.BadAnswer;
        if (settings.UsesRefreshToken && writer.RefreshCount == 0 && !writer.KeepRefresh(buffer)) return RenewalResult.FlashFailed;
        return writer.Commit(answer.LifeSeconds, stampTicks, buffer) ? RenewalResult.Renewed : RenewalResult.FlashFailed;
    }

    // HTTP/1.1 200 OK, and fields of which none matters but those that the reader looks at.
    private HttpResult ReadHead()
    {
        HttpResult result = reader.ReadFirstLine(true);
        if (result != HttpResult.Ok) return result;
        Status = 0;
        if (reader.Length < StatusOffset + StatusDigits) return HttpResult.Malformed;
        for (int i = 0; i < StatusDigits; i++)
        {
            int digit = reader.Buffer[reader.Offset + StatusOffset + i] - '0';
            if (digit < 0 || digit > 9) return HttpResult.Malformed;
            Status = Status * 10 + digit;
        }

        byte[] line = reader.Buffer;
        if (line[reader.Offset] != 'H' || line[reader.Offset + StatusOffset - 1] != ' ' || Status < 100) return HttpResult.Malformed;
        do
        {
            result = reader.ReadField();
        }
        while (result == HttpResult.Ok);
        return result;
    }

    private RenewalResult Lost()
    {
        if (TransportFailure == TransportResult.Ok) TransportFailure = reader.Failure;
        return TransportFailure == TransportResult.TimedOut ? RenewalResult.TimedOut : RenewalResult.NoConnection;
    }
}
