using System;
using DeviceMailer.Alerts;
using DeviceMailer.Outbox;
using DeviceMailer.Settings;
using DeviceMailer.Smtp.Message;
using DeviceMailer.Tests.Message;
using DeviceMailer.Tests.Outbox;
using DeviceMailer.Tests.Settings;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Alerts;

[TestClass]
public class AlertComposerTests
{
    private const string Start = "[device]\nname=freezer\n[smtp]\nhost=m\nsecurity=none\n[mail]\nfrom=a@example.com\nto=b@example.com,c@example.com\n";
    private const string Trigger = "[trigger door]\npin=4\n";

    private static DeviceSettings settings;
    private static Notices notices;

    [TestMethod]
    public void Alert_has_its_headers_and_text()
    {
        Assert.AreEqual(
            "From: a@example.com\r\nTo: b@example.com,\r\n c@example.com\r\nSubject: Open\r\nDate: Sat, 21 Nov 2026 09:05:00 +0000\r\n"
            + "Message-ID: <d1.5.1@example.com>\r\nAuto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n"
            + "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 7bit\r\n\r\none\r\n.two\r\n",
            Compose("", "subject=Open\ntext=\"one\\n.two\"\n", new DateTime(2026, 11, 21, 9, 5, 0)));
    }

    [TestMethod]
    public void Unset_clock_writes_no_date() => Assert.AreEqual(-1, Compose("", "", new DateTime(1970, 1, 1, 0, 0, 5)).IndexOf("Date:"));

    [TestMethod]
    public void Values_and_settings_of_the_mail_hold()
    {
        string alert = Compose(
            "charset=iso-8859-1\n[time]\noffset=+01:00\n",
            "subject={device}: {trigger}\ntext=\"{device} {trigger} {value} {unit}|{time}|{count} {uptime} {rssi} {firmware}\"\nhtml=<b>{trigger}</b>\n",
            new DateTime(2026, 11, 21, 9, 5, 0));
        Assert.IsTrue(alert.IndexOf("\r\nSubject: freezer: door\r\nDate: Sat, 21 Nov 2026 10:05:00 +0100\r\n") > 0, alert);
        Assert.IsTrue(alert.IndexOf("\r\n\r\nfreezer door 1 |2026-11-21 10:05:00 +01:00|1 1d 01:01:05 ? 0.1.0\r\n") > 0, alert);
        Assert.IsTrue(alert.IndexOf("text/html; charset=iso-8859-1\r\nContent-Transfer-Encoding: 7bit\r\n\r\n<b>door</b>\r\n") > 0, alert);
    }

    [TestMethod]
    public void Time_that_comes_later_leaves_room_for_its_digits()
    {
        string alert = Compose("", "text={time}\n", new DateTime(1970, 1, 1));
        Assert.IsTrue(alert.EndsWith("\r\n\r\n\u001e\u001e\u001e\u001e-\u001e\u001e-\u001e\u001e \u001e\u001e:\u001e\u001e:\u001e\u001e \u001e\u001e\u001e:\u001e\u001e\r\n"), alert);
    }

    [TestMethod]
    public void Notice_tells_only_what_must_be_told()
    {
        AlertComposer composer = Composer("", "text=one\nattach=I:\\logs\\last.log\nhtml=x\n");
        AlertGate gate = new AlertGate(settings.Triggers, 20, settings.Quiet, 0);
        notices.Add(Notice.Refused, 1);
        Assert.IsTrue(notices.IsPending);
        gate.SetNotice(notices.IsPending, 0, 0);
        Assert.IsTrue(gate.TryTake(NotifierLimits.NoticeWaitMs, -1));
        string mail = MailText.Of(composer.Compose(gate, 0));
        notices.EndTelling();
        Assert.IsFalse(notices.IsPending);
        Assert.IsTrue(mail.IndexOf("Subject: freezer: Since the last mail: 1 recipient refused.\r\n") > 0, mail);
        Assert.IsTrue(mail.EndsWith("\r\n\r\nfreezer: Since the last mail: 1 recipient refused.\r\n"), mail);
    }

    [TestMethod]
    public void File_goes_with_the_alert()
    {
        string alert = Compose("attachments=uuencode\n", "attach=I:\\logs\\last.log\n", new DateTime(2026, 1, 1));
        Assert.IsTrue(alert.IndexOf("\r\n\r\nbegin 644 last.log\r\n#86)C\r\n`\r\nend\r\n") > 0, alert);
    }

    [TestMethod]
    public void Each_alert_has_an_id_and_a_count_of_its_own()
    {
        AlertComposer composer = Composer("", "text={count}\n");
        composer.Compose(Alert(1, 0), 0);
        string alert = MailText.Of(composer.Compose(Alert(2, 0), 0));
        Assert.IsTrue(alert.IndexOf("<d1.5.2@example.com>") > 0, alert);
        Assert.IsTrue(alert.EndsWith("\r\n2\r\nEvents: 2, from ? to ?. \r\n"), alert);
    }

    [TestMethod]
    public void What_was_lost_is_told_behind_the_text()
    {
        AlertComposer composer = Composer("", "text=one\n");
        notices.Add(Notice.Expired, 3);
        string alert = MailText.Of(composer.Compose(Alert(1, 0), 0));
        Assert.IsTrue(alert.EndsWith("\r\none\r\nSince the last mail: 3 mails expired.\r\n"), alert);
    }

    private static string Compose(string mailKeys, string triggerKeys, DateTime utc) =>
        MailText.Of(Composer(mailKeys, triggerKeys).Compose(Alert(1, utc.Ticks), 90065000));

    private static AlertGate Alert(int count, long ticks)
    {
        AlertGate gate = new AlertGate(settings.Triggers, 1, settings.Quiet, 0);
        for (int i = 0; i < count; i++) gate.Add(0, 1000, ticks);
        Assert.IsTrue(gate.TryTake(0, -1));
        return gate;
    }

    private static AlertComposer Composer(string mailKeys, string triggerKeys)
    {
        SettingsErrors errors = new SettingsErrors();
        byte[] file = Bytes.Of(Start + mailKeys + Trigger + triggerKeys);
        settings = DeviceSettings.Read("t.ini", new TextSource(file, 64), null, null, errors);
        Assert.IsNotNull(settings, errors.MessageAt(0));
        IContent[] files = { settings.Triggers[0].File.Length > 0 ? new BytesContent(Bytes.Of("abc")) : null };
        notices = new Notices(new MemoryFiles());
        return new AlertComposer(settings, new Postmark(Bytes.Of("d1")) { Boot = 5 }, files, notices);
    }
}
