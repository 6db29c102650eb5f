// The token server that the settings' [oauth] names (RFC 6749), for the one client and user of a run: loopback only, under the run's authority. It gives access
// tokens that the sink takes for an hour of board time, and leaves the refresh token as it is. So settings with [oauth] run unchanged.

using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Web;
using DeviceMailer.VirtualBoard.Settings;

namespace DeviceMailer.VirtualBoard.Sink;

/// <summary>Gives tokens.</summary>
internal sealed class TokenSink : IDisposable
{
    private const int MaxRequestBytes = 16 * 1024; // a refresh token of 4 KiB, escaped, and what stands around it
    private const int TokenBytes = 48;
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan life = TimeSpan.FromHours(1);

    private readonly SettingsCheck settings;
    private readonly X509Certificate2 certificate;
    private readonly Func<TimeSpan> now;
    private readonly Uri url;
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentDictionary<string, TimeSpan> ends = new();

    /// <summary>Makes one and starts it.</summary>
    /// <param name="settings">With <c>[oauth] token-url</c>.</param>
    /// <param name="certificate">For that URL's host.</param>
    /// <param name="now">The board's time.</param>
    internal TokenSink(SettingsCheck settings, X509Certificate2 certificate, Func<TimeSpan> now)
    {
        this.settings = settings;
        this.certificate = certificate;
        this.now = now;
        url = UrlOf(settings)!;
        listener.Start();
        _ = Task.Run(AcceptAsync);
    }

    /// <summary>Awaited when half of an answer has been sent; null: the other half follows at once.</summary>
    internal Func<Task>? Halfway { get; set; }

    /// <summary>Where it listens.</summary>
    internal IPEndPoint EndPoint => (IPEndPoint)listener.LocalEndpoint;

    /// <summary>What it is called.</summary>
    internal string Host => url.Host;

    /// <summary>Where tokens come from with these settings; null: from nowhere.</summary>
    internal static Uri? UrlOf(SettingsCheck settings) => Uri.TryCreate(settings["oauth", "token-url"], UriKind.Absolute, out Uri? url) ? url : null;

    /// <summary>True for a token that it gave and that is not over.</summary>
    internal bool IsGood(string token) => ends.TryGetValue(token, out TimeSpan end) && now() < end;

    /// <inheritdoc/>
    public void Dispose()
    {
        stopping.Cancel();
        listener.Dispose();
        stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                Socket socket = await listener.AcceptSocketAsync(stopping.Token);
                _ = Task.Run(() => ServeAsync(socket));
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using var limit = new CancellationTokenSource(patience);
        try
        {
            await using var stream = new SslStream(new NetworkStream(socket, ownsSocket: true));
            await stream.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, limit.Token);
            string request = await ReadAsync(stream, limit.Token);
            (string status, string json) = Answer(request);
            string answer = $"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nCache-Control: no-store\r\nContent-Length: {json.Length}\r\nConnection: close\r\n\r\n{json}";
            byte[] bytes = Encoding.ASCII.GetBytes(answer);
            int first = Halfway == null ? bytes.Length : bytes.Length - json.Length / 2;
            await stream.WriteAsync(bytes.AsMemory(0, first), limit.Token);
            if (Halfway is { } halfway) await halfway();
            await stream.WriteAsync(bytes.AsMemory(first), limit.Token);
            await stream.ShutdownAsync();
        }
        catch (Exception e) when (e is IOException or AuthenticationException or OperationCanceledException or SocketException)
        {
            // The board has hung up, or its power was cut.
        }
    }

    // A head, and a body of Content-Length.
    private static async Task<string> ReadAsync(Stream stream, CancellationToken limit)
    {
        var text = new StringBuilder();
        byte[] block = new byte[1024];
        while (text.Length < MaxRequestBytes)
        {
            int read = await stream.ReadAsync(block, limit);
            text.Append(Encoding.Latin1.GetString(block, 0, read));
            string all = text.ToString();
            int head = all.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            string? length = head < 0 ? null : all[..head].Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
            bool isWhole = head >= 0 && (length == null || all.Length - head - 4 >= int.Parse(length.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture));
            if (read == 0 || isWhole) break;
        }

        return text.ToString();
    }

    private (string Status, string Json) Answer(string request)
    {
        if (!request.StartsWith($"POST {url.PathAndQuery} HTTP/1.1\r\n", StringComparison.Ordinal)) return ("404 Not Found", "{}");
        System.Collections.Specialized.NameValueCollection form = HttpUtility.ParseQueryString(request[(request.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]);
        if (form["client_id"] != settings["oauth", "client-id"] || (form["client_secret"] ?? "") != settings["oauth", "client-secret"]) return ("401 Unauthorized", Error("invalid_client"));
        if (form["grant_type"] == "refresh_token" && string.IsNullOrEmpty(form["refresh_token"])) return ("400 Bad Request", Error("invalid_grant"));
        if (form["grant_type"] != settings["oauth", "grant"]) return ("400 Bad Request", Error("unsupported_grant_type"));
        string token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));
        ends[token] = now() + life;
        return ("200 OK", $"{{\"token_type\":\"Bearer\",\"expires_in\":{life.TotalSeconds},\"access_token\":\"{token}\"}}");
    }

    private static string Error(string word) => $"{{\"error\":\"{word}\"}}";
}
