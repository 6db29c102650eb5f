// How long to wait in each state: the RFC's values, which are minimums (RFC 5321 4.5.3.2). A shorter one after the final dot makes
// duplicates: the server has the message, and the client does not know.

namespace DeviceMailer.Smtp.Session;

/// <summary>Time-outs in milliseconds; each at least 1,000. A client without any of its own uses these defaults.</summary>
public sealed class SmtpTimeouts
{
    /// <summary>The RFC's.</summary>
    internal static readonly SmtpTimeouts Defaults = new SmtpTimeouts();

    /// <summary>For the connection to open. No RFC names one; TCP itself gives up after minutes, a sensor should not.</summary>
    public int ConnectMs { get; set; } = 60000;

    /// <summary>For the TLS handshake, where the platform can keep it: a few seconds on an ESP32, more on a bad line.</summary>
    public int HandshakeMs { get; set; } = 60000;

    /// <summary>For the greeting: 5 minutes (RFC 5321 4.5.3.2.1).</summary>
    public int GreetingMs { get; set; } = 300000;

    /// <summary>For EHLO, HELO, LHLO and STARTTLS: as for the greeting, since some servers look the client up first.</summary>
    public int HelloMs { get; set; } = 300000;

    /// <summary>For each step of AUTH: as for MAIL.</summary>
    public int AuthMs { get; set; } = 300000;

    /// <summary>For MAIL: 5 minutes (4.5.3.2.2).</summary>
    public int MailMs { get; set; } = 300000;

    /// <summary>For RCPT: 5 minutes (4.5.3.2.3).</summary>
    public int RcptMs { get; set; } = 300000;

    /// <summary>For DATA: 2 minutes (4.5.3.2.4).</summary>
    public int DataMs { get; set; } = 120000;

    /// <summary>For writing one block of the message: 3 minutes (4.5.3.2.5).</summary>
    public int DataBlockMs { get; set; } = 180000;

    /// <summary>For the reply to the final dot: 10 minutes (4.5.3.2.6).</summary>
    public int EndOfDataMs { get; set; } = 600000;

    /// <summary>For RSET: nothing has to happen at the server.</summary>
    public int ResetMs { get; set; } = 30000;

    /// <summary>For ETRN: as for MAIL.</summary>
    public int EtrnMs { get; set; } = 300000;

    /// <summary>For QUIT: its reply changes nothing (RFC 5321 4.1.1.10 says SHOULD wait).</summary>
    public int QuitMs { get; set; } = 5000;

    internal int For(SmtpState state)
    {
        switch (state)
        {
            case SmtpState.Handshake: return HandshakeMs;
            case SmtpState.Greeting: return GreetingMs;
            case SmtpState.Hello:
            case SmtpState.Helo:
            case SmtpState.StartTls: return HelloMs;
            case SmtpState.Auth:
            case SmtpState.AuthResponse:
            case SmtpState.AuthCancel: return AuthMs;
            case SmtpState.MailFrom: return MailMs;
            case SmtpState.RcptTo: return RcptMs;
            case SmtpState.Data: return DataMs;
            case SmtpState.Content:
            case SmtpState.Chunk: return DataBlockMs;
            case SmtpState.EndOfData: return EndOfDataMs;
            case SmtpState.LoneDot:
            case SmtpState.Reset: return ResetMs;
            case SmtpState.Etrn: return EtrnMs;
            case SmtpState.Quit: return QuitMs;
            default: return ConnectMs;
        }
    }
}
