// What a mail client takes of nanoCLR's heap for as long as it lives, and what a message takes while it is sent.

using DeviceMailer.Benchmarks.Ram;
using Xunit.Abstractions;

namespace DeviceMailer.SystemTests.Audit;

public class RamTests(ITestOutputHelper output)
{
    [Fact]
    public void Client_takes_no_more_heap_than_written_here()
    {
        AssertAtMost(SessionRam.MaxBytes, SessionRam.Measure());
    }

    [Fact]
    public void Message_of_any_size_takes_no_more_heap_than_written_here() => AssertAtMost(MessageRam.MaxBytes, MessageRam.Measure());

    [Fact]
    public void Notifier_takes_no_more_heap_than_written_here_and_none_after_a_thousand_alerts()
    {
        const int Alerts = 1000;
        (IReadOnlyList<HeapPart> started, IReadOnlyList<HeapPart> mailed) = NotifierRam.Measure(Alerts);
        AssertAtMost(NotifierRam.MaxBytes, mailed);
        AssertAtMost(NotifierRam.MaxBytes, started);

        // What an alert needs was made at the start, but for what is found out with the first connection: the server's address, and its text.
        Assert.InRange(mailed.Sum(part => part.Bytes) - started.Sum(part => part.Bytes), 0, 400);
    }

    [Fact]
    public void Features_take_no_more_heap_than_written_here()
    {
        foreach (((string name, _, _, int most), int bytes) in FeatureRam.All.Zip(FeatureRam.Measure())) Assert.True(bytes > 0 && bytes <= most, $"{name}: {bytes} bytes, at most {most}");
    }

    [Fact]
    public void Tokens_that_are_renewed_take_no_more_heap_than_written_here()
    {
        (IReadOnlyList<HeapPart> without, IReadOnlyList<HeapPart> atRest, IReadOnlyList<HeapPart> renewing) = TokenRam.Measure();
        AssertAtMost(TokenRam.Sum(without) + TokenRam.MaxAtRestBytes, atRest);
        AssertAtMost(TokenRam.Sum(atRest) + TokenRam.MaxRenewalBytes, renewing);
        Assert.Contains(renewing, part => part.Kind == "TokenWriter"); // it was in the middle of it
        Assert.DoesNotContain(atRest, part => part.Kind == "TokenWriter");
    }

    [Fact]
    public void Set_up_mode_takes_no_more_heap_than_written_here() => Assert.InRange(SetupRam.Measure(), 1, SetupRam.MaxBytes);

    private void AssertAtMost(int most, IReadOnlyList<HeapPart> parts)
    {
        foreach (HeapPart part in parts) output.WriteLine($"{part.Bytes,5}  {part.Path}  {part.Kind}");
        int total = parts.Sum(part => part.Bytes);
        output.WriteLine($"{total,5}  in all, {parts.Count} objects");
        Assert.True(total <= most, $"{total} bytes, {total - most} too many");
    }
}
