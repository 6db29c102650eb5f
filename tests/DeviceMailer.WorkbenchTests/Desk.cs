// A workbench in the test's own process, and windows on it. Whatever a window asks for outside of it is a fault of every test.

using System.Collections.Concurrent;
using System.Reflection;
using DeviceMailer.VirtualBoard.Session;
using DeviceMailer.Workbench.Server;
using Microsoft.Playwright;

namespace DeviceMailer.WorkbenchTests;

/// <summary>A bench with its page.</summary>
internal sealed class Desk : IAsyncDisposable
{
    private const int PatienceMs = 30_000; // slow cores

    // Until it watches: what it waits for meanwhile takes no real time.
    private static readonly TimeSpan start = TimeSpan.FromSeconds(10);

    private readonly string folder = Directory.CreateTempSubdirectory("workbench-").FullName;
    private readonly List<IBrowserContext> contexts = [];
    private readonly ConcurrentQueue<string> strangers = [];
    private readonly ConcurrentQueue<string> errors = [];

    private bool isWatched = true;

    private Desk()
    {
    }

    internal BoardSession Session { get; private set; } = null!;

    internal Bench Bench { get; private set; } = null!;

    internal PageServer Server { get; private set; } = null!;

    /// <summary>What the windows' scripts complained of.</summary>
    internal IEnumerable<string> Errors => errors;

    private static string WorkbenchFolder { get; } = typeof(Desk).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == "WorkbenchFolder").Value!;

    /// <summary>Boots a board with these settings, and serves its page.</summary>
    internal static async Task<Desk> StartAsync(string? settings = null)
    {
        var desk = new Desk();
        string? file = null;
        if (settings != null) await File.WriteAllTextAsync(file = Path.Combine(desk.folder, "settings.ini"), settings);
        desk.Session = new BoardSession(new SessionOptions { Settings = file, Maildir = Path.Combine(desk.folder, "mail"), StartsFast = true });
        desk.Bench = new Bench(desk.Session);
        desk.Session.Boot();
        desk.Session.Pace.JumpTo(start);
        await desk.WaitForReadyAsync(1);
        desk.Server = await PageServer.StartAsync(desk.Bench, assets: WorkbenchFolder);
        return desk;
    }

    /// <summary>Opens a window as a person of one's own.</summary>
    internal async Task<IPage> OpenAsync(IBrowser browser, string path = "/", ColorScheme colours = ColorScheme.Light, int width = 1280, int height = 860)
    {
        IBrowserContext context = await browser.NewContextAsync(new BrowserNewContextOptions { ColorScheme = colours, ViewportSize = new ViewportSize { Width = width, Height = height }, AcceptDownloads = true });
        contexts.Add(context);
        context.SetDefaultTimeout(PatienceMs);
        context.Request += (_, request) => NoteStranger(request.Url);
        IPage page = await context.NewPageAsync();
        page.WebSocket += (_, socket) => NoteStranger(socket.Url);
        page.Console += (_, message) =>
        {
            if (message.Type == "error") errors.Enqueue(message.Text);
        };
        page.PageError += (_, error) => errors.Enqueue(error);
        await page.GotoAsync(Server.Entry.ToString());
        await page.Locator("h1").WaitForAsync();
        if (path != "/")
        {
            await page.GotoAsync(new Uri(Server.Address, path).ToString());
            await page.Locator("h1").WaitForAsync();
        }

        return page;
    }

    /// <summary>The same, for a page that is led to ask for something elsewhere: the test itself looks whether it does.</summary>
    internal async Task<IPage> OpenWithoutWatchAsync(IBrowser browser, string path)
    {
        IPage page = await OpenAsync(browser, path);
        isWatched = false;
        return page;
    }

    /// <summary>Waits until something is so on the board.</summary>
    internal async Task WaitAsync(Func<SessionSnapshot, bool> condition)
    {
        long end = Environment.TickCount64 + PatienceMs;
        while (!condition(Session.Snapshot()))
        {
            Assert.True(Environment.TickCount64 < end, $"not so in {PatienceMs} ms: {string.Join("; ", Session.EventsAfter(Math.Max(0, Session.LastEvent - 20)).Select(one => one.Text))}");
            await Task.Delay(50);
        }
    }

    /// <summary>Waits until the firmware has said so often that it watches: each start once.</summary>
    internal Task WaitForReadyAsync(int starts) => WaitAsync(_ => Session.EventsAfter(0).Count(one => one.Text.EndsWith("ready: watching the triggers", StringComparison.Ordinal)) >= starts);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (IBrowserContext context in contexts) await context.CloseAsync();
        await Server.DisposeAsync();
        Bench.Dispose();
        Session.Dispose();
        Directory.Delete(folder, recursive: true);
        if (isWatched) Assert.Empty(strangers);
    }

    private void NoteStranger(string url)
    {
        var address = new Uri(url);
        bool isOurs = address.Scheme is "data" or "blob" or "about" || (address.Host == Server.Address.Host && address.Port == Server.Address.Port);
        if (!isOurs) strangers.Enqueue(url);
    }
}
