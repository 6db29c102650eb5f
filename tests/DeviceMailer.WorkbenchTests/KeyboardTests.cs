using DeviceMailer.VirtualBoard.Session;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace DeviceMailer.WorkbenchTests;

/// <summary>The page for a person who has no mouse.</summary>
[Collection("chromium")]
public sealed class KeyboardTests(Chromium chromium)
{
    // All but the settings, where the Tab key belongs to the editor until Ctrl+M.
    private static readonly string[] pages = ["/", "/mail", "/chart", "/conversation", "/outbox", "/log", "/scenarios"];

    private const string Controls = "a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea, summary";

    // What cannot be seen cannot be reached; of tabs only the chosen one is in the order, and arrow keys lead to the others (ARIA, tabs pattern).
    private const string Unreached = """
        controls => [...document.querySelectorAll(controls)]
            .filter(one => one.checkVisibility({ visibilityProperty: true }) && one.getAttribute('role') !== 'tab' && !one.hasAttribute('data-reached'))
            .map(one => one.outerHTML.slice(0, 120))
        """;

    [ChromiumFact]
    public async Task The_tab_key_reaches_every_control_of_every_page()
    {
        await using Desk desk = await Desk.StartAsync(PageTests.Freezer);
        desk.Session.Do("press door");
        await desk.WaitAsync(now => now.Mails.Count == 1);
        desk.Session.Do("pause"); // what is on the page stays there
        IPage page = await desk.OpenAsync(chromium.Browser);
        var missed = new List<string>();
        foreach (string path in pages)
        {
            await page.GotoAsync(new Uri(desk.Server.Address, path).ToString());
            await page.Locator("h1").WaitForAsync();
            int controls = await page.Locator(Controls).CountAsync();
            for (int i = 0; i < controls + 10; i++)
            {
                await page.Keyboard.PressAsync("Tab");
                await page.EvaluateAsync("() => document.activeElement?.setAttribute('data-reached', '')");
            }

            missed.AddRange((await page.EvaluateAsync<string[]>(Unreached, Controls)).Select(one => $"{path}: {one}"));
        }

        Assert.True(missed.Count == 0, string.Join("\n", missed));
    }

    [ChromiumFact]
    public async Task A_mail_is_made_a_server_taken_away_and_the_power_cut_without_a_mouse()
    {
        await using Desk desk = await Desk.StartAsync(PageTests.Freezer);
        IPage page = await desk.OpenAsync(chromium.Browser);
        await page.GetByTestId("toggle-4").PressAsync("Enter");
        await Expect(page.GetByTestId("latest-mail")).ToContainTextAsync("Door opened");
        await page.GetByTestId("world-server").FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await desk.WaitAsync(now => now.Switches.Any(one => one is { Name: "server", IsGood: false }));
        await Expect(page.GetByTestId("all-good")).ToBeEnabledAsync();
        await page.GetByTestId("all-good").PressAsync("Enter");
        await desk.WaitAsync(now => now.Switches.All(one => one.IsGood));
        await page.GetByRole(AriaRole.Button, new() { Name = "To 07:00" }).PressAsync("Space");
        await desk.WaitAsync(now => now.Time.Hour == 7 && !now.IsJumping);
        await page.GetByRole(AriaRole.Button, new() { Name = "Cut power" }).PressAsync("Enter");
        await desk.WaitAsync(now => now.Power == PowerState.Off);
        await page.GetByRole(AriaRole.Button, new() { Name = "Power on" }).PressAsync("Enter");
        await desk.WaitAsync(now => now.Power == PowerState.Running);
    }

    [ChromiumFact]
    public async Task A_mail_is_read_and_deleted_and_a_scenario_played_without_a_mouse()
    {
        await using Desk desk = await Desk.StartAsync(PageTests.Freezer);
        desk.Session.Do("press door");
        await desk.WaitAsync(now => now.Mails.Count == 1);
        IPage page = await desk.OpenAsync(chromium.Browser);
        await page.GetByRole(AriaRole.Link, new() { Name = "Mailbox" }).PressAsync("Enter");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Mailbox");
        await page.Locator(".mail-item").PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Door opened" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Tab, new() { Name = "Source" }).PressAsync("Enter");
        await Expect(page.Locator(".source")).ToContainTextAsync("Subject: Door opened");
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).PressAsync("Enter");
        await desk.WaitAsync(_ => desk.Bench.MailCount == 0);
        await page.GetByRole(AriaRole.Link, new() { Name = "Scenarios" }).PressAsync("Enter");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Scenarios");
        await page.GetByTestId("scenario").FillAsync("at 1s press door\nexpect mail subject \"Door opened\" within 1min\n");
        await Expect(page.GetByTestId("play")).ToBeEnabledAsync();
        await page.GetByTestId("play").PressAsync("Enter");
        await Expect(page.GetByTestId("outcome")).ToContainTextAsync("passed");
    }
}
