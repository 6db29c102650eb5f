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

    private const string AllKinds =
        "[device]\nname = attic\n[wifi]\nssid = net\npassword = longenough\n[smtp]\nhost = mail.example.com\nsecurity = none\nuser = me\npassword = secret\n[mail]\nfrom = attic@example.com\nto = me@example.com\n"
        + "[trigger door]\npin = 4\nedge = rising\nsubject = Door\ntext = Open\nto = you@example.com\n[trigger tank]\nadc = 6\nabove = 2000\nbelow = 1000\n[trigger daily]\nat = 08:00\n[trigger beat]\nevery = 1d\n";

    // A value that is wrong for each field there is, and the mistake it is told by.
    [ChromiumFact]
    public async Task Each_field_that_is_wrong_says_so_at_its_place()
    {
        (string Key, string Wrong, string Said)[] fields =
        [
            ("device.name", new string('\u00fc', 32), "expected"),
            ("wifi.ssid", new string('\u00fc', 32), "expected"),
            ("wifi.password", new string('a', 65), "expected"),
            ("smtp.host", "mail example", "expected"),
            ("smtp.port", "99999", "expected"),
            ("smtp.user", new string('a', 255), "expected"),
            ("mail.from", "nobody", "expected"),
            ("mail.to", "me@example.com, nobody", "expected"),
            ("trigger door.pin", "99", "expected"),
            ("trigger door.subject", "{nothing}", "expected"),
            ("trigger door.text", "{nothing}", "expected"),
            ("trigger door.to", "nobody", "expected"),
            ("trigger tank.adc", "77", "expected"),
            ("trigger tank.above", "warm", "expected"),
            ("trigger tank.below", "cold", "expected"),
            ("trigger daily.at", "25:00", "expected"),
            ("trigger beat.every", "1s", "expected"),
        ];
        await using Desk desk = await Desk.StartAsync(AllKinds);
        await JoinAsync(desk);
        IPage page = await desk.OpenAsync(chromium.Browser, "/phone-page/", width: 390);
        await Expect(page.Locator("#state")).ToContainTextAsync("The settings hold");
        foreach ((string key, string wrong, string said) in fields)
        {
            ILocator field = page.Locator($"[data-k='{key}']");
            string good = await field.InputValueAsync();
            await field.FillAsync(wrong);
            await page.GetByRole(AriaRole.Button, new() { Name = "Check and save" }).ClickAsync();
            await Expect(page.Locator("[aria-invalid=true]")).ToHaveCountAsync(1);
            await Expect(field).ToHaveAttributeAsync("aria-invalid", "true");
            await Expect(field).ToBeFocusedAsync();
            await Expect(page.Locator("#" + await field.GetAttributeAsync("aria-describedby"))).ToContainTextAsync(said);
            await field.FillAsync(good); // nothing in the place of a password keeps it
        }

        // A certificate is a file, which is sent by itself.
        await page.Locator("[data-k='smtp.security']").SelectOptionAsync("starttls");
        await page.GetByRole(AriaRole.Button, new() { Name = "Check and save" }).ClickAsync();
        await Expect(page.Locator("[data-f='smtp.ca']")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(page.Locator("#files")).ToContainTextAsync("It is not on the device yet.");
        await page.Locator("#files input").First.SetInputFilesAsync(new FilePayload { Name = "any.pem", MimeType = "text/plain", Buffer = "no certificate"u8.ToArray() });
        await Expect(page.Locator("#files")).ToContainTextAsync("expected PEM");
        await page.Locator("[data-k='smtp.security']").SelectOptionAsync("none");
        await page.GetByRole(AriaRole.Button, new() { Name = "Check and save" }).ClickAsync();
        await Expect(page.Locator("#state")).ToContainTextAsync("Saved.");
        desk.Bench.Phone.Leave();
    }

    [ChromiumFact]
    public async Task Two_phones_at_once_see_the_same_device()
    {
        await using Desk desk = await Desk.StartAsync(AllKinds);
        await JoinAsync(desk);
        IPage first = await desk.OpenAsync(chromium.Browser, "/phone-page/", width: 390);
        IPage second = await desk.OpenAsync(chromium.Browser, "/phone-page/", width: 390);
        await Expect(first.Locator("#state")).ToContainTextAsync("The settings hold");
        await Expect(second.Locator("#state")).ToContainTextAsync("The settings hold");
        await first.Locator("[data-k='smtp.port']").FillAsync("99999");
        await first.GetByRole(AriaRole.Button, new() { Name = "Check and save" }).ClickAsync();
        await Expect(first.Locator("[aria-invalid=true]")).ToHaveCountAsync(1);
        await Expect(second.Locator("[aria-invalid=true]")).ToHaveCountAsync(0);
        await second.Locator("[data-k='device.name']").FillAsync("cellar");
        await second.GetByRole(AriaRole.Button, new() { Name = "Check and save" }).ClickAsync();

        // The device starts again with what the second has saved, and the first shows that.
        await Expect(first.Locator("[data-k='device.name']")).ToHaveValueAsync("cellar");
        await Expect(second.Locator("[data-k='device.name']")).ToHaveValueAsync("cellar");
        await Expect(first.Locator("#state")).ToContainTextAsync("The settings hold");
        desk.Bench.Phone.Leave();
    }

    // As after a restart that took the question with it.
    [ChromiumFact]
    public async Task Page_asks_again_when_an_answer_never_comes()
    {
        await using Desk desk = await Desk.StartAsync();
        await JoinAsync(desk);
        int asked = 0;
        IPage page = await OpenWatchedAsync(desk, async route =>
        {
            if (Interlocked.Increment(ref asked) > 1) await route.ContinueAsync();
        });
        await Expect(page.Locator("#state")).ToHaveTextAsync("Asking the device …");
        await page.Clock.FastForwardAsync(10_001);
        await Expect(page.Locator("#state")).ToContainTextAsync("The device does not answer.");
        await page.Clock.FastForwardAsync(2_001);
        await Expect(page.Locator("#state")).ToContainTextAsync("The settings hold");
        await Expect(page.Locator("#facts")).ToContainTextAsync("restarted for set-up");
        desk.Bench.Phone.Leave();
    }

    // A phone in a pocket must not keep the network open: its 15 minutes are counted from the last request.
    [ChromiumFact]
    public async Task Page_asks_nothing_while_nobody_looks_at_it()
    {
        await using Desk desk = await Desk.StartAsync();
        await JoinAsync(desk);
        int asked = 0;
        IPage page = await OpenWatchedAsync(desk, async route =>
        {
            Interlocked.Increment(ref asked);
            await route.ContinueAsync();
        });
        await Expect(page.Locator("#state")).ToContainTextAsync("The settings hold");
        await page.EvaluateAsync("Object.defineProperty(document, 'hidden', { value: true, configurable: true })");
        await page.Clock.RunForAsync(5_000); // what was on its way arrives
        int before = Volatile.Read(ref asked);
        await page.Clock.RunForAsync(60_000);
        Assert.Equal(before, Volatile.Read(ref asked));
        await page.EvaluateAsync("Object.defineProperty(document, 'hidden', { value: false, configurable: true })");
        await page.Clock.RunForAsync(2_001);
        await desk.WaitAsync(_ => Volatile.Read(ref asked) > before);
        desk.Bench.Phone.Leave();
    }

    [ChromiumFact]
    public async Task Page_has_no_serious_fault_of_accessibility_in_either_colour()
    {
        await using Desk desk = await Desk.StartAsync();
        await JoinAsync(desk);
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

    // The phone's page with a clock that the test moves on, each of whose questions for the state comes by here first.
    private async Task<IPage> OpenWatchedAsync(Desk desk, Func<IRoute, Task> onQuestion)
    {
        IPage page = await desk.OpenAsync(chromium.Browser);
        await page.Clock.InstallAsync();
        await page.RouteAsync("**/phone-page/state", onQuestion);
        await page.GotoAsync(new Uri(desk.Server.Address, "/phone-page/").ToString());
        return page;
    }

    // The device starts with its button held, and the phone joins the network that it opens.
    private static async Task JoinAsync(Desk desk)
    {
        desk.Bench.Phone.StartWithButton();
        await desk.WaitAsync(_ => desk.Bench.Phone.IsOpen);
        Assert.True(desk.Bench.Phone.Join());
    }
}
