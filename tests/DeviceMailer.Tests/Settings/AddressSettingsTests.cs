using DeviceMailer.Settings;
using DeviceMailer.Smtp.Message;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Settings;

[TestClass]
public class AddressSettingsTests
{
    [TestMethod]
    public void Triggers_that_write_to_the_same_share_their_letterhead()
    {
        SettingsErrors errors = new SettingsErrors();
        DeviceSettings settings = SettingsBench.Read(
            SettingsBench.Minimal + "[trigger b]\nboot = yes\n[trigger c]\nboot = yes\nurgent = yes\n[trigger d]\nboot = yes\nto = e@f, c@d\n", 128, errors);
        SettingsBench.AssertNone(errors);
        Assert.IsTrue(settings.Triggers[0].Letterhead == settings.Triggers[1].Letterhead);
        Assert.IsFalse(settings.Triggers[0].IsUrgent);
        Assert.IsTrue(settings.Triggers[2].IsUrgent);
        Assert.AreEqual(2, settings.Recipients.Length);
        Assert.AreEqual("e@f", SettingsBench.Text(settings.Triggers[3].Letterhead.To[0].Address));
        Assert.IsTrue(settings.Triggers[3].Letterhead.To[1] == settings.Triggers[0].Letterhead.To[0]);
    }

    [TestMethod]
    public void Addresses_may_have_names_with_or_without_quotes()
    {
        SettingsErrors errors = new SettingsErrors();
        string text = SettingsBench.Replace(SettingsBench.Minimal, "from = a@b\nto = c@d\n", "from = \"Freezer room <a@b>\"\nto = Cook #2 <c@d>, \"e,f\" <e@f> ,g@h\nreply-to = Night <n@b>\nbcc = i@j, C <c@d>\n");
        DeviceSettings settings = SettingsBench.Read(text, 128, errors);
        SettingsBench.AssertNone(errors);
        Assert.AreEqual(0, errors.WarningCount);
        Letterhead head = settings.Triggers[0].Letterhead;
        Assert.AreEqual("a@b", SettingsBench.Text(settings.Sender));
        Assert.AreEqual("Freezer room", SettingsBench.Text(head.From.DisplayName));
        Assert.AreEqual(3, head.To.Length);
        Assert.AreEqual("Cook #2", SettingsBench.Text(head.To[0].DisplayName));
        Assert.AreEqual("e,f", SettingsBench.Text(head.To[1].DisplayName));
        Assert.IsTrue(head.To[2].DisplayName == null);
        Assert.AreEqual("n@b", SettingsBench.Text(head.ReplyTo[0].Address));
        Assert.AreEqual(4, settings.Recipients.Length); // c@d once; answers are no recipients
        Assert.AreEqual(2, settings.Bcc.Length);
        Assert.AreEqual("i@j", SettingsBench.Text(settings.Recipients[3]));
    }

    [TestMethod]
    public void Recipients_on_several_lines_are_one_list_of_up_to_32()
    {
        string domain = "@";
        for (int i = 0; i < 3; i++) domain += "a123456789b123456789c123456789d123456789e123456789.";
        string lines = "";
        for (int i = 0; i < 32; i++) lines += "to = user" + i.ToString() + domain + "example.com\n";
        SettingsErrors errors = new SettingsErrors();
        DeviceSettings settings = SettingsBench.Read(SettingsBench.Replace(SettingsBench.Minimal, "to = c@d\n", lines), 128, errors);
        SettingsBench.AssertNone(errors);
        Assert.AreEqual(32, settings.Recipients.Length);
        Assert.AreEqual(32, settings.Triggers[0].Letterhead.To.Length);
        Assert.AreEqual("user31" + domain + "example.com", SettingsBench.Text(settings.Recipients[31]));

        Assert.IsNull(SettingsBench.Read(SettingsBench.Replace(SettingsBench.Minimal, "to = c@d\n", lines + "to = x@y\n"), 128, errors));
        Assert.AreEqual("t.ini:38:6: [mail] to: found 33 addresses with those of the lines before, expected at most 32", errors.MessageAt(0));
        Assert.AreEqual(1, errors.Count);
    }
}
