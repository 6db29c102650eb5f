// Back to the beginning: nothing of the owner is left, wherever the power is cut, and nothing is lost before it was decided.

using System.Text;
using DeviceMailer.SystemTests.Firmware;
using DeviceMailer.VirtualBoard.Parts;

namespace DeviceMailer.SystemTests.SetUp;

public class ForgettingTests
{
    private const int Button = 0;
    private const string Secret = "open-sesame";
    private const string Mark = @"I:\~forget";

    private static readonly TimeSpan held = TimeSpan.FromSeconds(17);
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(1);
    private static readonly string[] owners = [Secret, "cook@example.com", FirmwareBench.Sender, "mail.example.com", "My photo"];

    [Fact]
    public void Nothing_of_the_owner_is_left_and_the_device_is_as_new()
    {
        using FirmwareBench bench = Used();
        Assert.Equal(("home", Secret), bench.Board.Wifi.Stored);
        Assert.All(owners, word => Assert.True(IsOnFlash(bench, word), word));
        bench.Board.Gpio.Press(Button, held);
        Assert.True(bench.Board.RunUntil(() => bench.Board.AccessPoint.IsOn, patience), bench.Log);
        AssertForgotten(bench);
        Assert.Contains("setup: settings, secrets and mails are forgotten", bench.Log, StringComparison.Ordinal);
        var phone = new Phone(bench.Board);
        Assert.False(phone.State().GetProperty("running").GetBoolean());
        Assert.Equal(204, phone.Ask("PUT", "/settings", FirmwareBench.Settings("[wifi]\nssid = home\n")).Status);
        phone.Dispose(); // from here on time is the board's again
        bench.WaitForLog("device: started: restarted for set-up");
        bench.Board.Network.Route = (_, _) => bench.Sink.EndPoint;
        bench.Press();
        bench.WaitForMail(1);
        Assert.DoesNotContain("Leak", bench.Mail.Single().Subject, StringComparison.Ordinal);
    }

    // The label says by which password the network is joined.
    [Fact]
    public void What_came_with_the_device_stays()
    {
        using FirmwareBench bench = Used();
        Open(bench, TimeSpan.FromSeconds(6));
        string password = bench.Board.AccessPoint.Password;
        string board = File.ReadAllText(bench.Board.Flash.PathOf(@"I:\board.ini"));
        bench.Board.RunFor(TimeSpan.FromSeconds(5));
        int boots = bench.Board.Power.Boots;
        bench.Board.Gpio.Press(Button, held);
        Assert.True(bench.Board.RunUntil(() => bench.Board.Power.Boots >= boots + 2 && bench.Board.AccessPoint.IsOn, patience), bench.Log);
        AssertForgotten(bench);
        Assert.Equal(password, bench.Board.AccessPoint.Password);
        Assert.Equal(board, File.ReadAllText(bench.Board.Flash.PathOf(@"I:\board.ini")));
        using var phone = new Phone(bench.Board);
        Assert.Equal(200, phone.Ask("GET", "/").Status);
        Assert.NotEmpty(phone.Bytes);
    }

    [Theory]
    [InlineData(FlashModel.LittleFs)]
    [InlineData(FlashModel.WriteThrough)]
    public void Cut_at_every_operation_leaves_everything_or_nothing(FlashModel model)
    {
        int first;
        int last;
        using (FirmwareBench bench = Used(model))
        {
            bench.Board.Gpio.Press(Button, held);
            Assert.True(bench.Board.RunUntil(() => bench.Board.AccessPoint.IsOn, patience), bench.Log);
            first = bench.Board.Flash.Log.First(operation => operation.Path == Mark).Number;
            last = bench.Board.Flash.Log.Last(operation => operation.Path == Mark).Number;
        }

        Assert.InRange(last - first, 10, 100);
        Parallel.For(first, last + 2, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, cut =>
        {
            using FirmwareBench bench = Used(model);
            bench.Board.Flash.CutAt(cut);
            bench.Board.Gpio.Press(Button, held);
            Assert.True(bench.Board.RunUntil(() => bench.Board.Flash.WasCut, patience), $"{cut}: {bench.Log}");
            bench.Board.RunFor(TimeSpan.FromSeconds(1));
            bool isDecided = File.Exists(bench.Board.Flash.PathOf(Mark)) || cut > first + 1;
            bench.SwitchOn();
            bench.Board.RunFor(TimeSpan.FromSeconds(20));
            if (isDecided) AssertForgotten(bench);
            else Assert.All(owners, word => Assert.True(IsOnFlash(bench, word), $"{cut}: {word}"));
        });
    }

    [Fact]
    public void What_cannot_be_deleted_is_said_and_the_next_start_goes_on()
    {
        using FirmwareBench bench = Used();
        bench.Board.Flash.Fails = operation => operation.Kind == FlashOperationKind.Delete && operation.Path.EndsWith(".msg", StringComparison.Ordinal);
        bench.Board.Gpio.Press(Button, held);
        bench.WaitForLog("setup: not everything could be forgotten");
        Assert.False(File.Exists(bench.Board.Flash.PathOf(@"I:\devicemailer.ini")));
        bench.Board.Flash.Fails = _ => false;
        bench.SwitchOn();
        bench.WaitForLog("setup: settings, secrets and mails are forgotten");
        AssertForgotten(bench);
    }

    // The platform takes an error for the end of a folder.
    [Fact]
    public void Short_list_of_files_hides_nothing()
    {
        using FirmwareBench bench = Used();
        bench.Board.Flash.MaxListed = 3;
        bench.Board.Gpio.Press(Button, held);
        bench.WaitForLog("setup: not everything could be forgotten");
        Assert.False(IsOnFlash(bench, Secret) || IsOnFlash(bench, "cook@example.com"));
        bench.Board.Flash.MaxListed = int.MaxValue;
        bench.SwitchOn();
        bench.WaitForLog("setup: settings, secrets and mails are forgotten");
        AssertForgotten(bench);
    }

    // A device that has sent a mail, has one waiting, and all files that there can be.
    private static FirmwareBench Used(FlashModel model = FlashModel.LittleFs)
    {
        var bench = new FirmwareBench(FirmwareBench.Settings($"[wifi]\nssid = home\npassword = {Secret}\n[trigger leak]\npin = {FirmwareBench.LeakPin}\nsubject = Leak\n[history]\nsize = 8 KiB\n[trigger tank]\nadc = 6\nbelow = 100\n"));
        bench.Board.Flash.Model = model;
        bench.Board.PutSetupPage();
        File.WriteAllText(bench.Board.Flash.PathOf(@"I:\devicemailer.old"), $"password = {Secret}");
        File.WriteAllText(bench.Board.Flash.PathOf(@"I:\photo.jpg"), "My photo");
        Directory.CreateDirectory(bench.Board.Flash.PathOf(@"I:\more"));
        File.WriteAllText(bench.Board.Flash.PathOf(@"I:\more\ca.pem"), "My photo's frame");
        bench.Boot();
        bench.Board.Wifi.InRange = false;
        bench.Press(FirmwareBench.LeakPin);
        bench.Board.RunFor(TimeSpan.FromSeconds(10));
        Assert.NotEmpty(Directory.GetFiles(bench.Board.Flash.PathOf(@"I:\outbox"), "*.msg"));
        bench.Board.Wifi.InRange = true;
        bench.Board.Network.Route = (_, _) => null;
        return bench;
    }

    private static void Open(FirmwareBench bench, TimeSpan time)
    {
        bench.Board.Gpio.Press(Button, time);
        Assert.True(bench.Board.RunUntil(() => bench.Board.AccessPoint.IsOn, patience), bench.Log);
    }

    private static void AssertForgotten(FirmwareBench bench)
    {
        Assert.All(owners, word => Assert.False(IsOnFlash(bench, word), word));
        string[] left = [.. Directory.EnumerateFiles(bench.Board.Flash.Folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];
        Assert.Empty(left.Except(["board.ini", "boot.0", "boot.1", "setup.htm.gz"]));
        Assert.Contains("board.ini", left);
        Assert.Contains("setup.htm.gz", left);
        Assert.Empty(Directory.EnumerateFiles(bench.Board.Flash.Folder, "*.msg", SearchOption.AllDirectories));
        Assert.Equal(("", ""), bench.Board.Wifi.Stored);
    }

    private static bool IsOnFlash(FirmwareBench bench, string word) =>
        Directory.EnumerateFiles(bench.Board.Flash.Folder, "*", SearchOption.AllDirectories).Any(file => Encoding.Latin1.GetString(File.ReadAllBytes(file)).Contains(word, StringComparison.Ordinal));
}
