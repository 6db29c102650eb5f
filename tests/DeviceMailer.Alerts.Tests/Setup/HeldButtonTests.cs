using DeviceMailer.Setup;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Setup;

[TestClass]
public class HeldButtonTests
{
    private const long Start = 7000;

    [DataRow(0, 0)]
    [DataRow(4900, 0)]
    [DataRow(5200, 1)]
    [DataRow(14900, 1)]
    [DataRow(15200, 2)]
    [DataRow(29800, 2)]
    public void What_it_means_is_how_long_it_was_held(int heldMs, int meaning)
    {
        HeldButton button = new HeldButton();
        button.Press(Start);
        KeepDown(button, 0, heldMs);
        Assert.IsTrue(button.IsDown);
        Assert.AreEqual(meaning, (int)button.Look(false, Start + heldMs + SetupLimits.ButtonMs));
        Assert.IsFalse(button.IsDown);
        Assert.AreEqual((int)Hold.Nothing, (int)button.Meaning);
    }

    [TestMethod]
    public void Nothing_happens_until_it_is_let_go_and_the_meaning_can_be_shown_before()
    {
        HeldButton button = new HeldButton();
        button.Press(Start);
        Assert.AreEqual((int)Hold.Nothing, (int)button.Look(true, Start + SetupLimits.HoldMs - 1));
        Assert.AreEqual((int)Hold.Nothing, (int)button.Meaning);
        Assert.AreEqual((int)Hold.Nothing, (int)button.Look(true, Start + SetupLimits.HoldMs));
        Assert.AreEqual((int)Hold.SetUp, (int)button.Meaning);
        Assert.AreEqual((int)Hold.Nothing, (int)button.Look(true, Start + SetupLimits.ForgetMs));
        Assert.AreEqual((int)Hold.Forget, (int)button.Meaning);
    }

    [TestMethod]
    public void Stuck_button_means_nothing_and_is_looked_at_no_more()
    {
        HeldButton button = new HeldButton();
        button.Press(Start);
        KeepDown(button, 0, SetupLimits.StuckMs);
        Assert.IsFalse(button.IsDown);
        Assert.AreEqual((int)Hold.Nothing, (int)button.Meaning);
    }

    // A TLS handshake stops all threads: what went on meanwhile nobody saw.
    [TestMethod]
    public void Let_go_while_nobody_looked_counts_as_what_was_seen_before()
    {
        HeldButton button = new HeldButton();
        button.Press(Start);
        KeepDown(button, 0, 6000);
        Assert.AreEqual((int)Hold.SetUp, (int)button.Look(false, Start + 20000));

        button.Press(Start);
        KeepDown(button, 0, 1000);
        Assert.AreEqual((int)Hold.Nothing, (int)button.Look(false, Start + 20000));
    }

    [TestMethod]
    public void Pressed_again_it_counts_from_there()
    {
        HeldButton button = new HeldButton();
        button.Press(Start);
        KeepDown(button, 0, 6000);
        button.Press(Start + 20000);
        KeepDown(button, 20000, 24000);
        Assert.AreEqual((int)Hold.Nothing, (int)button.Look(false, Start + 24100));
    }

    private static void KeepDown(HeldButton button, int fromMs, int toMs)
    {
        for (int ms = fromMs; ms <= toMs; ms += SetupLimits.ButtonMs) Assert.AreEqual((int)Hold.Nothing, (int)button.Look(true, Start + ms));
    }
}
