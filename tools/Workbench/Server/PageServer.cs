// The web server of the page: loopback only, one board behind it. Program starts it, and the tests do.

using System.Net;
using DeviceMailer.Workbench.Api;
using DeviceMailer.Workbench.Components;
using DeviceMailer.Workbench.Security;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using MudBlazor.Services;

namespace DeviceMailer.Workbench.Server;

/// <summary>Serves the page and the API for one bench.</summary>
internal sealed class PageServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private PageServer(WebApplication app, PageToken token)
    {
        this.app = app;
        Token = token;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    /// <summary>Where it listens.</summary>
    internal Uri Address { get; }

    /// <summary>The secret that opens it.</summary>
    internal PageToken Token { get; }

    /// <summary>The address that opens the page in a browser.</summary>
    internal Uri Entry => new(Address, $"/?token={Token.Value}");

    /// <summary>Starts to serve.</summary>
    /// <param name="bench">The board and what is around it.</param>
    /// <param name="port">TCP port on loopback; 0: a free one.</param>
    /// <param name="assets">The folder where the build has left the lists of the page's files; null: the program's own.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    internal static async Task<PageServer> StartAsync(Bench bench, int port = 0, string? assets = null)
    {
        assets ??= AppContext.BaseDirectory;
        var token = new PageToken();
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(PageServer).Assembly.GetName().Name,
            ContentRootPath = assets,
            EnvironmentName = Environments.Production,
        });
        builder.WebHost.UseSetting(WebHostDefaults.StaticWebAssetsKey, Path.Combine(assets, "Workbench.staticwebassets.runtime.json"));
        builder.WebHost.UseStaticWebAssets(); // found where the build left them: nothing has to be published
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        builder.Logging.ClearProviders(); // the terminal is the board's
        builder.Services.AddSingleton(bench);
        builder.Services.AddSingleton(token);
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddMudServices();
        builder.Services.AddOpenApi(OpenApiText.Configure);

        WebApplication app = builder.Build();
        app.UseMiddleware<PageGuard>();
        app.UseAntiforgery();
        app.MapStaticAssets(Path.Combine(assets, "Workbench.staticwebassets.endpoints.json"));
        app.MapOpenApi("/api/openapi.json");
        MailEndpoints.Map(app);
        ApiEndpoints.Map(app);
        app.Map("/phone-page/{**path}", (HttpContext context, string? path, Bench shared) => shared.Phone.ForwardAsync(context, path ?? "")).ExcludeFromDescription();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
        await app.StartAsync();
        return new PageServer(app, token);
    }

    /// <summary>Stops to serve.</summary>
    internal async Task StopAsync()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(2)); // open pages do not hold the end up
        await app.StopAsync(stop.Token);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await app.DisposeAsync();
    }
}
