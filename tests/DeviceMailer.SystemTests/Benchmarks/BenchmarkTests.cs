// What tools/Benchmarks counts, and that it counts what is promised. Times are for people to read: no test looks at them.

using DeviceMailer.Benchmarks.Allocation;
using DeviceMailer.Benchmarks.Device;
using DeviceMailer.Benchmarks.Flash;
using DeviceMailer.Benchmarks.Loops;
using DeviceMailer.Benchmarks.Segments;
using DeviceMailer.Benchmarks.Sink;
using DeviceMailer.Benchmarks.Waits;

namespace DeviceMailer.SystemTests.Benchmarks;

public class BenchmarkTests
{
    [Theory]
    [InlineData(true, false, 4, 7, 5, 1)]
    [InlineData(false, false, 6, 9, 7, 4)]
    [InlineData(false, true, 5, 8, 6, 3)]
    public void Waits_on_the_wire_are_those_of_the_readme(bool pipelining, bool chunking, int plain, int startTls, int tls, int further)
    {
        var offer = new Offer(pipelining, chunking);
        WaitCount[] counted = [.. WaitsPart.Modes.Select(mode => WaitsPart.Count(offer, mode))];
        Assert.Equal([new WaitCount(plain, further), new WaitCount(startTls, further), new WaitCount(tls, further)], counted);
    }

    [Fact]
    public void Waits_of_LMTP_are_those_of_SMTP() =>
        Assert.Equal(new WaitCount(4, 1), WaitsPart.Count(new Offer(), Mode.Plain with { Lmtp = true }));

    [Fact]
    public void Messages_take_nothing_from_the_managed_heap()
    {
        Assert.Equal(0, AllocationPart.BytesOnOneConnection(100));
        Assert.Equal(0, AllocationPart.BytesOnManyConnections(100));
    }

    [Fact]
    public void Flash_of_features_is_all_that_there_is_and_none_is_forgotten()
    {
        IReadOnlyList<(string Name, int Bytes)> features = FlashPart.Measure();
        Assert.All(features, feature => Assert.True(feature.Bytes > 0, feature.Name));
        Assert.Equal(FlashPart.Assemblies().Sum(ByteCode.BytesOf), features.Sum(feature => feature.Bytes));
    }

    [Fact]
    public void Large_mails_go_in_full_segments_with_a_buffer_for_them()
    {
        foreach (string message in new[] { SegmentsPart.Photo(), TestMessage.Whole(300000) }) // the second has lines that begin with a dot
        {
            (int segments, int least) = SegmentsPart.Count(1500, message);
            Assert.InRange(segments, least, least + 5); // those of the commands, and the last one
            Assert.InRange(SegmentsPart.Count(785, message).Segments, 1.9 * least, 2.1 * least);
        }
    }

    [Fact]
    public void Loops_that_are_compared_write_the_same() => Assert.True(DeviceLoops.Agrees());
}
