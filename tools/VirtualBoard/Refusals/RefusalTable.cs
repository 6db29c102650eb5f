// What servers and networks answer, why, and what to do about it: one table for the command line and for the page. Rows are looked at from
// the first to the last, so what is particular stands before what is general.

namespace DeviceMailer.VirtualBoard.Refusals;

/// <summary>The table.</summary>
internal static class RefusalTable
{
    private const string UseLogin = "Use OAuth: auth = xoauth2, with the command login for the token.";
    private const string UseSubmission = "Send through your mail provider: its submission port with security and a login (the command new sets them).";

    /// <summary>All rows.</summary>
    internal static IReadOnlyList<Refusal> Rows { get; } =
    [
        // The token server: lines that begin with token, and say so.
        new(Stage.Token, "", "", "log in again", "token: log in again: the token server no longer takes the refresh token, HTTP 400, it said invalid_grant", "The login that the device's token came from is over: the account's password was changed, access was withdrawn, or the token was not used for months.", "Run the command login again, and put the new token file on the device. With Google, set the consent screen to \"In production\" first: in \"Testing\" a login ends after seven days."),
        new(Stage.Token, "", "", "token server refuses the request", "token: the token server refuses the request: look at [oauth] in the settings, HTTP 401, it said invalid_client", "client-id, client-secret, scope or grant is not what the provider has for this client.", "Compare [oauth] with your client's page at the provider. Microsoft's public clients have no client-secret, Google's have one."),
        new(Stage.Token, "", "", "no TLS with the token server", "token: no TLS with the token server: the certificate is not signed by the authority in the settings", "ca has no authority that signed the token server's certificate, or the device's clock is not set.", "Fetch the token server's root with the command roots HOST:443, and name its file as ca in [oauth]."),
        new(Stage.Token, "", "", "token server's answer makes no sense", "token: the token server's answer makes no sense, HTTP 200", "Something other than a token server answered: a network's login page, or a wrong token-url.", "Check token-url. The device keeps its token and tries again by itself."),
        new(Stage.Token, "", "", "tokens cannot be written|token file could not be taken", "token: the tokens cannot be written to flash", "The device's flash is full or failing, and a token that cannot be kept is not used.", "Make room on flash: delete files that the settings do not name, or lower size in [outbox] and [log]."),
        new(Stage.Token, "", "", "token server", "token: no connection to the token server", "The token server cannot be reached, or cannot do it now.", "Wait: the device keeps its mail and its token, and tries again by itself. If it stays so, check token-url, and that nothing blocks port 443."),

        // Before the server has said anything: known from the device's own log line.
        new(Stage.Connect, "", "", "has no address", "mail: the server's name has no address", "The host name does not exist, or no name server answered.", "Check the spelling of host in [smtp]. If it is right, check the network's name server, or name one with dns."),
        new(Stage.Connect, "", "", "no connection to the server", "mail: no connection to the server", "Nothing listens at that address and port, or a firewall drops it. Most home networks block port 25.", "Use port 465 with security = tls, or 587 with security = starttls. Check host and port against your provider's page."),
        new(Stage.Connect, "", "", "no greeting", "(no greeting from the server)", "The server is connected and says nothing. A port that expects TLS from the first byte does that.", "Set security = tls (its usual port is 465), or use port 587 with security = starttls."),
        new(Stage.Connect, "", "", "did not answer in time", "mail: the server did not answer in time", "The server, or something between, stopped answering. A port that expects TLS from the first byte never greets.", "Set security = tls if the port is 465 or your provider says so. Otherwise wait: the device retries automatically."),
        new(Stage.Tls, "", "", "certificate has expired", "mail: the TLS handshake failed: the certificate has expired", "The server's certificate, or an authority in ca, is out of date. A clock that is ahead has the same effect.", "Look at the dates with the command roots. If the authority in ca has expired, fetch the file again with roots; if it is the server's own, its operator must renew it."),
        new(Stage.Tls, "", "", "not valid yet", "mail: the TLS handshake failed: the certificate is not valid yet: is the clock set?", "The device's clock is not set, so every certificate lies in its future.", "Let the network reach a time server (UDP port 123): the device asks for the time as soon as it is online."),
        new(Stage.Tls, "", "", "for another host", "mail: the TLS handshake failed: the certificate is for another host", "The server's certificate does not name the host in your settings. An address in place of a name does the same.", "Write host exactly as your provider does. The command roots shows which names the certificate has."),
        new(Stage.Tls, "", "", "not signed by the authority", "mail: the TLS handshake failed: the certificate is not signed by the authority in the settings", "ca names an authority other than the one that signed the server's certificate, or something between replaces certificates.", "Fetch ca again with the command roots HOST:PORT, and put it on the device."),
        new(Stage.Tls, "", "", "no common version or cipher", "mail: the TLS handshake failed: no common version or cipher", "The server speaks no TLS at this port before STARTTLS, or only versions before 1.2.", "For port 587 or 25 set security = starttls; for security = tls use port 465."),
        new(Stage.Tls, "", "", "TLS handshake failed", "mail: the TLS handshake failed: the connection was closed", "The server, or something between, ended the TLS handshake.", "Check port and security against your provider's page, and that nothing between filters the connection."),
        new(Stage.StartTls, "", "", "offers no TLS", "mail: the server offers no TLS", "The server does not offer STARTTLS at this port, or something between removes the offer.", "Use port 465 with security = tls. Use security = none for a relay in your own network only."),
        new(Stage.StartTls, "", "", "bytes came after STARTTLS", "mail: unencrypted bytes came after STARTTLS", "Unencrypted bytes followed the reply to STARTTLS. Someone in between may be tampering with the connection.", "Do not use this network for mail. Port 465 with security = tls is not open to this."),
        new(Stage.Auth, "", "", "no login mechanism", "mail: the server offers no login mechanism that is allowed here", "The server offers no login mechanism that your settings allow. Without TLS no password is sent.", "Set security = tls or starttls. Otherwise set auth to a mechanism of the server's line 250-AUTH."),
        new(Stage.Auth, "", "", "log-?in failed", "mail: the login failed", "The server broke off the login, or could not prove that it knows the password.", "Set auth = plain with security = tls, and check host."),
        new(Stage.Any, "", "", "does not speak SMTP", "mail: the server does not speak SMTP", "Something other than a mail server answers on this port.", "Check host and port: 465 with security = tls, 587 with security = starttls."),
        new(Stage.Any, "", "", "connection broke", "mail: the connection broke", "The server, or the network, dropped the connection before the mail had been transferred.", "Nothing is lost: the device retries automatically. If it happens each time, check port and security."),

        // The server refuses the client.
        new(Stage.Greeting, "554", "", "", "554 5.7.1 Service unavailable; client host blocked", "The server accepts no mail from your network. Addresses of home connections are on lists that servers use.", UseSubmission),
        new(Stage.Greeting, "421", "", "", "421 4.7.0 Try again later", "The server is busy, or has had too many connections from your network.", "Wait: the device retries automatically. If it continues, lower limit in [mail]."),
        new(Stage.Any, "", "", "server refuses this device", "mail: the server refuses this device", "The server accepts no mail from your network.", UseSubmission),
        new(Stage.Ehlo, "5", "", "", "550 5.7.1 Invalid HELO name", "The server does not accept the name that the device gives itself.", "Set helo in [smtp] to a host name that exists, such as your domain's."),
        new(Stage.Any, "5", "", @"\b(helo|ehlo)\b", "504 5.5.2 <[192.0.2.7]>: Helo command rejected: need fully-qualified hostname", "The server does not accept the name that the device gives itself.", "Set helo in [smtp] to a host name that exists, such as your domain's."),
        new(Stage.StartTls, "", "", "refuses TLS", "mail: the server refuses TLS", "The server offers STARTTLS but cannot do it at the moment.", "Wait, or use port 465 with security = tls."),
        new(Stage.StartTls, "4", "", "", "454 4.7.0 TLS not available due to local problem", "The server offers STARTTLS but cannot do it at the moment.", "Wait, or use port 465 with security = tls."),

        // The login.
        new(Stage.Any, "534", "5.7.9", "", "534 5.7.9 Application-specific password required", "Your provider requires an app password for programs instead of your account password.", "Enable two-step verification in your account, create an app password there, and set it as password."),
        new(Stage.Any, "535", "5.7.139", "", "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant", "Microsoft has disabled passwords for SMTP, for your organisation or for this mailbox.", "Use OAuth: auth = xoauth2, with the command login for the token. In Microsoft 365 an administrator can enable SMTP AUTH for the mailbox."),
        new(Stage.Any, "550", "5.7.30", "", "550 5.7.30 Basic authentication is not supported for Client Submission", "Microsoft no longer accepts passwords for sending mail.", UseLogin),
        new(Stage.Auth, "535", "5.7.3", "", "535 5.7.3 Authentication unsuccessful", "Microsoft did not accept the login: the token is for another tenant or scope, or a wrong password.", "With a token: run the command login again, with the account in user. With a password: check it in a browser; outlook.com no longer accepts any, so use login."),
        new(Stage.Auth, "535", "5.7.8", "", "535 5.7.8 Username and Password not accepted", "User or password is wrong. With Gmail, Yahoo, iCloud and others an account's own password is refused; they require an app password.", "Set user to the whole address, and password to an app password if your provider has them. Changing the account password invalidates its app passwords."),
        new(Stage.Auth, "454", "", "", "454 4.7.0 Too many login attempts, please try again later", "Too many logins in a short time.", "Wait an hour. The device retries automatically."),
        new(Stage.Auth, "432", "", "", "432 4.7.12 A password transition is needed", "The account's password must be changed before programs can use it.", "Log in on your provider's page, set a new password, and put it into the settings."),
        new(Stage.Any, "538", "", "", "538 5.7.11 Encryption required for requested authentication mechanism", "The server accepts no login without TLS.", "Set security = tls, or starttls."),
        new(Stage.Auth, "530", "", "", "530 5.7.0 Must issue a STARTTLS command first", "The server accepts no login without TLS.", "Set security = starttls, or tls with port 465."),
        new(Stage.Auth, "504", "", "", "504 5.5.4 Unrecognized authentication type", "The server does not support the mechanism in auth.", "Set auth = auto, or a mechanism of the server's line 250-AUTH."),
        new(Stage.Auth, "534", "", "", "534 5.7.14 Please log in with your web browser and then try again", "The provider wants to see you in a browser, or another way to log in.", "Log in on your provider's page once, confirm that it was you, then create an app password or use OAuth."),
        new(Stage.Auth, "5", "", "", "535 Authentication failed", "The server did not accept user and password.", "Check both in your provider's web mail. many providers require an app password, and some require SMTP access to be enabled first."),
        new(Stage.Auth, "4", "", "", "451 4.7.0 Temporary authentication failure", "The server cannot check logins at the moment.", "Wait: the device retries automatically."),

        // Sender, recipients, message.
        new(Stage.Any, "530", "5.7.57", "", "530 5.7.57 Client not authenticated to send mail", "The server accepts mail from logged-in accounts only.", "Set user and password. If Microsoft has disabled passwords for the account, use login."),
        new(Stage.Any, "530", "", "starttls|tls", "530 5.7.0 Must issue a STARTTLS command first", "The server accepts nothing without TLS.", "Set security = starttls, or tls with port 465."),
        new(Stage.Any, "530", "", "", "530 5.7.0 Authentication Required", "The server accepts mail from logged-in accounts only.", "Set user and password in [smtp]."),
        new(Stage.Any, "550", "5.7.60", "", "550 5.7.60 Client does not have permissions to send as this sender", "from is not an address that this account may send as.", "Set from in [mail] to the account's own address."),
        new(Stage.Any, "554", "5.2.252", "", "554 5.2.252 SendAsDenied", "from is not an address that this account may send as.", "Set from in [mail] to the account's own address."),
        new(Stage.Any, "55", "", "not owned by user|send as|sender address rejected|sender.* not (allowed|verified|authori[sz]ed)|not a verified sender|invalid.*sender", "553 5.7.1 <a@example.com>: Sender address rejected: not owned by user me", "from is not an address that this account may send as.", "Set from in [mail] to the account's own address, or confirm that address on your provider's page."),
        new(Stage.Any, "550", "5.4.5", "", "550 5.4.5 Daily user sending limit exceeded", "The account has reached its daily sending limit.", "Wait a day; lower limit in [mail], or raise interval of the triggers."),
        new(Stage.Any, "550", "5.7.26", "", "550 5.7.26 Unauthenticated email from example.com is not accepted", "The mail did not come from a server that may send for the domain of from (SPF, DKIM, DMARC).", UseSubmission),
        new(Stage.Any, "421", "4.7.", "", "421 4.7.0 Our system has detected an unusual rate of mail", "The server slows your network or account down.", "Wait: the device retries automatically. If it continues, lower limit in [mail]."),
        new(Stage.Any, "55", "", "address is not verified", "554 Message rejected: Email address is not verified", "The account is in a trial (Amazon SES: sandbox), where sender and recipients must be confirmed.", "Confirm the addresses on your provider's page, or ask there to leave the trial."),
        new(Stage.Any, "55", "", "relay", "554 5.7.1 <a@example.org>: Relay access denied", "The server forwards mail only for those who log in, or from its own network.", "Set user and password in [smtp], and use your provider's submission port (465 or 587)."),
        new(Stage.Any, "55", "", "block|listed|spamhaus|blacklist|policy|reputation|dynamic|residential", "554 5.7.1 Service unavailable; Client host [203.0.113.9] blocked using zen.spamhaus.org", "The server accepts no mail from your network. Addresses of home connections are on lists that servers use.", UseSubmission),
        new(Stage.Message, "55", "", "spam|content", "554 5.7.1 Message rejected as spam", "The server classified the mail as spam.", "Write a longer, plainer subject and text, leave out links, and set from to the account's own address."),
        new(Stage.Any, "552", "5.2.2", "", "552 5.2.2 Mailbox full", "The recipient's mailbox is full.", "Make room in the mailbox. The device keeps the mail as long as expire says."),
        new(Stage.Any, "452", "4.2.2", "", "452 4.2.2 The email account that you tried to reach is over quota", "The recipient's mailbox is full.", "Make room in the mailbox. The device keeps the mail as long as expire says."),
        new(Stage.Any, "552", "", "", "552 5.3.4 Message size exceeds fixed limit", "The mail is larger than the server accepts.", "Attach a smaller file, or none."),
        new(Stage.Rcpt, "55", "5.1.", "", "550 5.1.1 The email account that you tried to reach does not exist", "There is no such recipient.", "Check the spelling of to, in [mail] and in the trigger."),
        new(Stage.Rcpt, "55", "", "", "550 No such user here", "The server does not take mail for this recipient.", "Check the spelling of to. If it is right, the server may want a login first: set user and password."),
        new(Stage.Rcpt, "45", "", "", "450 4.2.0 Greylisted, please try again later", "The server makes new senders wait, or the mailbox is busy.", "Wait: the device retries automatically and is then accepted."),
        new(Stage.Any, "503", "", "", "503 5.5.1 Bad sequence of commands", "The server expected something else first, usually a login.", "Set user and password in [smtp]."),
        new(Stage.Any, "4", "", "", "451 4.3.0 Temporary failure", "The server cannot do it at the moment.", "Wait: the device retries automatically."),
        new(Stage.Any, "5", "", "", "550 Rejected", "The server refuses this, for the reason in its line.", "Search your provider's help for that line. Check from, to, user and password."),
    ];

    /// <summary>The row for a failure; null: nothing is known of it.</summary>
    /// <param name="stage">Where it happened.</param>
    /// <param name="code">The reply's code; empty where the server said nothing.</param>
    /// <param name="enhanced">Its enhanced status, or empty.</param>
    /// <param name="text">Its text, or the device's log line.</param>
    internal static Refusal? Find(Stage stage, string code, string enhanced, string text) => Rows.FirstOrDefault(row => row.Fits(stage, code, enhanced, text));
}
