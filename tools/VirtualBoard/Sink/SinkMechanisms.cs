// PLAIN (RFC 4616), LOGIN (draft-murchison-sasl-login), CRAM-MD5 (RFC 2195), SCRAM-SHA-256 (RFC 5802, 7677), XOAUTH2 (Google's) and
// OAUTHBEARER (RFC 7628) from the server's side, for the one user of a run. Pure: bytes in, steps out.
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DeviceMailer.VirtualBoard.Sink;

/// <summary>The mechanisms that the sink offers.</summary>
internal sealed class SinkMechanisms
{
    /// <summary>What EHLO says behind AUTH.</summary>
    public const string Offer = "PLAIN LOGIN CRAM-MD5 SCRAM-SHA-256 XOAUTH2 OAUTHBEARER";

    private const int Iterations = 4096; // RFC 7677 4
    private const int SaltBytes = 16;
    private const int NonceBytes = 18;
    private const char FieldEnd = '\u0001';

    private readonly SinkCredentials credentials;
    private readonly SinkMechanism[] all;

    /// <summary>For one user.</summary>
    public SinkMechanisms(SinkCredentials credentials)
    {
        this.credentials = credentials;
        string cram = $"<{Nonce()}@{SinkSession.HostName}>";
        all =
        [
            new("PLAIN", "", true, Plain),
            new("LOGIN", "Username:", true, LoginUser),
            new("CRAM-MD5", cram, false, response => CramMd5(cram, response)),
            new("SCRAM-SHA-256", "", true, ScramFirst),
            new("XOAUTH2", "", true, response => Bearer(response, "user=")),
            new("OAUTHBEARER", "", true, response => Bearer(response, "n,a=")),
        ];
    }

    /// <summary>The mechanism of that name, in any case; null if there is none.</summary>
    public SinkMechanism? Find(string name) => all.FirstOrDefault(mechanism => mechanism.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    // [authzid] NUL authcid NUL passwd
    private SaslStep Plain(byte[] response)
    {
        string[] parts = Encoding.UTF8.GetString(response).Split('\0');
        return SaslStep.End(parts.Length == 3 && (parts[0].Length == 0 || parts[0] == credentials.User) && IsRight(parts[1], parts[2]));
    }

    private SaslStep LoginUser(byte[] response)
    {
        string user = Encoding.UTF8.GetString(response);
        return new SaslStep("Password:", secret => SaslStep.End(IsRight(user, Encoding.UTF8.GetString(secret))));
    }

    // user SP HMAC-MD5 of the challenge in hexadecimal
    private SaslStep CramMd5(string challenge, byte[] response)
    {
#pragma warning disable CA5351 // broken as a hash; the mechanism is what servers still offer, and here nothing depends on it
        string digest = Convert.ToHexStringLower(HMACMD5.HashData(Encoding.UTF8.GetBytes(credentials.Secret), Encoding.ASCII.GetBytes(challenge)));
#pragma warning restore CA5351
        return SaslStep.End(Encoding.UTF8.GetString(response) == $"{credentials.User} {digest}");
    }

    // client-first-message: gs2-header "n=" user ",r=" nonce
    private SaslStep ScramFirst(byte[] response)
    {
        string message = Encoding.UTF8.GetString(response);
        if (!message.StartsWith("n,,", StringComparison.Ordinal)) return SaslStep.End(false);
        string bare = message["n,,".Length..];
        string[] fields = bare.Split(',');
        if (fields.Length != 2 || !fields[0].StartsWith("n=", StringComparison.Ordinal) || !fields[1].StartsWith("r=", StringComparison.Ordinal)) return SaslStep.End(false);

        bool isUser = SaslName(fields[0]["n=".Length..]) == credentials.User;
        byte[] salt = RandomNumberGenerator.GetBytes(SaltBytes);
        string nonce = fields[1] + Nonce();
        string challenge = string.Create(CultureInfo.InvariantCulture, $"{nonce},s={Convert.ToBase64String(salt)},i={Iterations}");
        return new SaslStep(challenge, final => ScramFinal(Encoding.UTF8.GetString(final), isUser, salt, bare, challenge, nonce));
    }

    // client-final-message: "c=biws," nonce ",p=" proof; RFC 5802 3
    private SaslStep ScramFinal(string final, bool isUser, byte[] salt, string bare, string challenge, string nonce)
    {
        string withoutProof = $"c=biws,{nonce}";
        if (!isUser || !final.StartsWith(withoutProof + ",p=", StringComparison.Ordinal)) return SaslStep.End(false);
        byte[] salted = Rfc2898DeriveBytes.Pbkdf2(credentials.Secret, salt, Iterations, HashAlgorithmName.SHA256, 32);
        byte[] authMessage = Encoding.UTF8.GetBytes($"{bare},{challenge},{withoutProof}");
        byte[] clientKey = HMACSHA256.HashData(salted, "Client Key"u8);
        byte[] signature = HMACSHA256.HashData(SHA256.HashData(clientKey), authMessage);
        for (int i = 0; i < signature.Length; i++) signature[i] ^= clientKey[i];
        if (final[(withoutProof.Length + ",p=".Length)..] != Convert.ToBase64String(signature)) return SaslStep.End(false);

        // The server proves itself in one more challenge, which the client answers with nothing.
        byte[] serverKey = HMACSHA256.HashData(salted, "Server Key"u8);
        string proof = "v=" + Convert.ToBase64String(HMACSHA256.HashData(serverKey, authMessage));
        return new SaslStep(proof, _ => SaslStep.End(true));
    }

    // XOAUTH2: user=U ^A auth=Bearer T ^A ^A. OAUTHBEARER: n,a=U, ^A host=H ^A port=P ^A auth=Bearer T ^A ^A. Both say no by a challenge of
    // JSON, then 535 to whatever is answered.
    private SaslStep Bearer(byte[] response, string userField)
    {
        string[] fields = Encoding.UTF8.GetString(response).Split(FieldEnd);
        bool hasUser = fields[0].StartsWith(userField, StringComparison.Ordinal);
        string user = hasUser ? SaslName(fields[0][userField.Length..].TrimEnd(',')) : "";
        string auth = fields.FirstOrDefault(field => field.StartsWith("auth=Bearer ", StringComparison.Ordinal)) ?? "";
        string token = auth.Length > 0 ? auth["auth=Bearer ".Length..] : "";
        bool isToken = credentials.IsToken is { } isGood ? user == credentials.User && isGood(token) : IsRight(user, token);
        if (hasUser && token.Length > 0 && isToken) return SaslStep.End(true);
        return new SaslStep("{\"status\":\"401\",\"schemes\":\"bearer\"}", _ => SaslStep.End(false));
    }

    private bool IsRight(string user, string secret) => user == credentials.User && secret == credentials.Secret;

    // saslname, RFC 5802 5.1
    private static string SaslName(string text) => text.Replace("=2C", ",", StringComparison.Ordinal).Replace("=3D", "=", StringComparison.Ordinal);

    private static string Nonce() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(NonceBytes));
}
