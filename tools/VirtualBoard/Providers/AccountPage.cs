// The page "Your mail account", made from the providers' files: one section each, in the same five steps.

using System.Text;

namespace DeviceMailer.VirtualBoard.Providers;

/// <summary>Writes the page.</summary>
internal static class AccountPage
{
    private const string Head =
        """
        # Your mail account

        Five steps take you from an account to the first mail, on Windows, macOS and Linux alike: the commands are the same in PowerShell, Terminal and any shell. Run them in the
        repository's folder; the .NET 10 SDK is all they need. On Windows, `tools\flash.ps1` stands for `tools/flash`.

        1. **Get a password or a token**, as your provider's section says.
        2. **`new`** writes the settings: `dotnet run --project tools/VirtualBoard -- new` asks; with options it does not. It prints the next steps.
        3. **`roots`** fetches the certificate that the device must trust, into `ca.pem` next to the settings, and shows its expiry and SHA-256.
        4. **`send`** sends one real mail through the settings, by the device's own mail client, on your PC. If the server refuses, it says why and what to do.
        5. **Flash**: `tools/flash --port PORT --settings my.ini --file ca.pem=ca.pem`; see [Flash a board](../../../hardware/FLASH.md).

        Before step 4 you can run everything without sending anything: `dotnet run --project tools/VirtualBoard -- --settings my.ini`. The built-in server then takes your login, under a
        certificate made for that run. What a refusal means is also [on a page](../Refusals/README.md).

        Each fact below has its date and source in the provider's file in this folder; "unchecked" marks what nobody could look up. This page is printed by
        `dotnet run --project tools/VirtualBoard -- accounts`.

        ## When the password changes, and how long tokens live

        - **Password or app password.** The device is refused from the moment you change or delete it. It keeps its alerts (as long as `expire` says), its light shows "no server", and the log has
          the server's 535. Put the new password into the settings and flash them again. With Gmail and iCloud, a new password of the account ends its app passwords as well.
        - **Tokens.** An access token lives about an hour, so a token in `password` is for trying only. A refresh token lives longer: 90 days at Microsoft, from its last use; six months without use at
          Google, and 7 days while the consent screen is in "Testing". The command `login` makes one where the tool has it.
        - **Use an account of its own** for your devices. A password that is read from a stolen device then opens nothing else, and changing it affects nobody.

        ## Without an account

        `route = mx` in `[smtp]` delivers straight to the mail servers of the recipients' domains, with `security = starttls` or `none`. It suits an organisation's own server inside its own network.
        From a home it mostly fails: providers of home connections close port 25, servers refuse such addresses by lists of dynamic ones (554 5.7.1), and without SPF and DKIM for the domain
        of `from`, large providers refuse or file the mail as spam (550 5.7.26). There is no DKIM signing on the device.

        """;

    /// <summary>The page in Markdown, LF between lines.</summary>
    internal static string Write()
    {
        var page = new StringBuilder(Head);
        foreach (Provider provider in Provider.All()) Section(page, provider);
        return page.ToString().ReplaceLineEndings("\n");
    }

    private static void Section(StringBuilder page, Provider provider)
    {
        page.Append($"\n## {provider.Title}\n\n");
        page.Append($"1. The password is {provider.Password}. {provider.Steps} <{provider.Page}>\n");
        string host = provider.Name == "postfix" ? " --host mail.example.com" : "";
        page.Append($"2. `dotnet run --project tools/VirtualBoard -- new --provider {provider.Name} --from you@example.com{host}`: {provider.Host}, port {provider.Port}, {provider.Security}, auth {provider.Auth}, user: {provider.User}.\n");
        string server = provider.Name == "postfix" ? "mail.example.com:587" : $"--provider {provider.Name}";
        page.Append($"3. `dotnet run --project tools/VirtualBoard -- roots {server}`. Usual root: {provider.Root}.\n");
        page.Append("4. `dotnet run --project tools/VirtualBoard -- send my.ini`\n5. `tools/flash --port PORT --settings my.ini --file ca.pem=ca.pem`\n\n");
        page.Append($"- Life: {provider.Life}\n");
        foreach (string limit in provider.Limits) page.Append($"- Limit: {limit}\n");
        foreach (string trap in provider.Traps) page.Append($"- Trap: {trap}\n");
        page.Append($"- Checked: {provider.Checked}. Source: {provider.Source}\n");
    }
}
