// The verb login.

using System.CommandLine;

namespace DeviceMailer.VirtualBoard.Commands;

internal static partial class CommandLine
{
    private static Command CreateLogin()
    {
        var provider = new Option<string>("--provider") { Description = "Mail provider: gmail, microsoft365, outlook, or a file like those.", HelpName = "PROVIDER", Required = true };
        var clientId = new Option<string>("--client-id") { Description = "The id that the provider gave to this client.", HelpName = "ID", Required = true };
        var code = new Option<bool>("--device-code") { Description = "Log in with a code in a browser anywhere, and not in one on this PC." };
        var file = new Option<FileInfo>("--out") { Description = "Where the token goes.", HelpName = "FILE", DefaultValueFactory = _ => new FileInfo("token.txt") };
        var command = new Command("login", "Log in at a mail provider, and write the token file that goes on the device.") { provider, clientId, code, file };
        command.SetAction(async (parsed, cancel) => (int)await LoginCommand.RunAsync(
            parsed.GetRequiredValue(provider), parsed.GetRequiredValue(clientId), parsed.GetValue(code), parsed.GetRequiredValue(file).FullName, cancel));
        return command;
    }
}
