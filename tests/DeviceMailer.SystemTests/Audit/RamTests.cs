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

    private void AssertAtMost(int most, IReadOnlyList<HeapPart> parts)
    {
        foreach (HeapPart part in parts) output.WriteLine($"{part.Bytes,5}  {part.Path}  {part.Kind}");
        int total = parts.Sum(part => part.Bytes);
        output.WriteLine($"{total,5}  in all, {parts.Count} objects");
        Assert.True(total <= most, $"{total} bytes, {total - most} too many");
    }
}
