// Settings that achieve nothing, alone or together with others: each is a warning that says why.

using DeviceMailer.Settings;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Settings;

[TestClass]
public class EffectCheckTests
{
    [TestMethod]
    public void What_achieves_nothing_is_a_warning()
    {
        string[] cases =
        {
            "to = c@d", "to = c@d, e@f, c@d", "6:16: warning: [mail] to: found c@d twice: once is enough",
            "to = c@d", "to = c@d\nto = e@f, c@d\nto = g@h", "7:11: warning: [mail] to: found c@d twice: once is enough",
            "to = c@d", "to = \"D, C\" <c@d>, e@f, Somebody <c@d>", "6:25: warning: [mail] to: found c@d twice: once is enough",
            "to = c@d", "to = c@d\nquiet = 22:00-22:00", "7:9: warning: [mail] quiet: found 22:00-22:00, which has no effect since it ends when it begins",
            "to = c@d", "to = c@d\nquiet = 00:00-23:30", "7:9: warning: [mail] quiet: found 00:00-23:30, which leaves 30 min of a day for mail",
            "to = c@d", "to = c@d\nattachments = uuencode", "7:15: warning: [mail] attachments: found uuencode, which has no effect without a trigger that has attach",
            "[trigger leak]\npin = 5", "quiet = 22:00-06:30\n[trigger leak]\nat = 03:00", "9:6: warning: [trigger leak] at: found 03:00, which is in the quiet hours: its mail comes when they end, or with urgent = yes at once",
            "pin = 5", "at = 07:00\ninterval = 1h", "9:12: warning: [trigger leak] interval: found 1h, which has no effect on a trigger that fires once a day",
            "pin = 5", "every = 2h\ninterval = 1h", "9:12: warning: [trigger leak] interval: found 1h, which has no effect on a trigger that fires every 2h",
            "pin = 5", "every = 1min", "8:9: warning: [trigger leak] every: found 1min, more often than limit = 20 in [mail] allows in an hour: mails are merged",
            "pin = 5", "pin = 5\nclear-text = ok", "9:14: warning: [trigger leak] clear-text: found ok, which has no effect without clear-subject",
            "pin = 5", "adc = 6\nabove = 5\nbelow = 4\nhysteresis = 1", "11:14: warning: [trigger leak] hysteresis: found 1, with which the value is never back inside, so that it fires once: expected at most half of what lies between below and above",
            "security = none", "security = none\nca = I:\\ca.pem", "4:6: warning: [smtp] ca: found I:\\ca.pem, which has no effect with security = none",
            "security = none", "security = none\nauth = cram-md5", "4:8: warning: [smtp] auth: found cram-md5, which has no effect without user",
            "security = none", "security = none\ndns = 192.0.2.53", "4:7: warning: [smtp] dns: found 192.0.2.53, which has no effect since host is an address",
            "[smtp]", "[wifi]\npassword = abc\n[smtp]", "2:12: warning: [wifi] password: found one, which has no effect without ssid",
            "[smtp]", "[power]\nbudget = 1min\n[smtp]", "2:10: warning: [power] budget: found 1min, which has no effect with mode = on",
            "pin = 5", "every = 2h\n[power]\nmode = sleep\n[outbox]\nspread = 1min", "12:10: warning: [outbox] spread: found 1min, which has no effect with mode = sleep",
            "[smtp]", "[log]\nsize = 0\nlevel = all\n[smtp]", "3:9: warning: [log] level: found all, which has no effect while no log is kept on flash: size is below 256",
            "[smtp]", "[outbox]\nexpire = 1min\nretry = 5min\n[smtp]", "2:10: warning: [outbox] expire: found 1min, so that a mail is dropped before its first retry, which comes after 5min",
            "pin = 5", "adc = 6\nabove = 5\n[report month]\nat = 07:00\ndays = 1", "11:6: warning: [report month] at: found a report of up to 139 KiB, for which size = 64 KiB in [outbox] has no room: expected csv = no, a shorter period, or a larger size",
            "[smtp]", "[i2c]\nsda = 4\nscl = 15\n[smtp]", "2:7: warning: [i2c] sda: found 4, which has no effect without a trigger that has a sensor on it",
        };
        for (int i = 0; i < cases.Length; i += 3) Assert.AreEqual("t.ini:" + cases[i + 2], LastWarning(cases[i], cases[i + 1]));
    }

    [TestMethod]
    public void What_achieves_something_is_none()
    {
        string[] cases =
        {
            "pin = 5", "every = 2h\ninterval = 3h",
            "security = none", "security = none\nauth = auto",
            "pin = 5", "every = 3min\n[power]\nmode = sleep\nbudget = 1min",
            "[trigger leak]\npin = 5", "quiet = 22:00-06:30\n[trigger leak]\nat = 03:00\nurgent = yes",
            "[trigger leak]\npin = 5", "quiet = 22:00-06:30\n[trigger leak]\nat = 06:30",
            "pin = 5", "adc = 6\nabove = 5\nbelow = 3\nhysteresis = 1",
            "pin = 5", "pin = 5\nclear-text = ok\nclear-subject = ok",
            "security = none", "security = none\ndns = 192.0.2.53\n[time]\nserver = time.example.com",
            "pin = 5", "adc = 6\nabove = 5\n[report month]\nat = 07:00\ndays = 1\ncsv = no",
            "pin = 5", "adc = 6\nabove = 5\n[report week]\nat = 07:00\ndays = mon",
            "pin = 5", "adc = 6\nabove = 5\n[report month]\nat = 07:00\ndays = 1\n[outbox]\nsize = 160 KiB",
            "host = 192.0.2.1", "host = mail.example.com, 192.0.2.1\ndns = 192.0.2.53",
        };
        for (int i = 0; i < cases.Length; i += 2)
        {
            SettingsErrors errors = new SettingsErrors();
            SettingsBench.Read(SettingsBench.Replace(SettingsBench.Minimal, cases[i], cases[i + 1]), 128, errors);
            SettingsBench.AssertNone(errors);
            Assert.IsTrue(errors.WarningCount == 0, errors.WarningCount == 0 ? "" : errors.WarningAt(0));
        }
    }

    [TestMethod]
    public void Nothing_is_said_of_it_beside_a_mistake() => Assert.AreEqual("", LastWarning("pin = 5", "every = 1min\ninterval = 1"));

    private static string LastWarning(string replace, string by)
    {
        SettingsErrors errors = new SettingsErrors();
        SettingsBench.Read(SettingsBench.Replace(SettingsBench.Minimal, replace, by), 128, errors);
        return errors.WarningCount == 0 ? "" : errors.WarningAt(errors.WarningCount - 1);
    }
}
