// The certificate of an authority, from a file on the device.

using System.IO;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace DeviceMailer.Smtp.Sockets;

/// <summary>Reads certificates.</summary>
public static class CertificateFile
{
    /// <summary>The certificate in a file,.</summary>
    /// <param name="path">Its path, such as <c>I:\ca.pem</c>.</param>
    /// <exception cref="System.Exception">There is no such file, or no certificate in it: whatever the platform throws.</exception>
    public static X509Certificate Load(string path)
    {
        byte[] pem = File.ReadAllBytes(path);
        return new X509Certificate(Encoding.UTF8.GetString(pem, 0, pem.Length)); // from a string: it adds the NUL that the parser wants
    }
}
