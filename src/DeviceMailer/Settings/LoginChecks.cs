// What is said about the mail server, against itself: certificate, user, password, mechanism.

using System;
using DeviceMailer.OAuth;
using DeviceMailer.Smtp.Sasl;
using DeviceMailer.Smtp.Session;

namespace DeviceMailer.Settings;

/// <summary>Checks the section [smtp].</summary>
internal static class LoginChecks
{
    /// <summary>Checks it.</summary>
    /// <param name="reader">The settings; takes the mistakes.</param>
    internal static void Check(SettingsReader reader)
    {
        SettingsSection smtp = reader.Section("smtp");
        if (smtp.Text("security") == null) return; // reported already
        SmtpSecurity security = (SmtpSecurity)smtp.Number("security");
        if (security != SmtpSecurity.None && !smtp.Has("ca"))
        {
            reader.Report(smtp, "ca", "found nothing, expected the certificate of the server's authority, since security is " + smtp.Text("security"));
        }

        CheckPort(reader, smtp, security);
        bool hasTokens = OAuthChecks.IsUsed(reader);
        if (smtp.Has("user") != smtp.Has("password") && !(hasTokens && smtp.Has("user")))
        {
            reader.Report(smtp, smtp.Has("user") ? "password" : "user", "found nothing, expected both user and password, or neither");
        }

        if (security == SmtpSecurity.None && smtp.Has("user") && Login.SendsSecret(smtp))
        {
            reader.Report(smtp, "auth", "found " + smtp.Text("auth") + ", expected security = tls or starttls: the password would be sent unencrypted");
        }

        // What a mechanism cannot send it says itself; here, so that it is a mistake with a line and not the end of the firmware.
        if (reader.HasMistakes || !smtp.Has("user")) return;
        try
        {
            Login.Mechanisms(smtp, DeviceSettings.DefaultPort(security), security, hasTokens ? new TokenStore() : null);
        }
        catch (ArgumentException)
        {
            reader.Report(
                smtp,
                "password",
                "found one that auth = " + smtp.Text("auth") + " cannot send, expected a password of at most " + SaslLimits.MaxPasswordBytes.ToString() + " bytes, or a token of visible ASCII");
        }
    }

    // What a well-known port does not do cannot work; what it seldom does may.
    private static void CheckPort(SettingsReader reader, SettingsSection smtp, SmtpSecurity security)
    {
        int port = DeviceSettings.PortOf(smtp);
        if (port == DeviceSettings.TlsPort && security != SmtpSecurity.Tls)
        {
            reader.Report(smtp, "port", "found 465 with security = " + smtp.Text("security") + ", expected tls: there the server expects TLS from the first byte (RFC 8314 3.3)");
        }
        else if ((port == DeviceSettings.SubmissionPort || port == DeviceSettings.RelayPort) && security == SmtpSecurity.Tls)
        {
            reader.Report(smtp, "port", "found " + port.ToString() + " with security = tls, expected starttls, or port 465: there the server speaks first, without TLS");
        }
        else if (port == DeviceSettings.SubmissionPort && security == SmtpSecurity.None)
        {
            reader.Warn(smtp, "port", "found 587 with security = none: there most servers accept nothing without starttls (RFC 8314 3.3)");
        }
        else if (port == DeviceSettings.RelayPort && smtp.Has("user"))
        {
            reader.Warn(smtp, "port", "found 25 with a user: most servers accept logins at 587 or 465 only (RFC 6409 3.1)");
        }
    }
}
