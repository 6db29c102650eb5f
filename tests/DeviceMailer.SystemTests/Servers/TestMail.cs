// What every real server of the tests is told about mail, so that a test can be pointed at any of them.
namespace DeviceMailer.SystemTests.Servers;

/// <summary>The domain, its mailboxes, and the one user who can log in.</summary>
public static class TestMail
{
    /// <summary>The domain the servers take mail for.</summary>
    public const string Domain = "example.test";

    /// <summary>A mailbox.</summary>
    public const string Alarm = "alarm@" + Domain;

    /// <summary>Another mailbox.</summary>
    public const string Second = "second@" + Domain;

    /// <summary>A mailbox beyond ASCII, where a server offers SMTPUTF8.</summary>
    public const string Door = "t\u00fcr@" + Domain;

    /// <summary>
    /// A mailbox without room, where a server has one: in LMTP a recipient is taken and the message then is not, in SMTP the
    /// recipient is not.
    /// </summary>
    public const string Full = "full@" + Domain;

    /// <summary>The user that AUTH takes.</summary>
    public const string User = "device";

    /// <summary>The user's password; it has what has to be quoted somewhere on purpose.</summary>
    public const string Password = "s3 \"cret\\%:pass";

    /// <summary>What XOAUTH2 takes in the password's place.</summary>
    public const string Token = "token.of-the~device";
}
