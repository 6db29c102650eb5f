// What the tests of all real servers say to them, over RawSmtpClient: greeting, TLS, login, mail.
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace DeviceMailer.SystemTests.Servers;

/// <summary>Conversations with a server.</summary>
internal static class ServerTalk
{
    /// <summary>Delivery takes well under a second; a loaded machine may take longer.</summary>
    public static readonly TimeSpan DeliveryLimit = TimeSpan.FromSeconds(30);

    // A submission server adds these where they are missing (RFC 6409 8), OpenSMTPD always does.
    private const string Date = "Date: Fri, 2 Jan 2026 03:04:05 +0000";
    private const string MessageId = "Message-ID: <1@device.test>";

    /// <summary>The header fields that a message here has so that no server adds any.</summary>
    public const string WireFields = Date + "\r\n" + MessageId + "\r\n";

    private const string StoredFields = Date + "\n" + MessageId + "\n";

    /// <summary>
    /// A message as it goes over the wire: dots at line starts doubled, blanks at line ends, octets that are not UTF-8, and an
    /// empty last line.
    /// </summary>
    public const string OddMessage = "Subject: dots\r\n" + WireFields
        + "X-Odd:  two  spaces \r\n\r\n..\r\n..two\r\nend \xe9\xff\t\r\n\r\n";

    /// <summary>The same in a mailbox whose line ends are LF.</summary>
    public const string OddMessageStored = "Subject: dots\n" + StoredFields
        + "X-Odd:  two  spaces \n\n.\n.two\nend \xe9\xff\t\n\n";

    /// <summary>The same in a mailbox that keeps CRLF.</summary>
    public static readonly string OddMessageAsSent = OddMessageStored.Replace("\n", "\r\n", StringComparison.Ordinal);

    /// <summary>Connects and reads the greeting.</summary>
    public static async Task<RawSmtpClient> ConnectAsync(IPEndPoint server)
    {
        RawSmtpClient client = await RawSmtpClient.ConnectAsync(server);
        Assert.StartsWith("220 ", await client.ReplyAsync(), StringComparison.Ordinal);
        return client;
    }

    /// <summary>Says EHLO (or LHLO) and returns the keywords with their parameters, one an element.</summary>
    public static async Task<string[]> KeywordsAsync(RawSmtpClient client, string verb = "EHLO")
    {
        string reply = await client.AskAsync($"{verb} device.test");
        Assert.StartsWith("250", reply, StringComparison.Ordinal);
        return [.. reply.Split("\r\n").Skip(1).Select(line => line[4..].TrimEnd())];
    }

    /// <summary>Connects and says EHLO.</summary>
    public static async Task<RawSmtpClient> GreetAsync(IPEndPoint server)
    {
        RawSmtpClient client = await ConnectAsync(server);
        await KeywordsAsync(client);
        return client;
    }

    /// <summary>Connects, goes through STARTTLS and says EHLO again.</summary>
    public static async Task<RawSmtpClient> GreetWithStartTlsAsync(IPEndPoint server, string authorityPem)
    {
        RawSmtpClient client = await GreetAsync(server);
        Assert.StartsWith("220", await client.AskAsync("STARTTLS"), StringComparison.Ordinal);
        await client.SecureAsync(authorityPem);
        await KeywordsAsync(client);
        return client;
    }

    /// <summary>Connects with TLS from the first octet on and says EHLO.</summary>
    public static async Task<RawSmtpClient> GreetWithTlsAsync(IPEndPoint server, string authorityPem)
    {
        RawSmtpClient client = await RawSmtpClient.ConnectAsync(server);
        await client.SecureAsync(authorityPem);
        Assert.StartsWith("220 ", await client.ReplyAsync(), StringComparison.Ordinal);
        await KeywordsAsync(client);
        return client;
    }

    /// <summary>Sends an envelope and a message whose dots are doubled already.</summary>
    public static async Task SendMailAsync(RawSmtpClient client, string recipient, string stuffed)
    {
        Assert.StartsWith("250", await client.AskAsync("MAIL FROM:<board@device.test>"), StringComparison.Ordinal);
        Assert.StartsWith("250", await client.AskAsync($"RCPT TO:<{recipient}>"), StringComparison.Ordinal);
        Assert.StartsWith("354", await client.AskAsync("DATA"), StringComparison.Ordinal);
        await client.SendAsync(stuffed);
        Assert.StartsWith("250", await client.AskAsync("."), StringComparison.Ordinal);
    }

    /// <summary>A stored message without the fields that the server put on top.</summary>
    public static string FromSubject(byte[] stored)
    {
        string text = Encoding.Latin1.GetString(stored);
        return text[text.IndexOf("Subject:", StringComparison.Ordinal)..];
    }

    /// <summary>Logs in by a mechanism and returns the last reply.</summary>
    public static Task<string> LogInAsync(RawSmtpClient client, string mechanism, string password) => mechanism switch
    {
        "PLAIN" => client.AskAsync("AUTH PLAIN " + Base64($"\0{TestMail.User}\0{password}")), // RFC 4616
        "LOGIN" => LogInByLoginAsync(client, password),
        "CRAM-MD5" => LogInByCramMd5Async(client, password),
        "SCRAM-SHA-256" => LogInByScramAsync(client, password),
        "XOAUTH2" => LogInByXOAuth2Async(client, password),
        _ => throw new ArgumentException($"{mechanism} is not known here.", nameof(mechanism)),
    };

    private static async Task<string> LogInByLoginAsync(RawSmtpClient client, string password)
    {
        // The prompts differ from server to server, and no standard says what stands in them.
        Assert.StartsWith("334 ", await client.AskAsync("AUTH LOGIN"), StringComparison.Ordinal);
        Assert.StartsWith("334 ", await client.AskAsync(Base64(TestMail.User)), StringComparison.Ordinal);
        return await client.AskAsync(Base64(password));
    }

    // RFC 2195
    private static async Task<string> LogInByCramMd5Async(RawSmtpClient client, string password)
    {
        byte[] challenge = Challenge(await client.AskAsync("AUTH CRAM-MD5"));
#pragma warning disable CA5351 // the mechanism is what is tested
        string digest = Convert.ToHexStringLower(HMACMD5.HashData(Octets(password), challenge));
#pragma warning restore CA5351
        return await client.AskAsync(Base64($"{TestMail.User} {digest}"));
    }

    // RFC 5802, RFC 7677; without channel binding.
    private static async Task<string> LogInByScramAsync(RawSmtpClient client, string password)
    {
        string clientFirst = $"n={TestMail.User},r={Convert.ToHexString(RandomNumberGenerator.GetBytes(12))}";
        string reply = await client.AskAsync("AUTH SCRAM-SHA-256 " + Base64("n,," + clientFirst));
        string serverFirst = Text(Challenge(reply));
        Dictionary<string, string> said = serverFirst.Split(',').ToDictionary(part => part[..1], part => part[2..]);
        int rounds = int.Parse(said["i"], System.Globalization.CultureInfo.InvariantCulture);
        byte[] salted = Rfc2898DeriveBytes.Pbkdf2(
            Octets(password), Convert.FromBase64String(said["s"]), rounds, HashAlgorithmName.SHA256, 32);

        string withoutProof = $"c={Base64("n,,")},r={said["r"]}";
        byte[] whole = Octets($"{clientFirst},{serverFirst},{withoutProof}");
        byte[] clientKey = HMACSHA256.HashData(salted, Octets("Client Key"));
        byte[] signature = HMACSHA256.HashData(SHA256.HashData(clientKey), whole);
        string proof = Convert.ToBase64String([.. clientKey.Zip(signature, (left, right) => (byte)(left ^ right))]);
        reply = await client.AskAsync(Base64($"{withoutProof},p={proof}"));
        if (!reply.StartsWith("334", StringComparison.Ordinal))
        {
            return reply; // refused
        }

        byte[] serverKey = HMACSHA256.HashData(salted, Octets("Server Key"));
        Assert.Equal("v=" + Convert.ToBase64String(HMACSHA256.HashData(serverKey, whole)), Text(Challenge(reply)));
        return await client.AskAsync("");
    }

    private static async Task<string> LogInByXOAuth2Async(RawSmtpClient client, string token)
    {
        string response = Base64($"user={TestMail.User}\u0001auth=Bearer {token}\u0001\u0001");
        string reply = await client.AskAsync("AUTH XOAUTH2 " + response);
        return reply.StartsWith("334", StringComparison.Ordinal) ? await client.AskAsync("") : reply; // 334: why not, as JSON
    }

    private static byte[] Challenge(string reply)
    {
        Assert.StartsWith("334 ", reply, StringComparison.Ordinal);
        return Convert.FromBase64String(reply[4..]);
    }

    private static string Base64(string text) => Convert.ToBase64String(Octets(text));

    private static byte[] Octets(string text) => Encoding.Latin1.GetBytes(text);

    private static string Text(byte[] octets) => Encoding.Latin1.GetString(octets);
}
