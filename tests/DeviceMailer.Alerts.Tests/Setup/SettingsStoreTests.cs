using DeviceMailer.Http;
using DeviceMailer.Setup;
using DeviceMailer.Tests.Http;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Setup;

[TestClass]
public class SettingsStoreTests
{
    private const string Old = "[wifi]\nssid = home\npassword = wifi-secret\n[smtp]\nhost = a\npassword = mail-secret\n#password = an older one\n";
    private const string New = "[wifi]\nssid = other\npassword = ********\n[smtp]\nhost = b\npassword=********\n";
    private const string Merged = "[wifi]\nssid = other\npassword = wifi-secret\n[smtp]\nhost = b\npassword = mail-secret\n";

    [DataRow(1)]
    [DataRow(7)]
    [DataRow(1000)]
    public void Secrets_go_out_as_stars_and_comments_that_hold_them_too(int part)
    {
        MemorySetupFiles files = With(Old);
        files.PartBytes = part;
        Assert.AreEqual("[wifi]\nssid = home\npassword = ********\n[smtp]\nhost = a\npassword = ********\n#password = ********\n", Hidden(files));
    }

    [DataRow("Password = a", "Password = ********")]
    [DataRow("client-secret = a=b", "client-secret = ********")]
    [DataRow("  passwort\t=\ta", "  passwort\t=\t********")]
    [DataRow("password =", "password =")]
    [DataRow("user = password", "user = password")]
    public void What_is_a_secret_is_told_by_the_key(string line, string shown) => Assert.AreEqual(shown + "\n", Hidden(With(line + "\n")));

    [DataRow(1)]
    [DataRow(5)]
    [DataRow(1000)]
    public void Stars_keep_the_secret_of_the_same_key_in_the_same_section(int part)
    {
        MemorySetupFiles files = With(Old);
        SettingsStore store = new SettingsStore(files);
        Assert.IsTrue(Take(store, New, part));
        Assert.AreEqual(Merged, files[SetupFile.Part]);
        Assert.AreEqual(Old, files[SetupFile.Settings]);
    }

    [TestMethod]
    public void Stars_without_a_secret_are_none()
    {
        MemorySetupFiles files = With("[wifi]\npassword = x\n");
        Assert.IsTrue(Take(new SettingsStore(files), "[smtp]\npassword = ********", 100));
        Assert.AreEqual("[smtp]\npassword = \n", files[SetupFile.Part]);
    }

    [TestMethod]
    public void Too_long_a_line_and_too_many_bytes_are_refused()
    {
        Assert.IsFalse(Take(new SettingsStore(With(Old)), new string('a', NotifierLimits.MaxSettingsLineBytes + 1) + "\n", 100));
        SettingsStore store = new SettingsStore(With(Old));
        byte[] line = Bytes.Of("#" + new string('a', 254) + "\n");
        store.Begin();
        for (int sent = 0; sent + line.Length <= SetupLimits.MaxSettingsBytes; sent += line.Length) Assert.IsTrue(store.Add(line, 0, line.Length));
        Assert.IsFalse(store.Add(line, 0, line.Length));
        Assert.IsFalse(store.End());
    }

    // Power is cut before each operation of flash in turn: after the next start the settings are the old or the new ones, whole.
    [TestMethod]
    public void Power_cut_leaves_the_old_settings_or_the_new_ones()
    {
        bool wasNew = false;
        for (int operations = 0; ; operations++)
        {
            MemorySetupFiles files = With(Old);
            files[SetupFile.Previous] = "older";
            files.OperationsLeft = operations;
            SettingsStore store = new SettingsStore(files);
            if (Take(store, New, 10)) store.Accept();
            SettingsStore.Finish(files);
            bool isThrough = files.OperationsLeft > 0;
            files.OperationsLeft = -1;
            SettingsStore.Finish(files);
            bool isNew = files[SetupFile.Settings] == Merged;
            Assert.IsTrue(isNew || files[SetupFile.Settings] == Old, operations.ToString());
            Assert.IsTrue(isNew || !wasNew, operations.ToString());
            if (isNew) Assert.AreEqual(Old, files[SetupFile.Previous], operations.ToString());
            wasNew = isNew;
            if (isThrough) break;
        }

        Assert.IsTrue(wasNew);
    }

    [TestMethod]
    public void It_goes_back_and_forth_between_two()
    {
        MemorySetupFiles files = With(Old);
        SettingsStore store = new SettingsStore(files);
        Assert.IsFalse(store.GoBack());
        Take(store, New, 10);
        Assert.IsTrue(store.Accept());
        for (int i = 0; i < 3; i++)
        {
            SettingsStore.Finish(files);
            Assert.AreEqual(i % 2 == 0 ? Merged : Old, files[SetupFile.Settings]);
            Assert.IsTrue(store.GoBack());
        }
    }

    [TestMethod]
    public void New_device_has_no_settings_to_show_and_takes_its_first()
    {
        MemorySetupFiles files = new MemorySetupFiles();
        SettingsStore store = new SettingsStore(files);
        Assert.IsFalse(store.OpenHidden());
        Assert.IsTrue(Take(store, "[wifi]\n", 10));
        Assert.IsTrue(store.Accept());
        SettingsStore.Finish(files);
        Assert.AreEqual("[wifi]\n", files[SetupFile.Settings]);
        Assert.IsFalse(files.Exists(SetupFile.Previous));
    }

    private static MemorySetupFiles With(string settings) => new MemorySetupFiles { [SetupFile.Settings] = settings };

    private static bool Take(SettingsStore store, string settings, int part)
    {
        byte[] bytes = Bytes.Of(settings);
        store.Begin();
        bool good = true;
        for (int at = 0; at < bytes.Length && good; at += part) good = store.Add(bytes, at, part < bytes.Length - at ? part : bytes.Length - at);
        return store.End() && good;
    }

    private static string Hidden(MemorySetupFiles files)
    {
        HttpPeer peer = new HttpPeer();
        HttpWriter writer = new HttpWriter(peer, new byte[64]);
        SettingsStore store = new SettingsStore(files);
        Assert.IsTrue(store.OpenHidden());
        writer.Begin(false);
        while (store.WriteHidden(writer)) continue;
        writer.End();
        return peer.Heard;
    }
}
