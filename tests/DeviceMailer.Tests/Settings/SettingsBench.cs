// Settings and a board for the tests of the settings.

using DeviceMailer.Settings;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Settings;

/// <summary>Good settings, and what is done with them.</summary>
internal static class SettingsBench
{
    internal const string File = "t.ini";

    internal const string Good =
        "[device]\nname = freezer\nled=2\n\n[smtp]\nhost = mail.example.com\nsecurity = none\n" +
        "; a comment\n[mail]\nfrom = a@example.com\nto = b@example.com , c@example.com\n[trigger door]\npin = 4\n" +
        "edge = both\npull = down\ndebounce = 2s\nsubject = \"Open # \\\"now\\\"\"\ntext = \"one\\ntwo\\n\"\n";

    internal const string Minimal = "[smtp]\nhost = 192.0.2.1\nsecurity = none\n[mail]\nfrom = a@b\nto = c@d\n[trigger leak]\npin = 5\n";

    internal const string BoardText =
        "[board]\nname = Test board\n[pins]\n2 = in out pull strapping adc2.2\n4 = in out pull rtc\n5 = in out pull\n6 = flash\n" +
        "7 = out\n9 = in out pull strapping button\n12 = in out pull strapping adc1.7\n15 = in out pull usb\n16 = in out pull uart0\n34 = in rtc adc1.6\n" +
        "[wiring]\nled = 2\n";

    internal static DeviceSettings Read(string text, int block, SettingsErrors errors)
    {
        Board board = Board.Read("board.ini", new TextSource(Bytes.Of(BoardText), 64), errors);
        return DeviceSettings.Read(File, new TextSource(Bytes.Of(text), block), board, null, errors);
    }

    internal static void AssertNone(SettingsErrors errors) => Assert.IsTrue(errors.Count == 0, errors.Count == 0 ? "" : errors.MessageAt(0));

    internal static string Text(byte[] bytes) => Bytes.Text(bytes, 0, bytes.Length);

    internal static string Replace(string text, string old, string by)
    {
        int at = text.IndexOf(old);
        return text.Substring(0, at) + by + text.Substring(at + old.Length);
    }

    internal static string WithCrLf(string text)
    {
        string[] lines = text.Split('\n');
        string joined = lines[0];
        for (int i = 1; i < lines.Length; i++) joined += "\r\n" + lines[i];
        return joined;
    }
}
