using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace DeviceMailer.WorkbenchTests;

/// <summary>Scenarios on the page.</summary>
[Collection("chromium")]
public sealed class ScenarioPageTests(Chromium chromium)
{
    [ChromiumFact]
    public async Task What_was_done_is_recorded_and_played_again()
    {
        await using Desk desk = await Desk.StartAsync(PageTests.Freezer);
        IPage page = await desk.OpenAsync(chromium.Browser);
        await desk.WaitForReadyAsync(1); // a change before is nobody's
        await page.GetByTestId("toggle-4").ClickAsync();
        await Expect(page.GetByTestId("latest-mail")).ToContainTextAsync("Door opened");
        await page.GetByRole(AriaRole.Link, new() { Name = "Scenarios" }).ClickAsync();
        await Expect(page.GetByTestId("scenario")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("close pin 4\nexpect mail subject \"Door opened\""));
        await page.GetByTestId("play").ClickAsync();
        await Expect(page.GetByTestId("outcome")).ToContainTextAsync("passed: 2 steps");
        await page.GetByTestId("scenario").FillAsync("at 1s press door\nexpect mail subject \"Something else\" within 1min\n");
        await page.GetByTestId("play").ClickAsync();
        await Expect(page.GetByTestId("outcome")).ToContainTextAsync("Something else");
        await Expect(page.Locator(".step-failed")).ToHaveCountAsync(1);
    }

    [ChromiumFact]
    public async Task Each_recipes_scenario_passes_on_the_page()
    {
        await using Desk desk = await Desk.StartAsync(PageTests.Freezer);
        IPage page = await desk.OpenAsync(chromium.Browser, "/scenarios");
        string[] names = await page.GetByTestId("known").Locator("option").EvaluateAllAsync<string[]>("all => all.map(one => one.value).filter(one => one)");
        Assert.NotEmpty(names);
        foreach (string name in names)
        {
            await page.GetByTestId("known").SelectOptionAsync(name);
            await Expect(page.GetByTestId("scenario")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex($"settings {name}"));
            await page.GetByTestId("play").ClickAsync();
            await Expect(page.GetByTestId("outcome")).ToContainTextAsync(new System.Text.RegularExpressions.Regex("passed|found|expected"), new() { Timeout = 60_000 });
            Assert.Contains("passed", await page.GetByTestId("outcome").InnerTextAsync(), StringComparison.Ordinal);
        }
    }
}
