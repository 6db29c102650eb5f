using DeviceMailer.Outbox;
using DeviceMailer.Smtp.Wire;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Outbox;

[TestClass]
public class LedgerTests
{
    [TestMethod]
    public void Notices_are_told_once_and_survive_a_restart()
    {
        MemoryFiles files = new MemoryFiles();
        Notices notices = new Notices(files);
        notices.Open();
        notices.Add(Notice.DroppedFull, 2);
        notices.Add(Notice.EventsLost, 17);

        notices = new Notices(files);
        notices.Open();
        Assert.AreEqual("", Told(notices));
        notices.BeginTelling();
        notices.Add(Notice.DroppedFull, 1);
        Assert.AreEqual("Since the last mail: 2 alerts dropped, the outbox was full; 17 events too fast to be recorded.", Told(notices));
        notices.EndTelling();
        notices.BeginTelling();
        Assert.AreEqual("Since the last mail: 1 alert dropped, the outbox was full.", Told(notices));
    }

    [TestMethod]
    public void Crc_is_the_usual_one()
    {
        Crc32 crc = new Crc32();
        byte[] bytes = Bytes.Of("123456789");
        crc.Add(bytes, 0, 4);
        crc.Add(bytes, 4, 5);
        Assert.AreEqual(unchecked((int)0xCBF43926), crc.Value);
    }

    private static string Told(Notices notices)
    {
        OutputBuffer output = new OutputBuffer(256);
        notices.Write(output);
        return Bytes.Text(output.Bytes, 0, output.Count);
    }
}
