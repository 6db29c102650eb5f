// What is wrong in a settings file, one mistake in a good one at a time: where, what was found, what was expected.

using DeviceMailer.Settings;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Settings;

[TestClass]
public class SettingsMistakeTests
{
    private const string Bus = "[i2c]\nsda = 4\nscl = 5\n[trigger a]\n";

    // Rows of a table and not DataRows: nanoCLR at 96 KB does not stand so many attributes on one method (tests/README.md).
    [TestMethod]
    public void Mistakes_say_where_what_and_what_was_expected()
    {
        string[] cases = Mistakes();
        for (int i = 0; i < cases.Length; i += 3) AssertMistake(cases[i], cases[i + 1], cases[i + 2]);
    }

    [TestMethod]
    public void What_is_seldom_meant_is_a_warning_and_stops_nothing()
    {
        string[] cases =
        {
            "pin = 4", "pin = 12", "t.ini:13:7: warning: [trigger door] pin: found pin 12, whose level at reset selects how the chip boots: nothing may drive it then",
            "pin = 4", "pin = 15", "t.ini:13:7: warning: [trigger door] pin: found pin 15, which is the native USB port's: it is gone then",
            "led=2", "led=9", "t.ini:3:5: warning: [device] led: found pin 9, whose level",
            "security = none", "security = none\nport = 587", "t.ini:8:8: warning: [smtp] port: found 587 with security = none: there most servers accept nothing without starttls",
            "security = none", "security = none\nuser = u\npassword = p", "t.ini:5:1: warning: [smtp] port: found 25 with a user: most servers accept logins at 587",
            "to = b@example.com , c@example.com", "to = b@example.com, b@example.com", "t.ini:11:21: warning: [mail] to: found b@example.com twice",
            "pin = 4", "at = 07:00", "t.ini:14:8: warning: [trigger door] edge: found a key that has no effect on this trigger",
            "edge = both", "edge = both\nhysteresis = 1", "t.ini:15:14: warning: [trigger door] hysteresis: found a key that has no effect on this trigger",
            "[trigger door]\npin = 4\n", Bus + "sensor = sht3x-humidity\nabove = 101\n", "t.ini:17:9: warning: [trigger a] above: found 101, but sht3x measures 0 to 100 %",
            "pin = 4", "pin = 9", "",
            "security = none", "security = none\nport = 2525", "",
            "host = mail.example.com", "host = mail.example.com, NAS.Local", "t.ini:6:26: warning: [smtp] host: found NAS.Local, which few name servers know",
            "subject = \"Open", "clear-subject = Door #2\nsubject = \"Open", "t.ini:17:22: warning: [trigger door] clear-subject: found #, which is part of the value: a comment goes on a line of its own; if it is meant, put the value in quotes",
            "led=2", "[wifi]\npassword = ; x", "t.ini:4:12: warning: [wifi] password: found ;, which is part of the value",
            "led=2", "[wifi]\npassword = a\u00a0b", "t.ini:4:12: warning: [wifi] password: found a character that cannot be seen, U+00A0, as copying from a page adds it: type the value instead",
            "led=2", "[wifi]\nssid = a\u200b", "t.ini:4:8: warning: [wifi] ssid: found a character that cannot be seen, U+200B",
            "led=2", "[wifi]\npassword = \"\ufeffa #b\"", "t.ini:4:13: warning: [wifi] password: found a character that cannot be seen, U+FEFF",
        };
        for (int i = 0; i < cases.Length; i += 3)
        {
            SettingsErrors errors = new SettingsErrors();
            Assert.IsNotNull(SettingsBench.Read(SettingsBench.Replace(SettingsBench.Good, cases[i], cases[i + 1]), 128, errors), cases[i + 1]);
            Assert.AreEqual(cases[i + 2].Length > 0, errors.WarningCount > 0, cases[i + 1]);
            if (errors.WarningCount > 0) Assert.IsTrue(errors.WarningAt(0).IndexOf(cases[i + 2]) == 0, errors.WarningAt(0));
        }
    }

    private static void AssertMistake(string replace, string by, string expected)
    {
        SettingsErrors errors = new SettingsErrors();
        Assert.IsNull(SettingsBench.Read(SettingsBench.Replace(SettingsBench.Good, replace, by), 128, errors));
        for (int i = 0; i < errors.Count; i++)
        {
            if (errors.MessageAt(i).IndexOf(expected) == 0) return;
        }

        Assert.AreEqual(expected, errors.MessageAt(0));
    }

    // What is replaced in good settings, by what, and how the message begins.
    private static string[] Mistakes() => new string[]
    {
        "host = mail.example.com\n", "", "t.ini:5:1: [smtp] host: found nothing, expected 1 to 4 host names or IPv4 addresses, separated by commas",
        "host = mail.example.com\n", "host = mail.example.com\nroute = mx\n", "t.ini:6:8: [smtp] host: found one, expected none with route = mx",
        "host = mail.example.com\nsecurity = none", "route = mx", "t.ini:5:1: [smtp] security: found tls, expected starttls or none with route = mx",
        "host = mail.example.com\n", "route = mx\nuser = u\npassword = p\n", "t.ini:7:8: [smtp] user: found one, expected none with route = mx",
        "host = mail.example.com\n", "host = a\nroute = direct\n", "t.ini:7:9: [smtp] route: found \"direct\"",
        "host = mail.example.com\n", "host = a\ndns = 192.0.2.256\n", "t.ini:7:7: [smtp] dns: found \"192.0.2.256\", expected 1 to 3 IPv4 addresses, separated by commas, such as 192.0.2.53",
        "host = mail.example.com\n", "host = a\ndns = 1.1.1.1, 2.2.2.2, 3.3.3.3, 4.4.4.4\n", "t.ini:7:34: [smtp] dns: found \"4.4.4.4\", expected 1 to 3 IPv4 addresses",
        "host = mail.example.com", "port = 0", "t.ini:6:8: [smtp] port: found \"0\", expected a number from 1 to 65535",
        "host = mail.example.com", "port = 65536", "t.ini:6:8: [smtp] port: found \"65536\"",
        "host = mail.example.com", "port = 2x", "t.ini:6:8: [smtp] port: found \"2x\"",
        "host = mail.example.com", "port = -1", "t.ini:6:8: [smtp] port: found \"-1\"",
        "host = mail.example.com", "port = 99999999999999999999", "t.ini:6:8: [smtp] port: found",
        "host = mail.example.com", "host = mail example", "t.ini:6:8: [smtp] host: found \"mail example\", expected a host name or an IPv4 address",
        "from = a@example.com", "from = a.example.com", "t.ini:10:8: [mail] from: found \"a.example.com\", expected a mail address such as",
        "to = b@example.com , c@example.com", "to = b@example.com, c", "t.ini:11:21: [mail] to: found \"c\", expected 1 to 32 mail addresses",
        "to = b@example.com , c@example.com", "", "t.ini:9:1: [mail] to: found nothing, expected 1 to 32 mail addresses",
        "host = mail.example.com", "host = 192.168.1.300", "t.ini:6:8: [smtp] host: found \"192.168.1.300\", expected an IPv4 address of four numbers from 0 to 255, or a host name",
        "host = mail.example.com", "host = a, mail_server", "t.ini:6:11: [smtp] host: found \"mail_server\", expected a host name, which has no underscore (RFC 1123 2.1), or an IPv4 address",
        "host = mail.example.com", "host = a\nhelo = 1.2.3", "t.ini:7:8: [smtp] helo: found \"1.2.3\", expected an IPv4 address of four numbers",
        "host = mail.example.com", "host = a # b", "t.ini:6:10: [smtp] host: found a comment behind the value, expected it on a line of its own",
        "host = mail.example.com", "host = a,b ;c", "t.ini:6:12: [smtp] host: found \";\", expected commas between entries, and comments on lines of their own",
        "to = b@example.com , c@example.com", "to = b@c, d@e; f@g", "t.ini:11:14: [mail] to: found \";\", expected commas between entries",
        "to = b@example.com , c@example.com", "to = b@c ; d@e", "t.ini:11:10: [mail] to: found \";\", expected commas between entries",
        "to = b@example.com , c@example.com", "to = b@c,", "t.ini:11:10: [mail] to: found \"\", expected 1 to 32 mail addresses",
        "led=2", "led=x ; my light", "t.ini:3:7: [device] led: found a comment behind the value, expected it on a line of its own",
        "led=2", "led=x ; my light", "t.ini:3:5: [device] led: found \"x\", expected a GPIO number from 0 to 48",
        "led=2", "[wifi]\nssid = Attic # 0 to 32 bytes: the network to join", "t.ini:4:14: [wifi] ssid: found a comment behind the value",
        "security = none", "security = tls\nca = I:\\ca.pem # PEM", "t.ini:8:16: [smtp] ca: found a comment behind the value",
        "[mail]", "[mail] # who", "t.ini:9:8: found text after a section's ], expected nothing: a comment goes on a line of its own",
        "edge = both", "edge = \"both\" # x", "t.ini:14:15: edge: found text after the closing quote, expected nothing: a comment goes on a line of its own",
        "security = none", "security = ssl", "t.ini:7:12: [smtp] security: found \"ssl\", expected one of: tls, starttls, none",
        "security = none", "", "t.ini:5:1: [smtp] ca: found nothing, expected the certificate of the server's authority, since security is tls",
        "security = none", "security = starttls\nca = ca.pem", "t.ini:8:6: [smtp] ca: found \"ca.pem\", expected a file on the device such as I:\\ca.pem",
        "security = none", "security = none\nuser = x", "t.ini:5:1: [smtp] password: found nothing, expected both user and password, or neither",
        "security = none", "security = none\nuser = x\npassword = y\nauth = plain", "t.ini:10:8: [smtp] auth: found plain, expected security = tls or starttls",
        "debounce = 2s", "debounce = 2", "t.ini:16:12: [trigger door] debounce: found \"2\", expected a time from 0ms to 10s with its unit",
        "debounce = 2s", "debounce = 2 weeks", "t.ini:16:12: [trigger door] debounce: found \"2 weeks\"",
        "debounce = 2s", "debounce = 11s", "t.ini:16:12: [trigger door] debounce: found \"11s\"",
        "debounce = 2s", "debounce = 100000000d", "t.ini:16:12: [trigger door] debounce: found \"100000000d\"",
        "edge = both", "edge = up", "t.ini:14:8: [trigger door] edge: found \"up\", expected one of: falling, rising, both",
        "pin = 4", "", "t.ini:12:1: [trigger door]: found nothing that fires it, expected one of: pin, adc, sensor, every, at, boot = yes",
        "pin = 4", "pin = 4\nat = 07:00\nboot = yes", "t.ini:12:1: [trigger door]: found 3 things that fire it, expected one of: pin, adc, sensor, every, at",
        "pin = 4", "adc = 6", "t.ini:13:7: [trigger door] adc: found no limit, expected above, below, or both",
        "pin = 4", "adc = 10\nabove = 1", "t.ini:13:7: [trigger door] adc: found \"10\", expected a channel of the first converter from 0 to 9, and not its pin",
        "pin = 4", "adc = 6\nabove = 1.2345", "t.ini:14:9: [trigger door] above: found \"1.2345\", expected a number with at most three decimals, from -1000000 to 1000000",
        "pin = 4", "adc = 6\nbelow = -.", "t.ini:14:9: [trigger door] below: found \"-.\", expected a number",
        "pin = 4", "adc = 6\nbelow = 1\nscale = 3000.5", "t.ini:15:9: [trigger door] scale: found \"3000.5\", expected a number with at most six decimals, from -1000 to 1000",
        "edge = both", "normally = open\nedge = both", "t.ini:14:12: [trigger door] normally: found edge as well, expected only one of the two",
        "edge = both", "level = low\nwithin = 1h\nabove = 1", "t.ini:14:9: [trigger door] level: found within as well, expected only one of the two",
        "edge = both", "silence = 1d\nwithin = 1h\nabove = 1", "t.ini:14:11: [trigger door] silence: found within as well, expected only one of the two",
        "edge = both", "within = 1h", "t.ini:14:10: [trigger door] within: found no limit, expected above, below, or both",
        "edge = both", "within = 999ms\nabove = 1", "t.ini:14:10: [trigger door] within: found \"999ms\", expected a time from 1s",
        "edge = both\npull = down", "normally = open\npull = none", "t.ini:14:12: [trigger door] normally: found normally with pull = none, expected edge or level",
        "edge = both", "hold = 1min", "t.ini:14:8: [trigger door] hold: found hold for an edge, expected level or normally",
        "pin = 4", "at = 07:00\ntest = yes", "t.ini:14:8: [trigger door] test: found no pin, expected the pin of a button",
        "pin = 4", "sensor = sht3x-humidity", "t.ini:13:10: [trigger door] sensor: found no limit, expected above, below, or both",
        "pin = 4", "sensor = sht3x-humidity\nbelow = 1", "t.ini:13:10: [trigger door] sensor: found no bus, expected sda and scl in [i2c]",
        "pin = 4", "sensor = sht31-humidity", "t.ini:13:10: [trigger door] sensor: found \"sht31-humidity\", expected a sensor and what it measures, such as sht3x-humidity; the sensors are: ",
        "[trigger door]\npin = 4\n", Bus + "sensor = sht3x-humidity\nabove = 1\naddress = 0x46\n", "t.ini:18:11: [trigger a] address: found 0x46, expected one that sht3x can have: 0x44 to 0x45",
        "[trigger door]\npin = 4\n", Bus + "sensor = sht3x-humidity\nabove = 1\naddress = 68\n", "t.ini:18:11: [trigger a] address: found \"68\", expected a number from 0x08 to 0x77",
        "[trigger door]\npin = 4\n", Bus + "sensor = i2c\nabove = 1\n", "t.ini:15:1: [trigger a] address: found nothing, expected the chip's address on the bus",
        "[trigger door]\npin = 4\n", Bus + "sensor = i2c\nabove = 1\naddress = 0x48\nshift = 12\nbits = 5\n", "t.ini:20:8: [trigger a] bits: found 5, expected shift and bits that fit into 2 bytes",
        "[trigger door]\npin = 4\n", Bus + "sensor = sht3x-humidity\nabove = 1\n[trigger b]\nsensor = sht4x-humidity\nabove = 1\n", "t.ini:19:10: [trigger b] sensor: found 0x44, expected another address: sht3x-humidity of [trigger a] has it",
        "[trigger door]\npin = 4\n", Bus + "sensor = aht20-humidity\nabove = 1\nsample = 1s\n", "t.ini:18:10: [trigger a] sample: found 1s, expected 2000ms or more: aht20 must not be measured more often",
        "pin = 4", "adc = 6\nabove = 1\nbelow = 2", "t.ini:14:9: [trigger door] above: found 1, expected no less than below = 2",
        "edge = both", "[trigger other]\npin = 4\nsilence = 1h\npull = up", "t.ini:15:7: [trigger other] pin: found pin 4, expected pull and debounce as in [trigger door] at line 13",
        "led=2", "led=34", "t.ini:3:5: [device] led: found pin 34, expected a pin that can be driven",
        "led=2", "led=2\n[i2c]\nsda = 34\nscl = 5", "t.ini:5:7: [i2c] sda: found pin 34, expected a pin that can be driven",
        "pin = 4", "at = 7:00", "t.ini:13:6: [trigger door] at: found \"7:00\", expected a time of day such as 07:00",
        "pin = 4", "every = 30s", "t.ini:13:9: [trigger door] every: found \"30s\", expected a time from 1min",
        "edge = both", "subject = Door {devise}", "t.ini:14:16: [trigger door] subject: found {devise}, expected one of: {device} {trigger} {value} {unit} {time}",
        "edge = both", "html =  \"a\\n\u00e9\\t{x\"", "t.ini:14:16: [trigger door] html: found a brace that is not closed, expected one of: {device}",
        "edge = both", "subject = \"Water leak\\nin the cellar\"", "t.ini:14:12: [trigger door] subject: found \"Water leak?in the cellar\", expected 0 to 255 bytes of text on one line, without control characters",
        "edge = both", "subject = Water\tleak", "t.ini:14:11: [trigger door] subject: found \"Water leak\", expected 0 to 255 bytes of text on one line",
        "edge = both", "unit = a\u0085b", "t.ini:14:8: [trigger door] unit: found \"a??b\", expected 0 to 16 bytes of text on one line",
        "edge = both", "[trigger a\u0085b]\npin = 5", "t.ini:14:1: [trigger a??b]: found a control character in a name",
        "edge = both", "attach = \"I:\\\\a\\tb.txt\"", "t.ini:14:11: [trigger door] attach: found \"I:\\a b.txt\", expected a file on the device",
        "edge = both", "attach = I:\\DeviceMailer.INI", "t.ini:14:10: [trigger door] attach: found I:\\DeviceMailer.INI, expected a file without secrets",
        "security = none", "security = none\n[outbox]\nretry = 1min, 1ms", "t.ini:9:15: [outbox] retry: found \"1ms\", expected 1 to 15 times with their units, separated by commas, each 10s or longer",
        "edge = both", "attach = chart", "t.ini:14:10: [trigger door] attach: found chart, expected it on a trigger with a value: adc, sensor or within",
        "edge = both", "within = 1h\nabove = 3\nattach = chart", "t.ini:16:10: [trigger door] attach: found chart, expected size in [history] with it: without one no values are kept",
        "edge = both", "attach = log.txt", "t.ini:14:10: [trigger door] attach: found \"log.txt\", expected a file on the device such as I:",
        "security = none", "security = none\n[outbox]\nmessages = 65", "t.ini:9:12: [outbox] messages: found \"65\", expected a number from 1 to 64",
        "security = none", "security = none\n[outbox]\nsize = 1 KB", "t.ini:9:8: [outbox] size: found \"1 KB\", expected a size from 1 KiB to 16 MiB, such as 10 KiB",
        "security = none", "security = none\n[outbox]\nsize = 17 MiB", "t.ini:9:8: [outbox] size: found \"17 MiB\", expected a size",
        "security = none", "security = none\n[outbox]\nretry = 1min, 0s", "t.ini:9:15: [outbox] retry: found \"0s\", expected 1 to 15 times with their units, separated by commas, each 10s or longer",
        "security = none", "security = none\n[outbox]\nexpire = 21d", "t.ini:9:10: [outbox] expire: found \"21d\", expected a time from 1min to 20d",
        "from = a@example.com", "quiet = 22-6\nfrom = a@example.com", "t.ini:10:9: [mail] quiet: found \"22-6\", expected a part of the day such as 22:00-06:30",
        "from = a@example.com", "quiet = 22:00-24:00\nfrom = a@example.com", "t.ini:10:9: [mail] quiet: found \"22:00-24:00\", expected a part",
        "security = none", "security = none\n[time]\noffset = 1", "t.ini:9:10: [time] offset: found \"1\", expected an offset from UTC from -12:00 to +14:00, such as +01:00",
        "security = none", "security = none\n[time]\noffset = +14:01", "t.ini:9:10: [time] offset: found \"+14:01\", expected an offset",
        "security = none", "security = none\n[time]\nzone = Europe/Berlin", "t.ini:9:8: [time] zone: found \"Europe/Berlin\", expected the rule of a time zone, such as CET-1CEST,M3.5.0,M10.5.0/3; on a PC, check finds the one of a name",
        "security = none", "security = none\n[time]\nzone = CET-1CEST,M3.5.0", "t.ini:9:24: [time] zone: found \"\", expected when summer time starts and ends, such as ,M3.5.0,M10.5.0/3",
        "security = none", "security = none\n[time]\nzone = CET-1CEST,M3.5.0,X1", "t.ini:9:25: [time] zone: found \"X1\", expected when summer time",
        "security = none", "security = none\n[time]\nzone = UTC0\noffset = +01:00", "t.ini:10:10: [time] offset: found zone as well, expected only one of the two",
        "from = a@example.com", "from = A, B <a@example.com>", "t.ini:10:8: [mail] from: found \"A, B <a@example.com>\", expected a mail address such as freezer@example.com or Freezer room <freezer@example.com>",
        "from = a@example.com", "from = a@example.com # who <b@c>", "t.ini:10:22: [mail] from: found a comment behind the value",
        "to = b@example.com , c@example.com", "to = b@c, d@e <f@g>", "t.ini:11:11: [mail] to: found \"d@e <f@g>\", expected 1 to 32 mail addresses",
        "to = b@example.com , c@example.com", "to = b@c\nto = d@e\nto = x", "t.ini:13:6: [mail] to: found \"x\", expected 1 to 32",
        "to = b@example.com , c@example.com", "to = b@c\nbcc = d <e", "t.ini:12:7: [mail] bcc: found \"d <e\", expected 1 to 32",
        "edge = both", "edges = both", "t.ini:14:1: [trigger door] edges: found an unknown key, expected a key of [trigger]; did you mean edge?",
        "edge = both", "helo = x", "t.ini:14:1: [trigger door] helo: found an unknown key, expected it in [smtp]",
        "led=2", "contrast = 1", "t.ini:3:1: [device] contrast: found an unknown key, expected one of: name, led",
        "led=2", "  LDE\t=  2", "t.ini:3:3: [device] lde: found an unknown key, expected a key of [device]; did you mean led?",
        "edge = both", "edge =faling", "t.ini:14:7: [trigger door] edge: found \"faling\", expected one of: falling, rising, both; did you mean falling?",
        "edge = both", "edge = \"Rising\"", "t.ini:14:9: [trigger door] edge: found \"Rising\", expected one of: falling, rising, both; did you mean rising?",
        "edge = both", "[tirgger a]", "t.ini:14:1: [tirgger a]: found an unknown section, expected one of: device, wifi, time, smtp, oauth, mail, outbox, i2c, onewire, power, log, history, page, report, severity, input, output, trigger; did you mean trigger?",
        "edge = both", "  [smtp] x", "t.ini:14:10: found text after a section's ]",
        "edge = both", "pin = 5", "t.ini:14:1: [trigger door] pin: found the key again, expected it once",
        "edge = both", "both", "t.ini:14:1: found neither a section nor a key",
        "edge = both", "[smtp]", "t.ini:14:1: [smtp]: found the section again, expected it once: it is at line 5",
        "edge = both", "[report r]", "t.ini:14:1: [report r] at: found nothing, expected a time of day such as 07:00",
        "edge = both", "[report]\nat = 07:00", "t.ini:14:1: [report]: found no name or a long one, expected [report NAME] with 1 to 32 bytes",
        "edge = both", "[report r]\nat = 07:00\ndays = monday", "t.ini:16:8: [report r] days: found \"monday\", expected days of the week such as mon,fri, or a day of the month from 1 to 31",
        "edge = both", "days = mon", "t.ini:14:8: [trigger door] days: found no at, expected a time of day with it",
        "edge = both", "[mails]", "t.ini:14:1: [mails]: found an unknown section, expected one of: device, wifi, time, smtp, oauth, mail, outbox, i2c, onewire, power, log, history, page, report, severity, input, output, trigger",
        "edge = both", "[smtp", "t.ini:14:1: found a section without its ]",
        "edge = both", "edge = \"both", "t.ini:14:8: edge: found no closing quote",
        "edge = both", "edge = \"bo\\th\" x", "t.ini:14:16: edge: found text after the closing quote",
        "edge = both", "edge = \"bo\\qth\"", "t.ini:14:11: edge: found an unknown escape",
        "[device]", "name = x", "t.ini:1:1: name: found a key before any section",
        "[device]", "[device x]", "t.ini:1:1: [device x]: found a name, expected [device]",
        "[trigger door]", "[trigger]", "t.ini:12:1: [trigger]: found no name or a long one, expected [trigger NAME]",
        "pin = 4", "pin = 8", "t.ini:13:7: [trigger door] pin: found pin 8, expected a pin of the board Test board",
        "pin = 4", "pin = 7", "t.ini:13:7: [trigger door] pin: found pin 7, expected a pin that can be read",
        "pin = 4", "pin = 16", "t.ini:13:7: [trigger door] pin: found pin 16, expected another: the serial console uses this one",
        "pin = 4", "adc = 8\nabove = 1", "t.ini:13:7: [trigger door] adc: found channel 8, expected one of the board Test board: 6 (pin 34), 7 (pin 12); the second converter is Wi-Fi's",
        "led=2", "led=12\n[trigger a]\nadc=7\nbelow=1", "t.ini:5:5: [trigger a] adc: found pin 12, expected one that is free: [device] uses it at line 3",
        "security = none", "security = none\nport = 465", "t.ini:8:8: [smtp] port: found 465 with security = none, expected tls: there the server expects TLS",
        "security = none", "security = starttls\nca = I:\\ca.pem\nport = 465", "t.ini:9:8: [smtp] port: found 465 with security = starttls, expected tls: there",
        "security = none", "security = tls\nca = I:\\ca.pem\nport = 587", "t.ini:9:8: [smtp] port: found 587 with security = tls, expected starttls, or port 465",
        "security = none", "security = tls\nca = I:\\ca.pem\nport = 25", "t.ini:9:8: [smtp] port: found 25 with security = tls, expected starttls, or port 465",
        "pin = 4", "pin = 6", "t.ini:13:7: [trigger door] pin: found pin 6, expected another: the module's flash uses this one",
        "pin = 4", "pin = 34", "t.ini:13:7: [trigger door] pin: found pin 34, expected pull = none",
        "pin = 4", "pin = 49", "t.ini:13:7: [trigger door] pin: found \"49\", expected a GPIO number from 0 to 48",
        "pin = 4", "pin = 2", "t.ini:13:7: [trigger door] pin: found pin 2, expected one that is free: [device] uses it at line 3",
        "led=2", "led=34", "t.ini:3:5: [device] led: found pin 34, expected a pin that can be driven",
    };
}
