// A page of somebody else in the same browser, which holds the workbench's cookie: another port of this machine is the same site to a browser, so the cookie goes along.

using DeviceMailer.VirtualBoard.Session;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace DeviceMailer.WorkbenchTests;

/// <summary>Whatever another page tries, it reads nothing and drives nothing.</summary>
[Collection("chromium")]
public sealed class HostilePageTests(Chromium chromium)
{
    // Each attempt ends in a word: what was got, or "blocked".
    private const string Page = """
        <!doctype html><title>elsewhere</title><iframe name="inside"></iframe>
        <script>
        const bench = "BENCH";
        const command = JSON.stringify({ command: "press door" });
        const events = () => new Promise((got, no) => { const all = new EventSource(bench + "/api/events?after=0", { withCredentials: true }); all.onmessage = all.onopen = () => got("open"); all.onerror = () => no(); });
        const socket = () => new Promise((got, no) => { const one = new WebSocket(bench.replace("http", "ws") + "/_blazor"); one.onopen = () => got("open"); one.onerror = () => no(); });
        const picture = path => new Promise((got, no) => { const one = new Image(); one.onload = () => got("loaded"); one.onerror = () => no(); one.src = bench + path; });
        const script = path => new Promise((got, no) => { const one = document.createElement("script"); one.onload = () => got("loaded"); one.onerror = () => no(); one.src = bench + path; document.head.append(one); });
        const post = (mode, type) => fetch(bench + "/api/commands", { method: "POST", mode, credentials: "include", headers: { "Content-Type": type }, body: command });
        const form = () => new Promise(done => {
            const one = document.createElement("form");
            one.method = "post"; one.enctype = "text/plain"; one.action = bench + "/api/commands"; one.target = "inside";
            const field = document.createElement("input");
            field.name = '{"command":"press door","x":"'; field.value = '"}';
            one.append(field); document.body.append(one); one.submit();
            setTimeout(() => { try { done("read " + frames.inside.document.body.innerText); } catch { done("blocked"); } }, 700);
        });
        const framed = () => new Promise(done => {
            const one = document.createElement("iframe");
            one.onload = () => { try { done("read " + one.contentDocument.body.innerText.trim()); } catch { done("blocked"); } };
            one.src = bench + "/"; document.body.append(one);
        });
        const attempts = {
            "read": async () => (await fetch(bench + "/api/state", { credentials: "include" })).text(),
            "read without CORS": async () => (await fetch(bench + "/api/state", { mode: "no-cors", credentials: "include" })).text(),
            "post JSON": async () => (await post("cors", "application/json")).text(),
            "post text": async () => (await post("no-cors", "text/plain")).text(),
            "form": form, "frame": framed, "events": events, "socket": socket,
            "script": () => script("/workbench.js"), "picture": () => picture("/api/state"),
        };
        async function tryAll() {
            const told = {};
            for (const [name, attempt] of Object.entries(attempts)) { try { told[name] = (await attempt()) || "blocked"; } catch { told[name] = "blocked"; } }
            return told;
        }
        </script>
        """;

    [ChromiumFact]
    public async Task A_page_elsewhere_in_the_browser_reads_nothing_and_drives_nothing()
    {
        await using Desk desk = await Desk.StartAsync(PageTests.Freezer);
        IPage own = await desk.OpenWithoutWatchAsync(chromium.Browser, "/");
        await using WebApplication elsewhere = await ServeAsync(Page.Replace("BENCH", desk.Server.Address.ToString().TrimEnd('/'), StringComparison.Ordinal));
        int port = new Uri(elsewhere.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;
        foreach (string host in new[] { "127.0.0.1", "localhost" })
        {
            IPage hostile = await own.Context.NewPageAsync();
            await hostile.GotoAsync($"http://{host}:{port}/");
            Dictionary<string, string> told = await hostile.EvaluateAsync<Dictionary<string, string>>("tryAll()");
            Assert.Equal(10, told.Count);
            Assert.All(told, one => Assert.Equal((one.Key, "blocked"), (one.Key, one.Value)));
            await hostile.CloseAsync();
        }

        Assert.DoesNotContain(desk.Session.EventsAfter(0), one => one.Kind == SessionEventKind.Command && one.Text.Contains("press", StringComparison.Ordinal));
        Assert.Empty(desk.Session.Snapshot().Mails);
        await own.GetByTestId("toggle-4").ClickAsync(); // the cookie is good: it is the place that is not
        await desk.WaitAsync(now => now.Mails.Count == 1);
    }

    private static async Task<WebApplication> ServeAsync(string page)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WebApplication site = builder.Build();
        site.Run(context =>
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            return context.Response.WriteAsync(page);
        });
        await site.StartAsync();
        return site;
    }
}
