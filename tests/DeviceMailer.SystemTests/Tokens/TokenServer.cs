// A real authorization server in process: OpenIddict on loopback, under TLS for the device and the person, without for Dovecot beside it. It lets everybody in
// at once; its clock is the test's, so that an hour of a virtual board is an hour to it.

using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using DeviceMailer.VirtualBoard.Tokens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace DeviceMailer.SystemTests.Tokens;

/// <summary>An authorization server, gone when it is disposed.</summary>
internal sealed class TokenServer : IAsyncDisposable
{
    /// <summary>What it is called.</summary>
    internal const string Host = "login.test";

    internal const string Client = "device";
    internal const string Robot = "robot";
    internal const string RobotSecret = "robot's secret";
    internal const string Checker = "dovecot";
    internal const string CheckerSecret = "checker";
    internal const string Scope = "smtp offline_access";

    // As large as those that OpenIddict would make for each server: the two take more than two seconds of a core, so all servers of a run share them. A token
    // is good only at the server that has it in its database.
    private static readonly RsaSecurityKey encryptionKey = new(RSA.Create(4096));
    private static readonly RsaSecurityKey signingKey = new(RSA.Create(4096));
    private static readonly TimeSpan accessTokenLife = TimeSpan.FromHours(1);
    private static readonly TimeSpan refreshTokenLife = TimeSpan.FromDays(90); // Microsoft's

    private readonly WebApplication app;
    private readonly string user;
    private readonly bool rotates;
    private readonly TimeProvider clock;
    private int requests;
    private int refreshTokens;

    private TokenServer(X509Certificate2 certificate, string user, bool rotates, TimeProvider clock)
    {
        this.user = user;
        this.rotates = rotates;
        this.clock = clock;
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate));
            kestrel.Listen(IPAddress.Loopback, 0);
        });
        string database = Guid.NewGuid().ToString();
        builder.Services.AddDbContext<DbContext>(options => options.UseInMemoryDatabase(database).UseOpenIddict());
        builder.Services.AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<DbContext>())
            .AddServer(Configure);
        app = builder.Build();
        app.Use(ServeAsync);
        app.UseAuthentication();
    }

    /// <summary>Where it listens under TLS.</summary>
    internal IPEndPoint EndPoint => EndPointOf("https");

    /// <summary>Where it listens without TLS.</summary>
    internal IPEndPoint ClearEndPoint => EndPointOf("http");

    /// <summary>What goes wrong with its answers from now on.</summary>
    internal TokenTrouble Trouble { get; set; }

    /// <summary>How often tokens were asked for.</summary>
    internal int Requests => requests;

    /// <summary>How many refresh tokens it has handed out.</summary>
    internal int RefreshTokens => refreshTokens;

    /// <summary>Starts one.</summary>
    /// <param name="certificate">What it shows.</param>
    /// <param name="user">The mailbox that everybody is.</param>
    /// <param name="rotates">True: a new refresh token each time, as Microsoft has it; false: one that stays, as Google has it.</param>
    /// <param name="clock">Its clock.</param>
    internal static async Task<TokenServer> StartAsync(X509Certificate2 certificate, string user, bool rotates, TimeProvider clock)
    {
        var server = new TokenServer(certificate, user, rotates, clock);
        await server.app.StartAsync();
        await server.AddClientsAsync();
        return server;
    }

    /// <summary>A login here, as the command login does it.</summary>
    internal static TokenLogin NewLogin(HttpClient client, string? secret = null) =>
        new(new TokenProvider($"https://{Host}/authorize", $"https://{Host}/token", $"https://{Host}/device", Scope, "127.0.0.1", false), client, Client, secret);

    /// <summary>Somebody logs in by a browser.</summary>
    /// <returns>The refresh token.</returns>
    internal static Task<string> LogInAsync(HttpClient client, CancellationToken stop) =>
        NewLogin(client).ByBrowserAsync(address => _ = Browser.GoAsync(client, address), stop);

    /// <summary>All access tokens are withdrawn.</summary>
    internal Task RevokeAccessTokensAsync() => RevokeAsync(type => type == TokenTypeIdentifiers.AccessToken);

    /// <summary>All tokens are withdrawn: somebody must log in again.</summary>
    internal Task RevokeAllAsync() => RevokeAsync(_ => true);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private void Configure(OpenIddictServerBuilder server)
    {
        server.SetAuthorizationEndpointUris("authorize").SetTokenEndpointUris("token").SetIntrospectionEndpointUris("introspect")
            .SetDeviceAuthorizationEndpointUris("device").SetEndUserVerificationEndpointUris("verify");
        server.AllowAuthorizationCodeFlow().AllowRefreshTokenFlow().AllowClientCredentialsFlow().AllowDeviceAuthorizationFlow().RequireProofKeyForCodeExchange();
        server.AddEncryptionKey(encryptionKey).AddSigningKey(signingKey);
        server.SetIssuer(new Uri($"https://{Host}/")); // one name for all who ask: the device, the person, Dovecot
        server.SetAccessTokenLifetime(accessTokenLife).SetRefreshTokenLifetime(refreshTokenLife);
        server.SetRefreshTokenReuseLeeway(refreshTokenLife); // an old one is not withdrawn at its use: the answer may not have arrived
        server.RegisterScopes("smtp");
        if (!rotates) server.DisableRollingRefreshTokens();
        server.UseAspNetCore().DisableTransportSecurityRequirement();
        server.Configure(options => options.TimeProvider = clock);
        server.AddEventHandler<HandleAuthorizationRequestContext>(handler => handler.UseInlineHandler(context => LetIn(context.SignIn)));
        server.AddEventHandler<HandleEndUserVerificationRequestContext>(handler => handler.UseInlineHandler(context => LetIn(context.SignIn)));
        server.AddEventHandler<HandleTokenRequestContext>(handler => handler.UseInlineHandler(context => context.Request.IsClientCredentialsGrantType() ? LetIn(context.SignIn) : default));
        server.AddEventHandler<ApplyTokenResponseContext>(handler => handler.UseInlineHandler(context =>
        {
            if (!rotates && context.Request?.IsRefreshTokenGrantType() == true) context.Response.RefreshToken = null; // OpenIddict repeats it, Google does not
            if (context.Response.RefreshToken != null) Interlocked.Increment(ref refreshTokens);
            return default;
        }));
    }

    private ValueTask LetIn(Action<ClaimsPrincipal> signIn)
    {
        var identity = new ClaimsIdentity("test", Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, user).SetClaim(Claims.Username, user);
        identity.SetScopes(Scope.Split(' '));
        identity.SetDestinations(_ => [Destinations.AccessToken]);
        signIn(new ClaimsPrincipal(identity));
        return default;
    }

    private async Task ServeAsync(HttpContext context, RequestDelegate next)
    {
        bool isToken = context.Request.Path == "/token";
        if (isToken) Interlocked.Increment(ref requests);
        if (isToken && Trouble != TokenTrouble.None) await TroubledAnswer.SendAsync(Trouble, context, next);
        else await next(context);
    }

    private async Task RevokeAsync(Func<string?, bool> isMeant)
    {
        using IServiceScope scope = app.Services.CreateScope();
        IOpenIddictTokenManager tokens = scope.ServiceProvider.GetRequiredService<IOpenIddictTokenManager>();
        List<object> all = [];
        await foreach (object token in tokens.ListAsync()) all.Add(token);
        foreach (object token in all)
        {
            if (isMeant(await tokens.GetTypeAsync(token))) await tokens.TryRevokeAsync(token);
        }
    }

    private async Task AddClientsAsync()
    {
        using IServiceScope scope = app.Services.CreateScope();
        IOpenIddictApplicationManager clients = scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>();
        var device = new OpenIddictApplicationDescriptor { ClientId = Client, ClientType = ClientTypes.Public, ApplicationType = ApplicationTypes.Native };
        device.RedirectUris.Add(new Uri("http://127.0.0.1/")); // of a native client any port (RFC 8252 7.3)
        device.Permissions.UnionWith(
        [
            Permissions.Endpoints.Authorization, Permissions.Endpoints.Token, Permissions.Endpoints.DeviceAuthorization, Permissions.ResponseTypes.Code,
            Permissions.GrantTypes.AuthorizationCode, Permissions.GrantTypes.RefreshToken, Permissions.GrantTypes.DeviceCode, Permissions.Prefixes.Scope + "smtp",
        ]);
        await clients.CreateAsync(device);
        var robot = new OpenIddictApplicationDescriptor { ClientId = Robot, ClientSecret = RobotSecret, ClientType = ClientTypes.Confidential };
        robot.Permissions.UnionWith([Permissions.Endpoints.Token, Permissions.GrantTypes.ClientCredentials, Permissions.Prefixes.Scope + "smtp"]);
        await clients.CreateAsync(robot);
        var checker = new OpenIddictApplicationDescriptor { ClientId = Checker, ClientSecret = CheckerSecret, ClientType = ClientTypes.Confidential };
        checker.Permissions.Add(Permissions.Endpoints.Introspection);
        await clients.CreateAsync(checker);
    }

    private IPEndPoint EndPointOf(string scheme) =>
        new(IPAddress.Loopback, app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Select(address => new Uri(address)).Single(address => address.Scheme == scheme).Port);
}
