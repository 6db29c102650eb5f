// A person logs in, once: in a browser on this PC (authorization code with PKCE, RFC 7636, and a redirect to loopback, RFC 8252), or on any device with
// a code (RFC 8628). What comes of it is a refresh token; no access token is kept.

using System.Net;
using System.Security.Cryptography;
using System.Text;
using Duende.IdentityModel.Client;

namespace DeviceMailer.VirtualBoard.Tokens;

/// <summary>Logs in.</summary>
/// <param name="provider">Where.</param>
/// <param name="client">The way there.</param>
/// <param name="clientId">The id that the provider gave to this client.</param>
/// <param name="clientSecret">Its secret; null: none.</param>
internal sealed class TokenLogin(TokenProvider provider, HttpClient client, string clientId, string? clientSecret)
{
    private const int SecretBytes = 32; // 43 characters of base64url: RFC 7636 4.1 wants as many at least
    private const string Page = "<!doctype html><title>DeviceMailer</title><p>DeviceMailer has heard from your provider. You can close this window and go back to the command line.";

    /// <summary>By a browser: shows it an address, and waits for it to come back.</summary>
    /// <param name="show">Opens the address, or tells the person to.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <exception cref="TokenLoginException">There is no token; it says why.</exception>
    internal async Task<string> ByBrowserAsync(Action<string> show, CancellationToken cancel)
    {
        using HttpListener listener = Listen(out string redirect);
        string state = NewSecret();
        string verifier = NewSecret();
        string challenge = Encode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
        show(new RequestUrl(provider.Authorize).CreateAuthorizeUrl(
            clientId, "code", scope: provider.Scope, redirectUri: redirect, state: state, codeChallenge: challenge, codeChallengeMethod: "S256"));
        string code = await WaitForCodeAsync(listener, state, cancel);
        TokenResponse answer = await client.RequestAuthorizationCodeTokenAsync(
            new AuthorizationCodeTokenRequest
            {
                Address = provider.Token,
                ClientId = clientId,
                ClientSecret = clientSecret,
                ClientCredentialStyle = ClientCredentialStyle.PostBody,
                Code = code,
                RedirectUri = redirect,
                CodeVerifier = verifier,
            },
            cancel);
        return RefreshTokenOf(answer);
    }

    /// <summary>By a code that a person enters in a browser anywhere.</summary>
    /// <param name="show">Tells the person the address and the code.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <exception cref="TokenLoginException">There is no token; it says why.</exception>
    internal async Task<string> ByDeviceCodeAsync(Action<string, string> show, CancellationToken cancel)
    {
        const int DefaultSeconds = 5; // RFC 8628 3.2
        if (provider.Device == null) throw new TokenLoginException("this provider has no device codes for mail: log in without --device-code, on a PC with a browser");
        DeviceAuthorizationResponse begun = await client.RequestDeviceAuthorizationAsync(
            new DeviceAuthorizationRequest { Address = provider.Device, ClientId = clientId, ClientSecret = clientSecret, ClientCredentialStyle = ClientCredentialStyle.PostBody, Scope = provider.Scope }, cancel);
        if (begun.IsError) throw new TokenLoginException($"the provider gives no code: {begun.Error} {begun.ErrorDescription}");
        show(begun.VerificationUri!, begun.UserCode!);
        TimeSpan wait = TimeSpan.FromSeconds(begun.Interval > 0 ? begun.Interval : DefaultSeconds);
        for (; ; )
        {
            await Task.Delay(wait, cancel);
            TokenResponse answer = await client.RequestDeviceTokenAsync(
                new DeviceTokenRequest { Address = provider.Token, ClientId = clientId, ClientSecret = clientSecret, ClientCredentialStyle = ClientCredentialStyle.PostBody, DeviceCode = begun.DeviceCode! }, cancel);
            if (answer.Error == "slow_down") wait += TimeSpan.FromSeconds(DefaultSeconds); // RFC 8628 3.5
            else if (answer.Error != "authorization_pending") return RefreshTokenOf(answer);
        }
    }

    private HttpListener Listen(out string redirect)
    {
        const int Attempts = 10; // somebody else may take a port that was free
        for (int attempt = 1; ; attempt++)
        {
            using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            int port = ((IPEndPoint)probe.LocalEndpoint).Port;
            probe.Stop();
            redirect = $"http://{provider.Redirect}:{port}/";
            var listener = new HttpListener();
            listener.Prefixes.Add(redirect);
            try
            {
                listener.Start();
                return listener;
            }
            catch (HttpListenerException) when (attempt < Attempts)
            {
                listener.Close();
            }
        }
    }

    // The first request that has this login's state counts; others, for an icon or from elsewhere, get nothing.
    private static async Task<string> WaitForCodeAsync(HttpListener listener, string state, CancellationToken cancel)
    {
        for (; ; )
        {
            HttpListenerContext context = await listener.GetContextAsync().WaitAsync(cancel);
            string? code = context.Request.QueryString["code"];
            string? error = context.Request.QueryString["error"];
            bool isOurs = context.Request.QueryString["state"] == state && (code != null || error != null);
            context.Response.StatusCode = isOurs ? (int)HttpStatusCode.OK : (int)HttpStatusCode.NotFound;
            context.Response.ContentType = "text/html; charset=utf-8";
            await AnswerAsync(context.Response, isOurs ? Page : "", cancel);
            if (!isOurs) continue;
            return code ?? throw new TokenLoginException($"the provider did not let you in: {error} {context.Request.QueryString["error_description"]}");
        }
    }

    // A browser that has hung up knows enough: what it asked with is here.
    private static async Task AnswerAsync(HttpListenerResponse response, string page, CancellationToken cancel)
    {
        try
        {
            await response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(page), cancel);
            response.Close();
        }
        catch (Exception e) when (e is HttpListenerException or IOException)
        {
            response.Abort();
        }
    }

    private static string RefreshTokenOf(TokenResponse answer)
    {
        if (answer.IsError) throw new TokenLoginException($"the provider gives no token: {answer.Error} {answer.ErrorDescription}");
        if (answer.RefreshToken is not { Length: > 0 } token) throw new TokenLoginException("the provider gives an access token only, which ends within the hour: does the scope ask for offline access?");
        return token;
    }

    private static string NewSecret() => Encode(RandomNumberGenerator.GetBytes(SecretBytes));

    private static string Encode(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
