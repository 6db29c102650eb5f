// Whole conversations from tests/Transcripts: what the client is given, what both sides say, and what must come of it.

using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Session;

[TestClass]
public class TranscriptTests
{
    private const int Whole = 100000;
    private const int ByLine = 0;
    private const int ByByte = 1;

    [TestMethod]
    public void Replayed_whole() => ReplayAll(Whole);

    [TestMethod]
    public void Replayed_line_by_line() => ReplayAll(ByLine);

    [TestMethod]
    public void Replayed_byte_by_byte() => ReplayAll(ByByte);

    [TestMethod]
    public void There_are_transcripts() => Assert.IsTrue(TranscriptFiles.All().Length >= 80);

    [TestMethod]
    public void Cut_after_every_byte_says_maybe_delivered_only_after_the_dot()
    {
        string[][] all = TranscriptFiles.All();
        for (int i = 0; i < all.Length; i++)
        {
            Replay whole = new Replay(all[i], Whole);
            whole.Run();
            if (!whole.CanBeCut) continue;
            int bytes = whole.Server.Said;
            for (int cut = 0; cut <= bytes; cut++) new Replay(all[i], Whole, cut).Run();
        }
    }

    private static void ReplayAll(int maxRead)
    {
        string[][] all = TranscriptFiles.All();
        for (int i = 0; i < all.Length; i++) new Replay(all[i], maxRead).Run();
    }
}
