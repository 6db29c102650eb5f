using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace DeviceMailer.WorkbenchTests;

/// <summary>The conversation on the page, and as a file that the tests replay.</summary>
[Collection("chromium")]
public sealed partial class ConversationPageTests(Chromium chromium)
{
    // What differs from run to run, with what the file in tests/Transcripts has in its place.
    private const string Day = "2026-11-27 09:00:00";
    private const string Date = "Fri, 27 Nov 2026 09:00:00 +0000";

    [ChromiumFact]
    public async Task A_conversation_is_shown_and_searched()
    {
        await using Desk desk = await Desk.StartAsync(PageTests.Freezer);
        IPage page = await OpenWithMailAsync(desk);
        await Expect(page.GetByText("MAIL FROM:<freezer@example.com>")).ToBeVisibleAsync();
        await page.GetByTestId("talk-filter").FillAsync("RCPT");
        await Expect(page.GetByTestId("talk-count")).ToContainTextAsync("1 line");
    }

    [ChromiumFact]
    public async Task A_saved_conversation_is_the_transcript_that_the_librarys_tests_replay()
    {
        await using Desk desk = await Desk.StartAsync(PageTests.Freezer);
        IPage page = await OpenWithMailAsync(desk);
        await Expect(page.GetByText("QUIT")).ToBeVisibleAsync();
        IDownload saved = await page.RunAndWaitForDownloadAsync(() => page.GetByTestId("save-transcript").ClickAsync());
        string transcript = await File.ReadAllTextAsync(await saved.PathAsync());
        transcript = StoredPattern().Replace(DatePattern().Replace(DayPattern().Replace(transcript, Day), Date), "stored as 1.1");
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "transcripts", "saved-by-the-workbench.txt")), transcript, ignoreLineEndingDifferences: true);
    }

    [GeneratedRegex(@"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d")]
    private static partial Regex DayPattern();

    // A day of one digit is a byte shorter, and so is SIZE: the test has a clock of its own.
    [GeneratedRegex(@"\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d \+0000")]
    private static partial Regex DatePattern();

    // The sink's own name for the mail.
    [GeneratedRegex(@"stored as [0-9a-f]+\.\d+")]
    private static partial Regex StoredPattern();

    private async Task<IPage> OpenWithMailAsync(Desk desk)
    {
        desk.Session.Do("clock = 2026-11-27 09:00");
        desk.Session.Do("press door");
        await desk.WaitAsync(now => now.Mails.Count == 1);
        return await desk.OpenAsync(chromium.Browser, "/conversation");
    }
}
