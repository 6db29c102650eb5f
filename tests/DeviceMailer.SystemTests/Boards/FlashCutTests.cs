// Power cuts at the flash's operations: what is there when the power is back.

using DeviceMailer.VirtualBoard.Parts;

namespace DeviceMailer.SystemTests.Boards;

public class FlashCutTests
{
    // Rewrites a file beside the old one and puts it in its place: the operations are numbered in the margin.
    private const string Replace = """
        if (File.Exists("I:\\a"))
        {
            if (File.Exists("I:\\a.old")) Say("old " + File.ReadAllText("I:\\a.old"));
            if (File.Exists("I:\\a.new")) Say("new " + File.ReadAllText("I:\\a.new"));
            Say(File.ReadAllText("I:\\a"));
            if (!File.Exists("I:\\first")) return;
        }

        File.WriteAllText("I:\\a", "1");                                // 1 create, 2 write, 3 close
        FileStream file = File.Create("I:\\a.new");                     // 4 create
        file.Write(new byte[] { 50, 51, 52 }, 0, 3);                    // 5 write
        file.Flush();                                                   // 6 flush
        file.SetLength(2);                                              // 7 set length
        file.Close();                                                   // 8 close
        File.Move("I:\\a", "I:\\a.old");                                // 9 move
        File.Move("I:\\a.new", "I:\\a");                                // 10 move
        File.Delete("I:\\a.old");                                       // 11 delete
        Say("end");
        """;

    [Fact]
    public void Each_operation_is_counted_and_named()
    {
        using var bench = new BoardBench(Replace + "File.OpenWrite(\"I:\\\\a\").Close(); Directory.CreateDirectory(\"I:\\\\d\"); File.ReadAllText(\"I:\\\\a\");");
        bench.Run();
        Assert.Equal(
            "Create a, Write a, Close a, Create a.new, Write a.new, Flush a.new, SetLength a.new, Close a.new, Move a, Move a.new, Delete a.old, Open a, Close a, CreateDirectory d",
            string.Join(", ", bench.Board.Flash.Log.Select(operation => $"{operation.Kind} {operation.Path[3..]}")));
        Assert.Equal(14, bench.Board.Flash.Operations);
        Assert.Equal(new FlashOperation(5, FlashOperationKind.Write, @"I:\a.new", 3), bench.Board.Flash.Log[4]);
        Assert.Equal(12, bench.Board.Flash.Log.Count(operation => operation.Bytes == 0 || operation.Kind == FlashOperationKind.Write));
    }

    [Theory]
    [InlineData(1, "end")] // nothing was there, so all was rewritten
    [InlineData(2, "")]
    [InlineData(3, "")]
    [InlineData(4, "1")]
    [InlineData(5, "new  | 1")]
    [InlineData(6, "new  | 1")]
    [InlineData(7, "new  | 1")]
    [InlineData(8, "new  | 1")]
    [InlineData(9, "new 23 | 1")]
    [InlineData(11, "old 1 | 23")]
    [InlineData(12, "end | 23")]
    public void On_littlefs_a_file_is_whole_or_as_it_was(int operation, string found)
    {
        using var bench = new BoardBench(Replace);
        bench.Board.Flash.CutAt(operation);
        bench.Run();
        Assert.Equal(operation < 12, bench.Board.Flash.WasCut);
        Assert.Equal(found, bench.Run());
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(5, 2)]
    [InlineData(9, 1)]
    public void On_littlefs_a_cut_inside_an_operation_is_as_one_before_it(int operation, int bytes)
    {
        using var inside = new BoardBench(Replace);
        using var before = new BoardBench(Replace);
        inside.Board.Flash.CutAt(operation, bytes);
        before.Board.Flash.CutAt(operation);
        inside.Run();
        before.Run();
        Assert.True(inside.Board.Flash.WasCut);
        Assert.Equal(before.Run(), inside.Run());
    }

    [Fact]
    public void On_littlefs_a_file_that_is_written_anew_keeps_its_old_bytes_until_it_is_closed()
    {
        const string main = """
            if (File.Exists("I:\\a")) Say(File.ReadAllText("I:\\a"));
            else File.WriteAllText("I:\\a", "old");
            File.WriteAllText("I:\\a", "new and longer");
            """;
        using var bench = new BoardBench(main);
        bench.Run();
        Assert.Equal([FlashOperationKind.Open, FlashOperationKind.SetLength, FlashOperationKind.Write, FlashOperationKind.Close], bench.Board.Flash.Log.Skip(3).Select(operation => operation.Kind));
        File.WriteAllText(bench.Board.Flash.PathOf(@"I:\a"), "old");
        foreach (int operation in Enumerable.Range(8, 4))
        {
            bench.Board.Flash.CutAt(bench.Board.Flash.Operations + operation - 7);
            bench.Run();
            Assert.True(bench.Board.Flash.WasCut);
        }

        Assert.Equal("old | old | old | old", bench.Printed);
    }

    [Theory]
    [InlineData(2, 0, "")]
    [InlineData(5, 1, "new 2 | 1")]
    [InlineData(5, 3, "new 234 | 1")]
    [InlineData(7, 0, "new 234 | 1")]
    [InlineData(8, 0, "new 23 | 1")]
    [InlineData(9, 1, "old 1 | new 23 | 1")]
    [InlineData(10, 1, "old 1 | new 23 | 23")]
    public void Written_through_a_file_is_torn_and_a_rename_leaves_both_names(int operation, int bytes, string found)
    {
        using var bench = new BoardBench(Replace);
        bench.Board.Flash.Model = FlashModel.WriteThrough;
        bench.Board.Flash.CutAt(operation, bytes);
        bench.Run();
        Assert.Equal(found, bench.Run());
    }

    [Fact]
    public void Written_through_a_file_that_is_written_anew_loses_its_old_bytes_at_once()
    {
        using var bench = new BoardBench("if (File.Exists(\"I:\\\\a\")) Say(File.ReadAllText(\"I:\\\\a\") + \";\"); File.WriteAllText(\"I:\\\\a\", \"text\");");
        bench.Board.Flash.Model = FlashModel.WriteThrough;
        bench.Run();
        bench.Board.Flash.CutAt(6);
        bench.Run();
        Assert.Equal("text; | ;", bench.Run());
    }

    [Fact]
    public void Cut_stops_all_threads_and_what_they_would_have_done()
    {
        using var bench = new BoardBench("""
            Start(() => { while (true) { Thread.Sleep(1); SayTime("other"); } });
            Thread.Sleep(2);
            try { File.WriteAllText("I:\\a", "text"); }
            catch (Exception) { Say("caught"); }
            finally { Say("finally"); }
            """);
        bench.Board.Flash.CutAt(1);
        string before = bench.Run(3);
        Assert.False(bench.Board.Power.IsOn);
        Assert.Equal("other at 1", before.Split(" | ")[0]);
        Assert.DoesNotContain("caught", before, StringComparison.Ordinal);
        Assert.DoesNotContain("finally", before, StringComparison.Ordinal);
        Assert.Equal(before, bench.RunFor(1000));
        Assert.Empty(bench.Board.Unhandled);
    }

    [Fact]
    public void Cut_comes_once_and_takes_the_clock_with_it()
    {
        using var bench = new BoardBench("Say(DateTime.UtcNow.Year + \"\"); Rtc.SetSystemTime(new DateTime(2026, 1, 1)); File.WriteAllText(\"I:\\\\a\", \"text\"); Say(\"written\");");
        bench.Board.Flash.CutAt(2);
        bench.Run();
        Assert.Equal("1970 | 1970 | written", bench.Run());
        Assert.True(bench.Board.Flash.WasCut);
    }

    [Fact]
    public void File_that_was_open_at_a_reboot_or_deep_sleep_is_lost_and_can_be_opened_again()
    {
        using var bench = new BoardBench("""
            if (File.Exists("I:\\a")) { Say(File.ReadAllBytes("I:\\a").Length + ""); return; }
            File.Create("I:\\a").Write(new byte[9], 0, 9);
            Power.RebootDevice();
            """);
        Assert.Equal("0", bench.Run());
    }

    [Fact]
    public void Second_boot_can_be_cut_too()
    {
        using var bench = new BoardBench("for (int i = 0; i < 9; i++) { string path = \"I:\\\\\" + i; if (!File.Exists(path)) { File.WriteAllText(path, \"text\"); Say(i.ToString()); } }");
        bench.Board.Flash.CutAt(7);
        bench.Run();
        bench.Board.Flash.CutAt(bench.Board.Flash.Operations + 4);
        bench.Run();
        Assert.Equal("0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8", bench.Run());
    }
}
