// The command new in a terminal: what a person is asked, and what the answers come to.

using DeviceMailer.VirtualBoard;
using DeviceMailer.VirtualBoard.Commands;
using DeviceMailer.VirtualBoard.Providers;
using Spectre.Console;
using Spectre.Console.Testing;

namespace DeviceMailer.SystemTests.Commands;

public sealed class NewDialogueTests : IDisposable
{
    private const string Secret = "open #sesame";

    private readonly string folder = Directory.CreateTempSubdirectory("devicemailer-new-").FullName;
    private readonly TestConsole terminal = new TestConsole().Interactive().Width(200);

    private string Settings => Path.Combine(folder, "my.ini");

    public void Dispose()
    {
        terminal.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Answers_become_settings_and_the_password_is_not_shown()
    {
        Choose([.. BoardFile.Known], "esp32-s3-devkitc-1");
        Choose([.. Provider.All().Select(provider => provider.Name)], "gmail");
        terminal.Input.PushTextWithEnter("me@example.com");
        terminal.Input.PushTextWithEnter(Secret);
        terminal.Input.PushKey(ConsoleKey.Enter); // alerts go to the account itself
        terminal.Input.PushTextWithEnter("Attic");
        terminal.Input.PushTextWithEnter("Europe/Berlin");
        Tick("door", "heartbeat");
        terminal.Input.PushTextWithEnter("5");

        Assert.Equal(ExitCode.Ok, New().Run());
        string[] lines = File.ReadAllLines(Settings);
        foreach (string line in (string[])["ssid = Attic", "host = smtp.gmail.com", "port = 465", "user = me@example.com", "from = me@example.com", "to = me@example.com", "[trigger door]", "pin = 5", "[trigger alive]", "# Europe/Berlin", "zone = <+01>-1<+02>,M3.5.0,M10.5.0/3", $"password = \"{Secret}\""])
        {
            Assert.Contains(line, lines);
        }

        Provider gmail = Provider.Find("gmail");
        Assert.Contains(gmail.Page, terminal.Output, StringComparison.Ordinal); // where the password comes from
        Assert.DoesNotContain("sesame", terminal.Output, StringComparison.Ordinal);
        Assert.Contains(new string('*', Secret.Length), terminal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Empty_password_is_left_to_be_filled_in_and_an_own_user_is_asked_for()
    {
        string own = Provider.All().First(provider => provider.User is not "address" and not "apikey").Name;
        Choose([.. BoardFile.Known], "esp32-devkitc-v4");
        Choose([.. Provider.All().Select(provider => provider.Name)], own);
        terminal.Input.PushTextWithEnter("me@example.com");
        terminal.Input.PushTextWithEnter("someone");
        terminal.Input.PushKey(ConsoleKey.Enter);
        terminal.Input.PushTextWithEnter("night@example.com, day@example.com");
        terminal.Input.PushKey(ConsoleKey.Enter);
        terminal.Input.PushKey(ConsoleKey.Enter); // this PC's time zone
        Tick("start");

        Assert.Equal(ExitCode.Ok, New().Run());
        string text = File.ReadAllText(Settings);
        Assert.Contains("user = someone\n", text, StringComparison.Ordinal);
        Assert.Contains($"password = {NewCommand.Placeholder}\n", text, StringComparison.Ordinal);
        Assert.Contains("to = night@example.com, day@example.com\n", text, StringComparison.Ordinal);
        Assert.Contains("[trigger started]\nboot = yes\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_given_as_an_option_is_not_asked_for()
    {
        terminal.Input.PushKey(ConsoleKey.Enter); // the Wi-Fi network, which was not
        terminal.Input.PushKey(ConsoleKey.Enter); // nor the time zone
        NewCommand command = New();
        command.Board = "esp32-devkitc-v4";
        command.Provider = "fastmail";
        command.From = "me@example.com";
        command.To = "you@example.com";
        command.PasswordFile = Path.Combine(folder, "password.txt");
        File.WriteAllText(command.PasswordFile, Secret + "\n");
        command.Triggers = ["button:4"];
        Assert.Equal(ExitCode.Ok, command.Run());
        Assert.Contains("to = you@example.com\n", File.ReadAllText(Settings), StringComparison.Ordinal);
        Assert.DoesNotContain("Which board?", terminal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Answers_that_the_firmware_would_refuse_write_nothing()
    {
        NewCommand command = New();
        command.Board = "esp32-devkitc-v4";
        command.Provider = "fastmail";
        command.Zone = "";
        terminal.Input.PushTextWithEnter("nobody"); // no address
        terminal.Input.PushKey(ConsoleKey.Enter);
        terminal.Input.PushKey(ConsoleKey.Enter);
        terminal.Input.PushKey(ConsoleKey.Enter);
        Tick("start");
        Assert.Equal(ExitCode.BadInput, command.Run());
        Assert.False(File.Exists(Settings));
    }

    private NewCommand New() => new() { Out = Settings, Terminal = terminal };

    private void Choose(string[] all, string wanted)
    {
        for (int i = Array.IndexOf(all, wanted); i > 0; i--) terminal.Input.PushKey(ConsoleKey.DownArrow);
        terminal.Input.PushKey(ConsoleKey.Enter);
    }

    private void Tick(params string[] recipes)
    {
        foreach (Recipe recipe in Recipe.All)
        {
            if (recipes.Contains(recipe.Name)) terminal.Input.PushKey(ConsoleKey.Spacebar);
            terminal.Input.PushKey(ConsoleKey.DownArrow);
        }

        terminal.Input.PushKey(ConsoleKey.Enter);
    }
}
