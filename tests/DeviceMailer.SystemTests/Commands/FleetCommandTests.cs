// Settings of a fleet, from one template and a table: they are good, tell their devices apart, and filters sort their mails. Mistakes are told with their line.

using DeviceMailer.SystemTests.Documents;
using DeviceMailer.SystemTests.Firmware;
using DeviceMailer.SystemTests.Servers;

namespace DeviceMailer.SystemTests.Commands;

public sealed class FleetCommandTests : IDisposable
{
    private const string Table = "name,wifi.ssid,trigger door.pin,smtp.password\nFreezer 1,North,4,\"a\"\"b, #1\"\nFreezer 2,South,5,\"c\"\n";

    private readonly string folder = Directory.CreateTempSubdirectory("devicemailer-fleet-").FullName;

    private string Template => Path.Combine(folder, "template.ini");

    private string Out => Path.Combine(folder, "out");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Each_row_becomes_good_settings_of_a_name_of_its_own()
    {
        ToolRun run = await NewAsync(Table);
        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Equal(["freezer-1.ini", "freezer-2.ini", "labels.html"], Directory.GetFiles(Out).Select(Path.GetFileName).Order());
        string first = File.ReadAllText(Path.Combine(Out, "freezer-1.ini"));
        Assert.Contains("name = Freezer 1\n", first, StringComparison.Ordinal);
        Assert.Contains("ssid = North\n", first, StringComparison.Ordinal);
        Assert.Contains("password = \"a\\\"b, #1\"\n", first, StringComparison.Ordinal);
        Assert.Contains("# below the door\npin = 4\n", first, StringComparison.Ordinal);
        Assert.Contains("list-id = freezer-1.devices.example.com\n", first, StringComparison.Ordinal);
        Assert.Contains("[outbox]\nspread = 10min\n", first, StringComparison.Ordinal);
        Assert.Equal(0, (await ToolRun.StartAsync("check", Path.Combine(Out, "freezer-2.ini"))).ExitCode);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(Out, "freezer-1.ini")));
        string labels = File.ReadAllText(Path.Combine(Out, "labels.html"));
        Assert.Equal(2, labels.Split("<svg").Length - 1);
        Assert.Contains("<figcaption>Freezer 2</figcaption>", labels, StringComparison.Ordinal);
        Assert.DoesNotContain("#1", labels + run.Output, StringComparison.Ordinal); // no secret
    }

    [Theory]
    [InlineData("name;wifi.ssid\nA;North\n", "")] // as spreadsheets write it where the comma is the decimal one
    [InlineData("name\nA\na\n", "devices.csv:3: found the name 'a', of which the file is that of 'A' in")]
    [InlineData("name\n***\n", "devices.csv:2: found the name '***', expected one with a letter or a digit")]
    [InlineData("wifi.ssid\nNorth\n", "devices.csv:1: found no column name")]
    [InlineData("name,ssid\nA,North\n", "devices.csv:1: found the column 'ssid', expected name, or a section and a key such as wifi.ssid")]
    [InlineData("name,wifi.ssid\nA\n", "devices.csv:2: found 1 values, expected 2")]
    [InlineData("name,wifi.ssid\nA,\"North\n", "devices.csv:2: found a quote that does not end")]
    [InlineData("name\n", "found no device")]
    [InlineData("name,trigger door.pin\nA,4\nB,99\n", "devices.csv:3: B: [trigger door] pin: found")]
    [InlineData("name,wifi.sid\nA,x\n", "devices.csv:2: A: [wifi] sid: found an unknown key")]
    public async Task Mistake_in_the_table_is_told_with_its_line_and_nothing_is_written(string table, string expected)
    {
        ToolRun run = await NewAsync(table);
        Assert.Contains(expected, run.Output, StringComparison.Ordinal);
        Assert.Equal(expected.Length == 0 ? 0 : 2, run.ExitCode);
        Assert.Equal(expected.Length == 0, Directory.Exists(Out));
    }

    [ServerFact<SieveFilter>]
    public async Task Filter_of_the_document_sorts_the_mail_of_a_device()
    {
        await NewAsync(Table);
        string[] settings = File.ReadAllLines(Path.Combine(Out, "freezer-2.ini"));
        using var bench = new FirmwareBench(string.Join('\n', settings.Where(line => !line.StartsWith("user", StringComparison.Ordinal) && !line.StartsWith("password", StringComparison.Ordinal))) + "\n");
        bench.Boot();
        bench.Press(FirmwareBench.LeakPin);
        bench.WaitForMail(1);
        string said = await SieveFilter.RunAsync(FilterOf(Texts.Read("hardware/FLEET.md")), bench.Mail.Single().Content);
        Assert.Contains("store message in folder: devices/freezer-2", said, StringComparison.Ordinal);
    }

    private static string FilterOf(string document) => document.Split("```sieve\n")[1].Split("```")[0];

    private async Task<ToolRun> NewAsync(string table)
    {
        File.WriteAllText(Template, "[device]\nname = any\n[wifi]\nssid = any\n[smtp]\nhost = mail.example.com\nsecurity = none\nuser = u\npassword = any\n[mail]\nfrom = Freezers <freezers@example.com>\nto = cook@example.com\n\n[trigger door]\n# below the door\npin = 4\n");
        string csv = Path.Combine(folder, "devices.csv");
        File.WriteAllText(csv, table);
        return await ToolRun.StartAsync("new", "--fleet", csv, "--template", Template, "--out", Out);
    }
}
