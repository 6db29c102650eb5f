using DeviceMailer.Sensing.OneWire;
using DeviceMailer.Smtp.Wire;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Sensing.OneWire;

[TestClass]
public class RomNumberTests
{
    // Maxim, application note 27, the example: 02 1C B8 01 00 00 00 and its checksum.
    [TestMethod]
    public void Number_is_family_serial_number_from_its_end_and_checksum()
    {
        byte[] number = RomNumber.Read("02-00000001b81c");
        byte[] meant = { 0x02, 0x1C, 0xB8, 0x01, 0x00, 0x00, 0x00, 0xA2 };
        for (int i = 0; i < meant.Length; i++) Assert.AreEqual(meant[i], number[i]);
        OutputBuffer line = new OutputBuffer(32);
        RomNumber.Write(line, number);
        Assert.AreEqual("02-00000001b81c", Bytes.Text(line.Bytes, 0, line.Count));
    }

    [TestMethod]
    public void Capital_letters_are_as_good() => Assert.IsTrue(RomNumber.AreSame(RomNumber.Read("28-0123456789AB"), RomNumber.Read("28-0123456789ab")));

    [DataRow("")]
    [DataRow("28")]
    [DataRow("28-0123456789a")]
    [DataRow("28-0123456789abc")]
    [DataRow("280-123456789ab")]
    [DataRow("28:0123456789ab")]
    [DataRow("28-0123456789ag")]
    [DataRow("2x-0123456789ab")]
    [DataRow("28-01234567 9ab")]
    public void Other_text_is_none(string text) => Assert.IsNull(RomNumber.Read(text));

    [TestMethod]
    public void No_number_is_the_same_as_no_other()
    {
        Assert.IsTrue(RomNumber.AreSame(null, null));
        Assert.IsFalse(RomNumber.AreSame(null, RomNumber.Read("28-0123456789ab")));
        Assert.IsFalse(RomNumber.AreSame(RomNumber.Read("28-0123456789ab"), null));
        Assert.IsFalse(RomNumber.AreSame(RomNumber.Read("28-0123456789ab"), RomNumber.Read("28-0123456789ac")));
    }
}
