using System.Text.RegularExpressions;
using DeviceMailer.VirtualBoard.Session;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace DeviceMailer.WorkbenchTests;

/// <summary>What a person does at the page, by click and by keyboard.</summary>
[Collection("chromium")]
public sealed class PageTests(Chromium chromium)
{
    internal const string Freezer = """
        [device]
        name = bench
        led = 2
        [smtp]
        host = mail.example.com
        security = none
        [mail]
        from = freezer@example.com
        to = cook@example.com
        [trigger door]
        pin = 4
        interval = 0s
        subject = Door opened
        [trigger freezer warm]
        adc = 6
        above = 1500
        hysteresis = 100
        interval = 0s
        subject = Freezer warm
        clear-subject = Freezer cold again
        [trigger alive]
        every = 6h
        """;

    [ChromiumFact]
    public async Task A_door_that_is_closed_makes_a_mail_that_can_be_read()
    {
        await using Desk desk = await Desk.StartAsync(Freezer);
        IPage page = await desk.OpenAsync(chromium.Browser);
        await page.GetByTestId("toggle-4").ClickAsync();
        await Expect(page.GetByTestId("toggle-4")).ToHaveTextAsync("Open it");
        await page.GetByTestId("latest-mail").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Door opened" })).ToBeVisibleAsync();
        foreach (string tab in new[] { "Parts", "Headers", "Envelope", "Source" }) await page.GetByRole(AriaRole.Tab, new() { Name = tab }).ClickAsync();
        await Expect(page.Locator(".source")).ToContainTextAsync("Subject: Door opened");
        await page.GetByRole(AriaRole.Tab, new() { Name = "Envelope" }).ClickAsync();
        await Expect(page.Locator(".mail-panel")).ToContainTextAsync("cook@example.com");
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
        await Expect(page.GetByText("No mail yet.")).ToBeVisibleAsync();
    }

    [ChromiumFact]
    public async Task A_siren_that_follows_the_freezer_is_in_the_drawing_and_is_seen_on_and_off()
    {
        await using Desk desk = await Desk.StartAsync(Freezer + "\n[output siren]\npin = 26\nfollows = freezer warm\n");
        IPage page = await desk.OpenAsync(chromium.Browser);
        ILocator row = page.GetByTestId("row-output-26");
        await Expect(row).ToContainTextAsync("siren");
        await Expect(row).ToContainTextAsync("relay or buzzer, off");
        await page.GetByTestId("value-freezer-warm").FillAsync("1800");
        await page.Keyboard.PressAsync("Enter");
        await Expect(row).ToContainTextAsync("relay or buzzer, on");
        await Expect(row.Locator("svg.lit")).ToBeVisibleAsync();
        await page.GetByTestId("slider-freezer-warm").FocusAsync();
        await page.Keyboard.PressAsync("Home");
        await Expect(row).ToContainTextAsync("relay or buzzer, off");
    }

    [ChromiumFact]
    public async Task A_contact_is_held_by_the_space_bar_as_long_as_it_is_down()
    {
        await using Desk desk = await Desk.StartAsync(Freezer);
        IPage page = await desk.OpenAsync(chromium.Browser);
        await Expect(page.GetByTestId("press-4")).ToHaveAttributeAsync("data-holds", "true"); // the page listens
        await page.GetByTestId("press-4").FocusAsync();
        await page.Keyboard.DownAsync(" ");
        await desk.WaitAsync(now => now.Pins.Any(pin => pin is { Number: 4, IsClosed: true }));
        await Expect(page.GetByTestId("press-4")).ToHaveAttributeAsync("aria-pressed", "true");
        await page.WaitForTimeoutAsync(300); // longer than a contact may bounce
        await page.Keyboard.UpAsync(" ");
        await desk.WaitAsync(now => now.Pins.Any(pin => pin is { Number: 4, IsClosed: false }));
        await Expect(page.GetByTestId("latest-mail")).ToContainTextAsync("Door opened");
    }

    [ChromiumFact]
    public async Task A_freezer_that_gets_warm_is_an_alarm_on_board_and_chart_and_then_an_all_clear()
    {
        await using Desk desk = await Desk.StartAsync(Freezer);
        IPage page = await desk.OpenAsync(chromium.Browser);
        await page.GetByTestId("value-freezer-warm").FillAsync("1800");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByTestId("trigger-freezer-warm")).ToHaveClassAsync(new Regex("state-alarm"));
        await Expect(page.GetByTestId("latest-mail")).ToContainTextAsync("Freezer warm");
        await page.GetByTestId("slider-freezer-warm").FocusAsync();
        await page.Keyboard.PressAsync("Home");
        await Expect(page.GetByTestId("latest-mail")).ToContainTextAsync("Freezer cold again");
        await page.GetByRole(AriaRole.Link, new() { Name = "Chart" }).ClickAsync();
        await Expect(page.GetByTestId("chart-freezer-warm").Locator(".mark-mail")).ToHaveCountAsync(2);
        await Expect(page.GetByTestId("chart-freezer-warm").Locator(".bound")).ToHaveCountAsync(1);
        await Expect(page.GetByTestId("marks")).ToContainTextAsync("mail: Freezer warm");
    }

    [ChromiumFact]
    public async Task A_server_that_is_away_for_three_hours_is_waited_for_and_the_mail_arrives()
    {
        await using Desk desk = await Desk.StartAsync(Freezer);
        IPage page = await desk.OpenAsync(chromium.Browser);
        await page.GetByLabel("For", new() { Exact = true }).SelectOptionAsync("3h");
        await page.GetByTestId("world-server").SelectOptionAsync("down");
        await desk.WaitAsync(now => now.Switches.Any(one => one is { Name: "server", IsGood: false }));
        await page.GetByTestId("toggle-4").ClickAsync();
        await Expect(page.GetByTestId("waiting")).ToContainTextAsync("1 mail waiting");
        await page.GetByRole(AriaRole.Link, new() { Name = "1 mail waiting" }).ClickAsync();
        await Expect(page.GetByTestId("outbox")).ToContainTextAsync("cook@example.com");
        await Expect(page.GetByTestId("files")).ToContainTextAsync("devicemailer.ini");
        for (int i = 0; i < 6; i++)
        {
            TimeSpan before = desk.Session.Snapshot().At;
            await page.GetByRole(AriaRole.Button, new() { Name = "+1 h" }).ClickAsync();
            await desk.WaitAsync(now => now.At >= before + TimeSpan.FromHours(1) && !now.IsJumping);
        }

        await Expect(page.GetByText("Outbox: 0 mails waiting")).ToBeVisibleAsync();
        await desk.WaitAsync(now => now.Mails.Any(mail => mail.Subject == "Door opened"));
    }

    [ChromiumFact]
    public async Task Troubles_end_with_one_button()
    {
        await using Desk desk = await Desk.StartAsync(Freezer);
        IPage page = await desk.OpenAsync(chromium.Browser);
        foreach (string name in new[] { "wifi", "name-server", "server", "flash", "clock" }) await page.GetByTestId($"world-{name}").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await desk.WaitAsync(now => now.Switches.Count(one => !one.IsGood) == 5);
        await page.GetByTestId("all-good").ClickAsync();
        await desk.WaitAsync(now => now.Switches.All(one => one.IsGood));
    }

    [ChromiumFact]
    public async Task Time_is_paused_sped_up_and_skipped()
    {
        await using Desk desk = await Desk.StartAsync(Freezer);
        IPage page = await desk.OpenAsync(chromium.Browser);
        await page.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        await desk.WaitAsync(now => now.Pace == 0);
        TimeSpan stopped = desk.Session.Snapshot().At;
        await page.GetByRole(AriaRole.Button, new() { Name = "Let time go on" }).FocusAsync();
        Assert.Equal(stopped, desk.Session.Snapshot().At);
        await page.Keyboard.PressAsync("Enter");
        await desk.WaitAsync(now => now.At > stopped);
        await page.GetByRole(AriaRole.Button, new() { Name = "×60" }).ClickAsync();
        await desk.WaitAsync(now => now.Pace == 60);
        await page.GetByRole(AriaRole.Button, new() { Name = "×1", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Skip to next" }).ClickAsync();
        await desk.WaitAsync(now => now.At >= TimeSpan.FromHours(5.9));
        await page.GetByRole(AriaRole.Button, new() { Name = "To 07:00" }).ClickAsync();
        await desk.WaitAsync(now => now.Time.Hour == 7 && now.Time.Minute < 5);
    }

    [ChromiumFact]
    public async Task The_board_is_reset_and_loses_its_power_and_the_page_goes_on()
    {
        await using Desk desk = await Desk.StartAsync(Freezer);
        IPage page = await desk.OpenAsync(chromium.Browser);
        await desk.WaitAsync(now => now.Triggers.Any(one => one.State == TriggerState.Watching));
        await page.GetByRole(AriaRole.Button, new() { Name = "Cut power" }).ClickAsync();
        await Expect(page.GetByTestId("power")).ToContainTextAsync("off");
        await page.GetByRole(AriaRole.Button, new() { Name = "Power on" }).ClickAsync();
        await Expect(page.GetByTestId("power")).ToContainTextAsync("running");
        await page.GetByRole(AriaRole.Button, new() { Name = "Reset" }).ClickAsync();
        await desk.WaitForReadyAsync(3);
        await page.GetByTestId("toggle-4").ClickAsync();
        await Expect(page.GetByTestId("latest-mail")).ToContainTextAsync("Door opened");
    }

    [ChromiumFact]
    public async Task Two_windows_show_the_same_board()
    {
        await using Desk desk = await Desk.StartAsync(Freezer);
        IPage one = await desk.OpenAsync(chromium.Browser);
        IPage other = await desk.OpenAsync(chromium.Browser);
        await one.GetByTestId("toggle-4").ClickAsync();
        await Expect(other.GetByTestId("toggle-4")).ToHaveTextAsync("Open it");
        await other.GetByTestId("toggle-4").ClickAsync();
        await Expect(one.GetByTestId("toggle-4")).ToHaveTextAsync("Close it");
        await Expect(other.GetByTestId("latest-mail")).ToContainTextAsync("Door opened");
    }

    [ChromiumFact]
    public async Task The_page_says_when_the_tool_has_ended()
    {
        await using Desk desk = await Desk.StartAsync(Freezer);
        IPage page = await desk.OpenAsync(chromium.Browser);
        await desk.Server.StopAsync();
        await Expect(page.GetByText("The workbench has ended").First).ToBeVisibleAsync();
    }

    [ChromiumFact]
    public async Task The_clock_is_unset_and_set_to_a_time_of_ones_own()
    {
        await using Desk desk = await Desk.StartAsync(Freezer);
        IPage page = await desk.OpenAsync(chromium.Browser);
        await page.GetByTestId("world-clock").SelectOptionAsync("unset");
        await desk.WaitAsync(now => now.DeviceClock.Year < 2020);
        await page.GetByText("Set the clock").ClickAsync();
        await page.GetByTestId("clock-time").FillAsync("2031-10-26T02:30");
        await page.GetByTestId("clock-set").ClickAsync();
        var wanted = new DateTime(2031, 10, 26, 2, 30, 0, DateTimeKind.Utc);
        await desk.WaitAsync(now => now.DeviceClock >= wanted && now.DeviceClock < wanted + TimeSpan.FromHours(1));
        await page.GetByTestId("toggle-4").ClickAsync();
        await page.GetByTestId("latest-mail").ClickAsync();
        await page.GetByRole(AriaRole.Tab, new() { Name = "Source" }).ClickAsync();
        await Expect(page.Locator(".source")).ToContainTextAsync("Date: Sun, 26 Oct 2031 02:3");
    }

    [ChromiumFact]
    public async Task A_deep_sleep_is_shown_and_a_contact_ends_it()
    {
        await using Desk desk = await Desk.StartAsync(Freezer[..Freezer.IndexOf("[trigger", StringComparison.Ordinal)]
            + "[power]\nmode = sleep\n[trigger door]\npin = 33\npull = none\nedge = rising\ninterval = 0s\nsubject = Door opened\n");
        IPage page = await desk.OpenAsync(chromium.Browser);
        await Expect(page.GetByTestId("power")).ToContainTextAsync("in deep sleep");
        await page.GetByTestId("toggle-33").ClickAsync();
        await Expect(page.GetByTestId("latest-mail")).ToContainTextAsync("Door opened");
        await Expect(page.GetByTestId("power")).ToContainTextAsync("in deep sleep");
        Assert.True(desk.Session.Snapshot().Boots > 1, "a sleep ends with a start");
    }
}
