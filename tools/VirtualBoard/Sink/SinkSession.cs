// One SMTP conversation as the server holds it, without I/O: a command or a message goes in, a reply comes out, and State
// says what may come next. Bytes and time are left to SinkConnection, storing to the sink.
using System.Globalization;
using System.Numerics;

namespace DeviceMailer.VirtualBoard.Sink;

/// <summary>
/// Replies are one string without the last CRLF. They carry enhanced status codes (RFC 3463), except the greeting and
/// the answers to EHLO and HELO (RFC 2034 4).
/// </summary>
internal sealed class SinkSession
{
    /// <summary>The name the sink goes by, in a domain that never leaves the machine (RFC 6761 6.3).</summary>
    public const string HostName = "mail-sink.localhost";

    /// <summary>The recipients that any server must take, and all that this one does (RFC 5321 4.5.3.1.8).</summary>
    public const int MaxRecipients = 100;

    private const int MaxSizeDigits = 20; // size-value = 1*20DIGIT, RFC 1870 4
    private const string SizeKeyword = "SIZE";
    private const string BodyKeyword = "BODY";

    // Commands of RFC 821 and of extensions that are known, and not offered: 502 rather than 500 (RFC 5321 4.2.4).
    private static readonly HashSet<string> NotImplemented =
        ["EXPN", "HELP", "TURN", "ETRN", "SEND", "SOML", "SAML", "STARTTLS", "AUTH", "BDAT"];

    private readonly MailSinkOptions options;
    private readonly Func<Envelope, byte[], string?> store;
    private readonly Envelope envelope = new();
    private readonly SinkLogin? login;
    private bool isSecure;

    /// <summary>
    /// Makes a session. <paramref name="store"/> keeps an accepted message and returns the id that the client is told,
    /// or null if it cannot.
    /// </summary>
    public SinkSession(MailSinkOptions options, Func<Envelope, byte[], string?> store)
    {
        this.options = options;
        this.store = store;
        isSecure = options.Security == SinkSecurity.Tls;
        login = options.Login is null ? null : new SinkLogin(options.Login);
    }

    /// <summary>What may come next.</summary>
    public SinkState State { get; private set; } = SinkState.Connected;

    /// <summary>The first reply of the connection (RFC 5321 3.1).</summary>
    public string OnConnect() =>
        Intercepted("", "")
        ?? $"220 {HostName} ESMTP test sink on loopback: mail is stored here and goes nowhere";

    /// <summary>Answers a command line.</summary>
    public string OnCommand(string line)
    {
        if (State == SinkState.LoggingIn) return OnResponse(line);
        SinkCommand command = SinkCommand.Parse(line);
        return Intercepted(command.Verb, line) ?? Answer(command);
    }

    /// <summary>TLS is there: whatever was said before is forgotten (RFC 3207 4.2).</summary>
    public void OnSecured()
    {
        isSecure = true;
        envelope.Reset();
        State = SinkState.Connected;
    }

    /// <summary>Answers unencrypted bytes that came after STARTTLS, and ends the conversation: they may be anybody's (CVE-2011-0411).</summary>
    public string OnBytesBehindStartTls() => Close("554 5.5.1 bytes behind STARTTLS, closing");

    /// <summary>Answers a command line that was too long to keep (RFC 5321 4.5.3.1.9).</summary>
    public static string OnLineTooLong() => "500 5.5.2 line too long";

    /// <summary>Answers a CR or LF on its own in a command, and ends the conversation (RFC 5321 2.3.8).</summary>
    public string OnBareLineEnd() => Close("500 5.5.2 bare CR or LF, closing");

    /// <summary>Answers the end of the data, and ends the transaction whatever comes of it (RFC 5321 4.1.1.4).</summary>
    public string OnEndOfData(DataResult result, byte[] content)
    {
        State = SinkState.Greeted;
        string reply = result == DataResult.BareLineEnd
            ? Close("554 5.6.0 bare CR or LF in the message, closing")
            : Intercepted(".", ".") ?? Judge(result, content);
        envelope.Reset();
        return reply;
    }

    /// <summary>Says that the client was silent for too long (RFC 5321 4.5.3.2.7).</summary>
    public string OnTimeout() => Close($"421 4.4.2 {HostName} timeout, closing");

    /// <summary>Says that the sink is stopping (RFC 5321 3.8).</summary>
    public string OnStopping() => Close($"421 4.3.2 {HostName} shutting down, closing");

    private string? Intercepted(string verb, string line)
    {
        string? reply = options.Intercept?.Invoke(verb, line);
        return reply?.StartsWith("421", StringComparison.Ordinal) == true ? Close(reply) : reply;
    }

    private string Close(string reply)
    {
        State = SinkState.Closing;
        return reply;
    }

    private string Answer(SinkCommand command) => command.Verb switch
    {
        "EHLO" => Ehlo(command.Argument),
        "STARTTLS" when OffersStartTls => StartTls(command.Argument),
        "AUTH" when OffersAuth => Auth(command.Argument),
        "HELO" => Helo(command.Argument),
        "MAIL" => MailFrom(command.Argument),
        "RCPT" => RcptTo(command.Argument),
        "DATA" => Data(command.Argument),
        "RSET" => Rset(command.Argument),
        "NOOP" => "250 2.0.0 ok", // its argument is to be ignored (RFC 5321 4.1.1.9)
        "VRFY" => Vrfy(command.Argument),
        "QUIT" => Quit(command.Argument),
        _ => NotImplemented.Contains(command.Verb)
            ? "502 5.5.1 command not implemented"
            : "500 5.5.2 command not recognized",
    };

    private bool OffersStartTls => options.Security == SinkSecurity.StartTls && !isSecure;

    // No unencrypted secret where TLS is available.
    private bool OffersAuth => login is not null && !OffersStartTls;

    private string StartTls(string argument)
    {
        if (argument.Length > 0)
        {
            return "501 5.5.4 STARTTLS takes no argument";
        }

        State = SinkState.Securing;
        return "220 2.0.0 go ahead";
    }

    private string Auth(string argument)
    {
        if (State != SinkState.Greeted || login!.HasSucceeded)
        {
            return "503 5.5.1 AUTH comes once, after EHLO and before MAIL"; // RFC 4954 4
        }

        return AfterLogin(login.Begin(argument));
    }

    private string OnResponse(string line) => AfterLogin(Intercepted("334", line) ?? login!.OnResponse(line));

    private string AfterLogin(string reply)
    {
        if (State != SinkState.Closing)
        {
            State = reply.StartsWith("334", StringComparison.Ordinal) ? SinkState.LoggingIn : SinkState.Greeted;
        }

        return reply;
    }

    private string Ehlo(string argument)
    {
        if (!options.OfferEhlo)
        {
            return "502 command not implemented";
        }

        return Greet(argument, withExtensions: true)
            ?? $"250-{HostName} greets {argument}\r\n"
            + "250-PIPELINING\r\n"
            + $"250-{SizeKeyword} {options.MaxMessageBytes}\r\n"
            + "250-8BITMIME\r\n"
            + (OffersStartTls ? "250-STARTTLS\r\n" : "")
            + (OffersAuth ? $"250-AUTH {SinkMechanisms.Offer}\r\n" : "")
            + "250 ENHANCEDSTATUSCODES";
    }

    private string Helo(string argument) => Greet(argument, withExtensions: false) ?? $"250 {HostName} greets {argument}";

    // Both may come at any time and act as RSET does (RFC 5321 4.1.4). Returns the refusal, or null.
    private string? Greet(string argument, bool withExtensions)
    {
        if (!AddressSyntax.IsDomainOrLiteral(argument))
        {
            return "501 a domain or an address literal is needed";
        }

        envelope.Reset();
        envelope.Client = argument;
        envelope.Extended = withExtensions;
        State = SinkState.Greeted;
        return null;
    }

    // MAIL FROM:<reverse-path> [SP parameters]
    private string MailFrom(string argument)
    {
        if (State != SinkState.Greeted)
        {
            return State == SinkState.Connected ? "503 5.5.1 EHLO or HELO first" : "503 5.5.1 a transaction is under way";
        }

        if (OffersStartTls)
        {
            return "530 5.7.0 STARTTLS first"; // RFC 3207 4
        }

        if (login?.HasSucceeded == false)
        {
            return "530 5.7.0 log in first"; // RFC 4954 6
        }

        MailPathResult result = MailPathResult.Malformed;
        MailPath path = default;
        if (argument.StartsWith("FROM:", StringComparison.OrdinalIgnoreCase))
        {
            result = MailPath.Parse(argument["FROM:".Length..], out path);
        }

        if (result != MailPathResult.Ok || path.IsPostmaster)
        {
            return Refuse(result, "5.1.7");
        }

        string? refusal = RefuseParameters(path.Rest, isMail: true);
        if (refusal is null)
        {
            envelope.ReversePath = path.Mailbox;
            State = SinkState.MailFrom;
        }

        return refusal ?? "250 2.1.0 sender ok";
    }

    // RCPT TO:<forward-path>
    private string RcptTo(string argument)
    {
        if (State is not (SinkState.MailFrom or SinkState.RcptTo))
        {
            return "503 5.5.1 MAIL first";
        }

        MailPathResult result = MailPathResult.Malformed;
        MailPath path = default;
        if (argument.StartsWith("TO:", StringComparison.OrdinalIgnoreCase))
        {
            result = MailPath.Parse(argument["TO:".Length..], out path);
        }

        if (result != MailPathResult.Ok || path.Mailbox.Length == 0)
        {
            return Refuse(result, "5.1.3");
        }

        string? refusal = RefuseParameters(path.Rest, isMail: false);
        if (refusal is null && envelope.Recipients.Count >= MaxRecipients)
        {
            refusal = "452 4.5.3 too many recipients"; // RFC 5321 4.5.3.1.10
        }

        if (refusal is null)
        {
            envelope.Add(path.Mailbox);
            State = SinkState.RcptTo;
        }

        return refusal ?? "250 2.1.5 recipient ok";
    }

    private static string Refuse(MailPathResult result, string badSyntax) => result switch
    {
        MailPathResult.NotAscii => "553 5.6.7 address is not US-ASCII, and SMTPUTF8 is not offered",
        MailPathResult.TooLong => $"501 {badSyntax} path too long",
        _ => $"501 {badSyntax} bad address syntax",
    };

    // Parameters belong to extensions, which a client that said HELO has not been offered (RFC 5321 2.2.1).
    private string? RefuseParameters(string rest, bool isMail)
    {
        IReadOnlyList<EsmtpParameter>? parameters = EsmtpParameter.Parse(rest);
        if (parameters is null)
        {
            return "501 5.5.4 bad parameter syntax";
        }

        foreach (EsmtpParameter parameter in parameters)
        {
            bool mayBeKnown = envelope.Extended && isMail;
            string? refusal = mayBeKnown ? RefuseMailParameter(parameter) : "555 5.5.4 parameter not recognized";
            if (refusal is not null)
            {
                return refusal;
            }
        }

        return null;
    }

    private string? RefuseMailParameter(EsmtpParameter parameter) => parameter.Keyword switch
    {
        SizeKeyword => RefuseSize(parameter.Value ?? ""),
        BodyKeyword => IsBodyType(parameter.Value) ? null : "501 5.5.4 BODY is 7BIT or 8BITMIME", // RFC 6152 2
        _ => "555 5.5.4 parameter not recognized",
    };

    private string? RefuseSize(string value)
    {
        if (value.Length is 0 or > MaxSizeDigits || value.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            return "501 5.5.4 SIZE is 1 to 20 digits";
        }

        // 20 digits do not fit in 64 bits.
        bool tooLarge = BigInteger.Parse(value, CultureInfo.InvariantCulture) > options.MaxMessageBytes;
        return tooLarge ? "552 5.3.4 message too large" : null; // RFC 1870 6.1
    }

    private static bool IsBodyType(string? value) =>
        "7BIT".Equals(value, StringComparison.OrdinalIgnoreCase)
        || "8BITMIME".Equals(value, StringComparison.OrdinalIgnoreCase);

    private string Data(string argument)
    {
        if (argument.Length > 0)
        {
            return "501 5.5.4 DATA takes no argument";
        }

        if (State != SinkState.RcptTo)
        {
            return "503 5.5.1 no valid recipients"; // RFC 5321 3.3
        }

        State = SinkState.Data;
        return "354 end with a line that is a single dot";
    }

    private string Rset(string argument)
    {
        if (argument.Length > 0)
        {
            return "501 5.5.4 RSET takes no argument";
        }

        envelope.Reset();
        State = State == SinkState.Connected ? SinkState.Connected : SinkState.Greeted;
        return "250 2.0.0 ok";
    }

    // RFC 5321 3.5.3: 252, for a server that takes everything and can vouch for nothing.
    private static string Vrfy(string argument) =>
        argument.Length > 0 ? "252 2.0.0 not verified, but a message would be taken" : "501 5.5.4 VRFY takes a name";

    private string Quit(string argument) =>
        argument.Length > 0 ? "501 5.5.4 QUIT takes no argument" : Close($"221 2.0.0 {HostName} closing");

    private string Judge(DataResult result, byte[] content)
    {
        if (result == DataResult.TooLarge)
        {
            return "552 5.3.4 message too large"; // RFC 1870 6.3
        }

        // 4.5.3.1.9 gives 500 for a line too long, but among commands; what DATA may end with is in 4.3.2, so 554.
        if (result == DataResult.LineTooLong)
        {
            return $"554 5.6.0 a text line is over {DataReader.MaxTextLineBytes} octets";
        }

        string? id = store(envelope, content);
        return id is null ? "451 4.3.0 could not be stored" : $"250 2.0.0 stored as {id}";
    }
}
