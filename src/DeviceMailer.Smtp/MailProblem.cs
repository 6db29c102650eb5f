// Why a mail was not sent, for people. Programs decide by SmtpResult.

using DeviceMailer.Smtp.Session;
using DeviceMailer.Smtp.Transport;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Smtp;

/// <summary>Puts a result into words.</summary>
internal static class MailProblem
{
    private const int FirstRefusal = 400;

    /// <summary>One line; empty for Ok.</summary>
    /// <param name="result">What became of a mail.</param>
    /// <param name="client">The client that tried.</param>
    /// <param name="server">Host and port.</param>
    /// <param name="envelope">The mail's.</param>
    internal static string Of(SmtpResult result, SmtpClient client, string server, Envelope envelope)
    {
        if (result == SmtpResult.Ok) return "";
        string text = server + ": " + (result == SmtpResult.TlsFailed ? Of(client.TransportFailure) : Of(result));
        if (result != SmtpResult.SomeRecipientsRefused) return text + Said(client.Reply.Code, client.Reply.Text, client.Reply.TextLength);
        for (int i = 0; i < envelope.RecipientCount; i++)
        {
            Recipient recipient = envelope.RecipientAt(i);
            if (recipient.Result == SmtpResult.Ok) continue;
            text += "; " + Text(recipient.Address, recipient.Address.Length) + Said(recipient.Code, recipient.Text, recipient.TextLength);
        }

        return text;
    }

    private static string Of(SmtpResult result)
    {
        switch (result)
        {
            case SmtpResult.SomeRecipientsRefused: return "not every recipient got it";
            case SmtpResult.MaybeDelivered: return "the connection broke before the server confirmed the mail; sent again, it may arrive twice";
            case SmtpResult.TryLater: return "the server wants it later";
            case SmtpResult.Refused: return "the server refused it";
            case SmtpResult.NotSupported: return "the server cannot carry it: an address or its text needs an extension";
            case SmtpResult.MessageTooLarge: return "it is too large for the server";
            case SmtpResult.ClientRefused: return "the server refuses this device";
            case SmtpResult.HostNotFound: return "no address found; check the name and the network";
            case SmtpResult.ConnectFailed: return "no connection";
            case SmtpResult.ConnectionLost: return "the connection broke";
            case SmtpResult.TimedOut: return "no answer in time";
            case SmtpResult.TlsNotOffered: return "the server does not offer STARTTLS";
            case SmtpResult.TlsRefused: return "the server refused STARTTLS";
            case SmtpResult.TlsInjection: return "unencrypted bytes came where TLS begins; somebody is in between";
            case SmtpResult.AuthNotOffered: return "the server offers no login that may be used here";
            case SmtpResult.AuthRefused: return "user name or password refused";
            case SmtpResult.AuthFailed: return "the login failed";
            case SmtpResult.ProtocolError: return "no mail server answered; check port and security";
            case SmtpResult.MessageFailed: return "the mail could not be read; is a file missing?";
            default: return "the mail cannot be sent like this";
        }
    }

    private static string Of(TransportResult failure)
    {
        switch (failure)
        {
            case TransportResult.CertificateExpired: return "the server's certificate has expired";
            case TransportResult.CertificateNotYetValid: return "the server's certificate is not valid yet; is the clock set?";
            case TransportResult.CertificateWrongHost: return "the server's certificate is for another name";
            case TransportResult.CertificateNotTrusted: return "the server's certificate is not signed by the given authority";
            default: return "TLS failed; no common version or cipher, or another port is meant";
        }
    }

    // What is no reply has no code; what was good before something else failed says nothing.
    private static string Said(int code, byte[] text, int length)
    {
        if (code == 0) return length > 0 ? ": " + Text(text, length) : "";
        return code >= FirstRefusal ? ": " + code.ToString() + " " + Text(text, length) : "";
    }

    // Replies are cut at a number of bytes, which may be inside a character.
    private static string Text(byte[] text, int length)
    {
        int mistake = Utf8.FindMistake(text, 0, length);
        return Utf8.Encoding.GetString(text, 0, mistake < 0 ? length : mistake);
    }
}
