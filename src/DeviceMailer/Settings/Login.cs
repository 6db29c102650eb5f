// The settings' user and password as the mail client's mechanisms.

using System;
using DeviceMailer.Smtp.Sasl;
using DeviceMailer.Smtp.Session;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Settings;

/// <summary>How to log in.</summary>
internal static class Login
{
    /// <summary>True when the mechanism that was asked for shows the secret to whoever listens.</summary>
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
    internal static SaslMechanism[] Mechanisms(SettingsSection smtp, int port, SmtpSecurity security)
    {
        if (!smtp.Has("user")) return null;
        byte[] user = Ascii.Bytes(smtp.Text("user"));
        byte[] secret = Ascii.Bytes(smtp.Text("password"));
        switch (smtp.Text("auth"))
        {
            case "plain": return One(new PlainMechanism(user, secret));
            case "login": return One(new LoginMechanism(user, secret));
            case "cram-md5": return One(new CramMd5Mechanism(user, secret));
            case "scram-sha-256": return One(new ScramSha256Mechanism(user, secret, new Random()));
            case "xoauth2": return One(new XOAuth2Mechanism(user, secret));
            case "oauthbearer": return One(new OAuthBearerMechanism(user, Ascii.Bytes(smtp.Text("host").Split(',')[0].Trim()), port, secret));
            default:
                return security == SmtpSecurity.None
                    ? new SaslMechanism[] { new ScramSha256Mechanism(user, secret, new Random()), new CramMd5Mechanism(user, secret) }
                    : new SaslMechanism[] { new PlainMechanism(user, secret), new LoginMechanism(user, secret) };
        }
    }

    private static SaslMechanism[] One(SaslMechanism mechanism) => new SaslMechanism[] { mechanism };
}
