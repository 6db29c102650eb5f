// What is wrong with a file that should be an authority's certificate in PEM, in a sentence that says what to do. The device's own check
// has room for less.

using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace DeviceMailer.VirtualBoard.Settings;

/// <summary>Judges certificate files.</summary>
internal static class CertificateFile
{
    private const string Begin = "-----BEGIN CERTIFICATE-----";
    private const byte DerSequence = 0x30;

    /// <summary>The device will not take it: why, as <c>found ..., expected ...</c>; null: it will.</summary>
    internal static string? Problem(byte[] octets, DateTime now)
    {
        if (octets.Length == 0) return "found an empty file, expected a certificate in PEM: the command roots writes one";
        if (octets is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]) return "found UTF-16, expected PEM in ASCII: save the file as ASCII or UTF-8 (PowerShell's > writes UTF-16; use Set-Content -Encoding ascii)";
        if (octets is [0xEF, 0xBB, 0xBF, ..]) return "found a byte order mark in front of PEM, expected plain PEM: save the file as UTF-8 without a mark, or as ASCII";
        string text = Encoding.UTF8.GetString(octets);
        if (text.Contains("PRIVATE KEY-----", StringComparison.Ordinal)) return "found a private key, expected the authority's certificate only: a key must stay with its owner and never go on a device";
        if (octets[0] == DerSequence) return "found DER (binary), expected PEM (text): convert it with openssl x509 -inform der -in FILE -out ca.pem";
        if (!text.Contains(Begin, StringComparison.Ordinal)) return $"found no line {Begin}, expected PEM: the command roots writes such a file";
        return Read(text) is { Count: > 0 } certificates ? Expiry(certificates, now) : "found damaged PEM, expected a certificate between its BEGIN and END lines: write it again with the command roots";
    }

    /// <summary>The certificates in PEM text; null when it cannot be read.</summary>
    internal static X509Certificate2Collection? Read(string pem)
    {
        try
        {
            var certificates = new X509Certificate2Collection();
            certificates.ImportFromPem(pem);
            return certificates;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static string? Expiry(X509Certificate2Collection certificates, DateTime now)
    {
        X509Certificate2? old = certificates.FirstOrDefault(certificate => certificate.NotAfter.ToUniversalTime() < now);
        return old == null ? null : string.Create(CultureInfo.InvariantCulture, $"found a certificate that expired on {old.NotAfter.ToUniversalTime():yyyy-MM-dd} ({old.Subject}), expected one that is valid: write the file again with the command roots");
    }
}
