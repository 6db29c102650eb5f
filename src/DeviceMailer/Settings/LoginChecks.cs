// What is said about the mail server, against itself: certificate, user, password, mechanism.

using System;
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

        if (smtp.Has("user") != smtp.Has("password"))
        {
            reader.Report(smtp, smtp.Has("user") ? "password" : "user", "found nothing, expected both user and password, or neither");
        }

        if (security == SmtpSecurity.None && smtp.Has("user") && Login.SendsSecret(smtp))
        {
            reader.Report(smtp, "auth", "found " + smtp.Text("auth") + ", expected security = tls or starttls with it: it would show the password to everybody");
        }

        // What a mechanism cannot send it says itself; here, so that it is a mistake with a line and not the end of the firmware.
        if (reader.HasMistakes || !smtp.Has("user")) return;
        try
        {
            Login.Mechanisms(smtp, DeviceSettings.DefaultPort(security), security);
        }
        catch (ArgumentException)
        {
            reader.Report(
                smtp,
                "password",
                "found one that auth = " + smtp.Text("auth") + " cannot send, expected a password of at most " + SaslLimits.MaxPasswordBytes.ToString() + " bytes, or a token of visible ASCII");
        }
    }
}
