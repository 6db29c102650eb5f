using System.Net;
using System.Net.Sockets;
using System.Text;
using DeviceMailer.VirtualBoard.Mailbox;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace DeviceMailer.WorkbenchTests;

/// <summary>Mails whose HTML means harm, opened as HTML.</summary>
[Collection("chromium")]
public sealed class HostileMailTests(Chromium chromium)
{
    // Whatever of this works writes "pwned" into a title or asks the trap for something.
    private const string Hostile = """
        From: mallory@example.com
        To: cook@example.com
        Subject: =?utf-8?B?PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==?=
        MIME-Version: 1.0
        Content-Type: text/html; charset=utf-8

        <html><head><meta http-equiv="refresh" content="1;url=TRAP/refresh"><base href="TRAP/">
        <link rel="stylesheet" href="TRAP/style.css"><style>@import url(TRAP/import.css); body { background: url(TRAP/background.png) }</style>
        <script>document.title = 'pwned'; parent.document.title = 'pwned'; fetch('TRAP/script')</script></head>
        <body onload="document.title='pwned'"><h1 id="shown">Hello</h1>
        <img src="TRAP/pixel.png"><img src="x" onerror="top.document.title='pwned'; fetch('TRAP/onerror')">
        <svg onload="fetch('TRAP/svg')"></svg><video src="TRAP/video"></video><object data="TRAP/object"></object><embed src="TRAP/embed">
        <iframe src="TRAP/frame"></iframe><iframe srcdoc="<script>top.document.title='pwned'</script>"></iframe>
        <form id="form" action="TRAP/form" method="post"><input name="q" value="secret"><button id="send">Send</button></form>
        <a id="script-link" href="javascript:parent.document.title='pwned'">click</a>
        <a id="top-link" target="_top" href="TRAP/top">top</a> <a id="link" href="TRAP/link">here</a> <a id="blank" target="_blank" href="TRAP/blank">new</a>
        </body></html>
        """;

    [ChromiumFact]
    public async Task Hostile_html_runs_nothing_loads_nothing_and_goes_nowhere()
    {
        using var trap = new TcpListener(IPAddress.Loopback, 0);
        trap.Start();
        string address = $"http://127.0.0.1:{((IPEndPoint)trap.LocalEndpoint).Port}";
        await using Desk desk = await Desk.StartAsync();
        desk.Session.Maildir.Deliver(Encoding.UTF8.GetBytes(Hostile.ReplaceLineEndings("\r\n").Replace("TRAP", address, StringComparison.Ordinal)));
        IPage page = await desk.OpenWithoutWatchAsync(chromium.Browser, "/mail");
        string title = await page.TitleAsync();
        await page.Locator(".mail-item").ClickAsync();
        await Expect(page.Locator(".mail-open h2")).ToHaveTextAsync("<script>alert(1)</script>");
        await page.GetByRole(AriaRole.Tab, new() { Name = "HTML" }).ClickAsync();
        IFrameLocator frame = page.FrameLocator(".mail-html");
        await Expect(frame.Locator("#shown")).ToHaveTextAsync("Hello");
        var harmless = new LocatorClickOptions { Timeout = 2000, Force = true };
        foreach (string id in new[] { "#send", "#script-link", "#top-link", "#blank", "#link" })
        {
            if (await frame.Locator(id).CountAsync() > 0) await frame.Locator(id).ClickAsync(harmless);
        }

        await page.WaitForTimeoutAsync(1500); // the refresh of the mail would be due
        Assert.Equal(title, await page.TitleAsync());
        Assert.StartsWith(new Uri(desk.Server.Address, "/mail/").ToString(), page.Url, StringComparison.Ordinal);
        Assert.Single(page.Context.Pages);
        Assert.False(trap.Pending(), $"the mail made the browser ask: {Asked(trap)}");
    }

    [ChromiumFact]
    public async Task Pictures_that_came_with_the_mail_are_shown_in_its_html()
    {
        const string Dot = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
        string mail = $"From: a@example.com\nTo: b@example.com\nSubject: picture\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html\n\n<img id=dot src=\"cid:dot@x\">\n--x\nContent-Type: image/png; name=dot.png\nContent-ID: <dot@x>\nContent-Transfer-Encoding: base64\nContent-Disposition: inline; filename=dot.png\n\n{Dot}\n--x--\n";
        await using Desk desk = await Desk.StartAsync();
        desk.Session.Maildir.Deliver(Encoding.UTF8.GetBytes(mail.ReplaceLineEndings("\r\n")));
        IPage page = await desk.OpenAsync(chromium.Browser, "/mail");
        await page.Locator(".mail-item").ClickAsync();
        await page.GetByRole(AriaRole.Tab, new() { Name = "HTML" }).ClickAsync();
        await Expect(page.FrameLocator(".mail-html").Locator("#dot")).ToHaveJSPropertyAsync("naturalWidth", 1);
        await page.GetByRole(AriaRole.Tab, new() { Name = "Parts" }).ClickAsync();
        IDownload saved = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Download" }).Last.ClickAsync());
        Assert.Equal("dot.png", saved.SuggestedFilename);
        Assert.Equal(Convert.FromBase64String(Dot), await File.ReadAllBytesAsync(await saved.PathAsync()));
    }

    private static string Asked(TcpListener trap)
    {
        if (!trap.Pending()) return "";
        using Socket caller = trap.AcceptSocket();
        caller.ReceiveTimeout = 1000;
        byte[] bytes = new byte[300];
        try
        {
            return Encoding.ASCII.GetString(bytes, 0, caller.Receive(bytes));
        }
        catch (SocketException)
        {
            return "a connection without a request";
        }
    }

    [Fact]
    public void Html_keeps_its_looks_and_loses_what_reaches_out()
    {
        using var folder = new TemporaryFolder();
        var maildir = new DeviceMailer.VirtualBoard.Sink.Maildir(folder.Path);
        maildir.Deliver(Encoding.UTF8.GetBytes(Hostile.ReplaceLineEndings("\r\n")));
        var mails = new MailFolder(maildir);
        string html = mails.Open(mails.Latest!.Id)!.SafeHtml();
        Assert.Contains("<h1 id=\"shown\">Hello</h1>", html, StringComparison.Ordinal);
        foreach (string reach in new[] { "TRAP/pixel", "TRAP/refresh", "TRAP/frame", "TRAP/form", "TRAP/link", "TRAP/object", "TRAP/style.css", "<script", "onload", "onerror", "javascript:", "<iframe", "<base", "<meta" })
        {
            Assert.DoesNotContain(reach, html, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void A_mail_is_found_by_its_words_and_by_no_path()
    {
        using var folder = new TemporaryFolder();
        var maildir = new DeviceMailer.VirtualBoard.Sink.Maildir(folder.Path);
        var mails = new MailFolder(maildir);
        maildir.Deliver("From: \"Freezer\" <a@example.com>\r\nTo: b@example.com\r\nSubject: =?utf-8?Q?T=C3=BCr?=\r\nX-Priority: 1\r\n\r\nThe door\r\nis open.\r\n"u8);
        maildir.Deliver("Subject: other\r\n\r\nnothing\r\n"u8);
        MailSummary found = Assert.Single(mails.Find("tür"));
        Assert.Equal(("Freezer", "b@example.com", "Tür", "The door is open.", true), (found.From, found.To, found.Subject, found.FirstWords, found.IsUrgent));
        Assert.Equal("other", mails.Latest!.Subject);
        Assert.Null(mails.Open("../" + found.Id));
        Assert.Null(mails.Open(Path.Combine(folder.Path, "new", found.Id)));
        Assert.False(mails.Delete("..%2fnew"));
        Assert.True(mails.Delete(found.Id));
        Assert.Equal(1, mails.Count);
    }
}
