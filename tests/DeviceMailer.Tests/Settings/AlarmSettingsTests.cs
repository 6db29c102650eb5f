// What settings say of alarms that last: reminders, escalation, severities, the button, and each mistake with its place.

using DeviceMailer.Sensing;
using DeviceMailer.Settings;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Settings;

[TestClass]
public class AlarmSettingsTests
{
    [TestMethod]
    public void Each_mail_that_may_follow_is_a_trigger_behind_those_of_the_file()
    {
        Trigger[] triggers = Triggers("pin = 5\nremind = 2h\nescalate = 30min to e@f, G <g@h>\nescalate = 2h to i@j\nclear-subject = ok\nsubject = Leak\n[input acknowledge]\npin = 4\n[trigger door]\npin = 15\n");
        Assert.AreEqual(7, triggers.Length);
        FollowUps follow = triggers[0].FollowUps;
        Assert.AreEqual("acknowledge", SettingsBench.Text(triggers[1].Name));
        Assert.IsTrue(triggers[1].FollowUps.Acknowledges);
        Assert.IsNull(triggers[2].FollowUps);
        Assert.AreEqual(3, follow.ClearIndex);
        Assert.AreEqual(4, follow.ReminderIndex);
        Assert.AreEqual(5, follow.EscalationIndex);
        Assert.AreEqual(-1, follow.FaultIndex);
        Assert.AreEqual(7200000, follow.RemindMs);
        Assert.AreEqual(2, follow.EscalateMs.Length);
        Assert.AreEqual(1800000, follow.EscalateMs[0]);
        Assert.AreEqual("Reminder: Leak", SettingsBench.Text(triggers[4].Subject));
        Assert.AreEqual("Not acknowledged: Leak", SettingsBench.Text(triggers[6].Subject));
        Assert.AreEqual(2, triggers[5].Letterhead.To.Length);
        Assert.AreEqual("g@h", SettingsBench.Text(triggers[5].Letterhead.To[1].Address));
        Assert.AreEqual("i@j", SettingsBench.Text(triggers[6].Letterhead.To[0].Address));
    }

    [TestMethod]
    public void Severity_is_the_default_of_what_a_trigger_does_not_say()
    {
        Trigger[] triggers = Triggers("pin = 5\nseverity = high\nremind = 2h\n[trigger morning]\nat = 07:00\nseverity = high\n[severity high]\nto = e@f\nurgent = yes\nremind = 1h\nlight = yes\n");
        Assert.AreEqual(3, triggers.Length);
        Assert.AreEqual("e@f", SettingsBench.Text(triggers[0].Letterhead.To[0].Address));
        Assert.IsTrue(triggers[0].IsUrgent);
        Assert.AreEqual(7200000, triggers[0].FollowUps.RemindMs);
        Assert.IsTrue(triggers[0].FollowUps.IsLit);
        Assert.IsTrue(triggers[1].IsUrgent);
        Assert.IsNull(triggers[1].FollowUps); // what does not last is not reminded of
    }

    [TestMethod]
    public void Mistakes_are_reported_where_they_are()
    {
        string[] cases =
        {
            "pin = 5\nedge = both\nremind = 1h", "10:10: [trigger leak] remind: found it on a trigger that does not last, expected one with a pin that changes back, or with a value: a time of day or both edges are over at once",
            "at = 07:00\nescalate = 1h to e@f", "9:12: [trigger leak] escalate: found it on a trigger that does not last",
            "pin = 5\nescalate = 1h boss@example.org", "9:12: [trigger leak] escalate: found \"1h boss@example.org\", expected a time from 1min to 20d and who is told then, such as 30min to boss@example.org",
            "pin = 5\nescalate = 1h to e@f\nescalate = 1h to g@h", "10:12: [trigger leak] escalate: found 1h, expected more than the 1h of the line before: each level is told later",
            "pin = 5\nescalate = 1h to e@f\nescalate = 2h to e@f\nescalate = 3h to e@f\nescalate = 4h to e@f\nescalate = 5h to e@f", "13:12: [trigger leak] escalate: found one more level, expected at most 4",
            "pin = 5\nseverity = hihg\n[severity high]\nurgent = yes", "9:12: [trigger leak] severity: found hihg, expected the name of a section [severity NAME]; did you mean high?",
            "pin = 5\n[input start]\npin = 4", "9:1: [input start]: found an unknown input, expected [input acknowledge]",
            "pin = 5\n[input acknowledge]\npull = up", "9:1: [input acknowledge] pin: found nothing, expected a GPIO number from 0 to 48",
            "pin = 5\n[input acknowledge]\npin = 5", "10:7: [input acknowledge] pin: found pin 5, expected one that is free: [trigger leak] uses it at line 8",
            "pin = 5\n[output siren]\npin = 4", "9:1: [output siren] follows: found nothing, expected 1 to 32 bytes of text",
            "pin = 5\n[output siren]\nfollows = leek\npin = 4", "10:11: [output siren] follows: found leek, expected the name of a trigger, or any alarm; did you mean leak?",
            "at = 07:00\n[output bell]\nfollows = leak\npin = 4", "10:11: [output bell] follows: found leak, which is over at once, expected for or until = acknowledged with it",
            "pin = 5\n[output siren]\nfollows = leak\npin = 5", "11:7: [output siren] pin: found pin 5, expected one that is free: [trigger leak] uses it at line 8",
            "pin = 5\n[output siren]\nfollows = leak\npin = 34", "11:7: [output siren] pin: found pin 34, expected a pin that can be driven",
            "pin = 5\n[output siren]\nfollows = leak\npin = 4\nuntil = acknowledged", "12:9: [output siren] until: found acknowledged, expected [input acknowledge] with it: nothing would end it",
            "at = 07:00\n[power]\nmode = sleep\n[output bell]\nfollows = leak\nfor = 5s\npin = 4", "14:7: [output bell] pin: found 4, expected no output with mode = sleep: the chip drives no pin in deep sleep",
            "pin = 5\n[severity]\nurgent = yes", "9:1: [severity]: found no name or a long one, expected [severity NAME] with 1 to 32 bytes",
        };
        for (int i = 0; i < cases.Length; i += 2)
        {
            SettingsErrors errors = new SettingsErrors();
            Assert.IsNull(SettingsBench.Read(With(cases[i]), 128, errors));
            string expected = "t.ini:" + cases[i + 1];
            Assert.AreEqual(1, errors.Count, errors.MessageAt(0));
            Assert.IsTrue(errors.MessageAt(0).StartsWith(expected), errors.MessageAt(0) + " and not " + expected);
        }
    }

    [TestMethod]
    public void What_has_no_effect_is_a_warning()
    {
        string[] cases =
        {
            "pin = 5\nremind = 2min", "9:10: warning: [trigger leak] remind: found 2min, more often than interval = 5min allows: reminders are merged",
            "pin = 5\nlight = yes", "9:9: warning: [trigger leak] light: found yes, which has no effect without led in [device]",
            "pin = 5\n[input acknowledge]\npin = 4", "10:7: warning: [input acknowledge] pin: found a button that acknowledges, which has no effect without a trigger that has remind, escalate or light, and without an output",
        };
        for (int i = 0; i < cases.Length; i += 2)
        {
            SettingsErrors errors = new SettingsErrors();
            Assert.IsNotNull(SettingsBench.Read(With(cases[i]), 128, errors));
            Assert.AreEqual(1, errors.WarningCount);
            Assert.AreEqual("t.ini:" + cases[i + 1], errors.WarningAt(0));
        }
    }

    private static string With(string trigger) => SettingsBench.Replace(SettingsBench.Minimal, "pin = 5", trigger);

    private static Trigger[] Triggers(string trigger)
    {
        SettingsErrors errors = new SettingsErrors();
        DeviceSettings settings = SettingsBench.Read(With(trigger), 128, errors);
        SettingsBench.AssertNone(errors);
        return settings.Triggers;
    }
}
