// The firmware as the image has it: trimmed and under short names. It says and does what the whole one does.

using System.Diagnostics;
using DeviceMailer.Benchmarks.Flash;
using DeviceMailer.RealBoard;
using DeviceMailer.SystemTests.Build;
using DeviceMailer.SystemTests.Firmware;
using DeviceMailer.SystemTests.Servers;
using DeviceMailer.Trimmer;
using Mono.Cecil;
using DeviceFirmware = DeviceMailer.VirtualBoard.Loading.Firmware;

namespace DeviceMailer.SystemTests.Trimming;

public sealed class TrimmedFirmwareTests(TrimmedFirmware trimmed) : IClassFixture<TrimmedFirmware>
{
    private static readonly TimeSpan limit = TimeSpan.FromSeconds(60);

    [Fact]
    public void Alert_is_delivered_as_it_was_meant()
    {
        using FirmwareBench bench = Bench(FirmwareBench.Settings("text = open")).Boot();
        bench.Press();
        bench.Board.RunFor(TimeSpan.FromMilliseconds(50));
        DateTime pressed = bench.Board.Rtc.UtcNow;
        bench.WaitForMail(1);
        Assert.Equal(FirmwareBench.Meant(1, pressed, "open\r\n"), FirmwareBench.Text(bench.Mail.Single().Content));
    }

    // The share of byte code in the budgets of Packages.props, as these files have it: 119,297 bytes of 206,220, and 30,172 of 48,660.
    [Theory]
    [InlineData("DeviceMailer*.dll", 139800)]
    [InlineData("DeviceMailer.Smtp.dll", 31740)]
    public void Byte_code_stays_within_the_budget(string assemblies, int most)
    {
        int bytes = Directory.EnumerateFiles(trimmed.Folder, assemblies).Sum(ByteCode.BytesOf);
        Assert.InRange(bytes, 1, most);
    }

    [Theory]
    [InlineData("host = mail.example.com", "hots = mail.example.com")]
    [InlineData("pin = 4", "pin = 99")]
    [InlineData("subject = Door", "subject = {dor}")]
    [InlineData("[mail]", "[mial]")]
    public void Mistake_in_the_settings_is_reported_in_the_same_words(string good, string bad)
    {
        string settings = FirmwareBench.Settings().Replace(good, bad, StringComparison.Ordinal);
        using FirmwareBench bench = Bench(settings);
        using var whole = new FirmwareBench(settings);
        foreach (FirmwareBench device in new[] { bench, whole })
        {
            device.SwitchOn();
            device.Board.RunFor(TimeSpan.FromSeconds(5));
        }

        Assert.Contains("expected", whole.Log, StringComparison.Ordinal);
        Assert.Equal(whole.Log, bench.Log);
    }

    [Fact]
    public void What_was_kept_is_delivered_after_a_power_cut()
    {
        using FirmwareBench bench = Bench(FirmwareBench.Settings("text = open")).Boot();
        bench.Board.Wifi.InRange = false;
        bench.Press();
        bench.Board.RunFor(TimeSpan.FromSeconds(2));
        Assert.Single(Directory.EnumerateFiles(bench.Board.Flash.PathOf(@"I:\outbox"), "*.msg"));
        bench.Board.CutPower();
        bench.Board.Wifi.InRange = true;
        bench.SwitchOn();
        bench.WaitForMail(1);
        bench.Board.RunFor(TimeSpan.FromSeconds(1));
        Assert.Empty(Directory.EnumerateFiles(bench.Board.Flash.PathOf(@"I:\outbox"), "*.msg"));
        Assert.Empty(bench.Board.Unhandled);
    }

    [ServerFact<PostfixServer>]
    public async Task Postfix_gets_it_over_TLS_and_STARTTLS_with_a_log_in()
    {
        using var authority = new TestAuthority();
        await using PostfixServer server = await PostfixServer.StartAsync(
            new PostfixOptions { Certificate = authority.Good(), Mechanisms = ["PLAIN", "SCRAM-SHA-256"], MailNeedsAuth = true });
        foreach ((string security, string auth) in new[] { ("tls", "plain"), ("starttls", "scram-sha-256") })
        {
            string settings = FirmwareBench.Settings("text = open", TestMail.Alarm)
                .Replace("security = none", $"security = {security}\nca = I:\\ca.pem\nuser = {TestMail.User}\npassword = \"{TestMail.Password.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"\nauth = {auth}", StringComparison.Ordinal)
                .Replace("mail.example.com", TestAuthority.Host, StringComparison.Ordinal);
            using FirmwareBench bench = Bench(settings);
            File.WriteAllText(bench.Board.Flash.PathOf(@"I:\ca.pem"), authority.Pem);
            bench.Board.Network.Route = (host, port) => host != TestAuthority.Host ? null : port == 465 ? server.TlsEndPoint : server.EndPoint;
            bench.Boot();
            bench.Press();
            bench.WaitForLog("mail: delivered: the server said 250");
            Assert.EndsWith("\n\nopen\n", FirmwareBench.Text(await server.WaitForMailAsync(TestMail.Alarm, limit)).ReplaceLineEndings("\n"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void It_is_smaller_and_every_short_name_is_explained()
    {
        string[] names = File.ReadAllLines(trimmed.Names);
        foreach (string file in Directory.EnumerateFiles(trimmed.Folder, "*.dll"))
        {
            using ModuleDefinition small = ModuleDefinition.ReadModule(file);
            using ModuleDefinition whole = ModuleDefinition.ReadModule(Path.Combine(TrimmedFirmware.Whole, Path.GetFileName(file)));
            Assert.True(Methods(small) < Methods(whole), file);
            Assert.All(small.GetTypes().Where(type => type.Name != "<Module>"), type => Assert.Contains(names, name => name.StartsWith(type.Name + " ", StringComparison.Ordinal)));
        }

        Assert.Contains(names, name => name.EndsWith(" DeviceMailer.Smtp.SmtpClient", StringComparison.Ordinal));
    }

    // Built into folders of its own, against what the build left of the other projects.
    [Fact]
    public void Set_up_mode_can_be_left_out_of_a_build()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("devicemailer-without-");
        try
        {
            string built = folder.CreateSubdirectory("built").FullName;
            foreach (string file in Directory.EnumerateFiles(TrimmedFirmware.Whole, "*.dll")) File.Copy(file, Path.Combine(built, Path.GetFileName(file)));
            string small = Path.Combine(folder.FullName, "small");
            string names = Path.Combine(folder.FullName, "names.txt");
            using (Process build = Process.Start("dotnet", ["build", Repository.PathOf("src/DeviceMailer.Esp32"), "--no-restore", "--no-dependencies", "--nologo", "-v", "q", "-warnaserror", "-p:SetUp=false", $"-p:IntermediateOutputPath={folder.FullName}/obj/", "-o", built]))
            {
                Assert.True(build.WaitForExit(limit * 5));
                Assert.Equal(0, build.ExitCode);
            }

            ImageTrimmer.Trim(Path.Combine(built, "DeviceMailer.Esp32.dll"), small, names, Directory.EnumerateFiles(DeviceCompiler.NanoApiFolder, "*.dll"));
            string[] with = File.ReadAllLines(trimmed.Names);
            string[] without = File.ReadAllLines(names);
            Assert.All(["SetupServer", "HomeServer", "DhcpServer", "SettingsStore"], type =>
            {
                Assert.Contains(with, name => name.EndsWith(" DeviceMailer.Setup." + type, StringComparison.Ordinal));
                Assert.DoesNotContain(without, name => name.EndsWith(" DeviceMailer.Setup." + type, StringComparison.Ordinal));
            });
            using FirmwareBench bench = new FirmwareBench(FirmwareBench.Settings("text = open")) { Firmware = DeviceFirmware.Load(Path.Combine(small, "DeviceMailer.Esp32.dll"), startsFast: true) }.Boot();
            bench.Press();
            bench.WaitForMail(1);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static int Methods(ModuleDefinition module) => module.GetTypes().Sum(type => type.Methods.Count);

    private FirmwareBench Bench(string settings) => new(settings) { Firmware = trimmed.Firmware };
}

/// <summary>The firmware that the build left, trimmed into a folder of its own.</summary>
public sealed class TrimmedFirmware : IDisposable
{
    public TrimmedFirmware()
    {
        ImageTrimmer.Trim(Path.Combine(Whole, "DeviceMailer.Esp32.dll"), Folder, Names, Directory.EnumerateFiles(DeviceCompiler.NanoApiFolder, "*.dll"));
        Firmware = DeviceFirmware.Load(Path.Combine(Folder, "DeviceMailer.Esp32.dll"), startsFast: true);
    }

    internal static string Whole => Path.Combine(AppContext.BaseDirectory, "firmware");

    internal string Folder { get; } = Directory.CreateTempSubdirectory("devicemailer-trimmed-").FullName;

    internal string Names => Path.Combine(Folder, "names.txt");

    internal DeviceFirmware Firmware { get; }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
