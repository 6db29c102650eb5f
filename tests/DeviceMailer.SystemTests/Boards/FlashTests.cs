// The flash: drive I: and nothing else, and what is written stays.

namespace DeviceMailer.SystemTests.Boards;

public class FlashTests
{
    private const string Text = """
        static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

        static string Read(string path)
        {
            byte[] bytes = File.ReadAllBytes(path);
            return Encoding.UTF8.GetString(bytes, 0, bytes.Length);
        }

        static void Append(string path, string text)
        {
            using FileStream file = new FileStream(path, FileMode.Append);
            file.Write(Bytes(text), 0, text.Length);
        }
        """;

    [Fact]
    public void File_is_written_read_appended_to_renamed_and_deleted()
    {
        using var bench = new BoardBench(
            """
            File.WriteAllBytes("I:\\a.txt", Bytes("one"));
            Append("I:\\a.txt", " two");
            Say(Read("I:\\a.txt"));
            File.Move("I:\\a.txt", "I:\\b.txt");
            Say(File.Exists("I:\\a.txt") + " " + File.Exists("I:\\b.txt") + " " + Read("I:\\b.txt"));
            File.Delete("I:\\b.txt");
            Say(File.Exists("I:\\b.txt") + "");
            """, Text);
        Assert.Equal("one two | False True one two | False", bench.Run());
    }

    [Fact]
    public void Stream_seeks_and_knows_its_length()
    {
        using var bench = new BoardBench(
            """
            using (FileStream file = File.Create("I:\\a.txt"))
            {
                file.Write(Bytes("0123456789"), 0, 10);
                file.Seek(2, SeekOrigin.Begin);
                file.Write(Bytes("xx"), 0, 2);
                Say(file.Length + " " + file.Position + " " + file.CanSeek);
                file.SetLength(6);
                file.Position = 1;
                byte[] buffer = new byte[9];
                int count = file.Read(buffer, 0, 9);
                Say(Encoding.UTF8.GetString(buffer, 0, count));
            }

            Say(Read("I:\\a.txt") + " " + File.Open("I:\\a.txt", FileMode.Open, FileAccess.Read).Length);
            """, Text);
        Assert.Equal("10 4 True | 1xx45 | 01xx45 6", bench.Run());
    }

    [Fact]
    public void Files_outlive_a_reboot_and_a_power_cut()
    {
        using var bench = new BoardBench(
            """
            Append("I:\\log", "boot;");
            Say(Read("I:\\log"));
            if (Read("I:\\log").Length == 5) Power.RebootDevice();
            """, Text);
        Assert.Equal("boot; | boot;boot;", bench.Run());
        bench.Board.CutPower();
        Assert.EndsWith("boot;boot;boot;", bench.Run(), StringComparison.Ordinal);
    }

    [Fact]
    public void Board_that_was_disposed_of_writes_no_file_any_more()
    {
        using var bench = new BoardBench("File.WriteAllBytes(\"I:\\\\late\", new byte[10]);");
        using var inside = new ManualResetEventSlim();
        bench.Board.Flash.Fails = operation =>
        {
            inside.Set();
            Thread.Sleep(300); // the board is disposed of in the middle of this operation
            return false;
        };
        bench.Boot();
        Assert.True(inside.Wait(BoardBench.Patience), bench.Printed);
        bench.Board.Dispose();
        string[] files = Directory.GetFiles(bench.Board.Flash.Folder);
        Thread.Sleep(500);
        Assert.Equal(files, Directory.GetFiles(bench.Board.Flash.Folder));
    }

    [Fact]
    public void Firmware_writes_nothing_once_the_power_is_gone()
    {
        using var bench = new BoardBench(
            """
            FileStream file = File.Create("I:\\a.txt");
            try
            {
                Thread.Sleep(Timeout.Infinite);
            }
            finally
            {
                file.Write(Bytes("late"), 0, 4);
            }
            """, Text);
        bench.Run(1000);
        bench.Board.CutPower();
        bench.RunFor(1000);
        Assert.Equal(0, new FileInfo(bench.Board.Flash.PathOf(@"I:\a.txt")).Length);
    }

    [Theory]
    [InlineData(@"D:\a.txt")]
    [InlineData(@"a.txt")]
    [InlineData(@"\a.txt")]
    [InlineData(@"I:a.txt")]
    [InlineData(@"I:\..\a.txt")]
    [InlineData(@"I:\x\..\..\a.txt")]
    [InlineData(@"I:\/etc/hostname")]
    [InlineData(@"I:\..\flash-of-another-board\a.txt")]
    public void Path_that_is_not_on_the_drive_is_refused(string path)
    {
        using var bench = new BoardBench($"Try(\"write\", () => File.WriteAllBytes(@\"{path}\", new byte[1])); Try(\"exists\", () => File.Exists(@\"{path}\"));");
        Assert.Equal("write: IOException | exists: done", bench.Run());
    }

    [Theory]
    [InlineData("File.ReadAllBytes(path)")]
    [InlineData("File.OpenRead(path)")]
    [InlineData("File.Open(path, FileMode.Open, FileAccess.Read)")]
    [InlineData("File.Move(path, \"I:\\\\other\")")]
    [InlineData("new FileStream(path, FileMode.Open)")]
    public void File_that_is_missing_throws_IOException(string call)
    {
        using var bench = new BoardBench($"string path = \"I:\\\\missing.txt\"; try {{ {call}; }} catch (IOException) {{ Say(\"IOException\"); }}");
        Assert.Equal("IOException", bench.Run());
    }

    [Fact]
    public void Deleting_a_missing_file_is_no_error_but_one_in_a_missing_folder_is()
    {
        using var bench = new BoardBench("""
            Try("file", () => File.Delete("I:\\missing"));
            Try("folder", () => File.Delete("I:\\missing\\file"));
            """);
        Assert.Equal("file: done | folder: IOException", bench.Run());
    }

    [Theory]
    [InlineData("File.Delete(path)")]
    [InlineData("File.Move(path, \"I:\\\\other\")")]
    [InlineData("new FileStream(path, FileMode.Open, FileAccess.Read)")]
    [InlineData("File.ReadAllBytes(path)")]
    [InlineData("File.WriteAllBytes(path, new byte[1])")]
    public void File_that_is_open_is_nobody_elses(string call)
    {
        using var bench = new BoardBench($$"""
            string path = "I:\\a";
            FileStream first = File.Create(path);
            try { {{call}}; } catch (IOException) { Say("IOException"); }
            first.Close();
            if (File.Exists(path)) {{call}};
            Say("done");
            """);
        Assert.Equal("IOException | done", bench.Run());
    }

    [Fact]
    public void File_is_open_twice_only_when_both_share_it()
    {
        using var bench = new BoardBench("""
            File.WriteAllBytes("I:\\a", new byte[1]);
            using FileStream first = new FileStream("I:\\a", FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            Try("shared", () => new FileStream("I:\\a", FileMode.Open, FileAccess.Read, FileShare.ReadWrite).Close());
            Try("by default", () => new FileStream("I:\\a", FileMode.Open, FileAccess.Read).Close());
            """);
        Assert.Equal("shared: done | by default: IOException", bench.Run());
    }

    [Fact]
    public void Folder_is_made_filled_renamed_and_removed()
    {
        using var bench = new BoardBench("""
            Say(Directory.CreateDirectory("I:\\out\\box").Name);
            Directory.CreateDirectory("I:\\out\\box");
            File.WriteAllBytes("I:\\out\\box\\1", new byte[1]);
            Try("not empty", () => Directory.Delete("I:\\out"));
            Directory.Move("I:\\out\\box", "I:\\out\\in");
            Say(Directory.GetFiles("I:\\out\\in")[0] + " " + Directory.GetDirectories("I:\\out")[0]);
            Directory.Delete("I:\\out", true);
            Say(Directory.Exists("I:\\out") + "");
            Try("missing", () => Directory.GetFiles("I:\\out"));
            """);
        Assert.Equal(@"box | not empty: IOException | I:\out\in\1 I:\out\in | False | missing: IOException", bench.Run());
    }

    [Fact]
    public void The_devices_own_files_are_not_listed()
    {
        using var bench = new BoardBench("File.WriteAllBytes(\"I:\\\\con_1.sys\", new byte[1]); Say(Directory.GetFiles(\"I:\\\\\").Length + \"\");");
        Assert.Equal("1", bench.Run());
    }

    [Fact]
    public void File_is_copied_with_what_is_written_of_it()
    {
        using var bench = new BoardBench("""
            File.WriteAllText("I:\\a", "text");
            File.Copy("I:\\a", "I:\\b");
            Try("again", () => File.Copy("I:\\a", "I:\\b"));
            File.Copy("I:\\a", "I:\\b", true);
            Say(File.ReadAllText("I:\\b"));
            """);
        Assert.Equal("again: IOException | text", bench.Run());
    }

    [Fact]
    public void What_is_appended_to_keeps_its_beginning()
    {
        using var bench = new BoardBench(
            """
            File.WriteAllText("I:\\a", "0123");
            using FileStream file = new FileStream("I:\\a", FileMode.Append);
            Try("back", () => file.Position = 3);
            Try("seek", () => file.Seek(-1, SeekOrigin.End));
            Try("read", () => file.ReadByte());
            Say(file.Position + "");
            """);
        Assert.Equal("back: IOException | seek: IOException | read: NotSupportedException | 4", bench.Run());
    }

    [Fact]
    public void Rename_onto_a_file_that_is_there_throws_IOException_and_changes_nothing()
    {
        using var bench = new BoardBench(
            """
            File.WriteAllBytes("I:\\a", Bytes("a"));
            File.WriteAllBytes("I:\\b", Bytes("b"));
            Try("move", () => File.Move("I:\\a", "I:\\b"));
            Say(Read("I:\\a") + Read("I:\\b"));
            """, Text);
        Assert.Equal("move: IOException | ab", bench.Run());
    }

    [Fact]
    public void Folder_lists_its_files_by_the_names_of_the_device()
    {
        using var bench = new BoardBench("""
            File.WriteAllBytes("I:\\b.txt", new byte[0]);
            File.WriteAllBytes("I:\\a.txt", new byte[0]);
            foreach (string file in Directory.GetFiles("I:\\")) Say(file);
            Say(Directory.Exists("I:\\") + " " + Directory.Exists("I:\\folder"));
            """);
        Assert.Equal(@"I:\a.txt | I:\b.txt | I:\board.ini | True False", bench.Run());
    }

    [Fact]
    public void Two_boards_have_two_flashes()
    {
        const string main = "Say(File.Exists(\"I:\\\\a\") + \"\"); File.WriteAllBytes(\"I:\\\\a\", new byte[0]);";
        using var one = new BoardBench(main);
        using var two = new BoardBench(main);
        Assert.Equal("False", one.Run());
        Assert.Equal("False", two.Run());
    }
}
