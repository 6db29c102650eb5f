using System.Diagnostics;
using DeviceMailer.VirtualBoard.Tokens;

namespace DeviceMailer.VirtualBoard.Commands;

/// <summary>The login verb: a person logs in at a provider, and the device gets a token file.</summary>
internal static class LoginCommand
{
    private const string SecretVariable = "DEVICEMAILER_CLIENT_SECRET";
    private static readonly TimeSpan limit = TimeSpan.FromMinutes(15); // as long as device codes usually last

    /// <param name="providerName">The provider's name, or a file of one's own.</param>
    /// <param name="clientId">The id that the provider gave.</param>
    /// <param name="byCode">By a device code, and not by a browser on this PC.</param>
    /// <param name="file">Where the token goes.</param>
    /// <param name="cancel">Ends it.</param>
    internal static async Task<ExitCode> RunAsync(string providerName, string clientId, bool byCode, string file, CancellationToken cancel)
    {
        try
        {
            TokenProvider provider = TokenProvider.Find(providerName);
            string? secret = Environment.GetEnvironmentVariable(SecretVariable);
            if (provider.NeedsSecret && string.IsNullOrEmpty(secret))
            {
                throw new TokenLoginException($"this provider wants the client's secret: put it into the environment variable {SecretVariable}, where no list of processes shows it");
            }

            using var client = new HttpClient();
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            stop.CancelAfter(limit);
            var login = new TokenLogin(provider, client, clientId, string.IsNullOrEmpty(secret) ? null : secret);
            string token = byCode ? await login.ByDeviceCodeAsync(ShowCode, stop.Token) : await login.ByBrowserAsync(ShowPage, stop.Token);
            TokenFileWriter.Write(file, token);
            Tell(provider, clientId, secret, file);
            return ExitCode.Ok;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("nobody logged in in time; nothing was written");
            return ExitCode.Failed;
        }
        catch (Exception e) when (e is TokenLoginException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(e.Message);
            return ExitCode.BadInput;
        }
    }

    private static void ShowCode(string page, string code) => Console.WriteLine($"Open {page} in any browser, enter the code {code}, and log in as the mailbox that the device sends from.");

    private static void ShowPage(string address)
    {
        Console.WriteLine($"Log in as the mailbox that the device sends from. If no browser opens, open this address on this PC:\n{address}");
        try
        {
            Process.Start(new ProcessStartInfo(address) { UseShellExecute = true })?.Dispose();
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or InvalidOperationException or PlatformNotSupportedException)
        {
            // No browser, no desktop: the address is there to be copied.
        }
    }

    // Nothing secret: the token is in its file only.
    private static void Tell(TokenProvider provider, string clientId, string? secret, string file)
    {
        Console.WriteLine($"{file}: written. Anyone who has it can send mail as you: keep it as you would a password. It goes on the device as I:\\token.txt.");
        Console.WriteLine("These lines go into the settings, beside user and auth = xoauth2 in [smtp]:\n");
        Console.WriteLine($"[oauth]\ntoken-url = {provider.Token}\nclient-id = {clientId}");
        if (!string.IsNullOrEmpty(secret)) Console.WriteLine("client-secret = (the client's secret)");
        Console.WriteLine($"scope = {provider.Scope}\ntoken = I:\\token.txt");
    }
}
