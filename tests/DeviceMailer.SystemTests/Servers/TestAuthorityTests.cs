// The certificates themselves: each bad one is bad for its own reason only.
using System.Security.Cryptography.X509Certificates;

namespace DeviceMailer.SystemTests.Servers;

/// <summary>Tests of <see cref="TestAuthority"/>.</summary>
public sealed class TestAuthorityTests
{
    [Fact]
    public void Good_one_is_for_the_host_and_localhost_and_follows_from_the_authority()
    {
        using var authority = new TestAuthority();
        using X509Certificate2 certificate = Load(authority.Good());

        Assert.True(certificate.MatchesHostname(TestAuthority.Host));
        Assert.True(certificate.MatchesHostname("localhost"));
        Assert.Equal(X509ChainStatusFlags.NoError, Judge(certificate, authority));
    }

    [Fact]
    public void Expired_and_not_yet_valid_ones_fail_by_time_only()
    {
        using var authority = new TestAuthority();
        using X509Certificate2 expired = Load(authority.Expired());
        using X509Certificate2 early = Load(authority.NotYetValid());

        Assert.True(expired.NotAfter < DateTime.Now && early.NotBefore > DateTime.Now);
        Assert.All([expired, early], certificate =>
        {
            Assert.True(certificate.MatchesHostname(TestAuthority.Host));
            Assert.Equal(X509ChainStatusFlags.NotTimeValid, Judge(certificate, authority));
        });
    }

    [Fact]
    public void Wrong_host_is_all_that_is_wrong()
    {
        using var authority = new TestAuthority();
        using X509Certificate2 certificate = Load(authority.WrongHost());

        Assert.False(certificate.MatchesHostname(TestAuthority.Host));
        Assert.Equal(X509ChainStatusFlags.NoError, Judge(certificate, authority));
    }

    [Fact]
    public void Self_signed_one_follows_from_nobody()
    {
        using var authority = new TestAuthority();
        using X509Certificate2 certificate = Load(TestAuthority.SelfSigned());

        Assert.True(certificate.MatchesHostname(TestAuthority.Host));
        Assert.Equal(X509ChainStatusFlags.UntrustedRoot, Judge(certificate, authority));
    }

    [Fact]
    public void Another_authority_does_not_count()
    {
        using var known = new TestAuthority();
        using var unknown = new TestAuthority();
        using X509Certificate2 certificate = Load(unknown.Good());

        Assert.NotEqual(X509ChainStatusFlags.NoError, Judge(certificate, known));
    }

    [Fact]
    public void Files_hold_the_chain_and_the_key_that_fits()
    {
        using var authority = new TestAuthority();
        string folder = Directory.CreateTempSubdirectory("devicemailer-authority-").FullName;
        try
        {
            authority.Good().Write(folder);

            using X509Certificate2 certificate = X509Certificate2.CreateFromPemFile(
                ServerCertificate.ChainFile(folder),
                ServerCertificate.KeyFile(folder));
            Assert.True(certificate.HasPrivateKey);
            string chain = File.ReadAllText(ServerCertificate.ChainFile(folder));
            Assert.EndsWith(authority.Pem + "\n", chain, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static X509Certificate2 Load(ServerCertificate certificate) =>
        X509Certificate2.CreateFromPem(certificate.ChainPem, certificate.KeyPem);

    private static X509ChainStatusFlags Judge(X509Certificate2 certificate, TestAuthority authority)
    {
        using var chain = new X509Chain();
        using X509Certificate2 root = X509Certificate2.CreateFromPem(authority.Pem);
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(root);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.Build(certificate);
        return chain.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, status) => all | status.Status);
    }
}
