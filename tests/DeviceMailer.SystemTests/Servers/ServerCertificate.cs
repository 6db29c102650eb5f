// What a mail server presents in TLS, as the two PEM files that all of them read.
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace DeviceMailer.SystemTests.Servers;

/// <summary>A server's certificate with its key.</summary>
/// <param name="ChainPem">The server's certificate, then those that signed it.</param>
/// <param name="KeyPem">The server's private key, PKCS #8.</param>
public sealed record ServerCertificate(string ChainPem, string KeyPem)
{
    /// <summary>Writes both into a folder, as <see cref="ChainFile"/> and <see cref="KeyFile"/>.</summary>
    public void Write(string folder)
    {
        File.WriteAllText(ChainFile(folder), ChainPem);
        File.WriteAllText(KeyFile(folder), KeyPem);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(KeyFile(folder), UnixFileMode.UserRead | UnixFileMode.UserWrite); // servers insist on it
        }
    }

    /// <summary>Where <see cref="Write"/> puts the certificates.</summary>
    public static string ChainFile(string folder) => Path.Combine(folder, "server.crt");

    /// <summary>Where <see cref="Write"/> puts the key.</summary>
    public static string KeyFile(string folder) => Path.Combine(folder, "server.key");

    internal static ServerCertificate From(AsymmetricAlgorithm key, params X509Certificate2[] chain) =>
        new(string.Concat(chain.Select(one => one.ExportCertificatePem() + "\n")), key.ExportPkcs8PrivateKeyPem() + "\n");
}
