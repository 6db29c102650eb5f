using System;
using DeviceMailer.Delivery;
using DeviceMailer.Setup;
using DeviceMailer.Smtp.Sasl;
using DeviceMailer.Smtp.Wire;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Setup;

[TestClass]
public class PageAccessTests
{
    private const string Password = "correct-horse";
    private const int Seed = 3;

    [TestMethod]
    public void Right_proof_is_taken_once_and_for_what_it_is_about()
    {
        Clock clock = new Clock();
        PageAccess access = Access(clock);
        byte[] proof = ProofOf(access, Password, "test");
        Assert.IsTrue(access.Check(proof, Bytes.Of("test")));
        Assert.IsFalse(access.Check(proof, Bytes.Of("test")));
        Assert.IsFalse(access.Check(ProofOf(access, Password, "test"), Bytes.Of("acknowledge")));
        Assert.IsFalse(access.Check(ProofOf(access, "correct-horsf", "test"), Bytes.Of("test")));
        Assert.IsTrue(access.Check(ProofOf(access, Password, "acknowledge"), Bytes.Of("acknowledge")));
    }

    [TestMethod]
    public void Each_wrong_proof_after_the_third_waits_twice_as_long_and_a_right_one_ends_that()
    {
        Clock clock = new Clock();
        PageAccess access = Access(clock);
        for (int i = 0; i < SetupLimits.FreeTries; i++) Wrong(access);
        Assert.IsTrue(access.IsOpen);
        int waitMs = SetupLimits.FirstTryWaitMs;
        for (int i = 0; i < 12; i++)
        {
            Wrong(access);
            clock.Ms += waitMs - 1;
            Assert.IsFalse(access.IsOpen);
            clock.Ms++;
            Assert.IsTrue(access.IsOpen);
            waitMs = waitMs * 2 < SetupLimits.MaxTryWaitMs ? waitMs * 2 : SetupLimits.MaxTryWaitMs;
        }

        Assert.IsTrue(access.Check(ProofOf(access, Password, "test"), Bytes.Of("test")));
        Wrong(access);
        Assert.IsTrue(access.IsOpen);
    }

    [TestMethod]
    public void Words_differ()
    {
        PageAccess access = Access(new Clock());
        string before = "";
        for (int i = 0; i < 50; i++)
        {
            string word = Bytes.Text(access.Nonce, 0, access.Nonce.Length);
            Assert.IsTrue(word != before);
            before = word;
            Wrong(access);
        }
    }

    private static PageAccess Access(IClock clock) => new PageAccess(Bytes.Of(Password), clock, new Random(Seed));

    private static void Wrong(PageAccess access) => Assert.IsFalse(access.Check(new byte[PageAccess.ProofBytes], Bytes.Of("test")));

    private static byte[] ProofOf(PageAccess access, string password, string action)
    {
        Hmac hmac = new Hmac(new Sha256());
        byte[] key = Bytes.Of(password);
        hmac.SetKey(key, 0, key.Length);
        hmac.Update(access.Nonce);
        hmac.Update(Bytes.Of(action));
        byte[] mac = new byte[hmac.MacBytes];
        hmac.Finish(mac, 0);
        OutputBuffer digits = new OutputBuffer(PageAccess.ProofBytes);
        digits.WriteHex(mac, 0, mac.Length);
        return digits.Bytes;
    }

    private sealed class Clock : IClock
    {
        internal long Ms { get; set; }

        public long UptimeMs => Ms;

        public long UtcTicks => 0;

        public long StampTicks => 0;

        public int OffsetMinutes(long utcTicks) => 0;
    }
}
