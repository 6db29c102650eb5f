// The roots verb: finds the root certificates that a device needs for one server or several, and writes them into one PEM file.

using System.Security.Cryptography.X509Certificates;
using System.Text;
using DeviceMailer.VirtualBoard.Providers;
using DeviceMailer.VirtualBoard.Roots;
using DeviceMailer.VirtualBoard.Settings;

namespace DeviceMailer.VirtualBoard.Commands;

/// <summary>Writes roots.</summary>
internal sealed class RootsCommand
{
    /// <summary>HOST or HOST:PORT.</summary>
    internal string[] Servers { get; init; } = [];

    /// <summary>Providers, by name: their servers are taken.</summary>
    internal string[] Providers { get; init; } = [];

    /// <summary>Where the PEM goes.</summary>
    internal required string Out { get; init; }

    /// <summary><c>tls</c> or <c>starttls</c>; null: by the port.</summary>
    internal string? Security { get; init; }

    /// <summary>PEM of roots to trust in place of this PC's; null: this PC's.</summary>
    internal string? Trust { get; init; }

    /// <summary>SHA-256 of a root that the user vouches for.</summary>
    internal string Pinned { get; init; } = "";

    internal async Task<ExitCode> RunAsync()
    {
        try
        {
            X509Certificate2Collection? trusted = Trust == null ? null : ReadTrust(Trust);
            var roots = new List<X509Certificate2>();
            foreach ((string host, int port, bool? isTls) in Wanted())
            {
                ServerChain shown = await ServerChain.ReadAsync(host, port, isTls);
                X509Certificate2 root = RootFinder.Find(host, shown, trusted, Pinned);
                Console.WriteLine($"{host}:{port}");
                foreach (string line in RootFinder.Describe(root)) Console.WriteLine($"  {line}");
                if (!roots.Exists(known => known.RawData.AsSpan().SequenceEqual(root.RawData))) roots.Add(root);
            }

            if (roots.Count == 0) return Refuse("found no server, expected HOST, HOST:PORT or --provider NAME");
            await File.WriteAllTextAsync(Out, string.Join('\n', roots.Select(root => root.ExportCertificatePem())) + "\n", Encoding.ASCII);
            Console.WriteLine($"{Out}: {roots.Count} {(roots.Count == 1 ? "root" : "roots")} written. In the settings: ca = I:\\{Path.GetFileName(Out)}");
            return ExitCode.Ok;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            return Refuse(e.Message);
        }
    }

    private IEnumerable<(string Host, int Port, bool? IsTls)> Wanted()
    {
        bool? isTls = Security == null ? null : Security == "tls";
        foreach (string server in Servers)
        {
            int colon = server.LastIndexOf(':');
            if (colon < 0) yield return (server, isTls == false ? 587 : 465, isTls);
            else if (int.TryParse(server[(colon + 1)..], out int port) && port is > 0 and < 65536 && colon > 0) yield return (server[..colon], port, isTls);
            else throw new FormatException($"found '{server}', expected HOST or HOST:PORT with a port from 1 to 65535");
        }

        foreach (string name in Providers)
        {
            Provider provider = Provider.Find(name);
            yield return (provider.Host, provider.Port, provider.Security == "tls");
        }
    }

    private static X509Certificate2Collection ReadTrust(string file)
    {
        byte[] octets = File.ReadAllBytes(file);
        return CertificateFile.Problem(octets, DateTime.UtcNow) is { } problem ? throw new IOException($"{file}: {problem}") : CertificateFile.Read(Encoding.UTF8.GetString(octets))!;
    }

    private static ExitCode Refuse(string reason)
    {
        Console.Error.WriteLine(reason);
        return ExitCode.BadInput;
    }
}
