// A phone that has joined the device's own network: it hands the page's requests on to the device, as a browser there would send them.

using System.Net;
using System.Net.Sockets;

namespace DeviceMailer.Workbench.Server;

/// <summary>The phone beside the board.</summary>
internal sealed class PhoneDesk(Bench bench) : IDisposable
{
    private const string Device = "http://192.168.4.1";
    private const string Button = "button";
    private const int HttpPort = 80;

    private static readonly TimeSpan held = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan untilRestarted = TimeSpan.FromSeconds(60);

    private readonly CancellationTokenSource over = new();
    private readonly HttpClient http = new(new SocketsHttpHandler { ConnectCallback = async (_, cancel) => await ConnectAsync(bench, cancel), AllowAutoRedirect = false, UseProxy = false });

    /// <summary>True when the board has a button.</summary>
    internal bool HasButton => ButtonPin >= 0;

    /// <summary>True while there is something to join.</summary>
    internal bool IsOpen => bench.Session.Board.AccessPoint.TcpEndPoint(HttpPort) != null;

    /// <summary>The network's name; empty while there is none.</summary>
    internal string Ssid => bench.Session.Board.AccessPoint.Ssid;

    private int ButtonPin => bench.Session.Board.File.Pins.Where(pin => bench.Session.Board.File.Has(pin, Button)).DefaultIfEmpty(-1).First();

    /// <summary>Presses RESET, then holds the button.</summary>
    internal void StartWithButton()
    {
        bench.Session.Boot();
        bench.Session.Board.Gpio.Press(ButtonPin, held);
    }

    /// <summary>Takes the settings off the board and switches it on: as a new one.</summary>
    internal void MakeNew()
    {
        bench.Session.CutPower();
        bench.Session.RemoveSettings();
        bench.Session.Boot();
    }

    /// <summary>Joins; the network is open.</summary>
    internal bool Join() => bench.Session.Board.AccessPoint.Join(bench.Session.Board.AccessPoint.Password);

    /// <summary>Leaves.</summary>
    internal void Leave() => bench.Session.Board.AccessPoint.Leave();

    /// <summary>Hands a request on, and the answer back.</summary>
    internal async Task ForwardAsync(HttpContext context, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), $"{Device}/{path}{context.Request.QueryString}");
        request.Headers.ConnectionClose = true;
        foreach (string token in context.Request.Headers["X-Token"]!) request.Headers.Add("X-Token", token);
        if (context.Request.Headers.Origin.Count > 0) request.Headers.Add("Origin", Device); // of its own page, PageGuard has seen to it
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        if (!HttpMethods.IsGet(context.Request.Method)) request.Content = new ByteArrayContent(body.ToArray());
        try
        {
            using HttpResponseMessage answer = await http.SendAsync(request, context.RequestAborted);
            context.Response.StatusCode = (int)answer.StatusCode;
            context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
            context.Response.Headers.ContentEncoding = string.Join(", ", answer.Content.Headers.ContentEncoding);
            context.Response.Headers.CacheControl = "no-store";

            // The device's own policy, but that the workbench may show it in its frame.
            if (answer.Headers.TryGetValues("Content-Security-Policy", out IEnumerable<string>? policy)) context.Response.Headers.ContentSecurityPolicy = string.Join("; ", policy).Replace("frame-ancestors 'none'", "frame-ancestors 'self'", StringComparison.Ordinal);
            if (answer.IsSuccessStatusCode && HttpMethods.IsPut(context.Request.Method) && path == "settings") _ = Task.Run(LearnSettingsAsync);
            byte[] bytes = await answer.Content.ReadAsByteArrayAsync(context.RequestAborted);
            if (bytes.Length > 0) await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException)
        {
            context.Response.StatusCode = StatusCodes.Status502BadGateway; // as on a phone: it does not answer
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        over.Cancel();
        http.Dispose();
    }

    private static async Task<Stream> ConnectAsync(Bench bench, CancellationToken cancel)
    {
        IPEndPoint device = bench.Session.Board.AccessPoint.TcpEndPoint(HttpPort) ?? throw new SocketException((int)SocketError.NetworkDown);
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(device, cancel);
        return new NetworkStream(socket, ownsSocket: true);
    }

    // The built-in mail server does what the settings ask of it, once they hold: after the restart.
    private async Task LearnSettingsAsync()
    {
        string next = bench.Session.Board.Flash.PathOf(@"I:\devicemailer.next.ini");
        long end = Environment.TickCount64 + (long)untilRestarted.TotalMilliseconds;
        while (File.Exists(next) && Environment.TickCount64 < end) await Task.Delay(100, over.Token);
        bench.Session.Check();
    }
}
