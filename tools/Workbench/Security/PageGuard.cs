// Who may ask: only a page of our own in a browser that was given the token, or a program that names it. What a page elsewhere in the same browser can send
// (another Host by DNS rebinding, another Origin, a form, a link, a socket) is refused before anything else looks at it.

namespace DeviceMailer.Workbench.Security;

/// <summary>Refuses every request that is not from the page itself or does not know the token.</summary>
internal sealed class PageGuard(RequestDelegate next, PageToken token)
{
    private const string TokenQuery = "token";
    private const string BearerPrefix = "Bearer ";

    // The page runs its own script only, loads from here only, and cannot be put into another page's frame. Styles in attributes are MudBlazor's and the
    // editor's way; data: pictures and fonts are the editor's icons.
    private const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        + "connect-src 'self'; worker-src 'self' blob:; frame-src 'self'; frame-ancestors 'none'; object-src 'none'; base-uri 'self'; form-action 'self'";

    /// <summary>Judges one request.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        SetHeaders(context.Response.Headers);
        if (!IsOurHost(request) || !IsOurOrigin(request))
        {
            await RefuseAsync(context, StatusCodes.Status403Forbidden, "This address is for the workbench's own page only.");
            return;
        }

        bool isEntry = request.Path == "/" && HttpMethods.IsGet(request.Method) && token.Is(request.Query[TokenQuery]);
        if (isEntry)
        {
            // The cookie takes the token's place, so that the token does not stay in the address bar.
            context.Response.Cookies.Append(token.CookieName, token.Value, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/" });
            context.Response.Redirect("/");
            return;
        }

        if (!IsOurSite(request) || !IsKnown(request))
        {
            await RefuseAsync(context, StatusCodes.Status401Unauthorized, "Open the address that the workbench printed in its terminal: it holds the token that this page needs.");
            return;
        }

        await next(context);
    }

    private static void SetHeaders(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }

    private static async Task RefuseAsync(HttpContext context, int status, string why)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        await context.Response.WriteAsync(why + "\n");
    }

    // A name that was made to point here (DNS rebinding) is still another name.
    private static bool IsOurHost(HttpRequest request) =>
        request.Host.Port == request.HttpContext.Connection.LocalPort && request.Host.Host is "127.0.0.1" or "localhost" or "[::1]";

    private static bool IsOurOrigin(HttpRequest request) =>
        request.Headers.Origin.Count == 0 || (request.Headers.Origin.Count == 1 && request.Headers.Origin[0] == $"http://{request.Host}");

    // Browsers say where a request comes from (Fetch Metadata); programs do not.
    private static bool IsOurSite(HttpRequest request)
    {
        string site = request.Headers["Sec-Fetch-Site"].ToString();
        return site is "" or "same-origin" or "none";
    }

    private bool IsKnown(HttpRequest request)
    {
        if (token.Is(request.Cookies[token.CookieName])) return true;
        string authorization = request.Headers.Authorization.ToString();
        return (authorization.StartsWith(BearerPrefix, StringComparison.OrdinalIgnoreCase) && token.Is(authorization[BearerPrefix.Length..].Trim()))
            || (request.Path.StartsWithSegments("/api") && token.Is(request.Query[TokenQuery]));
    }
}
