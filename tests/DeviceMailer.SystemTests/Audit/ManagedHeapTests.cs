// The sizes that RamTests adds up, against what was counted on nanoCLR.

using DeviceMailer.Benchmarks.Ram;

namespace DeviceMailer.SystemTests.Audit;

public class ManagedHeapTests
{
    /// <summary>Things whose bytes were counted on nanoCLR.</summary>
    public static TheoryData<object, int> Counted => new()
    {
        { new object(), 12 }, { new Named(), 36 }, { new Holder(), 144 }, { (Action)Nothing, 36 }, { 7, 24 }, { 7L, 24 }, { DayOfWeek.Monday, 24 },
        { Array.Empty<byte>(), 24 }, { new byte[4], 24 }, { new byte[5], 36 }, { new byte[576], 600 }, { new bool[5], 36 }, { new char[10], 48 },
        { new int[5], 48 }, { new int[10], 60 }, { new long[5], 60 }, { new double[5], 60 }, { new short[5], 36 }, { new TimeSpan[2], 48 },
        { new DayOfWeek[5], 48 }, { new DateTime[5], 84 },
        { Array.Empty<object>(), 24 }, { new object[1], 36 }, { new object[10], 144 }, { new object[32], 408 }, { new byte[2][], 48 },
        { new Pair[4], 216 }, { new string('a', 11), 24 }, { new string('a', 12), 36 }, { "a literal, whose text stays in flash", 12 },
    };

    [Theory]
    [MemberData(nameof(Counted))]
    public void Size_is_that_of_nanoCLR(object thing, int bytes)
    {
        HeapGraph graph = Graph();
        graph.Add("thing", thing);
        Assert.Equal(bytes, graph.Parts.Sum(part => part.Bytes));
    }

    [Fact]
    public void Object_is_counted_once_and_circles_end()
    {
        HeapGraph graph = Graph();
        var holder = new Holder { Other = new object[] { new byte[4], null! } };
        ((object[])holder.Other)[1] = holder;
        graph.Add("thing", holder);
        graph.Add("thing", holder);
        Assert.Equal(["thing", "thing.First", "thing.Second", "thing.Other", "thing.Other[0]"], graph.Parts.Select(part => part.Path));
    }

    [Fact]
    public void What_is_left_out_is_not_counted()
    {
        HeapGraph graph = Graph();
        byte[] callers = new byte[100];
        graph.LeaveOut(callers);
        graph.Add("thing", new object[] { callers });
        Assert.Equal(["thing"], graph.Parts.Select(part => part.Path));
    }

    [Fact]
    public void Framework_object_of_unknown_size_is_named()
    {
        Exception? error = Record.Exception(() => Graph().Add("thing", new Random()));
        Assert.Contains("how much heap a System.Random takes", error?.Message, StringComparison.Ordinal);
    }

    private static HeapGraph Graph() => new([typeof(ManagedHeapTests).Assembly.GetName().Name!]);

    private static void Nothing()
    {
        // For the size of a delegate.
    }

    private struct Pair
    {
        public int A { get; set; }

        public int B { get; set; }
    }

    private class Named
    {
        public DateTime When { get; set; }

        public long Number { get; set; }
    }

    private sealed class Holder : Named
    {
        public Pair First { get; set; }

        public Pair Second { get; set; }

        public object? Other { get; set; }
    }
}
