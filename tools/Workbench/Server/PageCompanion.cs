// The page beside a run of the board: started when the board is on, opened where somebody sits at a terminal, told when the run ends.

using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using DeviceMailer.VirtualBoard.Commands;
using DeviceMailer.VirtualBoard.Session;

namespace DeviceMailer.Workbench.Server;

/// <summary>The page and its options.</summary>
internal sealed class PageCompanion : IRunCompanion
{
    private static readonly Option<bool> noPage = new("--no-page") { Description = "Serve no page." };
    private static readonly Option<int> port = new("--port") { Description = "Port of the page on loopback (default: a free one).", HelpName = "PORT" };

    /// <inheritdoc/>
    public IEnumerable<Option> Options => [noPage, port];

    /// <inheritdoc/>
    public string? DefaultSettings => Path.Combine(AppContext.BaseDirectory, "workbench.ini");

    /// <inheritdoc/>
    public async Task<IAsyncDisposable?> StartAsync(BoardSession session, ParseResult parsed, bool isTerminal)
    {
        if (parsed.GetValue(noPage)) return null;
        var bench = new Bench(session);
        try
        {
            PageServer server = await PageServer.StartAsync(bench, parsed.GetValue(port));
            Console.WriteLine($"the page: {server.Entry}");
            if (isTerminal) Open(server.Entry);
            return new Page(server, bench);
        }
        catch (IOException e)
        {
            Console.Error.WriteLine($"no page: {e.Message}");
            bench.Dispose();
            return null;
        }
    }

    // By the system's own way. Where there is none, the printed address remains.
    private static void Open(Uri address)
    {
        try
        {
            using Process? opened = Process.Start(new ProcessStartInfo(address.ToString()) { UseShellExecute = true });
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException or PlatformNotSupportedException)
        {
            // No browser: a server, or a container.
        }
    }

    private sealed class Page(PageServer server, Bench bench) : IAsyncDisposable
    {
        private static readonly TimeSpan farewell = TimeSpan.FromMilliseconds(300); // open windows hear that it ends

        public async ValueTask DisposeAsync()
        {
            bench.End();
            if (bench.HasWindows) await Task.Delay(farewell);
            await server.DisposeAsync();
            bench.Dispose();
        }
    }
}
