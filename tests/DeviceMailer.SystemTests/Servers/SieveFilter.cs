// Dovecot's sieve-test: what a filter (RFC 5228) does with a mail, without a server.

using System.Diagnostics;

namespace DeviceMailer.SystemTests.Servers;

/// <summary>Runs filters.</summary>
internal sealed class SieveFilter : ITestServer
{
    private const string Program = "/usr/bin/sieve-test";
    private static readonly TimeSpan limit = TimeSpan.FromMinutes(1);

    private SieveFilter()
    {
    }

    /// <summary>Null if it can be run here; otherwise why not.</summary>
    public static string? WhyAbsent()
    {
        if (!File.Exists(Program)) return $"sieve-test is not installed ({ServerCache.Remedy}; Debian and Ubuntu: package dovecot-sieve).";
        return Environment.IsPrivilegedProcess ? null : "sieve-test takes a user's number from root only.";
    }

    /// <summary>What it says that the filter does with the mail.</summary>
    internal static async Task<string> RunAsync(string filter, byte[] mail)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("devicemailer-sieve-");
        try
        {
            string PathOf(string name) => Path.Combine(folder.FullName, name);
            File.WriteAllText(PathOf("filter.sieve"), filter);
            File.WriteAllBytes(PathOf("mail.eml"), mail);
            File.WriteAllText(PathOf("dovecot.conf"), $"mail_uid=65534\nmail_gid=65534\nmail_home={folder}\nmail_location=maildir:{folder}/mail\nlog_path=/dev/stderr\nhostname=mx.example.com\npostmaster_address=postmaster@example.com\n");
            foreach (string path in new[] { folder.FullName, PathOf("filter.sieve"), PathOf("mail.eml") })
            {
                if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, (UnixFileMode)0b111_111_111); // it reads them as somebody else
            }

            using Process process = Process.Start(new ProcessStartInfo(Program, ["-c", PathOf("dovecot.conf"), PathOf("filter.sieve"), PathOf("mail.eml")]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            using var stop = new CancellationTokenSource(limit);
            Task<string> errors = process.StandardError.ReadToEndAsync(stop.Token);
            string output = await process.StandardOutput.ReadToEndAsync(stop.Token);
            await process.WaitForExitAsync(stop.Token);
            return process.ExitCode == 0 ? output : throw new InvalidOperationException(await errors);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
