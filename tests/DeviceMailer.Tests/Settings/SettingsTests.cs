using DeviceMailer.Sensing;
using DeviceMailer.Settings;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Settings;

[TestClass]
public class SettingsTests
{
    [TestMethod]
    public void Good_settings_are_read()
    {
        SettingsErrors errors = new SettingsErrors();
        DeviceSettings settings = SettingsBench.Read(SettingsBench.Good, 128, errors);
        SettingsBench.AssertNone(errors);
        Assert.AreEqual("freezer", settings.DeviceName);
        Assert.AreEqual(2, settings.LedPin);
        Assert.AreEqual("mail.example.com", settings.SmtpHosts[0]);
        Assert.AreEqual(32, settings.OutboxMessages);
        Assert.AreEqual(65536, settings.OutboxBytes);
        Assert.AreEqual(9, settings.Retry.StepsMs.Length);
        Assert.AreEqual(7200000, settings.Retry.StepsMs[8]);
        Assert.IsTrue(settings.Retry.ExpiryMs == 5L * 24 * 3600 * 1000);
        Assert.AreEqual(25, settings.SmtpPort);
        Assert.AreEqual("a@example.com", SettingsBench.Text(settings.Sender));
        Assert.AreEqual(2, settings.Recipients.Length);
        Assert.AreEqual("c@example.com", SettingsBench.Text(settings.Recipients[1]));
        Assert.AreEqual(1, settings.Triggers.Length);
        Trigger door = settings.Triggers[0];
        Assert.AreEqual("door", SettingsBench.Text(door.Name));
        Assert.AreEqual(4, door.Contact.Pin);
        Assert.IsTrue(door.Contact.Edge == Edge.Both);
        Assert.IsTrue(door.Contact.Pull == Pull.Down);
        Assert.AreEqual(2000, door.Contact.DebounceMs);
        Assert.IsTrue(door.Measure == null);
        Assert.AreEqual("Open # \"now\"", SettingsBench.Text(door.Subject));
        Assert.AreEqual("one\ntwo\n{footer}", SettingsBench.Text(door.Text));
    }

    [TestMethod]
    public void Missing_optional_keys_have_their_defaults()
    {
        SettingsErrors errors = new SettingsErrors();
        DeviceSettings settings = SettingsBench.Read(
SettingsBench.Minimal, 128, errors);
        SettingsBench.AssertNone(errors);
        Assert.AreEqual(DeviceSettings.NoPin, settings.LedPin);
        Trigger leak = settings.Triggers[0];
        Assert.IsTrue(leak.Contact.Edge == Edge.Falling);
        Assert.IsTrue(leak.Contact.Pull == Pull.Up);
        Assert.AreEqual(50, leak.Contact.DebounceMs);
        Assert.AreEqual("devicemailer: leak", SettingsBench.Text(leak.Subject));
        Assert.AreEqual("leak on devicemailer\n{footer}", SettingsBench.Text(leak.Text));
        Assert.IsNull(settings.Spread);
        Assert.AreEqual(0, settings.WireBytes);
    }

    [TestMethod]
    public void All_mails_have_the_list_id_of_the_settings()
    {
        SettingsErrors errors = new SettingsErrors();
        string file = SettingsBench.Replace(SettingsBench.Minimal, "to = c@d\n", "to = c@d\nlist-id = freezer.example.com\n");
        DeviceSettings settings = SettingsBench.Read(file + "[trigger other]\npin = 4\nto = e@f\n", 128, errors);
        SettingsBench.AssertNone(errors);
        for (int i = 0; i < 2; i++) Assert.AreEqual("freezer.example.com", SettingsBench.Text(settings.Triggers[i].Letterhead.ListId));
        Assert.IsFalse(settings.Triggers[0].Letterhead == settings.Triggers[1].Letterhead);
    }

    [DataRow("", true)]
    [DataRow("[power]\nmode = sleep\n", false)]
    public void Spread_is_for_devices_that_are_always_on(string power, bool spreads)
    {
        SettingsErrors errors = new SettingsErrors();
        string file = SettingsBench.Replace(SettingsBench.Minimal, "[trigger leak]\npin = 5", "[trigger start]\nboot = yes");
        DeviceSettings settings = SettingsBench.Read(file + "[outbox]\nspread = 10min\n" + power, 128, errors);
        SettingsBench.AssertNone(errors);
        Assert.AreEqual(spreads, settings.Spread != null);
        Assert.AreEqual(600000, spreads ? settings.Spread.SpreadMs : 600000);
    }

    // A contact to ground with the resistor to the supply, and the other way round.
    [DataRow("normally = open\npull = up", 0)]
    [DataRow("normally = open\npull = down", 1)]
    [DataRow("normally = closed\npull = up", 1)]
    [DataRow("normally = closed\npull = down", 0)]
    public void Contact_that_is_normally_so_tells_when_it_is_not(string keys, int edge)
    {
        SettingsErrors errors = new SettingsErrors();
        Trigger door = SettingsBench.Read(SettingsBench.Minimal + keys + "\n", 128, errors).Triggers[0];
        Assert.AreEqual(0, errors.WarningCount);
        Assert.AreEqual(edge, (int)door.Contact.Edge);
    }

    [DataRow("level = high", true, 0)]
    [DataRow("level = low\nhold = 2s", false, 2000)]
    [DataRow("normally = closed\nhold = 5min", true, 300000)]
    [DataRow("normally = open\nhold = 5min", false, 300000)]
    [DataRow("normally = closed\npull = down\nhold = 5min", false, 300000)]
    public void Level_lasts(string keys, bool high, int holdMs)
    {
        SettingsErrors errors = new SettingsErrors();
        Measure measure = SettingsBench.Read(SettingsBench.Minimal + keys + "\n", 128, errors).Triggers[0].Measure;
        Assert.AreEqual(0, errors.WarningCount);
        Assert.IsTrue(measure.Kind == TriggerKind.Level);
        Assert.AreEqual(high ? 500 : Measure.NoUpperBound, measure.AboveMilli);
        Assert.AreEqual(high ? Measure.NoLowerBound : 500, measure.BelowMilli);
        Assert.AreEqual(holdMs, measure.HoldMs);
    }

    [DataRow("", false, 5000)]
    [DataRow("pull = down", true, 5000)]
    [DataRow("normally = closed", true, 5000)]
    [DataRow("level = high\nhold = 2s", true, 2000)]
    public void Test_mail_is_for_a_button_that_is_held(string keys, bool high, int holdMs)
    {
        SettingsErrors errors = new SettingsErrors();
        Trigger trigger = SettingsBench.Read(SettingsBench.Minimal + "test = yes\n" + keys + "\n", 128, errors).Triggers[0];
        Assert.AreEqual(0, errors.WarningCount);
        Assert.IsTrue(trigger.Measure.Kind == TriggerKind.Level);
        Assert.AreEqual(high ? 500 : Measure.NoUpperBound, trigger.Measure.AboveMilli);
        Assert.AreEqual(holdMs, trigger.Measure.HoldMs);
        Assert.AreEqual(0, trigger.IntervalMs);
        Assert.IsTrue(trigger.IsUrgent);
        Assert.AreEqual("{device}: test mail", SettingsBench.Text(trigger.Subject));
        Assert.AreEqual("This is a test mail: somebody asked for it with the button of {trigger} on {device}. Nothing has happened.\n{footer}", SettingsBench.Text(trigger.Text));
    }

    [TestMethod]
    public void Test_mail_has_the_words_that_it_is_given_and_goes_with_an_edge_too()
    {
        SettingsErrors errors = new SettingsErrors();
        Trigger trigger = SettingsBench.Read(SettingsBench.Minimal + "edge = falling\ntest = yes\nsubject = Try\ntext =\ninterval = 1min\nurgent = no\n", 128, errors).Triggers[0];
        Assert.AreEqual(0, errors.WarningCount);
        Assert.IsTrue(trigger.Measure == null && !trigger.IsUrgent);
        Assert.AreEqual(60000, trigger.IntervalMs);
        Assert.AreEqual("Try", SettingsBench.Text(trigger.Subject));
        Assert.AreEqual("{footer}", SettingsBench.Text(trigger.Text));
    }

    [TestMethod]
    public void Contact_can_be_asked_different_things()
    {
        SettingsErrors errors = new SettingsErrors();
        DeviceSettings settings = SettingsBench.Read(
            SettingsBench.Minimal + "[trigger shut]\npin = 5\nsilence = 24h\n[trigger busy]\npin = 5\nwithin = 10min\nabove = 100\nscale = 0.5\nunit = l\n" +
            "[trigger left open]\npin = 5\nlevel = low\nhold = 1h\n", 128, errors);
        SettingsBench.AssertNone(errors);
        Assert.AreEqual(0, errors.WarningCount);
        Assert.IsTrue(settings.Triggers[0].Measure == null);
        Assert.AreEqual(86399999, settings.Triggers[1].Measure.AboveMilli);
        Assert.AreEqual(600000, settings.Triggers[2].Measure.WindowMs);
        Assert.AreEqual(100000, settings.Triggers[2].Measure.AboveMilli);
        Assert.AreEqual(500000, settings.Triggers[2].Measure.ScaleMillionths);
        Assert.AreEqual(3600000, settings.Triggers[3].Measure.HoldMs);
    }

    [TestMethod]
    public void Sensor_has_an_address_and_a_mail_for_its_failure()
    {
        SettingsErrors errors = new SettingsErrors();
        DeviceSettings settings = SettingsBench.Read(
            SettingsBench.Replace(SettingsBench.Minimal, "[trigger leak]\npin = 5\n", "[i2c]\nsda = 4\nscl = 5\n[trigger warm]\nsensor = sht3x-humidity\naddress = 0x45\nabove = 60\nclear-subject = Dry\n"), 128, errors);
        SettingsBench.AssertNone(errors);
        Assert.AreEqual(4, settings.I2cPins.First);
        Assert.AreEqual(5, settings.I2cPins.Second);
        Assert.AreEqual(3, settings.Triggers.Length);
        Assert.IsTrue(settings.Triggers[0].Measure.Kind == TriggerKind.Sensor);
        Assert.AreEqual(0x45, settings.Triggers[0].Measure.Sensor.Address);
        Assert.AreEqual("%", SettingsBench.Text(settings.Triggers[0].Unit));
        Assert.AreEqual(1, settings.Triggers[0].ClearIndex);
        Assert.AreEqual(2, settings.Triggers[0].FaultIndex);
        Assert.AreEqual("{device}: {trigger} cannot be measured", SettingsBench.Text(settings.Triggers[2].Subject));
    }

    [TestMethod]
    public void Route_by_MX_needs_no_host_and_its_port_is_25()
    {
        SettingsErrors errors = new SettingsErrors();
        string text = SettingsBench.Replace(SettingsBench.Good, "host = mail.example.com\nsecurity = none", "route = mx\nsecurity = starttls\nca = I:\\ca.pem\ndns = 192.0.2.53, 192.0.2.54");
        DeviceSettings settings = SettingsBench.Read(text, 128, errors);
        SettingsBench.AssertNone(errors);
        Assert.IsTrue(settings.IsMxRoute);
        Assert.AreEqual(25, settings.SmtpPort);
        Assert.AreEqual(2, settings.DnsServers.Length);
        Assert.AreEqual("192.0.2.54", settings.DnsServers[1]);
        Assert.AreEqual(0, SettingsBench.Read(SettingsBench.Good, 128, errors).DnsServers.Length);
    }

    [DataRow("security = tls", 465, 2)]
    [DataRow("security = starttls", 587, 2)]
    [DataRow("security = none", 25, 2)]
    [DataRow("security = none\nport = 2525", 2525, 2)]
    [DataRow("security = tls\nauth = login", 465, 1)]
    [DataRow("security = none\nauth = scram-sha-256", 25, 1)]
    public void Security_gives_port_and_mechanisms(string lines, int port, int mechanisms)
    {
        SettingsErrors errors = new SettingsErrors();
        DeviceSettings settings = SettingsBench.Read(SettingsBench.Replace(SettingsBench.Good, "security = none", lines + "\nca = I:\\ca.pem\nuser = u\npassword = p"), 128, errors);
        SettingsBench.AssertNone(errors);
        Assert.AreEqual(port, settings.SmtpPort);
        Assert.AreEqual(mechanisms, settings.Mechanisms.Length);
    }

    [DataRow("pass # word ; 1", "pass # word ; 1", 1)]
    [DataRow("#1", "#1", 1)]
    [DataRow("a;b#c", "a;b#c", 0)]
    [DataRow("\t a \\ \"b\" \t", "a \\ \"b\"", 0)]
    [DataRow("\"pass # word \"", "pass # word ", 0)]
    [DataRow("\u00a0a\u00a0", "\u00a0a\u00a0", 1)]
    public void Password_is_taken_as_it_is_written(string written, string password, int warnings)
    {
        SettingsErrors errors = new SettingsErrors();
        DeviceSettings settings = SettingsBench.Read("[wifi]\nssid = a\npassword = " + written + "\n" + SettingsBench.Minimal, 128, errors);
        SettingsBench.AssertNone(errors);
        Assert.AreEqual(password, settings.WifiPassword);
        Assert.AreEqual(warnings, errors.WarningCount);
        for (int i = 0; i < warnings; i++) Assert.IsTrue(errors.WarningAt(i).IndexOf(password) < 0, errors.WarningAt(i));
    }

    [TestMethod]
    public void Text_can_be_empty()
    {
        SettingsErrors errors = new SettingsErrors();
        DeviceSettings settings = SettingsBench.Read(SettingsBench.Good.Substring(0, SettingsBench.Good.IndexOf("text =")) + "text =\n", 128, errors);
        SettingsBench.AssertNone(errors);
        Assert.AreEqual("{footer}", SettingsBench.Text(settings.Triggers[0].Text));
    }

    // A section that is misspelt, or there twice, is one mistake: its keys are not missed as well.
    [DataRow("[mail]", "[mial]", "did you mean mail?")]
    [DataRow("[trigger leak]", "[triger leak]", "did you mean trigger?")]
    [DataRow("[trigger leak]", "[mail]\nlimit = 5\n[trigger leak]", "found the section again, expected it once: it is at line 4")]
    public void One_cause_is_one_mistake(string good, string bad, string expected)
    {
        SettingsErrors errors = new SettingsErrors();
        Assert.IsNull(SettingsBench.Read(SettingsBench.Replace(SettingsBench.Minimal, good, bad), 64, errors));
        Assert.IsTrue(errors.MessageAt(0).IndexOf(expected) > 0, errors.MessageAt(0));
        Assert.IsTrue(errors.Count == 1, errors.Count == 1 ? "" : errors.MessageAt(1));
    }

    [TestMethod]
    public void All_mistakes_are_reported_at_once()
    {
        SettingsErrors errors = new SettingsErrors();
        SettingsBench.Read("[smtp]\nport = 0\nhost = ?\nhots = x\n[mail]\nfrom = a\n[trigger a]\npin = 4\n[trigger b]\npin = 4\n", 128, errors);
        string[] expected =
        {
            "t.ini:2:8: [smtp] port", "t.ini:3:8: [smtp] host", "t.ini:4:1: [smtp] hots", "t.ini:6:8: [mail] from",
            "t.ini:5:1: [mail] to: found nothing",
            "t.ini:10:7: [trigger b] pin: found pin 4, expected one that is free: [trigger a] uses it at line 8",
            "t.ini:1:1: [smtp] ca: found nothing",
        };
        Assert.AreEqual(expected.Length, errors.Count);
        for (int i = 0; i < expected.Length; i++) Assert.IsTrue(errors.MessageAt(i).IndexOf(expected[i]) == 0, errors.MessageAt(i));
    }

    [TestMethod]
    public void Empty_file_lists_what_is_needed()
    {
        SettingsErrors errors = new SettingsErrors();
        Assert.IsNull(SettingsBench.Read("", 128, errors));
        Assert.AreEqual("t.ini: [trigger]: found no trigger, expected at least one [trigger NAME]", errors.MessageAt(0));
        Assert.AreEqual(5, errors.Count); // the trigger, host, from, to, ca
    }

    [TestMethod]
    public void Line_over_the_limit_is_a_mistake_with_its_number()
    {
        string line = "subject = ";
        for (int i = 0; i < 60; i++) line += "0123456789";
        SettingsErrors errors = new SettingsErrors();
        Assert.IsNull(SettingsBench.Read("[device]\n" + line + "\n" + SettingsBench.Good.Substring(9), 128, errors));
        Assert.AreEqual("t.ini:2: found a longer line, expected at most 510 bytes", errors.MessageAt(0));
        Assert.AreEqual(1, errors.Count);
    }

    [TestMethod]
    public void More_mistakes_than_are_kept_are_counted()
    {
        string text = "";
        for (int i = 0; i < 100; i++) text += "?\n";
        SettingsErrors errors = new SettingsErrors();
        Assert.IsNull(SettingsBench.Read(text, 128, errors));
        Assert.AreEqual(105, errors.Count);
    }

    [TestMethod]
    public void File_that_cannot_be_read_to_its_end_is_a_mistake()
    {
        SettingsErrors errors = new SettingsErrors();
        byte[] bytes = Bytes.Of(SettingsBench.Good);
        Assert.IsNull(DeviceSettings.Read(SettingsBench.File, new TextSource(bytes, 16, 32), null, null, errors));
        Assert.IsTrue(errors.MessageAt(0).IndexOf("t.ini: reading failed behind line ") == 0, errors.MessageAt(0));
    }

    [TestMethod]
    public void Secrets_are_not_in_mistakes()
    {
        string password = "";
        for (int i = 0; i < 65; i++) password += "s";
        SettingsErrors errors = new SettingsErrors();
        Assert.IsNull(SettingsBench.Read("[wifi]\npassword = " + password + "\n" + SettingsBench.Good, 128, errors));
        Assert.AreEqual("t.ini:2:12: [wifi] password: found another value, expected 0 to 64 bytes of text on one line, without control characters", errors.MessageAt(0));
    }

    [TestMethod]
    public void Password_that_cannot_be_sent_is_a_mistake_and_not_shown()
    {
        string password = "";
        for (int i = 0; i < 32; i++) password += "secret!!";
        string[] keys = { "auth = auto\npassword = " + password, "auth = xoauth2\npassword = two words" };
        for (int i = 0; i < keys.Length; i++)
        {
            SettingsErrors errors = new SettingsErrors();
            Assert.IsNull(SettingsBench.Read(SettingsBench.Replace(SettingsBench.Good, "security = none", "security = tls\nca = I:\\ca.pem\nuser = u\n" + keys[i]), 128, errors));
            Assert.AreEqual(1, errors.Count);
            Assert.IsTrue(errors.MessageAt(0).IndexOf("t.ini:11:12: [smtp] password: found one that auth = ") == 0, errors.MessageAt(0));
        }
    }

    [TestMethod]
    public void Pins_are_not_checked_without_a_board()
    {
        SettingsErrors errors = new SettingsErrors();
        byte[] bytes = Bytes.Of(SettingsBench.Replace(SettingsBench.Good, "pin = 4", "pin = 34"));
        Assert.IsNotNull(DeviceSettings.Read(SettingsBench.File, new TextSource(bytes, 64), null, null, errors));
    }

    [TestMethod]
    public void Warnings_beyond_their_number_are_dropped()
    {
        SettingsErrors errors = new SettingsErrors();
        for (int i = 0; i < 20; i++) errors.Warn(SettingsBench.File, 1, 1, "x", "y");
        Assert.AreEqual(16, errors.WarningCount);
        Assert.AreEqual(0, errors.Count);
    }

    [TestMethod]
    public void Files_that_are_named_are_looked_at()
    {
        string text = SettingsBench.Replace(SettingsBench.Replace(SettingsBench.Good, "security = none", "security = tls\nca = I:\\ca.pem"), "edge = both", "attach = I:\\log.txt");
        SettingsErrors errors = new SettingsErrors();
        Files files = new Files { Problem = "found a picture" };
        Assert.IsNull(DeviceSettings.Read(SettingsBench.File, new TextSource(Bytes.Of(text), 64), null, files, errors));
        Assert.AreEqual(2, errors.Count);
        Assert.AreEqual("t.ini:8:6: [smtp] ca: found a picture", errors.MessageAt(0));
        Assert.AreEqual("t.ini:15:10: [trigger door] attach: found no file I:\\log.txt, expected one: copy it to the device", errors.MessageAt(1));

        errors = new SettingsErrors();
        Assert.IsNotNull(DeviceSettings.Read(SettingsBench.File, new TextSource(Bytes.Of(text), 64), null, new Files { HasLog = true }, errors));
    }

    [TestMethod]
    public void Board_file_with_a_pin_that_is_none_is_a_mistake()
    {
        SettingsErrors errors = new SettingsErrors();
        Board.Read("b.ini", new TextSource(Bytes.Of("[pins]\n4 = in\nx = in\n99 = in\n5 = in # out\n"), 64), errors);
        Assert.AreEqual(3, errors.Count);
        Assert.AreEqual("b.ini:5:8: 5: found a comment behind the value, expected it on a line of its own", errors.MessageAt(2));
        Assert.AreEqual("b.ini:3:1: x: found no pin, expected a GPIO number from 0 to 48", errors.MessageAt(0));
    }

    private sealed class Files : IDeviceFiles
    {
        internal bool HasLog { get; set; }

        internal string Problem { get; set; }

        public bool Exists(string path) => HasLog || path == "I:\\ca.pem";

        public string CertificateProblem(string path) => Problem;

        public string TokenProblem(string path) => Problem;
    }
}
