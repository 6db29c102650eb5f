// What is said about tokens, against itself and against the mail server's section.

using DeviceMailer.Smtp.Session;

namespace DeviceMailer.Settings;

/// <summary>Checks the section [oauth].</summary>
internal static class OAuthChecks
{
    private const int ClientCredentials = 1;

    /// <summary>True when tokens are got by the device.</summary>
    internal static bool IsUsed(SettingsReader reader) => reader.Section("oauth").IsWritten("token-url");

    /// <summary>Checks it.</summary>
    /// <param name="reader">The settings; takes the mistakes.</param>
    internal static void Check(SettingsReader reader)
    {
        SettingsSection oauth = reader.Section("oauth");
        string[] keys = { "client-id", "client-secret", "scope", "token", "ca" };
        if (!IsUsed(reader))
        {
            for (int i = 0; i < keys.Length; i++)
            {
                if (oauth.IsWritten(keys[i])) reader.Report(oauth, keys[i], "found it without token-url, expected token-url as well");
            }

            return;
        }

        bool usesCredentials = oauth.Number("grant") == ClientCredentials;
        Need(reader, oauth, "client-id", "the id that the provider gave to this client");
        if (usesCredentials) Need(reader, oauth, "client-secret", "the client's secret with grant = client_credentials");
        else Need(reader, oauth, "token", "the file that login wrote, such as I:\\token.txt, with grant = refresh_token");
        if (usesCredentials && oauth.IsWritten("token")) reader.Report(oauth, "token", "found one, expected none with grant = client_credentials: there is no user login");
        CheckMailServer(reader);
    }

    private static void CheckMailServer(SettingsReader reader)
    {
        SettingsSection oauth = reader.Section("oauth");
        SettingsSection smtp = reader.Section("smtp");
        if (RouteChecks.IsMx(smtp)) reader.Report(oauth, "token-url", "found one, expected none with route = mx: there is no login");
        else if (!smtp.Has("user")) reader.Report(smtp, "user", "found nothing, expected the mailbox that the token is for");
        if (smtp.Text("auth") != null && smtp.Text("auth") != "auto" && smtp.Text("auth") != "xoauth2" && smtp.Text("auth") != "oauthbearer")
        {
            reader.Report(smtp, "auth", "found " + smtp.Text("auth") + ", expected xoauth2, oauthbearer or auto with [oauth]: the others send no token");
        }

        if (smtp.Text("security") != null && smtp.Number("security") == (int)SmtpSecurity.None)
        {
            reader.Report(smtp, "security", "found none, expected tls or starttls with [oauth]: the token would be sent unencrypted");
        }
    }

    private static void Need(SettingsReader reader, SettingsSection oauth, string key, string what)
    {
        if (!oauth.IsWritten(key)) reader.Report(oauth, key, "found nothing, expected " + what);
    }
}
