// What a result is called in the log.

using DeviceMailer.Smtp.Session;
using DeviceMailer.Smtp.Transport;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Delivery;

/// <summary>Names results for people.</summary>
public static class ResultText
{
    private static readonly byte[][] Texts =
    {
        Ascii.Bytes("delivered"),
        Ascii.Bytes("delivered, but not to all recipients"),
        Ascii.Bytes("maybe delivered: the connection ended after the final dot"),
        Ascii.Bytes("refused for now"),
        Ascii.Bytes("refused"),
        Ascii.Bytes("the server cannot take this message"),
        Ascii.Bytes("the server refuses this device"),
        Ascii.Bytes("the server's name has no address"),
        Ascii.Bytes("no connection to the server"),
        Ascii.Bytes("the connection broke"),
        Ascii.Bytes("the server did not answer in time"),
        Ascii.Bytes("the server offers no TLS"),
        Ascii.Bytes("the server refuses TLS"),
        Ascii.Bytes("somebody has put bytes in front of TLS"),
        Ascii.Bytes("the TLS handshake failed"),
        Ascii.Bytes("the server offers no way to log in that may be used here"),
        Ascii.Bytes("the log-in was refused"),
        Ascii.Bytes("the log-in went wrong"),
        Ascii.Bytes("the server does not speak SMTP"),
        Ascii.Bytes("the message could not be read"),
        Ascii.Bytes("out of order"),
    };

    private static readonly byte[][] TransportTexts =
    {
        Ascii.Bytes("no failure"),
        Ascii.Bytes("the connection was closed"),
        Ascii.Bytes("no answer in time"),
        Ascii.Bytes("the connection failed"),
        Ascii.Bytes("no address"),
        Ascii.Bytes("no common version or cipher"),
        Ascii.Bytes("the certificate has expired"),
        Ascii.Bytes("the certificate is not valid yet: is the clock set?"),
        Ascii.Bytes("the certificate is for another host"),
        Ascii.Bytes("the certificate is not signed by the authority in the settings"),
    };

    /// <summary>The text of a transport's failure.</summary>
    public static byte[] Of(TransportResult result) => TransportTexts[(int)result];

    /// <summary>The text of a result.</summary>
    public static byte[] Of(SmtpResult result) => Texts[(int)result];
}
