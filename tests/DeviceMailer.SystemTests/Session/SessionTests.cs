// A board that is driven by words, and what can be seen of it.

using DeviceMailer.SystemTests.Boards;
using DeviceMailer.VirtualBoard.Session;
using DeviceMailer.VirtualBoard.Words;

namespace DeviceMailer.SystemTests.Session;

public sealed class SessionTests
{
    [Fact]
    public void Door_is_opened_and_its_mail_arrives()
    {
        using SessionBench bench = new SessionBench().Boot();
        SessionSnapshot shut = bench.Session.Snapshot();
        Assert.True(shut.Pins.Single(pin => pin.Number == 4).IsClosed);
        Assert.Equal("watching", shut.Triggers.Single().Words);
        Assert.Equal("idle", shut.Light);
        bench.Do("open door");
        bench.WaitFor(() => bench.Session.Mails.Count == 1);
        bench.Do("close door");
        bench.WaitFor(() => bench.Session.Mails.Count == 2);
        Assert.Equal(["Door open", "Door shut"], bench.Subjects);
        ConversationLine[] lines = [.. bench.Session.EventsAfter(0).Select(happened => happened.Line).OfType<ConversationLine>()];
        Assert.StartsWith("220 ", lines[0].Text, StringComparison.Ordinal);
        Assert.Equal(2, lines.Max(line => line.Connection));
        Assert.Equal(4, lines.Where(line => line.Connection == 1 && line.Text.Contains("250 2.0.0 stored", StringComparison.Ordinal)).Single().Wait); // as the library's README says
    }

    [Fact]
    public void Commands_of_the_document_are_those_of_the_code()
    {
        string[] written = [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "documents", "COMMANDS.md")).Where(line => line.StartsWith("| `", StringComparison.Ordinal))];
        Assert.Equal(CommandTable.Rows.Select(row => $"| `{row.Usage.Replace("|", "\\|", StringComparison.Ordinal)}` | {row.Meaning} | `{row.Example}` |"), written);
    }

    [Fact]
    public void Every_example_is_understood()
    {
        using var bench = new SessionBench(SessionBench.Head + SessionBench.Door + "[i2c]\nsda = 21\nscl = 22\n[trigger cellar]\nsensor = sht3x-humidity\nabove = 70\n[trigger gauge]\nadc = 6\nabove = 2000\n");
        bench.Boot();
        bench.Do("pause");
        foreach (CommandRow row in CommandTable.Rows.Where(row => row.Example != "to next")) bench.Do(row.Example);
    }

    [Fact]
    public void Names_that_are_read_of_the_firmware_are_in_it()
    {
        var firmware = VirtualBoard.Loading.Firmware.Load(Path.Combine(AppContext.BaseDirectory, "firmware", "DeviceMailer.Esp32.dll"));
        Dictionary<string, Type> types = firmware.Types().Where(type => type.Namespace != null).ToDictionary(type => type.FullName!);
        Assert.True(FirmwareNames.All.Count > 40);
        Assert.All(FirmwareNames.All, member => Assert.True(types.TryGetValue(member.TypeName, out Type? type) && FirmwareMember.IsIn(type, member.Name), $"{member.TypeName}.{member.Name}"));
        Assert.All(FirmwareNames.Watched, name => Assert.Contains(name, types.Keys));
    }

    private static string WithCertificate { get; } = SessionBench.Head.Replace("= none", "= starttls\nca = I:\\ca.pem", StringComparison.Ordinal) + SessionBench.Door;

    private static readonly Dictionary<string, Action<BoardSession>> flashUses = new()
    {
        ["check"] = session => session.Check(),
        ["boot"] = session => session.Boot(),
        ["restart"] = session => session.Do("restart"),
        ["write settings"] = session => session.WriteSettings(SessionBench.Head),
        ["remove settings"] = session => session.RemoveSettings(),
    };

    public static TheoryData<string> FlashUses => [.. flashUses.Keys];

    // As a page that is still learning what was saved, or a window in which somebody clicks, while the tool ends.
    [Theory]
    [MemberData(nameof(FlashUses))]
    public async Task What_is_still_at_the_flash_when_a_session_ends_leaves_nothing_behind(string use)
    {
        for (int round = 0; round < 5; round++)
        {
            using var bench = new SessionBench(WithCertificate);
            string flash = bench.Session.Board.Flash.Folder;
            using var stop = new CancellationTokenSource();
            using var begun = new ManualResetEventSlim();
            Task others = Task.Run(() =>
            {
                while (!stop.IsCancellationRequested)
                {
                    flashUses[use](bench.Session);
                    begun.Set();
                }
            });
            Assert.True(begun.Wait(BoardBench.Patience));
            Thread.Sleep(7 * round); // at another moment each time
            bench.Session.Dispose();
            Assert.False(Directory.Exists(flash));
            stop.CancelAfter(50);
            await others;
            Assert.False(Directory.Exists(flash));
        }
    }

    // The settings are checked again while the device runs: after a phone has saved others, and at each restart.
    [Fact]
    public void Stand_in_stays_while_it_is_named_and_gives_way_to_a_file_of_the_users()
    {
        using var bench = new SessionBench(WithCertificate);
        string certificate = bench.Session.Board.Flash.PathOf(@"I:\ca.pem");
        Assert.True(bench.Session.Check());
        string standIn = File.ReadAllText(certificate);
        DateTime written = File.GetLastWriteTimeUtc(certificate);
        for (int i = 0; i < 3; i++)
        {
            Assert.True(bench.Session.Check());
            Assert.Contains("found no file I:\\ca.pem on this PC", bench.Session.SettingsLines.Single(), StringComparison.Ordinal);
            Assert.Equal(written, File.GetLastWriteTimeUtc(certificate)); // nor taken away in between
        }

        string own = standIn + "\n";
        File.WriteAllText(certificate, own);
        Assert.True(bench.Session.Check());
        Assert.Empty(bench.Session.SettingsLines);
        bench.Session.WriteSettings(SessionBench.Head);
        bench.Session.Check();
        Assert.Equal(own, File.ReadAllText(certificate));
    }

    [Fact]
    public void File_that_is_named_twice_is_missed_once_at_each_check()
    {
        using var bench = new SessionBench(WithCertificate + "attach = I:\\ca.pem\n");
        for (int i = 0; i < 2; i++)
        {
            bench.Session.Check();
            Assert.Single(bench.Session.SettingsLines, line => line.Contains("found no file", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Stand_in_goes_when_nothing_names_it_any_more()
    {
        using var bench = new SessionBench(WithCertificate);
        string certificate = bench.Session.Board.Flash.PathOf(@"I:\ca.pem");
        bench.Session.Check();
        Assert.True(File.Exists(certificate));
        bench.Session.WriteSettings(SessionBench.Head + SessionBench.Door);
        bench.Session.Check();
        Assert.False(File.Exists(certificate));
    }
}
