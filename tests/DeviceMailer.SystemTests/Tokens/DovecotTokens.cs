// A real Dovecot that does nothing but log people in for Postfix, by its oauth2 passdb: it asks the authorization server about each token.

using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using DeviceMailer.SystemTests.Servers;

namespace DeviceMailer.SystemTests.Tokens;

/// <summary>Dovecot's SASL over TCP, gone with its folder when it is disposed.</summary>
public sealed class DovecotTokens : ITestServer, IAsyncDisposable
{
    private const string Program = "/usr/sbin/dovecot";
    private const string Owner = "nobody";
    private static readonly TimeSpan startTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan lastWordsTimeout = TimeSpan.FromSeconds(5);

    private readonly ServerProcess process;
    private readonly string folder = Directory.CreateTempSubdirectory("devicemailer-dovecot-auth-").FullName;

    private DovecotTokens(IPEndPoint introspection)
    {
        EndPoint = MailServer.FreeEndPoint();
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
        File.WriteAllLines(Path.Combine(folder, "oauth2.conf"), TokenLines(introspection));
        File.WriteAllLines(Path.Combine(folder, "dovecot.conf"), Lines());
        process = ServerProcess.Start(Program, ["-F", "-c", Path.Combine(folder, "dovecot.conf")]);
    }

    /// <summary>Null if it and Postfix, for which it works, can be run here; otherwise why not.</summary>
    public static string? WhyAbsent() => PostfixServer.WhyAbsent() ?? DovecotServer.WhyAbsent();

    /// <summary>Where Postfix asks it.</summary>
    public IPEndPoint EndPoint { get; }

    /// <summary>All that it has logged so far.</summary>
    public string Log => process.Printed();

    /// <summary>Starts one and waits until it listens.</summary>
    /// <param name="introspection">Where tokens are asked about (RFC 7662), without TLS on loopback.</param>
    /// <exception cref="InvalidOperationException">It does not start.</exception>
    public static async Task<DovecotTokens> StartAsync(IPEndPoint introspection)
    {
        var dovecot = new DovecotTokens(introspection);
        var waited = Stopwatch.StartNew();
        while (!await dovecot.ListensAsync())
        {
            if (waited.Elapsed < startTimeout && !dovecot.process.HasExited) continue;
            await dovecot.process.ReadToEndAsync(lastWordsTimeout);
            string log = dovecot.Log;
            await dovecot.DisposeAsync();
            throw new InvalidOperationException($"Dovecot does not listen. Its log:\n{log}");
        }

        return dovecot;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task<bool> ListensAsync()
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(EndPoint);
            return true;
        }
        catch (SocketException)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50));
            return false;
        }
    }

    private static string[] TokenLines(IPEndPoint introspection) =>
    [
        "introspection_mode = post",
        $"introspection_url = http://{TokenServer.Checker}:{TokenServer.CheckerSecret}@{introspection}/introspect",
        "username_attribute = sub",
        "active_attribute = active",
        "active_value = true",
    ];

    private string[] Lines() =>
    [
        $"base_dir = {folder}/run",
        $"state_dir = {folder}/state",
        "log_path = /dev/stderr",
        $"instance_name = {Path.GetFileName(folder)}",
        "protocols =",
        "ssl = no",
        "disable_plaintext_auth = no", // Postfix speaks TLS, and this is between the two
        "auth_mechanisms = xoauth2 oauthbearer",
        "auth_failure_delay = 0",
        $"default_internal_user = {Owner}",
        "default_internal_group = nogroup",
        $"default_login_user = {Owner}",
        "first_valid_uid = 1",
        "passdb {",
        "  driver = oauth2",
        "  mechanisms = xoauth2 oauthbearer",
        $"  args = {folder}/oauth2.conf",
        "}",
        "userdb {",
        "  driver = static",
        "  args = uid=65534 gid=65534 home=/nonexistent",
        "}",
        "service auth {",
        "  inet_listener {",
        $"    address = {EndPoint.Address}",
        $"    port = {EndPoint.Port}",
        "  }",
        "}",

        // Both would change their root to base_dir, which is no use to them here and needs one more privilege.
        "service anvil {",
        "  chroot =",
        "}",
        "service stats {",
        "  chroot =",
        "}",
    ];
}
