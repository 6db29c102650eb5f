using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace DeviceMailer.WorkbenchTests;

/// <summary>The settings editor.</summary>
[Collection("chromium")]
public sealed class SettingsPageTests(Chromium chromium)
{
    [ChromiumFact]
    public async Task A_mistake_is_underlined_where_it_is_and_gone_when_fixed_and_the_board_takes_what_is_saved()
    {
        await using Desk desk = await Desk.StartAsync();
        IPage page = await desk.OpenAsync(chromium.Browser, "/settings");
        await Expect(page.GetByTestId("faults")).ToContainTextAsync("No mistakes");
        await ReplaceAsync(page, "[device]\nname = kitchen\n[smtp]\nhost = mail.example.com\nsecurity = nonne\n[mail]\nfrom = a@example.com\nto = b@example.com\n[trigger door]\npin = 4\n");
        await Expect(page.GetByTestId("faults")).ToContainTextAsync("did you mean none?");
        await Expect(page.GetByTestId("faults").GetByRole(AriaRole.Button, new() { Name = "line 5" })).ToBeVisibleAsync();
        await Expect(page.Locator(".squiggly-error").First).ToBeVisibleAsync();
        await ReplaceAsync(page, "[device]\nname = kitchen\n[smtp]\nhost = mail.example.com\nsecurity = none\n[mail]\nfrom = a@example.com\nto = b@example.com\n[trigger door]\npin = 4\n");
        await Expect(page.GetByTestId("faults")).ToContainTextAsync("No mistakes");
        await Expect(page.Locator(".squiggly-error")).ToHaveCountAsync(0);
        await page.GetByTestId("save-settings").ClickAsync();
        await desk.WaitAsync(now => now.Device.Name == "kitchen" && now.Boots >= 2);
        await page.GetByRole(AriaRole.Link, new() { Name = "Board" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("kitchen");
    }

    [ChromiumFact]
    public async Task Keys_are_completed_and_explained_and_recipes_are_inserted()
    {
        await using Desk desk = await Desk.StartAsync();
        IPage page = await desk.OpenAsync(chromium.Browser, "/settings");
        await Expect(page.GetByTestId("faults")).ToContainTextAsync("No mistakes");
        await ReplaceAsync(page, "[smtp]\nsec");
        await page.Keyboard.PressAsync("Control+Space");
        await Expect(page.Locator(".suggest-widget .monaco-list-row").First).ToContainTextAsync("security");
        await page.Keyboard.PressAsync("Escape");
        await ReplaceAsync(page, "[smtp]\nsecurity = none\n");
        await page.Locator(".view-line span.mtk6, .view-line").Filter(new() { HasText = "security" }).First.HoverAsync(new() { Position = new() { X = 30, Y = 8 } });
        await Expect(page.Locator(".monaco-hover-content").First).ToContainTextAsync("one of: tls, starttls, none");
        await page.GetByTestId("recipe").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await Expect(page.Locator(".view-lines")).ToContainTextAsync("[trigger");
    }

    private static async Task ReplaceAsync(IPage page, string text)
    {
        await page.Locator(".monaco-editor .view-lines").ClickAsync();
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.PressAsync("Delete");
        await page.Keyboard.InsertTextAsync(text);
    }
}
