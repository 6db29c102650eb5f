using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace DeviceMailer.WorkbenchTests;

/// <summary>A new device is set up with a phone.</summary>
[Collection("chromium")]
public sealed class PhonePageTests(Chromium chromium)
{
    [ChromiumFact]
    public async Task A_new_device_is_set_up_with_the_phone_alone_and_mails()
    {
        await using Desk desk = await Desk.StartAsync();
        IPage page = await desk.OpenAsync(chromium.Browser, "/phone");
        await Expect(page.GetByTestId("phone-state")).ToHaveTextAsync("The device's own network is closed");
        await page.GetByTestId("make-new").ClickAsync();
        IFrameLocator phone = page.FrameLocator("[data-testid=phone-frame]");
        await Expect(phone.Locator("#state")).ToContainTextAsync("There are no settings yet");
        await phone.GetByLabel("Name of the device").FillAsync("attic");
        await phone.GetByLabel("Name of the network").FillAsync("net");
        await phone.GetByLabel("Server", new() { Exact = true }).FillAsync("mail.example.com");
        await phone.Locator("[data-k='smtp.security']").SelectOptionAsync("none");
        await phone.GetByLabel("From", new() { Exact = true }).FillAsync("attic@example.com");

        // One thing is missing: it is said at its place.
        await phone.GetByRole(AriaRole.Button, new() { Name = "Check and save" }).ClickAsync();
        await Expect(phone.Locator("[aria-invalid=true]")).ToHaveCountAsync(1);
        await Expect(phone.Locator("[aria-invalid=true]")).ToHaveAttributeAsync("data-k", "mail.to");
        await phone.GetByLabel("To (several: with commas)").FillAsync("me@example.com");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Check and save" }).ClickAsync();
        await Expect(phone.Locator("#state")).ToContainTextAsync("The settings hold");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Send a test mail" }).ClickAsync();
        await Expect(phone.Locator("#said")).ToHaveTextAsync("The mail server has accepted the test mail.");
        await desk.WaitAsync(_ => desk.Session.Mails.Any(mail => mail.Subject == "attic: test mail"));
        await phone.GetByRole(AriaRole.Button, new() { Name = "Done: close this network" }).ClickAsync();
        await Expect(page.GetByTestId("phone-state")).ToHaveTextAsync("The device's own network is closed");
    }

    // As after a restart that took the question with it.
    [ChromiumFact]
    public async Task Page_asks_again_when_an_answer_never_comes()
    {
        await using Desk desk = await Desk.StartAsync();
        desk.Bench.Phone.StartWithButton();
        await desk.WaitAsync(_ => desk.Bench.Phone.IsOpen);
        Assert.True(desk.Bench.Phone.Join());
        IPage page = await desk.OpenAsync(chromium.Browser);
        await page.Clock.InstallAsync();
        int asked = 0;
        await page.RouteAsync("**/phone-page/state", async route =>
        {
            if (Interlocked.Increment(ref asked) > 1) await route.ContinueAsync();
        });
        await page.GotoAsync(new Uri(desk.Server.Address, "/phone-page/").ToString());
        await Expect(page.Locator("#state")).ToHaveTextAsync("Asking the device …");
        await page.Clock.FastForwardAsync(10_001);
        await Expect(page.Locator("#state")).ToContainTextAsync("The device does not answer.");
        await page.Clock.FastForwardAsync(2_001);
        await Expect(page.Locator("#state")).ToContainTextAsync("The settings hold");
        await Expect(page.Locator("#facts")).ToContainTextAsync("restarted for set-up");
        desk.Bench.Phone.Leave();
    }

    [ChromiumFact]
    public async Task Page_has_no_serious_fault_of_accessibility_in_either_colour()
    {
        await using Desk desk = await Desk.StartAsync();
        desk.Bench.Phone.StartWithButton();
        await desk.WaitAsync(_ => desk.Bench.Phone.IsOpen);
        Assert.True(desk.Bench.Phone.Join());
        foreach (ColorScheme colours in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            IPage page = await desk.OpenAsync(chromium.Browser, "/phone-page/", colours, 390);
            await Expect(page.Locator("#state")).ToContainTextAsync("The settings hold");
            AxeResult result = await page.RunAxe();
            Assert.Empty(result.Violations.Where(fault => fault.Impact is "serious" or "critical").Select(fault => $"{fault.Id}: {fault.Help}: {string.Join(" | ", fault.Nodes.Take(4).Select(node => node.Html))}"));
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"));
        }

        desk.Bench.Phone.Leave();
    }
}
