using DeviceMailer.Setup;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Setup;

[TestClass]
public class FileStoreTests
{
    [DataRow("ca.pem")]
    [DataRow("Photo-1_b.JPG")]
    [DataRow("a")]
    [DataRow("abcdefghijklmnopqrstuvwxyz01.pem")]
    public void Name_of_a_file_that_settings_may_name_is_a_place(string name) => Assert.IsTrue(IsPlace(name), name);

    [DataRow("")]
    [DataRow(".")]
    [DataRow("..")]
    [DataRow(".pem")]
    [DataRow("ca.")]
    [DataRow("a b")]
    [DataRow("a%2fb")]
    [DataRow("a/b")]
    [DataRow("a\\b")]
    [DataRow("I:\\ca.pem")]
    [DataRow("outbox\\00000001.msg")]
    [DataRow("../ca.pem")]
    [DataRow("\u00fc.pem")]
    [DataRow("devicemailer.ini")]
    [DataRow("DeviceMailer.INI")]
    [DataRow("devicemailer.new")]
    [DataRow("devicemailer.file.new")]
    [DataRow("board.ini")]
    [DataRow("setup.htm.gz")]
    [DataRow("boot.0")]
    [DataRow("BOOT.1")]
    public void What_is_the_devices_own_or_leads_elsewhere_is_none(string name) => Assert.IsFalse(IsPlace(name), name);

    // Power is cut before each operation of flash in turn: after the next start the old file is there or the new one, whole, and nothing else is left that another start would take.
    [TestMethod]
    public void Power_cut_leaves_the_old_file_or_the_new_one()
    {
        bool wasNew = false;
        for (int operations = 0; ; operations++)
        {
            MemorySetupFiles files = new MemorySetupFiles { [SetupFile.Place] = "old", [SetupFile.Part] = "new" };
            files.SetPlace(Bytes.Of("ca.pem"), 6);
            files.OperationsLeft = operations;
            bool isAccepted = FileStore.Accept(files, Bytes.Of("ca.pem"), 6);
            bool isThrough = files.OperationsLeft > 0;
            files.OperationsLeft = -1;
            FileStore.Finish(files);
            bool isNew = files[SetupFile.Place] == "new";
            Assert.AreEqual("ca.pem", files.Place);
            Assert.IsTrue(isNew || (files[SetupFile.Place] == "old" && !wasNew && !isAccepted), operations.ToString());
            Assert.IsFalse(files.Exists(SetupFile.Whole), operations.ToString());
            wasNew = isNew;
            if (isThrough) break;
        }

        Assert.IsTrue(wasNew);
    }

    [DataRow("")]
    [DataRow("devicemailer.ini")]
    [DataRow("..\\devicemailer.ini")]
    public void Whole_file_without_a_good_place_is_dropped(string name)
    {
        MemorySetupFiles files = new MemorySetupFiles { [SetupFile.Whole] = "new", [SetupFile.PlaceName] = name };
        FileStore.Finish(files);
        Assert.IsFalse(files.Exists(SetupFile.Whole) || files.Exists(SetupFile.Place));
    }

    private static bool IsPlace(string name)
    {
        byte[] bytes = Bytes.Of(name);
        return FileStore.IsPlace(bytes, bytes.Length);
    }
}
