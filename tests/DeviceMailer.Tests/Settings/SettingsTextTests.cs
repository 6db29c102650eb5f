using DeviceMailer.Settings;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Settings;

[TestClass]
public class SettingsTextTests
{
    [TestMethod]
    public void Block_size_byte_order_mark_and_line_ends_change_nothing()
    {
        string[] files = { SettingsBench.Good, "\ufeff" + SettingsBench.Good, SettingsBench.WithCrLf(SettingsBench.Good), "\ufeff" + SettingsBench.WithCrLf(SettingsBench.Good) };
        int[] blocks = { 1, 2, 7, 128 };
        for (int i = 0; i < blocks.Length; i++)
        {
            for (int k = 0; k < files.Length; k++)
            {
                SettingsErrors errors = new SettingsErrors();
                DeviceSettings settings = SettingsBench.Read(files[k], blocks[i], errors);
                SettingsBench.AssertNone(errors);
                Assert.AreEqual("one\ntwo\n{footer}", SettingsBench.Text(settings.Triggers[0].Text));
            }
        }
    }

    // Latin-1, a cut code point, a NUL; and UTF-16 as editors save it.
    [DataRow(0xB0, 0x43, "t.ini:2:9: found a byte that is not UTF-8, expected UTF-8: save the file as UTF-8")]
    [DataRow(0xC2, 0x0A, "t.ini:2:9: found a byte that is not UTF-8")]
    [DataRow(0x41, 0x00, "t.ini:2:10: found a byte that is not UTF-8")]
    public void Line_that_is_no_UTF8_is_a_mistake_with_its_place(int first, int second, string expected)
    {
        byte[] bytes = Bytes.Of("\ufeff[device]\nname = \u00e9??\n" + SettingsBench.Minimal);
        int at = 3 + 9 + 9; // the mark, a line, name = and two bytes
        bytes[at] = (byte)first;
        bytes[at + 1] = (byte)second;
        SettingsErrors errors = new SettingsErrors();
        Assert.IsNull(DeviceSettings.Read("t.ini", new TextSource(bytes, 7), null, null, errors));
        Assert.AreEqual(1, errors.Count);
        Assert.IsTrue(errors.MessageAt(0).IndexOf(expected) == 0, errors.MessageAt(0));
    }

    [TestMethod]
    public void File_in_UTF16_is_one_mistake()
    {
        SettingsErrors errors = new SettingsErrors();
        byte[] bytes = { 0xFF, 0xFE, (byte)'[', 0, (byte)'a', 0, (byte)']', 0, 13, 0, 10, 0 };
        Assert.IsNull(DeviceSettings.Read("t.ini", new TextSource(bytes, 7), null, null, errors));
        Assert.AreEqual("t.ini:1:1: found UTF-16, expected UTF-8: save the file as UTF-8", errors.MessageAt(0));
        Assert.AreEqual(1, errors.Count);
    }

    [TestMethod]
    public void Places_of_mistakes_are_the_same_with_any_line_end_and_byte_order_mark()
    {
        string text = "nmae = x\n" + SettingsBench.Replace(SettingsBench.Good, "edge = both", "edge = bth");
        string[] files = { text, "\ufeff" + text, SettingsBench.WithCrLf(text), "\ufeff" + SettingsBench.WithCrLf(text) };
        for (int k = 0; k < files.Length; k++)
        {
            SettingsErrors errors = new SettingsErrors();
            Assert.IsNull(SettingsBench.Read(files[k], 7, errors));
            Assert.AreEqual(2, errors.Count);
            Assert.AreEqual("t.ini:1:1: nmae: found a key before any section, expected [section] first", errors.MessageAt(0));
            Assert.AreEqual("t.ini:15:8: [trigger door] edge: found \"bth\", expected one of: falling, rising, both; did you mean both?", errors.MessageAt(1));
        }
    }

    [TestMethod]
    public void Last_line_needs_no_end()
    {
        SettingsErrors errors = new SettingsErrors();
        Assert.IsNotNull(SettingsBench.Read(SettingsBench.Good.Substring(0, SettingsBench.Good.Length - 1), 128, errors));
        SettingsBench.AssertNone(errors);
    }
}
