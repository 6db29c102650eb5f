using System.Diagnostics;
using System.Text;
using DeviceMailer.VirtualBoard.Session;
using Microsoft.Playwright;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace DeviceMailer.WorkbenchTests;

/// <summary>A thousand mails and a hundred thousand lines: only what is seen is in the page. How long it takes is printed, not judged.</summary>
[Collection("chromium")]
public sealed class ManyTests(Chromium chromium, ITestOutputHelper output)
{
    private const int Mails = 1000;
    private const int Lines = 100_000;
    private const int MostElements = 4000; // of a page, whatever there is to show

    [ChromiumFact]
    public async Task A_thousand_mails_are_scrolled_and_searched()
    {
        await using Desk desk = await Desk.StartAsync();
        for (int i = 0; i < Mails; i++) desk.Session.Maildir.Deliver(Encoding.ASCII.GetBytes($"From: a@example.com\r\nTo: b@example.com\r\nSubject: mail {i}\r\n\r\nText of number {i}.\r\n"));
        IPage page = await desk.OpenAsync(chromium.Browser);
        var watch = Stopwatch.StartNew();
        await page.GetByRole(AriaRole.Link, new() { Name = "Mailbox" }).ClickAsync();
        await Expect(page.GetByText("mail 999", new() { Exact = true })).ToBeVisibleAsync();
        output.WriteLine($"benchmark: {Mails} mails shown after {watch.ElapsedMilliseconds} ms");
        Assert.InRange(await page.Locator("*").CountAsync(), 1, MostElements);
        await page.Locator(".mail-scroll").EvaluateAsync("box => box.scrollTop = box.scrollHeight");
        await Expect(page.GetByText("mail 0", new() { Exact = true })).ToBeVisibleAsync();
        await page.GetByLabel("Search mails").FillAsync("number 517.");
        await Expect(page.Locator(".mail-item")).ToHaveCountAsync(1);
    }

    [ChromiumFact]
    public async Task A_hundred_thousand_lines_are_followed_and_filtered()
    {
        await using Desk desk = await Desk.StartAsync();
        for (int i = 0; i < Lines; i++) desk.Bench.Log.Add(new SessionEvent(1_000_000 + i, TimeSpan.FromSeconds(i), DateTimeOffset.UnixEpoch.AddSeconds(i), SessionEventKind.Log, $"line number {i}."));
        IPage page = await desk.OpenAsync(chromium.Browser);
        var watch = Stopwatch.StartNew();
        await page.GetByRole(AriaRole.Link, new() { Name = "Log" }).ClickAsync();
        await Expect(page.GetByTestId("log-count")).ToContainTextAsync("100,");
        await Expect(page.GetByText("line number 99999.")).ToBeVisibleAsync();
        output.WriteLine($"benchmark: {Lines} lines shown after {watch.ElapsedMilliseconds} ms");
        Assert.InRange(await page.Locator("*").CountAsync(), 1, MostElements);
        await page.GetByTestId("log-filter").FillAsync("number 4711.");
        await Expect(page.GetByTestId("log-count")).ToHaveTextAsync("1 line");
        await page.GetByTestId("log-filter").FillAsync("");
        await page.GetByRole(AriaRole.Button, new() { Name = "Pause" }).Last.ClickAsync();
        string count = await page.GetByTestId("log-count").InnerTextAsync();
        desk.Session.Do("press pin 4");
        await desk.WaitAsync(now => now.Mails.Count > 0);
        Assert.Equal(count, await page.GetByTestId("log-count").InnerTextAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Follow again" }).ClickAsync();
        await Expect(page.GetByTestId("log-count")).Not.ToHaveTextAsync(count);
        IDownload saved = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync());
        Assert.Contains("line number 4711.", await File.ReadAllTextAsync(await saved.PathAsync()), StringComparison.Ordinal);
    }
}
