// The root that signs a server's chain: from the trust store of this PC, with what the server showed in between. Pure but for the store.

using System.Globalization;
using System.Security.Cryptography.X509Certificates;

namespace DeviceMailer.VirtualBoard.Roots;

/// <summary>Finds roots.</summary>
internal static class RootFinder
{
    /// <summary>The root.</summary>
    /// <param name="host">The host, for sentences.</param>
    /// <param name="shown">What the server showed.</param>
    /// <param name="trusted">Roots in place of this PC's; null: this PC's.</param>
    /// <param name="pinned">SHA-256 of a root that the user vouches for though nothing here trusts it, in hexadecimal; empty: none.</param>
    /// <exception cref="IOException">There is none to trust; the message is a sentence for the user.</exception>
    internal static X509Certificate2 Find(string host, ServerChain shown, X509Certificate2Collection? trusted, string pinned)
    {
        if (!shown.IsNameRight) throw new IOException($"{host}: the server's certificate is for {Names(shown.Leaf)}, not for {host}; the device would refuse it. Use the name that your provider tells");
        if (Shown(shown).FirstOrDefault(one => IsPinned(one, pinned)) is { } vouched) return InTime(host, vouched);
        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.ExtraStore.AddRange(shown.Others);
        if (trusted != null)
        {
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.CustomTrustStore.AddRange(trusted);
        }

        if (chain.Build(shown.Leaf)) return X509CertificateLoader.LoadCertificate(chain.ChainElements[^1].Certificate.RawData);
        throw new IOException(Reason(host, shown, chain));
    }

    /// <summary>Subject, expiry and SHA-256, a line each.</summary>
    internal static IEnumerable<string> Describe(X509Certificate2 root)
    {
        yield return $"subject  {root.Subject}";
        yield return string.Create(CultureInfo.InvariantCulture, $"expires  {root.NotAfter.ToUniversalTime():yyyy-MM-dd}");
        yield return $"SHA-256  {Fingerprint(root)}";
    }

    /// <summary>SHA-256 of the certificate, upper case, with colons.</summary>
    internal static string Fingerprint(X509Certificate2 certificate) =>
        string.Join(':', Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(certificate.RawData)).Chunk(2).Select(pair => new string(pair)));

    private static string Reason(string host, ServerChain shown, X509Chain chain)
    {
        if (chain.ChainElements.FirstOrDefault(element => element.ChainElementStatus.Any(status => status.Status == X509ChainStatusFlags.NotTimeValid)) is { } late)
        {
            return Expired(host, late.Certificate);
        }

        X509Certificate2 last = chain.ChainElements[^1].Certificate;
        if (last.Subject == last.Issuer)
        {
            return $"{host}: the server's chain ends in {last.Subject}, which this PC does not trust. Ask the server's operator for its SHA-256, and if it is {Fingerprint(last)}, say --sha256 {Fingerprint(last)}";
        }

        return $"{host}: no root for {last.Issuer} is in this PC's trust store, and the server shows none ({shown.Others.Count} certificates besides its own). Get the root's file from the server's operator and use it as ca";
    }

    private static X509Certificate2 InTime(string host, X509Certificate2 root) =>
        root.NotAfter.ToUniversalTime() > DateTime.UtcNow ? root : throw new IOException(Expired(host, root));

    private static string Expired(string host, X509Certificate2 certificate) => string.Create(
        CultureInfo.InvariantCulture,
        $"{host}: {certificate.Subject} is valid from {certificate.NotBefore.ToUniversalTime():yyyy-MM-dd} to {certificate.NotAfter.ToUniversalTime():yyyy-MM-dd} only; the server's operator must renew it (or this PC's clock is wrong)");

    private static IEnumerable<X509Certificate2> Shown(ServerChain shown) => shown.Others.Prepend(shown.Leaf);

    private static bool IsPinned(X509Certificate2 certificate, string pinned) =>
        pinned.Length > 0 && Fingerprint(certificate).Equals(pinned, StringComparison.OrdinalIgnoreCase);

    private static string Names(X509Certificate2 leaf)
    {
        string[] names = [.. leaf.Extensions.OfType<X509SubjectAlternativeNameExtension>().SelectMany(names => names.EnumerateDnsNames())];
        return names.Length > 0 ? string.Join(", ", names) : leaf.Subject;
    }
}
