using DeviceMailer.Log;
using DeviceMailer.Sensing.OneWire;
using DeviceMailer.Tests.Delivery;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Sensing.OneWire;

[TestClass]
public class OneWireBusTests
{
    private const string One = "28-0123456789ab";
    private const string Other = "28-0123456789ac";
    private const string OneRom = "28AB8967452301";
    private const string NoAnswer = "does not answer";
    private const string Held = "cannot be reached: the wire is held low, or TX and RX are not joined";
    private const int Family = 0x28;

    [TestMethod]
    public void Transfer_with_a_given_number_addresses_it_and_searches_nothing()
    {
        FakeMaster master = new FakeMaster { Devices = new string[] { Other, One } };
        OneWireLink link = new OneWireLink(new OneWireBus(master), Family, RomNumber.Read(One));
        Assert.IsTrue(link.TryWrite(new byte[] { 0xBE }));
        Assert.AreEqual("|55" + OneRom, master.Said.Substring(0, 17));
        Assert.AreEqual("BE", master.Said.Substring(19));
        Assert.IsTrue(link.TryRead(new byte[9]));
        Assert.AreEqual(0, master.Searches);
    }

    [TestMethod]
    public void Only_one_of_its_family_needs_no_number()
    {
        FakeMaster master = new FakeMaster { Devices = new string[] { "10-000000000001", One } };
        OneWireLink link = new OneWireLink(new OneWireBus(master), Family, null);
        Assert.IsTrue(link.TryWrite(new byte[] { 0x44 }));
        Assert.IsTrue(link.TryWrite(new byte[] { 0xBE }));
        Assert.IsTrue(link.TryRead(new byte[9]));
        Assert.AreEqual(1, master.Searches);
        Assert.IsTrue(master.Said.StartsWith("|CC|55" + OneRom));
    }

    [TestMethod]
    public void Several_without_a_number_are_a_mistake_that_is_named()
    {
        FakeMaster master = new FakeMaster { Devices = new string[] { One, Other } };
        OneWireLink link = new OneWireLink(new OneWireBus(master), Family, null);
        Assert.IsFalse(link.TryWrite(new byte[] { 0x44 }));
        Assert.AreEqual("is not the only one on its wire: choose it with number", link.Fault);
        master.Devices = new string[] { Other };
        Assert.IsTrue(link.TryWrite(new byte[] { 0x44 }));
    }

    [TestMethod]
    public void Empty_wire_does_not_answer()
    {
        OneWireLink link = new OneWireLink(new OneWireBus(new FakeMaster()), Family, null);
        Assert.IsFalse(link.TryWrite(new byte[] { 0x44 }));
        Assert.AreEqual(NoAnswer, link.Fault);
    }

    [TestMethod]
    public void Held_wire_is_given_up_at_its_first_byte_and_not_searched()
    {
        FakeMaster master = new FakeMaster { IsHeld = true };
        OneWireBus bus = new OneWireBus(master);
        Assert.IsFalse(new OneWireLink(bus, Family, RomNumber.Read(One)).TryWrite(new byte[] { 0x44 }));
        Assert.AreEqual("|55", master.Said);
        Assert.AreEqual(Held, bus.Fault);
        Assert.IsFalse(new OneWireLink(bus, Family, null).TryWrite(new byte[] { 0x44 }));
        Assert.AreEqual(Held, bus.Fault);
        Assert.AreEqual(0, master.Searches);
    }

    [TestMethod]
    public void Wire_that_is_held_while_it_is_read_gives_zeros_and_one_that_comes_off_ones()
    {
        FakeMaster master = new FakeMaster { Devices = new string[] { One } };
        OneWireBus bus = new OneWireBus(master);
        OneWireLink link = new OneWireLink(bus, Family, null);
        Assert.IsTrue(link.TryWrite(new byte[] { 0xBE }));
        master.Given = 0;
        Assert.IsFalse(link.TryRead(new byte[9]));
        Assert.AreEqual(Held, link.Fault);
        master.Given = 0xFF;
        Assert.IsTrue(link.TryWrite(new byte[] { 0xBE }));
        Assert.IsFalse(link.TryRead(new byte[9]));
        Assert.AreEqual(NoAnswer, link.Fault);
        Assert.AreEqual(2, master.Searches); // it may have been replaced by another
    }

    [TestMethod]
    public void Numbers_are_logged_as_settings_take_them()
    {
        LogLines lines = new LogLines();
        OneWireBus bus = new OneWireBus(new FakeMaster { Devices = new string[] { One, "10-000000000001" } });
        bus.Report(new EventLog(lines));
        Assert.AreEqual("1-Wire: found " + One + "\n1-Wire: found 10-000000000001\n", lines.All);
    }

    [TestMethod]
    public void Nothing_on_the_wire_is_logged_and_so_many_that_it_cannot_be_true_end()
    {
        LogLines lines = new LogLines();
        new OneWireBus(new FakeMaster()).Report(new EventLog(lines));
        Assert.AreEqual("1-Wire: found nothing\n", lines.All);
        string[] many = new string[40];
        for (int i = 0; i < many.Length; i++) many[i] = One;
        FakeMaster master = new FakeMaster { Devices = many };
        LogLines more = new LogLines();
        new OneWireBus(master).Report(new EventLog(more));
        Assert.AreEqual(NotifierLimits.MaxOneWireDevices, more.All.Split('\n').Length - 1);
    }
}
