// TLS and AUTH of one Postfix instance: the files that hold certificate, key and passwords, and the lines of main.cf that name
// them. Passwords are Cyrus SASL's, in a database of the instance's own.
using System.Diagnostics;

namespace DeviceMailer.SystemTests.Servers;

/// <summary>Writes what smtpd needs for TLS and AUTH into a folder, and says so in main.cf.</summary>
internal static class PostfixSecurity
{
    /// <summary>Writes the files that the options ask for and returns the lines for main.cf.</summary>
    public static IEnumerable<string> Write(string folder, string owner, MailServerOptions options) =>
    [
        $"message_size_limit = {options.MaxMessageBytes}",
        $"smtputf8_enable = {(options.SmtpUtf8 ? "yes" : "no")}",
        .. options.Certificate is { } certificate ? WriteTls(folder, certificate) : [],
        .. options.Mechanisms.Count > 0 ? WriteAuth(folder, owner, options) : [],
    ];

    private static string[] WriteTls(string folder, ServerCertificate certificate)
    {
        certificate.Write(folder); // smtpd reads them before it stops being root
        return
        [
            "smtpd_tls_security_level = may",
            $"smtpd_tls_chain_files = {ServerCertificate.KeyFile(folder)}, {ServerCertificate.ChainFile(folder)}",
        ];
    }

    private static string[] WriteAuth(string folder, string owner, MailServerOptions options)
    {
        // The folder "sasl" below main.cf is where Debian's build looks, whatever cyrus_sasl_config_path says.
        string saslFolder = Directory.CreateDirectory(Path.Combine(folder, "sasl")).FullName;
        string database = Path.Combine(saslFolder, "sasldb");
        SetPassword(database);
        Run("chown", owner, database);
        File.WriteAllLines(
            Path.Combine(saslFolder, "smtpd.conf"),
            [
                "pwcheck_method: auxprop",
                "auxprop_plugin: sasldb",
                $"sasldb_path: {database}",
                $"mech_list: {string.Join(' ', options.Mechanisms)}",
            ]);
        return
        [
            "smtpd_sasl_auth_enable = yes",
            "smtpd_sasl_type = cyrus",
            "smtpd_sasl_path = smtpd", // the file's name, without .conf
            $"cyrus_sasl_config_path = {saslFolder}",
            $"smtpd_sasl_local_domain = {TestMail.Domain}", // the realm that the password was set in
            "smtpd_sasl_security_options = noanonymous",
            $"smtpd_tls_auth_only = {(options.AuthNeedsTls ? "yes" : "no")}",
            options.MailNeedsAuth
                ? "smtpd_sender_restrictions = permit_sasl_authenticated, reject"
                : "smtpd_sender_restrictions =",
        ];
    }

    private static void SetPassword(string database)
    {
        // -p: the password is what standard input has, all of it.
        var start = new ProcessStartInfo("saslpasswd2", ["-p", "-c", "-f", database, "-u", TestMail.Domain, TestMail.User])
        {
            RedirectStandardInput = true,
        };
        using Process process = Process.Start(start)!;
        process.StandardInput.Write(TestMail.Password);
        process.StandardInput.Close();
        Finish(process);
    }

    private static void Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(program, arguments);
        Finish(process);
    }

    private static void Finish(Process process)
    {
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            string program = process.StartInfo.FileName;
            throw new IOException($"{program} ended with {process.ExitCode}; its message is on standard error.");
        }
    }
}
