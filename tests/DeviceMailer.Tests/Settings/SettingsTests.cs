using DeviceMailer.Sensing;
using DeviceMailer.Settings;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Settings;

[TestClass]
public class SettingsTests
{
    private const string File = "t.ini";

    private const string Good =
        "[device]\nname = freezer # a comment\nled=2\n\n[smtp]\nhost = mail.example.com\nsecurity = none\n" +
        "; another\n[mail]\nfrom = a@example.com\nto = b@example.com , c@example.com\n[trigger door]\npin = 4\n" +
        "edge = both\npull = down\ndebounce = 2s\nsubject = \"Open # \\\"now\\\"\"\ntext = \"one\\ntwo\\n\"\n";

    private const string BoardText =
        "[board]\nname = Test board\n[pins]\n2 = in out pull strapping adc2.2\n4 = in out pull rtc\n5 = in out pull\n6 = flash\n" +
        "7 = out\n9 = in out pull strapping button\n12 = in out pull strapping adc1.7\n15 = in out pull usb\n16 = in out pull uart0\n34 = in rtc adc1.6\n" +
        "[wiring]\nled = 2\n";

    [TestMethod]
    public void Good_settings_are_read()
    {
        SettingsErrors errors = new SettingsErrors();
        DeviceSettings settings = Read(Good, 128, errors);
        AssertNone(errors);
        Assert.AreEqual("freezer", settings.DeviceName);
        Assert.AreEqual(2, settings.LedPin);
        Assert.AreEqual("mail.example.com", settings.SmtpHosts[0]);
        Assert.AreEqual(32, settings.OutboxMessages);
        Assert.AreEqual(65536, settings.OutboxBytes);
        Assert.AreEqual(9, settings.Retry.StepsMs.Length);
        Assert.AreEqual(7200000, settings.Retry.StepsMs[8]);
        Assert.IsTrue(settings.Retry.ExpiryMs == 5L * 24 * 3600 * 1000);
        Assert.AreEqual(25, settings.SmtpPort);
        Assert.AreEqual("a@example.com", Text(settings.Sender));
        Assert.AreEqual(2, settings.Recipients.Length);
        Assert.AreEqual("c@example.com", Text(settings.Recipients[1]));
        Assert.AreEqual(1, settings.Triggers.Length);
        Trigger door = settings.Triggers[0];
        Assert.AreEqual("door", Text(door.Name));
        Assert.AreEqual(4, door.Pin);
        Assert.IsTrue(door.Edge == Edge.Both);
        Assert.IsTrue(door.Pull == Pull.Down);
        Assert.AreEqual(2000, door.DebounceMs);
        Assert.AreEqual("Open # \"now\"", Text(door.Subject));
        Assert.AreEqual("one\ntwo\n{footer}", Text(door.Text));
    }

    [TestMethod]
    public void Missing_optional_keys_have_their_defaults()
    {
        SettingsErrors errors = new SettingsErrors();
        DeviceSettings settings = Read(
            "[smtp]\nhost = 192.0.2.1\nsecurity = none\n[mail]\nfrom = a@b\nto = c@d\n[trigger leak]\npin = 5\n", 128, errors);
        AssertNone(errors);
        Assert.AreEqual(DeviceSettings.NoPin, settings.LedPin);
        Trigger leak = settings.Triggers[0];
        Assert.IsTrue(leak.Edge == Edge.Falling);
        Assert.IsTrue(leak.Pull == Pull.Up);
        Assert.AreEqual(50, leak.DebounceMs);
        Assert.AreEqual("devicemailer: leak", Text(leak.Subject));
        Assert.AreEqual("leak on devicemailer\n{footer}", Text(leak.Text));
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
        DeviceSettings settings = Read(Replace(Good, "security = none", lines + "\nca = I:\\ca.pem\nuser = u\npassword = p"), 128, errors);
        AssertNone(errors);
        Assert.AreEqual(port, settings.SmtpPort);
        Assert.AreEqual(mechanisms, settings.Mechanisms.Length);
    }

    [TestMethod]
    public void Text_can_be_empty()
    {
        SettingsErrors errors = new SettingsErrors();
        DeviceSettings settings = Read(Good.Substring(0, Good.IndexOf("text =")) + "text =\n", 128, errors);
        AssertNone(errors);
        Assert.AreEqual("{footer}", Text(settings.Triggers[0].Text));
    }

    [TestMethod]
    public void Block_size_byte_order_mark_and_line_ends_change_nothing()
    {
        string[] files = { Good, "\ufeff" + Good, WithCrLf(Good), "\ufeff" + WithCrLf(Good) };
        int[] blocks = { 1, 2, 7, 128 };
        for (int i = 0; i < blocks.Length; i++)
        {
            for (int k = 0; k < files.Length; k++)
            {
                SettingsErrors errors = new SettingsErrors();
                DeviceSettings settings = Read(files[k], blocks[i], errors);
                AssertNone(errors);
                Assert.AreEqual("one\ntwo\n{footer}", Text(settings.Triggers[0].Text));
            }
        }
    }

    [TestMethod]
    public void Places_of_mistakes_are_the_same_with_any_line_end_and_byte_order_mark()
    {
        string text = "nmae = x\n" + Replace(Good, "edge = both", "edge = bth");
        string[] files = { text, "\ufeff" + text, WithCrLf(text), "\ufeff" + WithCrLf(text) };
        for (int k = 0; k < files.Length; k++)
        {
            SettingsErrors errors = new SettingsErrors();
            Assert.IsNull(Read(files[k], 7, errors));
            Assert.AreEqual(2, errors.Count);
            Assert.AreEqual("t.ini:1:1: nmae: found a key before any section, expected [section] first", errors.MessageAt(0));
            Assert.AreEqual("t.ini:15:8: [trigger door] edge: found \"bth\", expected one of: falling, rising, both; did you mean both?", errors.MessageAt(1));
        }
    }

    [TestMethod]
    public void Last_line_needs_no_end()
    {
        SettingsErrors errors = new SettingsErrors();
        Assert.IsNotNull(Read(Good.Substring(0, Good.Length - 1), 128, errors));
        AssertNone(errors);
    }

    // Rows of a table and not DataRows: nanoCLR at 96 KB does not stand so many attributes on one method (tests/README.md).
    [TestMethod]
    public void Mistakes_say_where_what_and_what_was_expected()
    {
        string[] cases = Mistakes();
        for (int i = 0; i < cases.Length; i += 3) AssertMistake(cases[i], cases[i + 1], cases[i + 2]);
    }


    [TestMethod]
    public void All_mistakes_are_reported_at_once()
    {
        SettingsErrors errors = new SettingsErrors();
        Read("[smtp]\nport = 0\nhost = ?\nhots = x\n[mail]\nfrom = a\n[trigger a]\npin = 4\n[trigger b]\npin = 4\n", 128, errors);
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
        Assert.IsNull(Read("", 128, errors));
        Assert.AreEqual("t.ini: [trigger]: found no trigger, expected at least one [trigger NAME]", errors.MessageAt(0));
        Assert.AreEqual(5, errors.Count); // the trigger, host, from, to, ca
    }

    [TestMethod]
    public void Line_over_the_limit_is_a_mistake_with_its_number()
    {
        string line = "subject = ";
        for (int i = 0; i < 60; i++) line += "0123456789";
        SettingsErrors errors = new SettingsErrors();
        Assert.IsNull(Read("[device]\n" + line + "\n" + Good.Substring(9), 128, errors));
        Assert.AreEqual("t.ini:2: found a longer line, expected at most 510 bytes", errors.MessageAt(0));
        Assert.AreEqual(1, errors.Count);
    }

    [TestMethod]
    public void More_mistakes_than_are_kept_are_counted()
    {
        string text = "";
        for (int i = 0; i < 100; i++) text += "?\n";
        SettingsErrors errors = new SettingsErrors();
        Assert.IsNull(Read(text, 128, errors));
        Assert.AreEqual(105, errors.Count);
    }

    [TestMethod]
    public void File_that_cannot_be_read_to_its_end_is_a_mistake()
    {
        SettingsErrors errors = new SettingsErrors();
        byte[] bytes = Bytes.Of(Good);
        Assert.IsNull(DeviceSettings.Read(File, new TextSource(bytes, 16, 32), null, null, errors));
        Assert.IsTrue(errors.MessageAt(0).IndexOf("t.ini: reading failed behind line ") == 0, errors.MessageAt(0));
    }

    [TestMethod]
    public void Secrets_are_not_in_mistakes()
    {
        string password = "";
        for (int i = 0; i < 65; i++) password += "s";
        SettingsErrors errors = new SettingsErrors();
        Assert.IsNull(Read("[wifi]\npassword = " + password + "\n" + Good, 128, errors));
        Assert.AreEqual("t.ini:2:12: [wifi] password: found a longer value, expected 0 to 64 bytes of text", errors.MessageAt(0));
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
            Assert.IsNull(Read(Replace(Good, "security = none", "security = tls\nca = I:\\ca.pem\nuser = u\n" + keys[i]), 128, errors));
            Assert.AreEqual(1, errors.Count);
            Assert.IsTrue(errors.MessageAt(0).IndexOf("t.ini:11:12: [smtp] password: found one that auth = ") == 0, errors.MessageAt(0));
        }
    }

    [TestMethod]
    public void Pins_are_not_checked_without_a_board()
    {
        SettingsErrors errors = new SettingsErrors();
        byte[] bytes = Bytes.Of(Replace(Good, "pin = 4", "pin = 34"));
        Assert.IsNotNull(DeviceSettings.Read(File, new TextSource(bytes, 64), null, null, errors));
    }

    [TestMethod]
    public void What_is_seldom_meant_is_a_warning_and_stops_nothing()
    {
        string[] cases =
        {
            "pin = 4", "pin = 12", "t.ini:13:7: warning: [trigger door] pin: found pin 12, whose level at the start chooses how the chip boots: nothing may hold it then",
            "pin = 4", "pin = 15", "t.ini:13:7: warning: [trigger door] pin: found pin 15, which is the native USB port's: it is gone then",
            "led=2", "led=9", "t.ini:3:5: warning: [device] led: found pin 9, whose level",
            "security = none", "security = none\nport = 587", "t.ini:8:8: warning: [smtp] port: found 587 with security = none: most servers take nothing there",
            "security = none", "security = none\nuser = u\npassword = p", "t.ini:5:1: warning: [smtp] port: found 25 with a user: most servers let users log in",
            "to = b@example.com , c@example.com", "to = b@example.com, b@example.com", "t.ini:11:6: warning: [mail] to: found b@example.com twice",
            "pin = 4", "pin = 9", "",
            "security = none", "security = none\nport = 2525", "",
        };
        for (int i = 0; i < cases.Length; i += 3)
        {
            SettingsErrors errors = new SettingsErrors();
            Assert.IsNotNull(Read(Replace(Good, cases[i], cases[i + 1]), 128, errors), cases[i + 1]);
            Assert.AreEqual(cases[i + 2].Length > 0 ? 1 : 0, errors.WarningCount, cases[i + 1]);
            if (errors.WarningCount > 0) Assert.IsTrue(errors.WarningAt(0).IndexOf(cases[i + 2]) == 0, errors.WarningAt(0));
        }
    }

    [TestMethod]
    public void Warnings_beyond_their_number_are_dropped()
    {
        SettingsErrors errors = new SettingsErrors();
        for (int i = 0; i < 20; i++) errors.Warn(File, 1, 1, "x", "y");
        Assert.AreEqual(16, errors.WarningCount);
        Assert.AreEqual(0, errors.Count);
    }

    [TestMethod]
    public void Files_that_are_named_are_looked_at()
    {
        string text = Replace(Replace(Good, "security = none", "security = tls\nca = I:\\ca.pem"), "edge = both", "attach = I:\\log.txt");
        SettingsErrors errors = new SettingsErrors();
        Files files = new Files { Problem = "found a picture" };
        Assert.IsNull(DeviceSettings.Read(File, new TextSource(Bytes.Of(text), 64), null, files, errors));
        Assert.AreEqual(2, errors.Count);
        Assert.AreEqual("t.ini:8:6: [smtp] ca: found a picture", errors.MessageAt(0));
        Assert.AreEqual("t.ini:15:10: [trigger door] attach: found no file I:\\log.txt, expected one: deploy the file", errors.MessageAt(1));

        errors = new SettingsErrors();
        Assert.IsNotNull(DeviceSettings.Read(File, new TextSource(Bytes.Of(text), 64), null, new Files { HasLog = true }, errors));
    }

    [TestMethod]
    public void Board_file_with_a_pin_that_is_none_is_a_mistake()
    {
        SettingsErrors errors = new SettingsErrors();
        Board.Read("b.ini", new TextSource(Bytes.Of("[pins]\n4 = in\nx = in\n99 = in\n"), 64), errors);
        Assert.AreEqual(2, errors.Count);
        Assert.AreEqual("b.ini:3:1: x: found no pin, expected a GPIO number from 0 to 48", errors.MessageAt(0));
    }

    private sealed class Files : IDeviceFiles
    {
        internal bool HasLog { get; set; }

        internal string Problem { get; set; }

        public bool Exists(string path) => HasLog || path == "I:\\ca.pem";

        public string CertificateProblem(string path) => Problem;
    }

    private static DeviceSettings Read(string text, int block, SettingsErrors errors)
    {
        Board board = Board.Read("board.ini", new TextSource(Bytes.Of(BoardText), 64), errors);
        return DeviceSettings.Read(File, new TextSource(Bytes.Of(text), block), board, null, errors);
    }

    private static void AssertNone(SettingsErrors errors) => Assert.IsTrue(errors.Count == 0, errors.Count == 0 ? "" : errors.MessageAt(0));

    private static string Text(byte[] bytes) => Bytes.Text(bytes, 0, bytes.Length);

    private static string Replace(string text, string old, string by)
    {
        int at = text.IndexOf(old);
        return text.Substring(0, at) + by + text.Substring(at + old.Length);
    }

    private static string WithCrLf(string text)
    {
        string[] lines = text.Split('\n');
        string joined = lines[0];
        for (int i = 1; i < lines.Length; i++) joined += "\r\n" + lines[i];
        return joined;
    }

    private static void AssertMistake(string replace, string by, string expected)
    {
        SettingsErrors errors = new SettingsErrors();
        Assert.IsNull(Read(Replace(Good, replace, by), 128, errors));
        for (int i = 0; i < errors.Count; i++)
        {
            if (errors.MessageAt(i).IndexOf(expected) == 0) return;
        }

        Assert.AreEqual(expected, errors.MessageAt(0));
    }

    // What is replaced in good settings, by what, and how the message begins.
    private static string[] Mistakes() => new string[]
    {
        "host = mail.example.com", "port = 0", "t.ini:6:8: [smtp] port: found \"0\", expected a number from 1 to 65535",
        "host = mail.example.com", "port = 65536", "t.ini:6:8: [smtp] port: found \"65536\"",
        "host = mail.example.com", "port = 2x", "t.ini:6:8: [smtp] port: found \"2x\"",
        "host = mail.example.com", "port = -1", "t.ini:6:8: [smtp] port: found \"-1\"",
        "host = mail.example.com", "port = 99999999999999999999", "t.ini:6:8: [smtp] port: found",
        "host = mail.example.com", "host = mail example", "t.ini:6:8: [smtp] host: found \"mail example\", expected 1 to 4 host names or IPv4 addresses with commas",
        "from = a@example.com", "from = a.example.com", "t.ini:10:8: [mail] from: found \"a.example.com\", expected a mail address such as",
        "to = b@example.com , c@example.com", "to = b@example.com, c", "t.ini:11:6: [mail] to: found \"b@example.com, c\", expected 1 to 32 mail addresses",
        "to = b@example.com , c@example.com", "", "t.ini:9:1: [mail] to: found nothing, expected 1 to 32 mail addresses",
        "security = none", "security = ssl", "t.ini:7:12: [smtp] security: found \"ssl\", expected one of: tls, starttls, none",
        "security = none", "", "t.ini:5:1: [smtp] ca: found nothing, expected the certificate of the server's authority, since security is tls",
        "security = none", "security = starttls\nca = ca.pem", "t.ini:8:6: [smtp] ca: found \"ca.pem\", expected a file on the device such as I:\\ca.pem",
        "security = none", "security = none\nuser = x", "t.ini:5:1: [smtp] password: found nothing, expected both user and password, or neither",
        "security = none", "security = none\nuser = x\npassword = y\nauth = plain", "t.ini:10:8: [smtp] auth: found plain, expected security = tls or starttls",
        "debounce = 2s", "debounce = 2", "t.ini:16:12: [trigger door] debounce: found \"2\", expected a time from 0ms to 10000ms with its unit",
        "debounce = 2s", "debounce = 2 weeks", "t.ini:16:12: [trigger door] debounce: found \"2 weeks\"",
        "debounce = 2s", "debounce = 11s", "t.ini:16:12: [trigger door] debounce: found \"11s\"",
        "debounce = 2s", "debounce = 100000000d", "t.ini:16:12: [trigger door] debounce: found \"100000000d\"",
        "edge = both", "edge = up", "t.ini:14:8: [trigger door] edge: found \"up\", expected one of: falling, rising, both",
        "pin = 4", "", "t.ini:12:1: [trigger door]: found nothing that fires it, expected one of: pin, adc, every, at, boot = yes",
        "pin = 4", "pin = 4\nat = 07:00\nboot = yes", "t.ini:12:1: [trigger door]: found 3 things that fire it, expected one of: pin, adc, every, at",
        "pin = 4", "adc = 6", "t.ini:13:7: [trigger door] adc: found no bound for it, expected above, below, or both",
        "pin = 4", "adc = 10\nabove = 1", "t.ini:13:7: [trigger door] adc: found \"10\", expected a channel of the first converter from 0 to 9, and not its pin",
        "pin = 4", "adc = 6\nabove = 1.2345", "t.ini:14:9: [trigger door] above: found \"1.2345\", expected a number with at most three decimals, from -1000000 to 1000000",
        "pin = 4", "adc = 6\nbelow = -.", "t.ini:14:9: [trigger door] below: found \"-.\", expected a number",
        "pin = 4", "adc = 6\nbelow = 1\nscale = 3000.5", "t.ini:15:9: [trigger door] scale: found \"3000.5\", expected a number with at most six decimals, from -1000 to 1000",
        "pin = 4", "at = 7:00", "t.ini:13:6: [trigger door] at: found \"7:00\", expected a time of day such as 07:00",
        "pin = 4", "every = 30s", "t.ini:13:9: [trigger door] every: found \"30s\", expected a time from 60000ms",
        "edge = both", "subject = Door {devise}", "t.ini:14:16: [trigger door] subject: found {devise}, expected one of: {device} {trigger} {value} {unit} {time}",
        "edge = both", "html =  \"a\\n\u00e9\\t{x\" # {", "t.ini:14:16: [trigger door] html: found a brace that is not closed, expected one of: {device}",
        "edge = both", "attach = log.txt", "t.ini:14:10: [trigger door] attach: found \"log.txt\", expected a file on the device such as I:",
        "security = none", "security = none\n[outbox]\nmessages = 65", "t.ini:9:12: [outbox] messages: found \"65\", expected a number from 1 to 64",
        "security = none", "security = none\n[outbox]\nsize = 1 KB", "t.ini:9:8: [outbox] size: found \"1 KB\", expected a size from 1024 to 16777216 bytes, such as 10 KiB",
        "security = none", "security = none\n[outbox]\nsize = 17 MiB", "t.ini:9:8: [outbox] size: found \"17 MiB\", expected a size",
        "security = none", "security = none\n[outbox]\nretry = 1min, 0s", "t.ini:9:9: [outbox] retry: found \"1min, 0s\", expected 1 to 16 times with their units",
        "security = none", "security = none\n[outbox]\nexpire = 21d", "t.ini:9:10: [outbox] expire: found \"21d\", expected a time from 60000ms to 1728000000ms",
        "from = a@example.com", "quiet = 22-6\nfrom = a@example.com", "t.ini:10:9: [mail] quiet: found \"22-6\", expected a part of the day such as 22:00-06:30",
        "from = a@example.com", "quiet = 22:00-24:00\nfrom = a@example.com", "t.ini:10:9: [mail] quiet: found \"22:00-24:00\", expected a part",
        "security = none", "security = none\n[time]\noffset = 1", "t.ini:9:10: [time] offset: found \"1\", expected an offset from UTC from -12:00 to +14:00, such as +01:00",
        "security = none", "security = none\n[time]\noffset = +14:01", "t.ini:9:10: [time] offset: found \"+14:01\", expected an offset",
        "edge = both", "edges = both", "t.ini:14:1: [trigger door] edges: found an unknown key, expected a key of [trigger]; did you mean edge?",
        "edge = both", "helo = x", "t.ini:14:1: [trigger door] helo: found an unknown key, expected it in [smtp]",
        "led=2", "contrast = 1", "t.ini:3:1: [device] contrast: found an unknown key, expected one of: name, led",
        "led=2", "  LDE\t=  2", "t.ini:3:3: [device] lde: found an unknown key, expected a key of [device]; did you mean led?",
        "edge = both", "edge =faling", "t.ini:14:7: [trigger door] edge: found \"faling\", expected one of: falling, rising, both; did you mean falling?",
        "edge = both", "edge = \"Rising\"", "t.ini:14:9: [trigger door] edge: found \"Rising\", expected one of: falling, rising, both; did you mean rising?",
        "edge = both", "[tirgger a]", "t.ini:14:1: [tirgger a]: found an unknown section, expected one of: device, wifi, time, smtp, mail, outbox, trigger; did you mean trigger?",
        "edge = both", "  [smtp] x", "t.ini:14:10: found text behind a section's ]",
        "edge = both", "pin = 5", "t.ini:14:1: [trigger door] pin: found the key again, expected it once",
        "edge = both", "both", "t.ini:14:1: found neither a section nor a key",
        "edge = both", "[smtp]", "t.ini:14:1: [smtp]: found the section again, expected it once: it stands at line 5",
        "edge = both", "[mails]", "t.ini:14:1: [mails]: found an unknown section, expected one of: device, wifi, time, smtp, mail, outbox, trigger",
        "edge = both", "[smtp", "t.ini:14:1: found a section without its ]",
        "edge = both", "edge = \"both", "t.ini:14:8: edge: found no closing quote",
        "edge = both", "edge = \"bo\\th\" x", "t.ini:14:16: edge: found text behind the closing quote",
        "edge = both", "edge = \"bo\\qth\"", "t.ini:14:11: edge: found an unknown escape",
        "[device]", "name = x", "t.ini:1:1: name: found a key before any section",
        "[device]", "[device x]", "t.ini:1:1: [device x]: found a name, expected [device]",
        "[trigger door]", "[trigger]", "t.ini:12:1: [trigger]: found no name or a long one, expected [trigger NAME]",
        "pin = 4", "pin = 8", "t.ini:13:7: [trigger door] pin: found pin 8, expected a pin of the board Test board",
        "pin = 4", "pin = 7", "t.ini:13:7: [trigger door] pin: found pin 7, expected a pin that can be read",
        "pin = 4", "pin = 16", "t.ini:13:7: [trigger door] pin: found pin 16, expected another: the serial console hangs on it",
        "pin = 4", "adc = 8\nabove = 1", "t.ini:13:7: [trigger door] adc: found channel 8, expected one of the board Test board: 6 (pin 34), 7 (pin 12); the second converter is Wi-Fi's",
        "led=2", "led=12\n[trigger a]\nadc=7\nbelow=1", "t.ini:5:5: [trigger a] adc: found pin 12, expected one that is free: [device] uses it at line 3",
        "security = none", "security = none\nport = 465", "t.ini:8:8: [smtp] port: found 465 with security = none, expected tls with it: the server waits for TLS",
        "security = none", "security = starttls\nca = I:\\ca.pem\nport = 465", "t.ini:9:8: [smtp] port: found 465 with security = starttls, expected tls with it",
        "security = none", "security = tls\nca = I:\\ca.pem\nport = 587", "t.ini:9:8: [smtp] port: found 587 with security = tls, expected starttls with it, or port 465",
        "security = none", "security = tls\nca = I:\\ca.pem\nport = 25", "t.ini:9:8: [smtp] port: found 25 with security = tls, expected starttls with it, or port 465",
        "pin = 4", "pin = 6", "t.ini:13:7: [trigger door] pin: found pin 6, expected another: the module's flash hangs on it",
        "pin = 4", "pin = 34", "t.ini:13:7: [trigger door] pin: found pin 34, expected pull = none",
        "pin = 4", "pin = 49", "t.ini:13:7: [trigger door] pin: found \"49\", expected a GPIO number from 0 to 48",
        "pin = 4", "pin = 2", "t.ini:13:7: [trigger door] pin: found pin 2, expected one that is free: [device] uses it at line 3",
        "led=2", "led=34", "t.ini:3:5: [device] led: found pin 34, expected a pin that can be driven",
    };
}
