using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;

namespace DeviceMailer.WorkbenchTests;

/// <summary>The API, and who is let in.</summary>
public sealed class ApiTests
{
    [Fact]
    public async Task The_board_is_driven_by_commands_and_followed_by_events()
    {
        await using Desk desk = await Desk.StartAsync(PageTests.Freezer);
        using HttpClient client = Client(desk);
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using HttpResponseMessage events = await client.GetAsync("/api/events?after=0", HttpCompletionOption.ResponseHeadersRead, stop.Token);
        Assert.Equal("text/event-stream", events.Content.Headers.ContentType!.MediaType);
        using HttpResponseMessage done = await client.PostAsJsonAsync("/api/commands", new { command = "press door" }, stop.Token);
        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        using var reader = new StreamReader(await events.Content.ReadAsStreamAsync(stop.Token));
        while (await reader.ReadLineAsync(stop.Token) is { } line && line != "event: mail") Assert.NotNull(line);
        string data = (await reader.ReadLineAsync(stop.Token))!;
        using JsonDocument mail = JsonDocument.Parse(data["data: ".Length..]);
        string id = mail.RootElement.GetProperty("mailId").GetString()!;
        using JsonDocument read = JsonDocument.Parse(await client.GetStringAsync($"/api/mails/{id}", stop.Token));
        Assert.Equal("Door opened", read.RootElement.GetProperty("summary").GetProperty("subject").GetString());
        Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync($"/api/mails/{id}", stop.Token)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/api/mails/{id}", stop.Token)).StatusCode);
        using JsonDocument state = JsonDocument.Parse(await client.GetStringAsync("/api/state", stop.Token));
        Assert.Equal("bench", state.RootElement.GetProperty("device").GetString());
    }

    [Fact]
    public async Task A_wrong_command_is_answered_by_what_was_meant()
    {
        await using Desk desk = await Desk.StartAsync(PageTests.Freezer);
        using HttpClient client = Client(desk);
        foreach ((string command, string answer) in new[] { ("press window", "found 'window'"), ("pin 99 = low", "found '99'"), ("dance", "found 'dance'"), ("", "found the end of the line") })
        {
            using HttpResponseMessage response = await client.PostAsJsonAsync("/api/commands", new { command });
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            Assert.Contains(answer, JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("text").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Settings_are_checked_by_the_firmware_and_saved()
    {
        await using Desk desk = await Desk.StartAsync(PageTests.Freezer);
        using HttpClient client = Client(desk);
        string text = await client.GetStringAsync("/api/settings");
        Assert.Contains("name = bench", text, StringComparison.Ordinal);
        string faults = await (await client.PostAsJsonAsync("/api/settings/check", new { text = text.Replace("adc = 6", "adc = 66", StringComparison.Ordinal) })).Content.ReadAsStringAsync();
        Assert.Contains("\"line\":", faults, StringComparison.Ordinal);
        Assert.Contains("expected a channel", faults, StringComparison.Ordinal);
        using HttpResponseMessage saved = await client.PutAsJsonAsync("/api/settings", new { text = text.Replace("name = bench", "name = other", StringComparison.Ordinal) });
        Assert.Equal("[]", await saved.Content.ReadAsStringAsync());
        await desk.WaitAsync(now => now.Device.Name == "other" && now.Boots == 2);
        string words = await client.GetStringAsync("/api/settings/vocabulary");
        Assert.Contains("one of: tls, starttls, none", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_document_names_every_address()
    {
        await using Desk desk = await Desk.StartAsync(PageTests.Freezer);
        using HttpClient client = Client(desk);
        using JsonDocument document = JsonDocument.Parse(await client.GetStringAsync("/api/openapi.json"));
        string[] paths = [.. document.RootElement.GetProperty("paths").EnumerateObject().Select(path => path.Name)];
        Assert.Equal(["/api/commands", "/api/events", "/api/log", "/api/mails", "/api/mails/{id}", "/api/mails/{id}/source", "/api/scenario", "/api/settings", "/api/settings/check", "/api/settings/vocabulary", "/api/state"], paths.Order(StringComparer.Ordinal));
        Assert.All(document.RootElement.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()), verb => Assert.NotEmpty(verb.Value.GetProperty("summary").GetString()!));
    }

    [Fact]
    public async Task Without_the_token_nothing_is_shown()
    {
        await using Desk desk = await Desk.StartAsync(PageTests.Freezer);
        using var client = new HttpClient { BaseAddress = desk.Server.Address };
        foreach (string path in new[] { "/", "/api/state", "/api/openapi.json", "/mail-content/x/html", "/_blazor/negotiate", "/workbench.js" })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync(path)).StatusCode);
            Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync(path + "?token=wrong")).StatusCode);
        }
    }

    [Fact]
    public async Task Even_with_the_token_a_request_from_elsewhere_is_refused()
    {
        (string Name, string Value)[] elsewhere =
        [
            ("Host", "evil.example.com"), ("Host", "localhost.evil.example.com"), ("Origin", "http://evil.example.com"), ("Origin", "null"),
            ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site"),
        ];
        await using Desk desk = await Desk.StartAsync(PageTests.Freezer);
        using HttpClient client = Client(desk);
        foreach ((string name, string value) in elsewhere)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/commands") { Content = JsonContent.Create(new { command = "press door" }) };
            request.Headers.TryAddWithoutValidation(name, value);
            HttpStatusCode status = (await client.SendAsync(request)).StatusCode;
            Assert.True(status is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized, $"{name}: {value} was answered {status}");
        }

        Assert.DoesNotContain(desk.Session.EventsAfter(0), one => one.Text == "press door");
    }

    [Fact]
    public async Task The_pages_socket_is_refused_to_another_origin()
    {
        await using Desk desk = await Desk.StartAsync(PageTests.Freezer);
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", "http://evil.example.com");
        socket.Options.SetRequestHeader("Authorization", "Bearer " + desk.Server.Token.Value);
        var address = new Uri($"ws://127.0.0.1:{desk.Server.Address.Port}/_blazor");
        socket.Options.CollectHttpResponseDetails = true;
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(address, CancellationToken.None));
        Assert.Equal(HttpStatusCode.Forbidden, socket.HttpStatusCode);
    }

    [Fact]
    public async Task Only_this_machine_can_reach_it()
    {
        await using Desk desk = await Desk.StartAsync(PageTests.Freezer);
        Assert.True(IPAddress.IsLoopback(IPAddress.Parse(desk.Server.Address.Host)));
    }

    private static HttpClient Client(Desk desk)
    {
        var client = new HttpClient { BaseAddress = desk.Server.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", desk.Server.Token.Value);
        return client;
    }
}
