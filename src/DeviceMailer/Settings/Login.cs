// The settings' user, password and tokens as the mail client's mechanisms.

using System;
using DeviceMailer.Smtp.Message;
using DeviceMailer.Smtp.Sasl;
using DeviceMailer.Smtp.Session;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Settings;

/// <summary>How to log in.</summary>
internal static class Login
{
    /// <summary>True when the mechanism that was asked for reveals the secret to anyone listening.</summary>
    internal static bool SendsSecret(SettingsSection smtp)
    {
        switch (smtp.Text("auth"))
        {
            case "auto":
            case "cram-md5":
            case "scram-sha-256": return false;
            default: return true;
        }
    }

    /// <summary>
    /// The mechanisms, in order of preference; null without a user. By default PLAIN and LOGIN, which take the fewest waits, under TLS, and
    /// SCRAM-SHA-256 and CRAM-MD5, which do not show the password, without.
    /// </summary>
    /// <param name="smtp">The section.</param>
    /// <param name="port">The servers' port.</param>
    /// <param name="security">How connections are protected.</param>
    /// <param name="token">The access token that is renewed; with it a password is for when it cannot be. Null: there is none.</param>
    internal static SaslMechanism[] Mechanisms(SettingsSection smtp, int port, SmtpSecurity security, IContent token)
    {
        if (!smtp.Has("user")) return null;
        byte[] user = Ascii.Bytes(smtp.Text("user"));
        if (token != null) return WithToken(smtp, user, port, token);
        byte[] secret = Ascii.Bytes(smtp.Text("password"));
        switch (smtp.Text("auth"))
        {
            case "plain": return One(new PlainMechanism(user, secret));
            case "login": return One(new LoginMechanism(user, secret));
            case "cram-md5": return One(new CramMd5Mechanism(user, secret));
            case "scram-sha-256": return One(new ScramSha256Mechanism(user, secret, new Random()));
            case "xoauth2": return One(new XOAuth2Mechanism(user, secret));
            case "oauthbearer": return One(new OAuthBearerMechanism(user, FirstHost(smtp), port, secret));
            default: return SaslMechanism.ForPassword(user, secret, security != SmtpSecurity.None);
        }
    }

    private static SaslMechanism[] WithToken(SettingsSection smtp, byte[] user, int port, IContent token)
    {
        bool isAuto = smtp.Text("auth") == "auto";
        bool hasPassword = smtp.Has("password");
        SaslMechanism[] mechanisms = new SaslMechanism[(isAuto ? 2 : 1) + (hasPassword ? 2 : 0)];
        int count = 0;
        if (isAuto || smtp.Text("auth") == "xoauth2") mechanisms[count++] = new XOAuth2Mechanism(user, token);
        if (isAuto || smtp.Text("auth") == "oauthbearer") mechanisms[count++] = new OAuthBearerMechanism(user, FirstHost(smtp), port, token);
        if (!hasPassword) return mechanisms;
        byte[] password = Ascii.Bytes(smtp.Text("password"));
        mechanisms[count++] = new PlainMechanism(user, password);
        mechanisms[count] = new LoginMechanism(user, password);
        return mechanisms;
    }

    private static byte[] FirstHost(SettingsSection smtp) => Ascii.Bytes(smtp.Text("host").Split(',')[0].Trim());

    private static SaslMechanism[] One(SaslMechanism mechanism) => new SaslMechanism[] { mechanism };
}
