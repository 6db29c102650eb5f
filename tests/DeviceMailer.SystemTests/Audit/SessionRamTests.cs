// What a mail client takes of nanoCLR's heap for as long as it lives: all of it is made by its constructor.

using DeviceMailer.Benchmarks.Ram;
using Xunit.Abstractions;

namespace DeviceMailer.SystemTests.Audit;

public class SessionRamTests(ITestOutputHelper output)
{
    [Fact]
    public void Client_takes_no_more_heap_than_written_here()
    {
        IReadOnlyList<HeapPart> parts = SessionRam.Measure();
        foreach (HeapPart part in parts) output.WriteLine($"{part.Bytes,5}  {part.Path}  {part.Kind}");
        int total = parts.Sum(part => part.Bytes);
        output.WriteLine($"{total,5}  in all, {parts.Count} objects");
        Assert.True(total <= SessionRam.MaxBytes, $"a client takes {total} bytes, {total - SessionRam.MaxBytes} too many");
    }
}
