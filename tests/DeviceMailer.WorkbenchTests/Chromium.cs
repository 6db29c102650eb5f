// One browser for all tests. Each test gets contexts of its own, as separate persons have.

using Microsoft.Playwright;

namespace DeviceMailer.WorkbenchTests;

/// <summary>The browser.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    private const int PatienceMs = 30_000; // slow cores

    private IPlaywright? playwright;

    /// <summary>Where the system has one; null: it has none.</summary>
    public static string? Path { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
        .SelectMany(folder => names.Select(name => System.IO.Path.Combine(folder, name))).FirstOrDefault(File.Exists);

    /// <summary>The browser.</summary>
    public IBrowser Browser { get; private set; } = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (Path == null) return; // the tests say so
        Assertions.SetDefaultExpectTimeout(PatienceMs);
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Path,
            Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"], // tests run as root in containers
        });
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (Browser != null) await Browser.CloseAsync();
        playwright?.Dispose();
    }
}
