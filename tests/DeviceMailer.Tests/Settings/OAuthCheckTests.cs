using DeviceMailer.Settings;
using DeviceMailer.Smtp.Sasl;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Settings;

[TestClass]
public class OAuthCheckTests
{
    private const string Tls = "security = tls\nca = I:\\ca.pem\nuser = u@example.com\n";
    private const string Section = "[oauth]\ntoken-url = https://a.example.com/t\nclient-id = x\ntoken = I:\\token.txt\n";

    [DataRow("auth = xoauth2\n", "XOAUTH2 ")]
    [DataRow("auth = oauthbearer\n", "OAUTHBEARER ")]
    [DataRow("", "XOAUTH2 OAUTHBEARER ")]
    [DataRow("auth = xoauth2\npassword = p\n", "XOAUTH2 PLAIN LOGIN ")]
    public void Mechanisms_follow_from_auth_and_password(string smtp, string names)
    {
        SettingsErrors errors = new SettingsErrors();
        DeviceSettings settings = Read(Tls + smtp + Section, errors);
        SettingsBench.AssertNone(errors);
        string found = "";
        for (int i = 0; i < settings.Mechanisms.Length; i++) found += settings.Mechanisms[i].Name + " ";
        Assert.AreEqual(names, found);
        Assert.IsFalse(settings.Mechanisms[0].IsReady); // there is no token yet
    }

    [TestMethod]
    public void Token_may_stand_in_the_settings_as_before()
    {
        SettingsErrors errors = new SettingsErrors();
        DeviceSettings settings = Read(Tls + "auth = xoauth2\npassword = token\n", errors);
        SettingsBench.AssertNone(errors);
        Assert.IsTrue(settings.Mechanisms[0] is XOAuth2Mechanism && settings.Mechanisms[0].IsReady);
    }

    [DataRow(Tls + "auth = plain\n" + Section, "[smtp] auth: found plain, expected xoauth2, oauthbearer or auto with [oauth]: the others send no token")]
    [DataRow("security = tls\nca = I:\\ca.pem\n" + Section, "[smtp] user: found nothing, expected the mailbox that the token is for")]
    [DataRow("security = none\nuser = u@example.com\n" + Section, "[smtp] security: found none, expected tls or starttls with [oauth]: the token would be sent unencrypted")]
    [DataRow(Tls + "password = p\n[oauth]\nclient-id = x\n", "[oauth] client-id: found it without token-url, expected token-url as well")]
    [DataRow(Tls + "[oauth]\ntoken-url = https://a/t\ntoken = I:\\t\n", "[oauth] client-id: found nothing, expected the id that the provider gave to this client")]
    [DataRow(Tls + "[oauth]\ntoken-url = https://a/t\nclient-id = x\n", "[oauth] token: found nothing, expected the file that login wrote, such as I:\\token.txt, with grant = refresh_token")]
    [DataRow(Tls + "[oauth]\ntoken-url = https://a/t\nclient-id = x\ngrant = client_credentials\n", "[oauth] client-secret: found nothing, expected the client's secret with grant = client_credentials")]
    [DataRow(Tls + Section + "client-secret = s\ngrant = client_credentials\n", "[oauth] token: found one, expected none with grant = client_credentials: there is no user login")]
    public void What_does_not_belong_together_is_a_mistake(string smtp, string told)
    {
        SettingsErrors errors = new SettingsErrors();
        Read(smtp, errors);
        Assert.IsTrue(errors.Count == 1 && errors.MessageAt(0).IndexOf(told) >= 0, errors.Count == 0 ? "none" : errors.MessageAt(0));
    }

    [DataRow("I:\\token.txt")]
    [DataRow("I:\\Token.TXT")]
    [DataRow("I:\\.\\token.txt")]
    public void Token_is_not_mailed(string path)
    {
        SettingsErrors errors = new SettingsErrors();
        SettingsBench.Read(SettingsBench.Replace(SettingsBench.Minimal, "security = none\n", Tls + Section) + "attach = " + path + "\n", 512, errors);
        string told = "[trigger leak] attach: found " + path + ", expected a file without secrets: settings, keys, tokens and waiting mails are not mailed";
        Assert.IsTrue(errors.Count == 1 && errors.MessageAt(0).IndexOf(told) >= 0, errors.Count == 0 ? "none" : errors.MessageAt(0));
    }

    [DataRow("http://a.example.com/t")]
    [DataRow("https://a.example.com")]
    [DataRow("https:///t")]
    [DataRow("https://a.example.com:/t")]
    [DataRow("https://a.example.com:70000/t")]
    [DataRow("https://a.example.com:x/t")]
    [DataRow("https://user@a.example.com/t")]
    [DataRow("https://a.example.com/a b")]
    public void Url_that_no_token_comes_from_is_a_mistake(string url)
    {
        SettingsErrors errors = new SettingsErrors();
        Read(Tls + SettingsBench.Replace(Section, "https://a.example.com/t", url), errors);
        Assert.IsTrue(errors.Count > 0 && errors.MessageAt(0).IndexOf("expected a URL such as https://oauth2.example.com/token") > 0, errors.Count == 0 ? "none" : errors.MessageAt(0));
    }

    private static DeviceSettings Read(string smtp, SettingsErrors errors) =>
        SettingsBench.Read(SettingsBench.Replace(SettingsBench.Minimal, "security = none\n", smtp), 512, errors);
}
