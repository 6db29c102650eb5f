// A flash without room, and one that fails.

using DeviceMailer.VirtualBoard.Parts;

namespace DeviceMailer.SystemTests.Boards;

public class FlashFullTests
{
    private const string Members = """
        static void Write(string path, int size, int block)
        {
            FileStream file = null;
            Try("open", () => file = File.Create(path));
            int written = 0;
            Try("write", () =>
            {
                byte[] bytes = new byte[block];
                for (; written < size; written += block) file.Write(bytes, 0, block);
            });
            Say(written + " of " + size);
            Try("close", () => file.Close());
            Say("has " + File.ReadAllBytes(path).Length);
        }
        """;

    [Theory]
    [InlineData(4000, 500, "open: done | write: IOException | 2000 of 4000 | close: done | has 0")] // the write says so, the close does not
    [InlineData(4000, 100, "open: done | write: done | 4000 of 4000 | close: done | has 0")] // nobody says so: read it back
    [InlineData(2100, 100, "open: done | write: done | 2100 of 2100 | close: done | has 0")]
    [InlineData(2000, 100, "open: done | write: done | 2000 of 2000 | close: done | has 2000")]
    public void Large_file_that_does_not_fit_stays_as_it_was_and_only_a_large_write_says_so(int size, int block, string said)
    {
        using var bench = new BoardBench($"Write(\"I:\\\\a\", {size}, {block});", Members);
        Fill(bench, 2000);
        Assert.Equal(said, bench.Run());
    }

    [Fact]
    public void Small_file_that_does_not_fit_is_refused_when_it_is_closed()
    {
        using var bench = new BoardBench("Write(\"I:\\\\a\", 300, 30);", Members);
        Fill(bench, 200);
        Assert.Equal("open: done | write: done | 300 of 300 | close: IOException | has 0", bench.Run());
    }

    [Fact]
    public void File_that_is_written_anew_needs_room_beside_its_old_bytes()
    {
        using var bench = new BoardBench("Write(\"I:\\\\a\", 1000, 200); Write(\"I:\\\\a\", 1000, 200);", Members);
        Fill(bench, 1500);
        Assert.EndsWith("has 1000 | open: done | write: IOException | 400 of 1000 | close: done | has 1000", bench.Run(), StringComparison.Ordinal);
    }

    [Fact]
    public void Written_through_the_blocks_that_fit_are_there()
    {
        using var bench = new BoardBench("Write(\"I:\\\\a\", 3000, 500);", Members);
        bench.Board.Flash.Model = FlashModel.WriteThrough;
        Fill(bench, 2200);
        Assert.Equal("open: done | write: IOException | 2000 of 3000 | close: done | has 2000", bench.Run());
    }

    [Fact]
    public void Deleting_makes_room()
    {
        using var bench = new BoardBench("Write(\"I:\\\\a\", 2000, 500); File.Delete(\"I:\\\\a\"); Write(\"I:\\\\b\", 2000, 500);", Members);
        Fill(bench, 2000);
        Assert.EndsWith("has 2000", bench.Run(), StringComparison.Ordinal);
    }

    [Fact]
    public void Flash_has_the_size_that_an_ESP32_with_4_MB_has()
    {
        using var bench = new BoardBench("Write(\"I:\\\\a\", 240 * 1024, 1024); File.Delete(\"I:\\\\a\"); Write(\"I:\\\\a\", 300 * 1024, 1024);", Members);
        Assert.Contains("has 245760 | open: done | write: IOException", bench.Run(), StringComparison.Ordinal);
    }

    [Fact]
    public void File_that_cannot_be_read_throws_IOException()
    {
        using var bench = new BoardBench("File.WriteAllText(\"I:\\\\a\", \"text\"); Try(\"a\", () => File.ReadAllBytes(\"I:\\\\a\")); Try(\"board\", () => File.ReadAllBytes(\"I:\\\\board.ini\"));");
        bench.Board.Flash.ReadFails = path => path == @"I:\a";
        Assert.Equal("a: IOException | board: done", bench.Run());
    }

    [Fact]
    public void Operation_that_fails_throws_IOException_and_changes_nothing()
    {
        using var bench = new BoardBench("File.WriteAllText(\"I:\\\\a\", \"text\"); Try(\"delete\", () => File.Delete(\"I:\\\\a\")); Say(File.ReadAllText(\"I:\\\\a\"));");
        bench.Board.Flash.Fails = operation => operation.Kind == FlashOperationKind.Delete;
        Assert.Equal("delete: IOException | text", bench.Run());
        Assert.Equal(4, bench.Board.Flash.Operations);
    }

    // Leaves so many bytes of room.
    private static void Fill(BoardBench bench, int room) =>
        bench.Board.Flash.Capacity = new FileInfo(bench.Board.Flash.PathOf(@"I:\board.ini")).Length + room;
}
