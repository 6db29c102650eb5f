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
    public void There_are_transcripts() => Assert.IsTrue(TranscriptFiles.Count >= 80);

    [TestMethod]
    public void Cut_after_every_byte_says_maybe_delivered_only_after_the_dot()
    {
        for (int i = 0; i < TranscriptFiles.Count; i++)
        {
            string[] transcript = TranscriptFiles.At(i);
            Replay whole = new Replay(transcript, Whole);
            whole.Run();
            if (!whole.CanBeCut) continue;
            int bytes = whole.Server.Said;
            for (int cut = 0; cut <= bytes; cut++) new Replay(transcript, Whole, cut).Run();
        }
    }

    private static void ReplayAll(int maxRead)
    {
        for (int i = 0; i < TranscriptFiles.Count; i++) new Replay(TranscriptFiles.At(i), maxRead).Run();
    }
}
