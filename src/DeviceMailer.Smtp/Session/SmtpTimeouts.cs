// How long to wait in each state: the RFC's values, which are minimums (RFC 5321 4.5.3.2). A shorter timeout after the final dot causes
// duplicates: the server has the message and the client does not know it.

namespace DeviceMailer.Smtp.Session;

/// <summary>Timeouts in milliseconds; each at least 1,000. A client without any of its own uses these defaults.</summary>
public sealed class SmtpTimeouts
{
    // Such an object takes 168 bytes of heap, so a client has one only if its caller sets it.
    private const int ConnectDefault = 60000;
    private const int HandshakeDefault = 60000;
    private const int GreetingDefault = 300000;
    private const int HelloDefault = 300000;
    private const int AuthDefault = 300000;
    private const int MailDefault = 300000;
    private const int RcptDefault = 300000;
    private const int DataDefault = 120000;
    private const int DataBlockDefault = 180000;
    private const int EndOfDataDefault = 600000;
    private const int ResetDefault = 30000;
    private const int EtrnDefault = 300000;
    private const int QuitDefault = 5000;

    /// <summary>For the connection to open. No RFC sets one; TCP itself takes minutes, too long for a sensor.</summary>
    public int ConnectMs { get; set; } = ConnectDefault;

    /// <summary>For the TLS handshake, if the platform can enforce it: it takes a few seconds on an ESP32, more on a bad line.</summary>
    public int HandshakeMs { get; set; } = HandshakeDefault;

    /// <summary>For the greeting: 5 minutes (RFC 5321 4.5.3.2.1).</summary>
    public int GreetingMs { get; set; } = GreetingDefault;

    /// <summary>For EHLO, HELO, LHLO and STARTTLS: as for the greeting, since some servers look the client up first.</summary>
    public int HelloMs { get; set; } = HelloDefault;

    /// <summary>For each step of AUTH: as for MAIL.</summary>
    public int AuthMs { get; set; } = AuthDefault;

    /// <summary>For MAIL: 5 minutes (4.5.3.2.2).</summary>
    public int MailMs { get; set; } = MailDefault;

    /// <summary>For RCPT: 5 minutes (4.5.3.2.3).</summary>
    public int RcptMs { get; set; } = RcptDefault;

    /// <summary>For DATA: 2 minutes (4.5.3.2.4).</summary>
    public int DataMs { get; set; } = DataDefault;

    /// <summary>For writing one block of the message: 3 minutes (4.5.3.2.5).</summary>
    public int DataBlockMs { get; set; } = DataBlockDefault;

    /// <summary>For the reply to the final dot: 10 minutes (4.5.3.2.6).</summary>
    public int EndOfDataMs { get; set; } = EndOfDataDefault;

    /// <summary>For RSET: nothing has to happen at the server.</summary>
    public int ResetMs { get; set; } = ResetDefault;

    /// <summary>For ETRN: as for MAIL.</summary>
    public int EtrnMs { get; set; } = EtrnDefault;

    /// <summary>For QUIT: its reply changes nothing (RFC 5321 4.1.1.10 says SHOULD wait).</summary>
    public int QuitMs { get; set; } = QuitDefault;

    /// <summary>How long to wait in a state.</summary>
    /// <param name="own">The caller's; null: the defaults.</param>
    /// <param name="state">The state.</param>
    internal static int For(SmtpTimeouts own, SmtpState state)
    {
        switch (state)
        {
            case SmtpState.Handshake: return own == null ? HandshakeDefault : own.HandshakeMs;
            case SmtpState.Greeting: return own == null ? GreetingDefault : own.GreetingMs;
            case SmtpState.Hello:
            case SmtpState.Helo:
            case SmtpState.StartTls: return own == null ? HelloDefault : own.HelloMs;
            case SmtpState.Auth:
            case SmtpState.AuthResponse:
            case SmtpState.AuthCancel: return own == null ? AuthDefault : own.AuthMs;
            case SmtpState.MailFrom: return own == null ? MailDefault : own.MailMs;
            case SmtpState.RcptTo: return own == null ? RcptDefault : own.RcptMs;
            case SmtpState.Data: return own == null ? DataDefault : own.DataMs;
            case SmtpState.Content:
            case SmtpState.Chunk: return own == null ? DataBlockDefault : own.DataBlockMs;
            case SmtpState.EndOfData: return own == null ? EndOfDataDefault : own.EndOfDataMs;
            case SmtpState.LoneDot:
            case SmtpState.Reset: return own == null ? ResetDefault : own.ResetMs;
            case SmtpState.Etrn: return own == null ? EtrnDefault : own.EtrnMs;
            case SmtpState.Quit: return own == null ? QuitDefault : own.QuitMs;
            default: return own == null ? ConnectDefault : own.ConnectMs;
        }
    }
}
