using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace DeviceMailer.WorkbenchTests;

/// <summary>The page for who does not see it, or not well: axe's rules, in light and dark, wide and narrow.</summary>
[Collection("chromium")]
public sealed class AccessTests(Chromium chromium)
{
    private static readonly string[] pages = ["/", "/mail", "/chart", "/settings", "/phone", "/conversation", "/outbox", "/log", "/scenarios"];
    private static readonly string[] faults = ["serious", "critical"];

    [ChromiumFact]
    public async Task Axe_finds_no_serious_fault_on_any_page()
    {
        await using Desk desk = await Desk.StartAsync(PageTests.Freezer);
        desk.Session.Do("press door");
        await desk.WaitAsync(now => now.Mails.Count == 1);
        var found = new List<string>();
        foreach ((ColorScheme colours, int width) in new[] { (ColorScheme.Light, 1280), (ColorScheme.Dark, 390) })
        {
            IPage page = await desk.OpenAsync(chromium.Browser, "/", colours, width);
            foreach (string path in pages.Append($"/mail/{desk.Bench.Mail.Latest!.Id}"))
            {
                await page.GotoAsync(new Uri(desk.Server.Address, path).ToString());
                await page.Locator("h1").WaitForAsync();
                if (path == "/settings") await page.GetByText("No mistakes").WaitForAsync();
                AxeResult result = await page.RunAxe();
                found.AddRange(result.Violations.Where(fault => faults.Contains(fault.Impact)).Select(fault => $"{path} {colours} {width}: {fault.Id}: {fault.Help}: {string.Join(" | ", fault.Nodes.Take(4).Select(node => node.Html))}"));
            }
        }

        Assert.True(found.Count == 0, string.Join("\n", found));
    }

    [ChromiumFact]
    public async Task Nothing_is_wider_than_a_phone()
    {
        await using Desk desk = await Desk.StartAsync(PageTests.Freezer);
        IPage page = await desk.OpenAsync(chromium.Browser, "/", ColorScheme.Light, 390);
        foreach (string path in pages)
        {
            await page.GotoAsync(new Uri(desk.Server.Address, path).ToString());
            await page.Locator("h1").WaitForAsync();
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), $"{path} must be scrolled sideways");
        }
    }

    [ChromiumFact]
    public async Task The_windows_scripts_complain_of_nothing()
    {
        await using Desk desk = await Desk.StartAsync(PageTests.Freezer);
        IPage page = await desk.OpenAsync(chromium.Browser);
        foreach (string path in pages)
        {
            await page.GotoAsync(new Uri(desk.Server.Address, path).ToString());
            await page.Locator("h1").WaitForAsync();
        }

        Assert.Empty(desk.Errors);
    }
}
