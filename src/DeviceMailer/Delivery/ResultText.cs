// What a result is called in the log.

using DeviceMailer.Smtp.Session;
using DeviceMailer.Smtp.Transport;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Delivery;

/// <summary>Names results for people.</summary>
public static class ResultText
{
    // By their values.
    private static readonly WordList Results = new WordList(
        "delivered|delivered, but not to all recipients|maybe delivered: the connection ended after the final dot|"
        + "refused for now|refused|the server cannot take this message|too large for the server|the server refuses this device|"
        + "the server's name has no address|no connection to the server|the connection broke|"
        + "the server did not answer in time|the server offers no TLS|the server refuses TLS|"
        + "unencrypted bytes came after STARTTLS|the TLS handshake failed|"
        + "the server offers no login mechanism that is allowed here|the login was refused|the login failed|"
        + "the server does not speak SMTP|the message could not be read|out of order");

    private static readonly string Failures =
        "no failure|the connection was closed|no answer in time|the connection failed|no address|"
        + "no common version or cipher|the certificate has expired|the certificate is not valid yet: is the clock set?|"
        + "the certificate is for another host|the certificate is not signed by the authority in the settings";

    /// <summary>Writes the text of a transport's failure.</summary>
    public static void Write(OutputBuffer output, TransportResult result) => output.Write(Failures, (int)result);

    /// <summary>Writes the text of a result.</summary>
    public static void Write(OutputBuffer output, SmtpResult result) => output.Write(Results, (int)result);
}
