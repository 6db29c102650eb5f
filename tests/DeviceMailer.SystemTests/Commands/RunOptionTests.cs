// Options of the command line that drive a board: what they do, and what is answered to values that are wrong.

using DeviceMailer.SystemTests.Build;
using DeviceMailer.VirtualBoard.Sink;

namespace DeviceMailer.SystemTests.Commands;

public sealed class RunOptionTests : IDisposable
{
    private const string Head = "[device]\nled = 2\n[smtp]\nhost = mail.example.com\nsecurity = none\n[mail]\nfrom = a@example.com\nto = b@example.com\n";
    private const string Door = "[trigger door]\npin = 4\nnormally = closed\nhold = 5min\ninterval = 0s\nsubject = Door open\n";
    private const string Cellar = "[i2c]\nsda = 21\nscl = 22\n[trigger cellar]\nsensor = sht3x-humidity\nabove = 70\nsubject = \"Damp: {value} %\"\n";
    private const string Gauge = "[trigger gauge]\nadc = 6\nabove = 2000\nsubject = \"Gauge: {value}\"\n";

    private readonly string folder = Directory.CreateTempSubdirectory("devicemailer-options-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(Door, "Subject: Door open", "--hold", "4@1000")]
    [InlineData(Door, "Subject: Door open", "--pin", "4=high@1s")]
    [InlineData(Door, "Subject: Door open", "--do", "open door@1s")]
    [InlineData(Cellar, "Subject: Damp: 8", "--sensor", "cellar=85")]
    [InlineData(Gauge, "Subject: Gauge: 3000", "--adc", "6=3000")] // without any pin
    public async Task Input_becomes_a_mail_as_fast_as_it_goes(string triggers, string subject, string option, string value)
    {
        ToolRun run = await ToolRun.StartAsync("--settings", Write(Head + triggers), option, value, "--warp");
        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Contains(subject, run.Output, StringComparison.Ordinal);
        Assert.Contains("1 mail delivered, 0 waiting", run.Output, StringComparison.Ordinal);
        Assert.Contains("light on: sending", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("wifi", "light blinks: no network")]
    [InlineData("dns", "light blinks: no server")]
    [InlineData("server", "light blinks: no server")]
    public async Task Failure_is_seen_and_nothing_is_delivered(string what, string light)
    {
        ToolRun run = await ToolRun.StartAsync("--settings", Write(Head + Door.Replace("hold = 5min\n", "", StringComparison.Ordinal)), "--fail", what, "--warp", "--for", "10min");
        Assert.True(run.ExitCode == 4, run.Output);
        Assert.Contains(light, run.Output, StringComparison.Ordinal);
        Assert.Contains("0 mails delivered, 1 waiting", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "found '99'", "--press", "99")]
    [InlineData(1, "found pin 20, expected an input of the board ESP32-DevKitC V4: 0, 1, 2", "--pin", "20=low")]
    [InlineData(1, "found 'half', expected one of: low, high, free", "--pin", "4=half")]
    [InlineData(1, "found '34', expected a channel of the first converter, from 0 to 9: pin 34 is channel 6", "--adc", "34=100")]
    [InlineData(1, "found '5000', expected a reading from 0 to 4095", "--adc", "6=5000")]
    [InlineData(1, "found 'attic', expected a trigger with a sensor or a channel: cellar", "--sensor", "attic=3")]
    [InlineData(1, "found 130, expected a value from 0 to 100 %", "--sensor", "cellar=130")]
    [InlineData(1, "found 'opn', expected one of: ", "--do", "opn door")]
    [InlineData(1, "Argument 'power' not recognized", "--fail", "power")]
    [InlineData(2, "is a folder, expected a settings file", "--settings", ".")]
    [InlineData(2, "is a file, expected a folder for the flash", "--flash", "FILE")]
    [InlineData(2, "is a file, expected a folder for mails", "--maildir", "FILE")]
    [InlineData(2, "is a folder, expected a program", "--program", ".")]
    [InlineData(2, "is a folder, expected a scenario", "--scenario", ".")]
    [InlineData(2, "found no such file, expected a program", "--program", "none.dll")]
    public async Task Wrong_value_is_answered_by_what_was_meant(int exitCode, string answer, string option, string value)
    {
        string settings = Write(Head + Cellar);
        string[] more = option == "--settings" ? [] : ["--settings", settings];
        ToolRun run = await ToolRun.StartAsync([option, value.Replace("FILE", settings, StringComparison.Ordinal), .. more]);
        Assert.True(run.ExitCode == exitCode, run.Output);
        Assert.Contains(answer, run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Output, StringComparison.Ordinal); // no stack trace
        Assert.DoesNotContain("device: started", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Flash_that_is_kept_has_let_go_of_the_mail()
    {
        string flash = Path.Combine(folder, "flash");
        ToolRun run = await ToolRun.StartAsync("--settings", Write(Head + Gauge), "--flash", flash, "--adc", "6=3000@200");
        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Empty(Directory.GetFiles(Path.Combine(flash, "outbox"), "*.msg"));
    }

    [Fact]
    public async Task Program_of_ones_own_runs_with_its_pins()
    {
        string program = DeviceCompiler.Compile(
            "public static class Program { public static void Main() { var pin = new System.Device.Gpio.GpioController().OpenPin(4, System.Device.Gpio.PinMode.InputPullUp); "
            + "while ((bool)pin.Read()) System.Threading.Thread.Sleep(10); System.Console.WriteLine(\"pressed, says my program\"); } }",
            folder);
        ToolRun run = await ToolRun.StartAsync("--program", program, "--press", "4@500", "--for", "5s");
        Assert.Contains("pressed, says my program", run.Output, StringComparison.Ordinal);
        Assert.True(run.ExitCode == 0, run.Output);
    }

    [Fact]
    public async Task What_was_done_is_recorded_as_a_scenario()
    {
        string scenario = Path.Combine(folder, "done.scenario");
        ToolRun run = await ToolRun.StartAsync("--settings", Write(Head + Gauge), "--adc", "6=3000@200", "--record", scenario);
        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Matches("at 200ms adc 6 = 3000\nexpect mail subject \"Gauge: 3000\" within ", File.ReadAllText(scenario));
    }

    [Fact]
    public async Task Mails_are_listed_and_one_is_shown()
    {
        var maildir = new Maildir(Path.Combine(folder, "mail"));
        maildir.Deliver("Return-Path: <a@example.com>\r\nSubject: =?utf-8?q?K=C3=A4lte?=\r\n\r\nIt is cold,\r\nvery cold.\r\n"u8);
        maildir.Deliver("Return-Path: <a@example.com>\r\nSubject: Water\r\n\r\nIt is wet.\r\n"u8);
        ToolRun list = await ToolRun.StartAsync("mail", maildir.Folder);
        Assert.Matches(@"(?m)^  1  \d{4}-\d\d-\d\d \d\d:\d\d +\d+ B  a@example.com +Kälte +It is cold, very cold\.", list.Output);
        Assert.Matches("(?m)^  2 .* Water +It is wet", list.Output);
        ToolRun shown = await ToolRun.StartAsync("mail", maildir.Folder, "2");
        Assert.Contains("From: a@example.com\nSubject: Water\n", shown.Output, StringComparison.Ordinal);
        Assert.Contains("expected a number from 1 to 2", (await ToolRun.StartAsync("mail", maildir.Folder, "3")).Output, StringComparison.Ordinal);
        Assert.Equal(2, (await ToolRun.StartAsync("mail", folder)).ExitCode);
    }

    private string Write(string settings)
    {
        string path = Path.Combine(folder, Path.GetRandomFileName() + ".ini");
        File.WriteAllText(path, settings);
        return path;
    }
}
