// Somebody logs in at a real authorization server: by a browser, by a code, and what is said when there is no token.

using System.Collections.Specialized;
using System.Net;
using System.Web;
using DeviceMailer.SystemTests.Servers;
using DeviceMailer.VirtualBoard.Tokens;

namespace DeviceMailer.SystemTests.Tokens;

public sealed class LoginTests : IDisposable
{
    private readonly TestAuthority authority = new();
    private readonly CancellationTokenSource stop = new(TimeSpan.FromMinutes(1));

    public void Dispose()
    {
        stop.Dispose();
        authority.Dispose();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Browser_on_this_PC_gets_a_refresh_token(bool rotates)
    {
        await using TokenServer server = await StartAsync(rotates);
        using HttpClient client = Browser.NewClient(server, authority);
        string token = await TokenServer.LogInAsync(client, stop.Token);
        await AssertRenewsAsync(client, token);
        Assert.StartsWith("devicemailer-token 1\n" + token + "\n", TokenFileWriter.ContentOf(token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_that_is_entered_elsewhere_gets_a_refresh_token()
    {
        await using TokenServer server = await StartAsync();
        using HttpClient client = Browser.NewClient(server, authority);
        string token = await TokenServer.NewLogin(client).ByDeviceCodeAsync((page, code) => Browser.GoAsync(client, $"{page}?user_code={code}").Wait(), stop.Token);
        await AssertRenewsAsync(client, token);
    }

    [Fact]
    public async Task Code_that_nobody_enters_is_waited_for_until_somebody_does()
    {
        await using TokenServer server = await StartAsync();
        using HttpClient client = Browser.NewClient(server, authority);
        string? address = null;
        Task<string> login = TokenServer.NewLogin(client).ByDeviceCodeAsync((page, code) => address = $"{page}?user_code={code}", stop.Token);
        while (server.Requests == 0) await Task.Delay(50, stop.Token); // it asks whether somebody has
        Assert.False(login.IsCompleted);
        await Browser.GoAsync(client, address!);
        await AssertRenewsAsync(client, await login);
    }

    [Fact]
    public async Task Answer_that_is_not_this_log_ins_is_not_taken_and_a_refusal_is_told()
    {
        await using TokenServer server = await StartAsync();
        using HttpClient client = Browser.NewClient(server, authority);
        HttpStatusCode stranger = default;
        TokenLoginException told = await Assert.ThrowsAsync<TokenLoginException>(() => TokenServer.NewLogin(client).ByBrowserAsync(
            address => Task.Run(async () =>
            {
                NameValueCollection query = HttpUtility.ParseQueryString(new Uri(address).Query);
                using HttpResponseMessage answer = await client.GetAsync($"{query["redirect_uri"]}?code=x&state=guessed");
                stranger = answer.StatusCode;
                await client.GetStringAsync($"{query["redirect_uri"]}?error=access_denied&error_description=no&state={query["state"]}");
            }),
            stop.Token));
        Assert.Equal("the provider did not let you in: access_denied no", told.Message);
        Assert.Equal(HttpStatusCode.NotFound, stranger);
    }

    // RFC 7636 4.6: the code is worthless to anyone who has seen it but did not make the challenge.
    [Fact]
    public async Task Code_alone_is_worth_nothing()
    {
        await using TokenServer server = await StartAsync();
        using HttpClient client = Browser.NewClient(server, authority);
        string theirs = "";
        TokenLoginException told = await Assert.ThrowsAsync<TokenLoginException>(() => TokenServer.NewLogin(client).ByBrowserAsync(
            address => Task.Run(async () =>
            {
                using HttpResponseMessage redirect = await client.GetAsync(address);
                NameValueCollection back = HttpUtility.ParseQueryString(redirect.Headers.Location!.Query);
                NameValueCollection query = HttpUtility.ParseQueryString(new Uri(address).Query);
                using var form = new FormUrlEncodedContent(new Dictionary<string, string>
                {
                    ["grant_type"] = "authorization_code",
                    ["client_id"] = TokenServer.Client,
                    ["code"] = back["code"]!,
                    ["redirect_uri"] = query["redirect_uri"]!,
                    ["code_verifier"] = new string('x', 43),
                });
                using HttpResponseMessage stolen = await client.PostAsync($"https://{TokenServer.Host}/token", form);
                theirs = await stolen.Content.ReadAsStringAsync();
                await client.GetStringAsync($"{query["redirect_uri"]}?error=access_denied&state={query["state"]}");
            }),
            stop.Token));
        Assert.Contains("invalid_grant", theirs, StringComparison.Ordinal);
        Assert.Contains("access_denied", told.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("")]
    public void Token_that_the_device_could_not_use_is_not_written(string end) =>
        Assert.Throws<TokenLoginException>(() => TokenFileWriter.ContentOf(new string('t', 4096) + (end.Length == 0 ? "t" : end)));

    private Task<TokenServer> StartAsync(bool rotates = true) => TokenServer.StartAsync(authority.Sign(TokenServer.Host), TestMail.Alarm, rotates, TimeProvider.System);

    // As the device will: RFC 6749 6.
    private static async Task AssertRenewsAsync(HttpClient client, string token)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "refresh_token", ["client_id"] = TokenServer.Client, ["refresh_token"] = token });
        using HttpResponseMessage answer = await client.PostAsync($"https://{TokenServer.Host}/token", form);
        Assert.Contains("\"access_token\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
