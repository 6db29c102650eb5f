// A phone: it joins the network that the device has opened, and talks to the device over HTTP, as rudely as a test wants.

using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using DeviceMailer.VirtualBoard;
using DeviceMailer.VirtualBoard.Clr;

namespace DeviceMailer.SystemTests.SetUp;

/// <summary>A station of the device's own network.</summary>
internal sealed class Phone : IDisposable
{
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(2); // of board time
    private static readonly TimeSpan silence = TimeSpan.FromMilliseconds(25); // in which the device answers what it has heard whole; real time
    private static readonly TimeSpan devicePatience = TimeSpan.FromSeconds(20); // of the device with a request, and more

    private readonly Board board;
    private readonly bool atHome;
    private readonly HttpClient http;

    /// <summary>Joins; the device is in set-up mode by then, or at home in the local network.</summary>
    internal Phone(Board board, bool atHome = false)
    {
        this.board = board;
        this.atHome = atHome;
        Assert.True(board.RunUntil(() => EndPoint != null, patience), "no server");
        if (atHome) board.Network.Visit();
        else Assert.True(board.AccessPoint.Join(board.AccessPoint.Password));
        http = new HttpClient(new SocketsHttpHandler { ConnectCallback = async (_, stop) => new NetworkStream(await ConnectAsync(stop), ownsSocket: true), AllowAutoRedirect = false, UseProxy = false });
    }

    /// <summary>The device's address.</summary>
    internal const string SetupHost = "192.168.4.1";

    internal string Host => atHome ? board.Network.Address : SetupHost;

    /// <summary>What it brings at home, to be allowed to do anything.</summary>
    internal string Proof { get; set; } = "";

    /// <summary>What it brings to be allowed to change anything.</summary>
    internal string Token { get; set; } = "";

    /// <summary>Asks, while board time passes.</summary>
    internal (int Status, string Body) Ask(string method, string path, string? body = null, string? host = null, string? origin = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), $"http://{Host}{path}");
        request.Headers.Host = host ?? Host;
        request.Headers.ConnectionClose = true;
        if (origin != null) request.Headers.Add("Origin", origin);
        if (Token.Length > 0 && method != "GET") request.Headers.Add("X-Token", Token);
        if (Proof.Length > 0 && method != "GET") request.Headers.Add("X-Proof", Proof);
        if (body != null) request.Content = new StringContent(body, Encoding.UTF8, "text/plain");
        Task<(int, string)> task = Task.Run(async () =>
        {
            using HttpResponseMessage response = await http.SendAsync(request);
            byte[] bytes = await response.Content.ReadAsByteArrayAsync();
            Bytes = bytes;
            Fields = response.Headers.Concat(response.Content.Headers).ToDictionary(field => field.Key, field => string.Join(", ", field.Value));
            return ((int)response.StatusCode, Encoding.UTF8.GetString(bytes));
        });
        Wait(task);
        return task.Result;
    }

    /// <summary>The fields of the last answer.</summary>
    internal IReadOnlyDictionary<string, string> Fields { get; private set; } = new Dictionary<string, string>();

    /// <summary>Its body.</summary>
    internal byte[] Bytes { get; private set; } = [];

    /// <summary>Says bytes, and returns what comes until the device closes.</summary>
    internal string Say(byte[] bytes)
    {
        Task<string> task = SayAsync(bytes, () => { });
        Wait(task);
        return task.Result;
    }

    /// <summary>The same, but once the device has begun to answer, or for a while has not, it has heard all: how long it then waits for more takes no real time.</summary>
    internal string SayAll(byte[] bytes)
    {
        var answers = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<string> task = SayAsync(bytes, () => answers.TrySetResult());
        Wait(Task.WhenAny(answers.Task, Task.Delay(silence)));
        PeerRate = VirtualClock.Jumps;
        board.RunUntil(task, devicePatience);
        PeerRate = 1;
        Wait(task);
        return task.Result;
    }

    /// <summary>Asks for the state, and keeps the token.</summary>
    internal JsonElement State()
    {
        (int status, string body) = Ask("GET", "/state");
        Assert.Equal(200, status);
        JsonElement state = JsonDocument.Parse(body).RootElement;
        Token = state.GetProperty("token").GetString()!;
        return state;
    }

    public void Dispose()
    {
        http.Dispose();
        if (atHome) board.Network.Leave();
        else board.AccessPoint.Leave();
    }

    private System.Net.IPEndPoint? EndPoint => atHome ? board.Network.TcpEndPoint(80) : board.AccessPoint.TcpEndPoint(80);

    private double PeerRate
    {
        set
        {
            board.Post(() => ((VirtualClock)board.Clock).PeerRate = value);
            board.Post(() => { });
        }
    }

    private Task<string> SayAsync(byte[] bytes, Action hears) => Task.Run(async () =>
    {
        using Socket socket = await ConnectAsync(CancellationToken.None);
        var heard = new StringBuilder();
        try
        {
            await socket.SendAsync(bytes);
            byte[] buffer = new byte[4096];
            for (int read = await socket.ReceiveAsync(buffer); read > 0; read = await socket.ReceiveAsync(buffer))
            {
                hears();
                heard.Append(Encoding.UTF8.GetString(buffer, 0, read));
            }
        }
        catch (SocketException)
        {
            // It was cut off, which is an answer, too.
        }

        return heard.ToString();
    });

    private async Task<Socket> ConnectAsync(CancellationToken stop)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(EndPoint!, stop);
        return socket;
    }

    private void Wait(Task task) => Assert.True(board.RunUntil(task, patience), string.Join('\n', board.Console.Lines));
}
