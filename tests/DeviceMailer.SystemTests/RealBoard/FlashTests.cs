// Flashing, with a stand-in for nanoff that records its arguments and the files it is given.

using DeviceMailer.RealBoard;
using DeviceMailer.SystemTests.Servers;

namespace DeviceMailer.SystemTests.RealBoard;

public sealed class FlashTests : IDisposable
{
    private const string Password = "correct horse";

    private readonly string folder = Directory.CreateTempSubdirectory("devicemailer-flash-tests-").FullName;

    public FlashTests()
    {
        string program = WriteFile(
            "nanoff",
            """
            #!/bin/sh
            cd "$(dirname "$0")"
            echo "$*" >> calls
            [ ! -f fail ] || exit 7
            for argument; do case $argument in *.json) cp "$argument" .;; esac; done

            """);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [UnixFact]
    public void Dry_run_prints_every_command_and_runs_none()
    {
        Tool run = Flash("--image", Image(1000));
        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Matches(
            @"\$ .*nanoff --update --target ESP32_REV3 --serialport /dev/none\n\$ .*nanoff --target ESP32_REV3 --serialport /dev/none --deploy --image .*app\.bin --address 0x1E0000\n" +
            @"\$ .*nanoff --filedeployment .*files\.json --serialport /dev/none\nNothing was done", run.Output);
        Assert.Empty(Calls());
    }

    [UnixFact]
    public void Dry_run_without_an_image_builds_one_first() => Assert.Contains("-p:NanoPackages=true\n", Flash().Output, StringComparison.Ordinal);

    [UnixFact]
    public void Written_are_firmware_image_files_and_network_in_this_order()
    {
        Tool run = Flash("--image", Image(1000), "--wifi", WriteFile("wifi.ini", $"ssid = cold store\npassword = {Password}\n"), "--file", $"ca.pem={WriteFile("some.pem", "PEM")}", "--write");
        Assert.True(run.ExitCode == 0, run.Output);
        string[] calls = Calls();
        Assert.Equal(3, calls.Length);
        Assert.StartsWith("--update --target ESP32_REV3", calls[0], StringComparison.Ordinal);
        Assert.Contains("--deploy --image", calls[1], StringComparison.Ordinal);
        Assert.Matches("^--filedeployment .* --networkdeployment .* --serialport /dev/none$", calls[2]);
        string files = File.ReadAllText(Path.Combine(folder, "files.json"));
        Assert.Contains(@"""DestinationFilePath"": ""I:\\devicemailer.ini""", files, StringComparison.Ordinal);
        Assert.Contains(@"""DestinationFilePath"": ""I:\\board.ini""", files, StringComparison.Ordinal);
        Assert.Contains(@"""DestinationFilePath"": ""I:\\ca.pem""", files, StringComparison.Ordinal);
        string network = File.ReadAllText(Path.Combine(folder, "network.json"));
        Assert.Contains($@"""Password"": ""{Password}""", network, StringComparison.Ordinal);
        Assert.Contains(@"""Ssid"": ""cold store""", network, StringComparison.Ordinal);
    }

    [UnixFact]
    public void Settings_only_writes_the_files_and_no_firmware()
    {
        Tool run = Flash("--settings-only", "--write");
        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Matches("^--filedeployment .*files.json --serialport /dev/none$", Assert.Single(Calls()));
        Assert.Contains(@"""DestinationFilePath"": ""I:\\devicemailer.ini""", File.ReadAllText(Path.Combine(folder, "files.json")), StringComparison.Ordinal);
        Assert.Contains("Done: press RESET", run.Output, StringComparison.Ordinal);
    }

    [UnixFact]
    public void Settings_only_with_mistakes_touches_nothing()
    {
        Tool run = Run("--port", "/dev/none", "--settings", WriteFile("bad.ini", "[smtp]\nport = 99999\n"), "--settings-only", "--write");
        Assert.Contains("bad.ini:2:8: [smtp] port", run.Output, StringComparison.Ordinal);
        Assert.Equal(2, run.ExitCode);
        Assert.Empty(Calls());
    }

    [UnixFact]
    public void Settings_only_and_an_image_contradict_each_other()
    {
        Tool run = Flash("--settings-only", "--image", Image(1000), "--write");
        Assert.Contains("--settings-only writes no image", run.Output, StringComparison.Ordinal);
        Assert.Equal(2, run.ExitCode);
        Assert.Empty(Calls());
    }

    [UnixFact]
    public void Password_is_in_no_argument_and_in_no_output_and_its_file_is_gone()
    {
        Tool run = Flash("--image", Image(1000), "--wifi", WriteFile("wifi.ini", $"ssid = a\npassword = {Password}\n"), "--write");
        Assert.DoesNotContain(Password, run.Output + string.Join('\n', Calls()), StringComparison.Ordinal);
        string json = Calls()[2].Split(' ')[3];
        Assert.False(File.Exists(json), json);
    }

    [UnixFact]
    public void A_step_that_fails_is_the_last()
    {
        WriteFile("fail", "");
        Tool run = Flash("--image", Image(1000), "--write");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("This step ended with 7; the steps after it were not run.", run.Output, StringComparison.Ordinal);
        Assert.Single(Calls());
    }

    [UnixFact]
    public void An_image_too_large_for_the_partition_touches_nothing()
    {
        Tool run = Flash("--image", Image(0x1C0001), "--write");
        Assert.Contains("found 1835009 bytes, expected at most the 1835008 of the board's deployment partition", run.Output, StringComparison.Ordinal);
        Assert.Equal(2, run.ExitCode);
        Assert.Empty(Calls());
    }

    [UnixFact]
    public void Wrong_settings_touch_nothing()
    {
        Tool run = Run("--port", "/dev/none", "--settings", WriteFile("bad.ini", "[smtp]\nport = 99999\n"), "--image", Image(1000), "--write");
        Assert.Contains("bad.ini:2:8: [smtp] port", run.Output, StringComparison.Ordinal);
        Assert.Equal(2, run.ExitCode);
        Assert.Empty(Calls());
    }

    [UnixFact]
    public void A_certificate_that_is_not_among_the_files_is_missed()
    {
        using var authority = new TestAuthority();
        string ca = WriteFile("ca.pem", authority.Pem); // beside the settings, which is not enough: only what is named goes on the board
        string settings = WriteFile("tls.ini", File.ReadAllText(Sample).Replace("security = none", @"security = tls" + "\n" + @"ca = I:\ca.pem", StringComparison.Ordinal));
        Tool run = Run("--port", "/dev/none", "--settings", settings, "--image", Image(1000));
        Assert.Contains(@"I:\ca.pem", run.Output, StringComparison.Ordinal);
        Assert.Equal(2, run.ExitCode);
        Assert.Equal(0, Run("--port", "/dev/none", "--settings", settings, "--image", Image(1000), "--file", $"ca.pem={ca}").ExitCode);
    }

    [UnixTheory]
    [InlineData("password = x\n", "ssid: found 0 characters, expected 1 to 32")]
    [InlineData("ssid = a\npassword = 12345678901234567890123456789012345678901234567890123456789012345\n", "password: found 65 characters, expected at most 64")]
    public void A_network_that_the_device_cannot_keep_touches_nothing(string wifi, string reason)
    {
        Tool run = Flash("--image", Image(1000), "--wifi", WriteFile("wifi.ini", wifi), "--write");
        Assert.Contains(reason, run.Output, StringComparison.Ordinal);
        Assert.Empty(Calls());
    }

    [UnixFact]
    public void Without_nanoff_nothing_begins()
    {
        File.Delete(Path.Combine(folder, "nanoff"));
        Tool run = Flash("--image", Image(1000), "--write");
        Assert.Contains("nanoff is not here", run.Output, StringComparison.Ordinal);
        Assert.Equal(2, run.ExitCode);
    }

    [UnixFact]
    public void Name_and_password_of_the_devices_own_network_are_read_from_its_console()
    {
        using var console = new PseudoTerminal();
        using var stop = new CancellationTokenSource();

        // In a packet of the wire protocol, as it may be cut by others.
        byte[] line = [.. "MARKER_PACKET\0\u0001\u00ff"u8, .. "WIFI:T:WPA;S:DeviceMailer-005307;P:abcdefgh2345;;\n"u8, 0, 1, 2];
        Task board = Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                console.Write(line);
                Thread.Sleep(100);
            }
        });
        Tool run = Run("--port", console.Name, "--settings", Sample, "--image", Image(1000), "--write");
        stop.Cancel();
        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Contains("own network, to set it up with a phone: DeviceMailer-005307\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("Its password, to be kept with the device: abcdefgh2345\n", run.Output, StringComparison.Ordinal);
        Assert.True(run.Output.Split('\n').Count(text => text.Contains('\u2588', StringComparison.Ordinal)) > 10, run.Output); // a code
        Assert.True(board.Wait(TimeSpan.FromSeconds(10)));
    }

    [UnixFact]
    public void Port_that_cannot_be_listened_to_is_said_and_the_board_is_done()
    {
        Tool run = Flash("--image", Image(1000), "--write");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("The board's console prints a line that begins with WIFI: at each start.", run.Output, StringComparison.Ordinal);
    }

    private static string Sample => Path.Combine(AppContext.BaseDirectory, "devicemailer.ini");

    private Tool Flash(params string[] arguments) => Run(["--port", "/dev/none", "--settings", Sample, .. arguments]);

    private Tool Run(params string[] arguments) =>
        Tool.Run("env", [$"NANOFF={Path.Combine(folder, "nanoff")}", "dotnet", Path.Combine(AppContext.BaseDirectory, "RealBoard.dll"), "flash", .. arguments]);

    private string[] Calls() => File.Exists(Path.Combine(folder, "calls")) ? File.ReadAllLines(Path.Combine(folder, "calls")) : [];

    private string Image(int size)
    {
        string path = Path.Combine(folder, "app.bin");
        File.WriteAllBytes(path, new byte[size]);
        return path;
    }

    private string WriteFile(string name, string content)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllText(path, content);
        return path;
    }
}
