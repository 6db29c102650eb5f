// The files that settings name, on the device's flash.

using System;
using System.IO;
using System.Text;
using DeviceMailer.OAuth;
using DeviceMailer.Settings;
using DeviceMailer.Smtp.Sockets;

namespace DeviceMailer.Esp32;

/// <summary>Looks at files. For start-up: it allocates.</summary>
internal sealed class FlashFiles : IDeviceFiles
{
    // What a certificate in PEM begins with; text may stand before it (RFC 7468 2, 5.1).
    private const string PemBegin = "-----BEGIN CERTIFICATE-----";

    /// <inheritdoc/>
    public bool Exists(string path) => File.Exists(path);

    /// <inheritdoc/>
    public string CertificateProblem(string path)
    {
        try
        {
            byte[] pem = File.ReadAllBytes(path);
            string text = Encoding.UTF8.GetString(pem, 0, pem.Length);
            if (text.IndexOf(PemBegin) < 0) return "found no line " + PemBegin + " in " + path + ", expected PEM (from DER: openssl x509 -inform der)";
            CertificateFile.Load(path); // what is no certificate throws
            return null;
        }
        catch (Exception)
        {
            return "found no certificate in " + path + ", expected PEM: copy the file again";
        }
    }

    /// <inheritdoc/>
    public string TokenProblem(string path) => new TokenFile().ProblemOf(new FileContent(path), new byte[NotifierLimits.FileBlockBytes]);
}
