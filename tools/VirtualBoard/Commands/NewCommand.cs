// The new verb: writes a settings file from a provider, addresses and recipes, asked for in a terminal or given as options. What it writes
// has passed the firmware's own check.

using System.Text;
using DeviceMailer.VirtualBoard.Clr;
using DeviceMailer.VirtualBoard.Providers;
using DeviceMailer.VirtualBoard.Settings;
using Spectre.Console;

namespace DeviceMailer.VirtualBoard.Commands;

/// <summary>Writes a settings file.</summary>
internal sealed class NewCommand
{
    internal required string Out { get; set; }

    internal string? Board { get; set; }

    internal string? Provider { get; set; }

    /// <summary>The sender: the account's address.</summary>
    internal string? From { get; set; }

    /// <summary>Recipients; null: the sender.</summary>
    internal string? To { get; set; }

    internal string? User { get; set; }

    /// <summary>A file with the password in its first line; null: it is asked for, or left to be filled in.</summary>
    internal string? PasswordFile { get; set; }

    internal string? Host { get; set; }

    internal string? Ssid { get; set; }

    internal string? Name { get; set; }

    /// <summary>The name of a time zone, such as Europe/Berlin; null: this PC's; empty: UTC.</summary>
    internal string? Zone { get; set; }

    internal string[] Triggers { get; set; } = [];

    /// <summary>Replaces a file that is there.</summary>
    internal bool Force { get; set; }

    /// <summary>Where somebody can be asked; null: nowhere.</summary>
    internal IAnsiConsole? Terminal { get; init; } = ConsolePrompt.IsTerminal ? AnsiConsole.Console : null;

    private string? password;

    internal ExitCode Run()
    {
        try
        {
            if (File.Exists(Out) && !Force) return Refuse($"{Out} is there: choose another name with --out, or replace it with --force");
            if (PasswordFile != null) password = File.ReadLines(PasswordFile).FirstOrDefault() ?? "";
            if (Terminal != null) Ask(Terminal);
            if (Zone is { Length: > 0 } && ZoneRule.Find(Zone) == null) return Refuse($"--zone: found '{Zone}', expected the name of a time zone whose changes follow a rule, such as Europe/Berlin");
            if (Provider == null || From == null) return Refuse($"found no {(Provider == null ? "--provider" : "--from")}, expected both --provider NAME and --from ADDRESS. Providers: {string.Join(", ", Providers.Provider.All().Select(one => one.Name))}");
            Provider provider = Providers.Provider.Find(Provider);
            return Write(provider);
        }
        catch (Exception e) when (e is IOException or FormatException or UnauthorizedAccessException)
        {
            return Refuse(e.Message);
        }
    }

    private void Ask(IAnsiConsole terminal)
    {
        IReadOnlyList<Provider> providers = Providers.Provider.All();
        Board ??= terminal.Prompt(new SelectionPrompt<string>().Title("Which board?").AddChoices(BoardFile.Known));
        Provider ??= terminal.Prompt(new SelectionPrompt<Provider>().Title("Whose mail account?").PageSize(20).UseConverter(one => Markup.Escape(one.Title)).AddChoices(providers)).Name;
        Provider provider = Providers.Provider.Find(Provider);
        terminal.MarkupLineInterpolated($"{provider.Title}: the password is {provider.Password}.");
        terminal.MarkupLineInterpolated($"{provider.Steps} {provider.Page}");
        From ??= terminal.Prompt(new TextPrompt<string>("The account's address:"));
        if (provider.User is not "address" and not "apikey") User ??= terminal.Prompt(new TextPrompt<string>(Markup.Escape($"User ({provider.User}):")));
        password ??= terminal.Prompt(new TextPrompt<string>("Password (empty: fill it in later):").Secret().AllowEmpty());
        To ??= terminal.Prompt(new TextPrompt<string>("Who gets the alerts, with commas between:").DefaultValue(From));
        Ssid ??= terminal.Prompt(new TextPrompt<string>("Wi-Fi network (empty: the one on the device):").AllowEmpty());
        Zone ??= terminal.Prompt(new TextPrompt<string>("Time zone:").DefaultValue(ZoneRule.OfThisPc));
        if (Triggers.Length == 0) Triggers = [.. AskTriggers(terminal)];
    }

    private static IEnumerable<string> AskTriggers(IAnsiConsole terminal)
    {
        List<Recipe> chosen = terminal.Prompt(new MultiSelectionPrompt<Recipe>().Title("What is to be mailed?").UseConverter(one => Markup.Escape(one.Title)).AddChoices(Recipe.All));
        foreach (Recipe recipe in chosen)
        {
            yield return recipe.NeedsPin ? $"{recipe.Name}:{terminal.Prompt(new TextPrompt<int>(Markup.Escape($"Pin for {recipe.Name}:")).DefaultValue(4))}" : recipe.Name;
        }
    }

    private ExitCode Write(Provider provider)
    {
        string settings = Text(provider);
        string? problem = Problem(settings);
        if (problem != null) return Refuse(problem);
        SettingsText.Write(Out, settings);
        Console.WriteLine($"{Out}: written for {provider.Title}. The password is {provider.Password}.");
        int step = 0;
        if (string.IsNullOrEmpty(password)) Console.WriteLine($"{++step}. Get it, and put it into the line password = ...: {provider.Steps} {provider.Page}");
        string tool = FirmwareFiles.Invocation;
        string roots = Host == null ? $"--provider {provider.Name}" : $"{Host}:{provider.Port} --security {provider.Security}";
        Console.WriteLine($"{++step}. Fetch the root certificate:  {tool} roots {roots} --out {Path.Combine(Path.GetDirectoryName(Out) ?? "", "ca.pem")}");
        Console.WriteLine($"{++step}. Check:                       {tool} check {Out}");
        Console.WriteLine($"{++step}. Try it; no mail leaves:      {tool} --settings {Out}");
        Console.WriteLine($"{++step}. Send a real test mail:       {tool} send {Out}");
        Console.WriteLine($"{++step}. Flash:                       tools/flash --port PORT --settings {Out} --file ca.pem=ca.pem");
        return ExitCode.Ok;
    }

    private string Text(Provider provider)
    {
        string user = User ?? (provider.User == "address" ? From! : provider.User);
        var text = new StringBuilder();
        text.Append($"# Written for {provider.Title}, {provider.Page}\n[device]\nname = {Name ?? "devicemailer"}\n\n[wifi]\nssid = {SettingsText.Quoted(Ssid ?? "")}\npassword =\n\n");
        string zone = Zone ?? ZoneRule.OfThisPc;
        if (ZoneRule.Find(zone) is { } rule) text.Append($"[time]\n# {zone}\nzone = {rule}\n\n");
        text.Append($"[smtp]\nhost = {Host ?? provider.Host}\nport = {provider.Port}\nsecurity = {provider.Security}\nca = I:\\ca.pem\nauth = {provider.Auth}\nuser = {SettingsText.Quoted(user)}\n");
        text.Append(string.IsNullOrEmpty(password) ? $"# {provider.Password}\npassword = {Placeholder}\n\n" : $"password = {SettingsText.Quoted(password)}\n\n");
        if (provider.TokenUrl.Length > 0) text.Append($"[oauth]\n# To have tokens renewed by the device: set auth = xoauth2, fill in client-id, and take the # away.\n#token-url = {provider.TokenUrl}\n#client-id =\n#scope = {provider.Scope}\n#token = I:\\token.txt\n\n");
        text.Append($"[mail]\nfrom = {From}\nto = {To ?? From}\n");
        foreach (string trigger in Triggers.DefaultIfEmpty("button:4")) text.Append('\n').Append(Recipe.Settings(trigger));
        return text.ToString();
    }

    /// <summary>Stands for a password that is still to be filled in.</summary>
    internal const string Placeholder = "fill-me-in";

    private string? Problem(string settings)
    {
        using var flash = new WorkFolder(null);
        using var board = new Board(BoardFile.Find(Board ?? CommandLine.DefaultBoard), flash.Path, new RealClock());
        File.WriteAllText(board.Flash.PathOf(FirmwareFiles.SettingsPath), settings);
        SettingsCheck check = SettingsCheck.Run(board, FirmwareFiles.Load(), Out);
        IEnumerable<string> mistakes = check.Messages.Where(message => !message.IsWarning).Select(message => $"{message.Key}: {message.Text}");
        return check.IsGood ? null : "Nothing was written:\n" + string.Join('\n', mistakes);
    }

    private static ExitCode Refuse(string reason)
    {
        Console.Error.WriteLine(reason);
        return ExitCode.BadInput;
    }
}
