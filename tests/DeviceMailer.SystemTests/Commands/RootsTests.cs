// The roots verb against chains of our own making, and against what goes wrong.

using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using DeviceMailer.VirtualBoard.Roots;

namespace DeviceMailer.SystemTests.Commands;

public sealed class RootsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("devicemailer-roots-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Out => Path.Combine(folder, "ca.pem");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Root_comes_from_the_trust_store_where_the_server_shows_none(bool isStartTls)
    {
        using var server = new ChainServer(isStartTls);
        ToolRun run = await Run(server, isStartTls ? "starttls" : "tls", "--trust", Trust(server.Root));
        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Equal(server.Root.ExportCertificatePem() + "\n", File.ReadAllText(Out));
        Assert.Contains($"subject  {server.Root.Subject}", run.Output, StringComparison.Ordinal);
        Assert.Contains("expires  2080-01-01", run.Output, StringComparison.Ordinal);
        Assert.Contains($"SHA-256  {RootFinder.Fingerprint(server.Root)}", run.Output, StringComparison.Ordinal);
        Assert.Contains("1 root written. In the settings: ca = I:\\ca.pem", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_hosts_go_into_one_file_and_a_root_goes_in_once()
    {
        using var one = new ChainServer();
        using var two = new ChainServer();
        ToolRun run = await ToolRun.StartAsync(
            "roots", $"localhost:{one.Port}", $"localhost:{two.Port}", $"localhost:{one.Port}", "--security", "tls", "--out", Out, "--trust", Trust(one.Root, two.Root));
        Assert.True(run.ExitCode == 0, run.Output);
        var written = new X509Certificate2Collection();
        written.ImportFromPemFile(Out);
        Assert.Equal([one.Root.Thumbprint, two.Root.Thumbprint], written.Select(root => root.Thumbprint));
    }

    [Fact]
    public async Task Server_that_signed_itself_is_taken_only_when_the_user_vouches_for_it()
    {
        using var server = new ChainServer(isSelfSigned: true);
        ToolRun run = await Run(server, "tls");
        Assert.True(run.ExitCode == 2, run.Output);
        string print = RootFinder.Fingerprint(server.Leaf);
        Assert.Contains($"CN=localhost, which this PC does not trust. Ask the server's operator for its SHA-256, and if it is {print}, say --sha256 {print}", run.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(Out));
        run = await Run(server, "tls", "--sha256", print);
        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Equal(server.Leaf.ExportCertificatePem() + "\n", File.ReadAllText(Out));
    }

    [Fact]
    public void Root_that_the_server_shows_is_taken_from_the_store_or_when_the_user_vouches_for_it()
    {
        using var server = new ChainServer();
        var shown = new ServerChain(server.Leaf, [.. server.Others, server.Root], IsNameRight: true);
        IOException refused = Assert.Throws<IOException>(() => RootFinder.Find("localhost", shown, null, ""));
        Assert.Contains($"ends in {server.Root.Subject}, which this PC does not trust", refused.Message, StringComparison.Ordinal);
        Assert.Equal(server.Root.Thumbprint, RootFinder.Find("localhost", shown, null, RootFinder.Fingerprint(server.Root)).Thumbprint);
        Assert.Equal(server.Root.Thumbprint, RootFinder.Find("localhost", shown, [server.Root], "").Thumbprint);
    }

    [Fact]
    public async Task Root_that_is_nowhere_is_said_so()
    {
        using var server = new ChainServer();
        ToolRun run = await Run(server, "tls");
        Assert.True(run.ExitCode == 2, run.Output);
        Assert.Contains($"no root for {server.Root.Subject} is in this PC's trust store, and the server shows none", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Certificate_for_another_host_is_named()
    {
        using var server = new ChainServer(name: "mail.elsewhere.test");
        ToolRun run = await Run(server, "tls", "--trust", Trust(server.Root));
        Assert.True(run.ExitCode == 2, run.Output);
        Assert.Contains("the server's certificate is for mail.elsewhere.test, not for localhost", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Expired_chain_is_dated()
    {
        using var server = new ChainServer(lastYear: 2022);
        ToolRun run = await Run(server, "tls");
        Assert.True(run.ExitCode == 2, run.Output);
        Assert.Contains("is valid from 2020-01-01 to 2022-01-01 only", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Closed_port_unknown_host_and_wrong_words_are_clear_sentences()
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        int port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();
        await Refused($"localhost:{port}: no connection (ConnectionRefused); nothing listens there", $"localhost:{port}");
        await Refused("no-such-host.invalid: no such host; check the spelling", "no-such-host.invalid");
        await Refused("found 'localhost:x', expected HOST or HOST:PORT", "localhost:x");
        await Refused("found no server, expected HOST, HOST:PORT or --provider NAME");
        await Refused("found no provider 'nobody', expected one of: brevo, fastmail, gmail", "--provider", "nobody");
    }

    [Fact]
    public async Task Starttls_at_a_tls_port_and_the_other_way_round_say_which_is_meant()
    {
        using var plain = new ChainServer(isStartTls: true);
        ToolRun run = await Run(plain, "tls");
        Assert.True(run.ExitCode == 2, run.Output);
        Assert.Contains("the port may want STARTTLS: --security starttls", run.Output, StringComparison.Ordinal);
        using var tls = new ChainServer();
        run = await Run(tls, "starttls");
        Assert.True(run.ExitCode == 2, run.Output);
        Assert.Contains("may want TLS at once: --security tls", run.Output, StringComparison.Ordinal);
    }

    private async Task Refused(string sentence, params string[] arguments)
    {
        ToolRun run = await ToolRun.StartAsync(["roots", .. arguments, "--out", Out]);
        Assert.True(run.ExitCode == 2, run.Output);
        Assert.Contains(sentence, run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Output, StringComparison.Ordinal); // no stack trace
    }

    private Task<ToolRun> Run(ChainServer server, string security, params string[] more) =>
        ToolRun.StartAsync(["roots", $"localhost:{server.Port}", "--security", security, "--out", Out, .. more]);

    private string Trust(params X509Certificate2[] roots)
    {
        string path = Path.Combine(folder, "trust.pem");
        File.WriteAllText(path, string.Join('\n', roots.Select(root => root.ExportCertificatePem())));
        return path;
    }
}
