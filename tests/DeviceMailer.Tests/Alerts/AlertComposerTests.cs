using System;
using DeviceMailer.Alerts;
using DeviceMailer.Settings;
using DeviceMailer.Tests.Settings;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Alerts;

[TestClass]
public class AlertComposerTests
{
    private const string Start = "[smtp]\nhost=m\nsecurity=none\n[mail]\nfrom=a@example.com\nto=b@example.com,c@example.com\n[trigger door]\npin=4\n";

    [TestMethod]
    public void Alert_has_its_headers_and_text()
    {
        string alert = Compose("subject=Open\ntext=\"one\\n.two\"\n", new DateTime(2026, 11, 21, 9, 5, 0));
        int id = alert.IndexOf("Message-ID: <");
        Assert.AreEqual(
            "From: a@example.com\r\nTo: b@example.com,\r\n c@example.com\r\nSubject: Open\r\nDate: Sat, 21 Nov 2026 09:05:00 +0000\r\n",
            alert.Substring(0, id));
        string idLine = alert.Substring(id, alert.IndexOf("Auto-Submitted") - id);
        Assert.AreEqual(13 + 16 + 2, idLine.IndexOf("@example.com>\r\n"), idLine); // 64 bits in hexadecimal, a dot and the number
        Assert.AreEqual(
            "Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 7bit\r\n\r\none\r\n.two\r\n",
            alert.Substring(alert.IndexOf("Auto-Submitted")));
    }

    [TestMethod]
    public void Unset_clock_writes_no_date() => Assert.AreEqual(-1, Compose("", new DateTime(1970, 1, 1, 0, 0, 5)).IndexOf("Date:"));

    [TestMethod]
    public void Other_text_goes_as_quoted_printable()
    {
        string alert = Compose("text=T\u00fcr\n", new DateTime(2026, 1, 1));
        Assert.IsTrue(alert.IndexOf("Content-Transfer-Encoding: quoted-printable\r\n\r\nT=C3=BCr") > 0, alert);
    }

    [TestMethod]
    public void Largest_alert_of_the_settings_fits()
    {
        string text = "";
        for (int i = 0; i < 168; i++) text += "\u20ac"; // 504 bytes, three times that in quoted-printable
        string alert = Compose("text=" + text + "\n", new DateTime(2026, 1, 1));
        Assert.IsTrue(alert.Length > 1500);
    }

    private static string Compose(string triggerKeys, DateTime utc)
    {
        SettingsErrors errors = new SettingsErrors();
        DeviceSettings settings = DeviceSettings.Read("t.ini", new TextSource(Bytes.Of(Start + triggerKeys), 64), null, errors);
        Assert.IsNotNull(settings, errors.MessageAt(0));
        AlertComposer composer = new AlertComposer(settings.Envelope, new Random());
        Assert.IsTrue(composer.TryCompose(settings.Triggers[0], utc.Ticks));
        return Bytes.Text(composer.Message.Bytes, 0, composer.Message.Count);
    }
}
